"""Polynomials of any degree against every assignment, and the ways to write them."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.hubo import Hubo, HuboSolution, Term
from problems.registry import parse_problem
from problems.status import Sense
from tests.brute_force import minimum

EXAMPLES = (
    {"polynomial": "x1*x2*x3 - 2 x2 + x1 - 3 x1*x3 + x3"},
    {"polynomial": "a*b*c*d - 2*a*b*c + b*c*d + 0.5*a", "vartype": "spin"},
    {"polynomial": "5abc - 3ab - 2bc + 4cd - 6abcd + 2a", "goal": "maximise"},
)


def _hubo(**fields: object) -> Hubo:
    problem = parse_problem({"family": "hubo", **fields})
    assert isinstance(problem, Hubo)
    return problem


def _best(problem: Hubo) -> float:
    low = 0 if problem.vartype == "binary" else -1
    objectives = []
    for values in product((low, 1), repeat=len(problem.variables)):
        x = dict(zip(problem.variables, values, strict=True))
        worth = problem.constant
        for term in problem.terms:
            worth += term.coefficient * float(np.prod([x[name] for name in term.factors]))
        objectives.append(worth)
    return max(objectives) if problem.goal is Sense.MAXIMISE else min(objectives)


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = _hubo(**EXAMPLES[example])
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = Hubo.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _best(problem)


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(6))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int, difficulty: float) -> None:
    problem = Hubo.random(np.random.default_rng(seed), 5, difficulty)
    cqm = problem.cqm()
    if len(cqm.variables) > 17:
        pytest.fail("the instance is too large to enumerate")
    energy = minimum(cqm)
    assert energy is not None
    assert problem.objective_of_energy(energy) == pytest.approx(_best(problem))


def test_a_polynomial_is_its_terms() -> None:
    assert _hubo(polynomial="x1*x2*x3 - 2 x2 + 4 + x1 - x1") == Hubo(
        variables=("x1", "x2", "x3"),
        terms=(
            Term(factors=("x1", "x2", "x3"), coefficient=1),
            Term(factors=("x2",), coefficient=-2),
        ),
        constant=4,
    )


def test_variables_are_those_of_the_terms_where_they_are_not_given() -> None:
    problem = _hubo(terms=[{"factors": ["b", "a", "c"], "coefficient": 1}])
    assert problem.variables == ("b", "a", "c")


def test_terms_given_twice_add_up_and_bits_for_products_take_no_given_name() -> None:
    names = ["product 1", "b", "c"]
    term = {"factors": names, "coefficient": 1}
    problem = _hubo(variables=names, terms=[term, {**term, "coefficient": -3}])
    assert list(problem.cqm().variables) == [*names, "added product 1"]
    assert minimum(problem.cqm()) == -2
    assert problem.check(HuboSolution(values=dict.fromkeys(names, 1))).objective == -2


def test_an_assignment_survives_becoming_bits() -> None:
    spins = _hubo(**EXAMPLES[1])
    sample = {"a": 0, "b": 1, "c": 1, "d": 0}
    assert spins.decode(sample).values == {"a": -1, "b": 1, "c": 1, "d": -1}
    assert _hubo(polynomial="a*b*c + d").decode(sample).values == sample


def test_a_constant_alone_and_a_single_variable_have_a_model() -> None:
    assert minimum(_hubo(variables=["a"], constant=3).cqm()) == 3
    assert minimum(_hubo(polynomial="-2a").cqm()) == -2


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "no variable is given"),
        ({"variables": ["a", "a"]}, "two variables are called 'a'"),
        (
            {"variables": ["a"], "terms": [{"factors": ["b"], "coefficient": 1}]},
            "term 1 names 'b', which is no variable",
        ),
        ({"terms": [{"factors": ["a", "a"], "coefficient": 1}]}, "term 1 names 'a' 2 times"),
        ({"variables": ["a"], "terms": [{"factors": [], "coefficient": 1}]}, "at least 1 item"),
        ({"polynomial": "a*b*c", "constant": 2}, "leave out one of them"),
        ({"polynomial": 3}, "must be text"),
        ({"polynomial": "a*(b + c)"}, "parentheses are not read"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        _hubo(**fields)


def test_products_of_many_spins_are_refused_with_a_remedy() -> None:
    names = [f"s{at}" for at in range(30)]
    problem = _hubo(terms=[{"factors": names, "coefficient": 1}], vartype="spin")
    with pytest.raises(
        LimitExceeded, match=r"the limit is 1,000,000; write the polynomial in bits"
    ):
        problem.cqm()
    assert len(_hubo(terms=[{"factors": names, "coefficient": -1}]).cqm().variables) == 31


def test_check_names_values_that_are_absent_or_outside() -> None:
    check = _hubo(**EXAMPLES[1]).check(HuboSolution(values={"a": 0, "b": 1, "c": 1, "e": 1}))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no variable 'e'",
        "'a' has the value 0; it must be -1 or 1",
        "'d' has no value; it must be -1 or 1",
    ]


def test_the_picture_and_the_words_tell_what_each_term_adds() -> None:
    problem = _hubo(**EXAMPLES[0])
    solution = HuboSolution(values={"x1": 1, "x2": 1, "x3": 0})
    drawn = problem.figure(solution)
    assert drawn.labels == ("x1·x2·x3", "x2", "x1", "x1·x3", "x3")
    assert drawn.values == (0, -2, 1, 0, 0)
    assert drawn.groups == ("no part", "gain", "loss", "no part", "no part")
    assert problem.describe(solution) == "x1 = 1, x2 = 1, x3 = 0 gives -1."


def test_the_dial_turns_products_and_their_degree() -> None:
    easy, hard = (Hubo.random(np.random.default_rng(1), 40, each) for each in (0, 1))
    assert max(len(term.factors) for term in easy.terms) == 2
    assert sum(len(term.factors) == 4 for term in hard.terms) == 120
