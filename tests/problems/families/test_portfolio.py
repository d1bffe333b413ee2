"""Portfolios against exhaustive search over choices and over lots."""

from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest

from problems.errors import LimitExceeded
from problems.families.portfolio import Portfolio, PortfolioSolution
from problems.modelling.covariance import FactorModel
from problems.status import Sense, Status
from problems.structures import Assignment, Values
from solvers.backend import Backend
from solvers.backends.cp_sat import BACKEND as CP_SAT
from solvers.backends.mathopt_pdlp import BACKEND as PDLP
from solvers.backends.mathopt_scip import BACKEND as SCIP
from solvers.result import Request
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


FOUR = {
    "assets": ("A", "B", "C", "D"),
    "expected_returns": RETURNS,
    "covariance": COVARIANCE,
    "risk_aversion": 0.5,
}


def _four(**fields: object) -> Portfolio:
    return Portfolio.model_validate(FOUR | fields)


def _grid_best(problem: Portfolio) -> float | None:
    """The best of all mixes in twentieths that `check` finds feasible."""
    worth = []
    for cuts in combinations(range(20 + 3), 3):
        edges = (-1, *cuts, 23)
        shares = [(b - a - 1) / 20 for a, b in pairwise(edges)]
        held = {n: each for n, each in zip(problem.assets, shares, strict=True) if each}
        check = problem.check(PortfolioSolution(holdings=held))
        if check.feasible and check.objective is not None:
            worth.append(-problem.sense.sign * check.objective)
    return max(worth) * -problem.sense.sign if worth else None


def _objective(problem: Portfolio, backend: Backend) -> float | None:
    program = problem.structure()
    assert program is not None
    run = backend.solve(Request(program), seed=1, budget_s=20, progress=lambda *_: None)
    assert run.status is Status.OPTIMAL
    check = problem.check(problem.decode_structure(run.answers[0]))
    assert check.feasible, check.violations
    assert check.objective is not None
    assert problem.sense.sign * check.objective == pytest.approx(run.bound, abs=1e-4)
    return check.objective


LIMITS = [
    {"groups": ({"name": "tech", "assets": ("A", "C"), "most": 0.3},)},
    {"groups": ({"name": "safe", "assets": ("B", "D"), "least": 0.2, "most": 0.25},)},
    {"max_held": 1},
    {"max_held": 2, "min_weight": 0.3},
    {"max_held": 3, "min_held": 3, "min_weight": 0.2, "max_weight": 0.45},
    {"min_held": 4, "min_weight": 0.1, "min_return": 7, "risk_aversion": 0},
    {"max_held": 2, "groups": ({"name": "safe", "assets": ("D",), "least": 0.1},)},
]


@pytest.mark.parametrize("fields", LIMITS)
def test_groups_and_the_number_held_against_every_mix_of_the_grid(fields: dict[str, Any]) -> None:
    problem = _four(**fields)
    best = _grid_best(problem)
    assert best is not None
    run = CP_SAT.solve(Request(problem.cqm()), seed=1, budget_s=20, progress=lambda *_: None)
    answer = run.answers[0]
    assert isinstance(answer, Assignment)
    check = problem.check(problem.decode(answer.sample))
    assert (run.status, check.feasible) == (Status.OPTIMAL, True)
    assert check.objective == pytest.approx(best)
    exact = _objective(problem, SCIP if "groups" not in fields or "max_held" in fields else PDLP)
    assert exact is not None
    assert problem.sense.sign * exact <= problem.sense.sign * best + 1e-6


def test_groups_of_whole_assets_count_them() -> None:
    problem = _four(n_chosen=2, groups=({"name": "tech", "assets": ("A", "C"), "most": 0},))
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == 11 - 0.5 * 10


@pytest.mark.parametrize("limit", [4, 5, 14])
def test_the_variance_can_be_limited(limit: float) -> None:
    mix = _four(risk_aversion=0.1, max_risk=limit)
    assert mix.structure() is None
    run = CP_SAT.solve(Request(mix.cqm()), seed=1, budget_s=20, progress=lambda *_: None)
    answer = run.answers[0]
    assert isinstance(answer, Assignment)
    assert mix.check(mix.decode(answer.sample)).objective == pytest.approx(_grid_best(mix))
    pair = _four(risk_aversion=0, n_chosen=2, max_risk=limit + 6)
    energies = [
        -sum(RETURNS[i] for i in chosen)
        for chosen in combinations(range(4), 2)
        if sum(COVARIANCE[i][j] for i in chosen for j in chosen) <= limit + 6
    ]
    assert minimum(pair.cqm()) == min(energies)
    risky = mix.check(PortfolioSolution(holdings={"C": 1.0}))
    expected = [] if limit == 14 else [f"variance comes to 14; it must be at most {limit}"]
    assert [each.message for each in risky.violations] == expected


