"""Portfolios against exhaustive search over choices and over lots."""

from itertools import combinations

import numpy as np
import pytest

from problems.families.portfolio import Portfolio, PortfolioSolution
from problems.status import Sense
from problems.structures import Values
from tests.brute_force import minimum

RETURNS = (8.0, 6.0, 9.0, 5.0)
COVARIANCE = (
    (10.0, 2.0, 4.0, 1.0),
    (2.0, 6.0, 1.0, 0.0),
    (4.0, 1.0, 14.0, 2.0),
    (1.0, 0.0, 2.0, 4.0),
)
PAIR = Portfolio(
    assets=("A", "B", "C", "D"),
    expected_returns=RETURNS,
    covariance=COVARIANCE,
    risk_aversion=0.5,
    n_chosen=2,
)


def _two(**fields: object) -> Portfolio:
    base = {"assets": ("a", "b"), "expected_returns": (10, 4), "covariance": ((16, 2), (2, 4))}
    return Portfolio.model_validate(base | fields)


def test_the_pair_of_the_question_is_worth_six() -> None:
    worth = {
        pair: sum(RETURNS[i] for i in pair)
        - 0.5 * sum(COVARIANCE[i][j] for i in pair for j in pair)
        for pair in combinations(range(4), 2)
    }
    energy = minimum(PAIR.cqm())
    assert energy is not None
    assert PAIR.objective_of_energy(energy) == max(worth.values()) == 6
    for (i, j), value in worth.items():
        chosen = PortfolioSolution(holdings={PAIR.assets[i]: 1, PAIR.assets[j]: 1})
        assert PAIR.check(chosen).objective == value


@pytest.mark.parametrize(
    "fields", [{"risk_aversion": 0.3}, {"min_return": 6}, {"risk_aversion": 0.1, "max_weight": 0.6}]
)
def test_the_lots_of_the_cqm_have_the_optimum_of_exhaustive_search(
    fields: dict[str, float],
) -> None:
    problem = _two(**fields)
    energy = minimum(problem.cqm())
    assert energy is not None
    mixes = (PortfolioSolution(holdings={"a": k / 20, "b": 1 - k / 20}) for k in range(21))
    checks = [problem.check(mix) for mix in mixes]
    worth = [each.objective for each in checks if each.feasible and each.objective is not None]
    best = max(worth) if problem.sense is Sense.MAXIMISE else min(worth)
    assert problem.objective_of_energy(energy) == pytest.approx(best)
    assert len(worth) < 21 or "risk_aversion" in fields
    assert not problem.cqm_is_exact


def test_the_least_variance_is_minimised() -> None:
    problem = _two(min_return=7)
    assert problem.sense is Sense.MINIMISE
    assert problem.check(PortfolioSolution(holdings={"a": 0.5, "b": 0.5})).objective == 6
    low = problem.check(PortfolioSolution(holdings={"b": 1}))
    assert [each.constraint for each in low.violations] == ["expected return"]


def test_check_names_what_is_broken() -> None:
    problem = _two(max_weight=0.6)
    check = problem.check(PortfolioSolution(holdings={"a": 0.7, "b": 0.2, "c": 0.1}))
    assert [each.constraint for each in check.violations] == [
        "assets",
        "upper bound of a",
        "sum of the shares",
    ]
    half = PAIR.check(PortfolioSolution(holdings={"A": 0.5, "B": 1}))
    assert [each.constraint for each in half.violations] == ["wholeness of A", "assets chosen"]


def test_answers_of_solvers_are_read() -> None:
    mix = _two(risk_aversion=0.5).decode_structure(Values(np.array([0.5, 0.5])))
    assert mix.holdings == {"a": 0.5, "b": 0.5}
    pair = PAIR.decode_structure(Values(np.array([0.0, 0.9999999, 0.0, 1.0])))
    assert pair.holdings == {"B": 1, "D": 1}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"covariance": ((1, 2),)}, "1 rows; with 2 assets it must be 2 by 2"),
        ({"covariance": ((1, 2), (2,))}, "row 2 of 1 numbers"),
        ({"covariance": ((1, 2), (3, 4))}, "row 1, column 2 is 2 and row 2, column 1 is 3"),
        ({"covariance": ((1, 2), (2, 1))}, "not positive semidefinite"),
        ({"expected_returns": (1,)}, "1 expected returns are given for 2 assets"),
        ({"assets": ("a", "a")}, "same name"),
        ({"n_chosen": 3}, "3 assets are to be chosen out of 2"),
        ({"n_chosen": 1, "max_weight": 0.5}, "leave out one"),
        ({"min_weight": 0.5, "max_weight": 0.2}, "swap them"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        _two(**fields)


def test_an_indefinite_matrix_is_taken_where_assets_are_whole() -> None:
    assert _two(covariance=((1, 2), (2, 1)), n_chosen=1).n_chosen == 1


def test_an_orlib_file_becomes_the_mix_of_least_variance() -> None:
    text = "2\n .001 .2\n .004 .1\n1 1 1\n1 2 .5\n2 2 1\n"
    (form,) = [each for each in Portfolio.formats if each.recognises(text)]
    problem = form.read(text)
    assert isinstance(problem, Portfolio)
    assert problem.sense is Sense.MINIMISE
    assert np.allclose(problem.covariance, [[0.04, 0.01], [0.01, 0.01]])
    assert problem.min_return == 0.001