def _factor_pair(n: int, seed: int, **fields: Any) -> tuple[Portfolio, Portfolio]:
    """The same portfolio by factors and by its full matrix."""
    rng = np.random.default_rng(seed)
    model = FactorModel(
        loadings=tuple(map(tuple, rng.normal(size=(n, 2)).tolist())),
        factor_covariance=((2.0, 0.5), (0.5, 1.0)),
        specific_variance=tuple(rng.uniform(0.5, 1.5, n).tolist()),
    )
    loadings = np.array(model.loadings)
    full = loadings @ np.array(model.factor_covariance) @ loadings.T
    full += np.diag(model.specific_variance)
    common = {
        "assets": tuple(f"a{at}" for at in range(n)),
        "expected_returns": tuple(rng.uniform(0, 5, n).tolist()),
        "risk_aversion": 0.4,
        **fields,
    }
    symmetric = tuple(map(tuple, ((full + full.T) / 2).tolist()))
    return Portfolio(factors=model, **common), Portfolio(covariance=symmetric, **common)


@pytest.mark.parametrize(
    "fields", [{}, {"max_held": 3, "min_weight": 0.1}, {"risk_aversion": 0, "min_return": 2}]
)
def test_factors_are_the_covariance_that_they_describe(fields: dict[str, Any]) -> None:
    by_factors, full = _factor_pair(8, 3, **fields)
    backend = SCIP if "max_held" in fields else PDLP
    assert _objective(by_factors, backend) == pytest.approx(_objective(full, backend), rel=1e-6)
    mix = PortfolioSolution(holdings={"a1": 0.25, "a4": 0.75})
    assert by_factors.check(mix).objective == pytest.approx(full.check(mix).objective)


def test_a_choice_by_factors_has_the_model_of_the_full_matrix() -> None:
    by_factors, full = _factor_pair(6, 4, n_chosen=3)
    best = minimum(full.cqm())
    assert best is not None
    assert minimum(by_factors.cqm()) == pytest.approx(best)
    assert _objective(by_factors, SCIP) == pytest.approx(full.objective_of_energy(best))


def test_thousands_of_assets_are_built_by_factors() -> None:
    rng = np.random.default_rng(0)
    n = 5_000
    large = Portfolio(
        assets=tuple(map(str, range(n))),
        expected_returns=tuple(rng.uniform(0, 5, n).tolist()),
        factors=FactorModel(
            loadings=tuple(map(tuple, rng.normal(size=(n, 20)).tolist())),
            specific_variance=(1.0,) * n,
        ),
        risk_aversion=0.5,
    )
    program = large.structure()
    assert program is not None
    assert program.quadratic is not None
    assert (len(program.names), program.quadratic.nnz) == (n + 20, n + 20)
    assert Portfolio.model_validate_json(large.model_dump_json()) == large
    with pytest.raises(LimitExceeded, match=r"5,000 assets.*at most 1,000"):
        large.cqm()


def test_the_dial_gives_assets_more_in_common() -> None:
    def shared(difficulty: float) -> float:
        drawn = Portfolio.random(np.random.default_rng(3), 6, difficulty)
        matrix = np.array(drawn.covariance)
        return float(np.abs(matrix - np.diag(np.diag(matrix))).sum())

    assert shared(0) == 0 < shared(0.5) < shared(1)


def test_check_counts_what_is_held() -> None:
    problem = _four(
        max_held=1, min_weight=0.4, groups=({"name": "g", "assets": ("A",), "most": 0.5},)
    )
    check = problem.check(PortfolioSolution(holdings={"A": 0.7, "B": 0.3}))
    assert [each.message for each in check.violations] == [
        "B is 0.3; it must be at least 0.4",
        "assets held is 2; it must be at most 1",
        "group g comes to 0.7; it must be at most 0.5",
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"covariance": ()}, "give either the covariance or its factors"),
        (
            {"factors": {"loadings": ((1,), (1,)), "specific_variance": (1, 1)}},
            "give either the covariance or its factors",
        ),
        (
            {"covariance": (), "factors": {"loadings": ((1,),), "specific_variance": (1,)}},
            "the factors are those of 1 assets; there are 2",
        ),
        (
            {
                "covariance": (),
                "factors": {"loadings": ((1,), (1, 2)), "specific_variance": (1, 1)},
            },
            r"2 rows of loadings of \[1, 2\] numbers",
        ),
        (
            {
                "covariance": (),
                "factors": {
                    "loadings": ((1,), (1,)),
                    "factor_covariance": ((-1,),),
                    "specific_variance": (1, 1),
                },
            },
            "the factor_covariance is not positive semidefinite",
        ),
        ({"groups": ({"name": "g", "assets": ("x",)},)}, "group 'g' names 'x', which is no asset"),
        ({"groups": ({"name": "g", "assets": ("a",)},) * 2}, "two groups are called 'g'"),
        (
            {"groups": ({"name": "g", "assets": ("a",), "least": 2, "most": 1},)},
            "the least of group 'g' is 2 and the most 1",
        ),
        ({"n_chosen": 1, "max_held": 1}, "leave out one"),
        ({"min_held": 2, "max_held": 1, "min_weight": 0.1}, "2 assets are to be held at least"),
        ({"min_held": 1}, "min_held needs a min_weight"),
    ],
)
def test_limits_that_do_not_fit_are_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        _two(**fields)
