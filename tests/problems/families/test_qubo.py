"""QUBO and Ising models against every assignment, and the ways to write them."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.qubo import Interaction, Qubo, QuboSolution
from problems.figure import BarFigure, MatrixFigure
from problems.registry import parse_problem
from problems.status import Sense
from tests.brute_force import minimum

EXAMPLES = (
    {"polynomial": "3a - 2b + c - 4ab + 2bc - ac"},
    {"matrix": [[-5, 2, 4, 0], [2, -3, 1, 0], [4, 1, -8, 5], [0, 0, 5, -6]]},
    {"polynomial": "s1*s2 + s2*s3 + s1*s3 - 2*s1 + 0.5*s2", "vartype": "spin"},
    {"polynomial": "4*x1 + 3*x2 + 5*x3 - 6*x1*x3 - 2*x2*x3", "goal": "maximise"},
)


def _qubo(**fields: object) -> Qubo:
    problem = parse_problem({"family": "qubo", **fields})
    assert isinstance(problem, Qubo)
    return problem


def _best(problem: Qubo) -> float:
    domain = (0, 1) if problem.vartype == "binary" else (-1, 1)
    objectives = []
    for values in product(domain, repeat=len(problem.variables)):
        x = dict(zip(problem.variables, values, strict=True))
        objectives.append(
            problem.constant
            + sum(problem.linear[name] * x[name] for name in problem.linear)
            + sum(term.coefficient * x[term.u] * x[term.v] for term in problem.quadratic)
        )
    return max(objectives) if problem.goal is Sense.MAXIMISE else min(objectives)


@pytest.mark.parametrize("example", range(4))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = _qubo(**EXAMPLES[example])
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = Qubo.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _best(problem)


@pytest.mark.parametrize("seed", range(8))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = Qubo.random(np.random.default_rng(seed), 7)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == _best(problem)


@pytest.mark.parametrize("vartype", ["binary", "spin"])
def test_a_matrix_means_its_quadratic_form(vartype: str) -> None:
    rng = np.random.default_rng(3)
    matrix = rng.integers(-9, 10, (5, 5))
    problem = _qubo(matrix=matrix.tolist(), vartype=vartype, linear={"x2": 4}, constant=1.5)
    for values in product((0, 1) if vartype == "binary" else (-1, 1), repeat=5):
        x = np.array(values)
        solution = QuboSolution(values=dict(zip(problem.variables, values, strict=True)))
        assert problem.check(solution).objective == x @ matrix @ x + 4 * x[1] + 1.5


def test_the_variables_of_a_matrix_can_be_named() -> None:
    assert _qubo(matrix=[[1, 2], [0, 3]], variables=["p", "q"]) == Qubo(
        variables=("p", "q"),
        linear={"p": 1, "q": 3},
        quadratic=(Interaction(u="p", v="q", coefficient=2),),
    )


@pytest.mark.parametrize("example", range(4))
def test_what_is_written_out_survives_json(example: int) -> None:
    problem = _qubo(**EXAMPLES[example])
    assert parse_problem(problem.model_dump(mode="json")) == problem
    assert Qubo.model_validate_json(problem.model_dump_json()) == problem


def test_variables_are_those_of_the_terms_where_they_are_not_given() -> None:
    problem = _qubo(linear={"b": 1}, quadratic=[{"u": "a", "v": "b", "coefficient": -2}])
    assert problem.variables == ("b", "a")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"matrix": [[1, 2], [3]]},
            "not square: it has 2 rows, and row 2 has 1 numbers; it needs 2",
        ),
        ({"matrix": [[1, 2]]}, "not square: it has 1 rows, and row 1 has 2"),
        ({"matrix": []}, "the matrix has no row"),
        ({"matrix": 3}, "must be a list of rows"),
        ({"matrix": [["one"]]}, "no number"),
        ({"matrix": [[float("inf")]]}, "no finite number in row 1, column 1"),
        ({"matrix": [[1]], "variables": ["a", "b"]}, "2 variables are given for a matrix of 1"),
        ({"matrix": [[1]], "polynomial": "a"}, "give one of them"),
        ({"polynomial": "a", "linear": {"a": 1}}, "leave out one of them"),
        ({"polynomial": "a*b*c"}, "multiplies 3 variables"),
        ({"polynomial": 3}, "must be text"),
        ({}, "no variable is given"),
        ({"variables": ["a", "a"]}, "two variables are called 'a'"),
        ({"variables": ["a"], "linear": {"b": 1}}, "'b' is of no variable"),
        (
            {"variables": ["a"], "quadratic": [{"u": "a", "v": "b", "coefficient": 1}]},
            "names 'b', which is no variable",
        ),
        ({"quadratic": [{"u": "a", "v": "a", "coefficient": 1}]}, "'a' with itself"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(
    fields: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidProblem, match=words) as refused:
        _qubo(**fields)
    assert "\n" not in str(refused.value)


def test_the_schema_offers_the_shorter_ways() -> None:
    properties = Qubo.model_json_schema()["properties"]
    assert {"matrix", "polynomial", "variables", "linear"} <= set(properties)


def test_check_names_values_that_are_absent_or_outside() -> None:
    problem = _qubo(polynomial="a + b + ab", vartype="spin")
    check = problem.check(QuboSolution(values={"a": 0, "c": 1}))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no variable 'c'",
        "'a' has the value 0; it must be -1 or 1",
        "'b' has no value; it must be -1 or 1",
    ]


def test_the_picture_is_the_matrix_and_of_many_variables_the_largest_shares() -> None:
    drawn = _qubo(**EXAMPLES[0]).figure(QuboSolution(values={"a": 1, "b": 1, "c": 0}))
    assert isinstance(drawn, MatrixFigure)
    assert drawn.values == ((3, -4, -1), (0, -2, 2), (0, 0, 1))
    assert drawn.highlighted == ((0, 0), (0, 1), (1, 1))
    many = _qubo(linear={f"x{index}": index for index in range(50)})
    bars = many.figure(QuboSolution(values=dict.fromkeys(many.variables, 1)))
    assert isinstance(bars, BarFigure)
    assert bars.labels == tuple(f"x{index}" for index in range(10, 50))


def test_the_dial_turns_density_signs_and_linear_terms() -> None:
    for seed in range(4):
        easy, hard = (Qubo.random(np.random.default_rng(seed), 60, each) for each in (0, 1))
        assert all(easy.sense.sign * term.coefficient < 0 for term in easy.quadratic)
        against = [hard.sense.sign * term.coefficient > 0 for term in hard.quadratic]
        assert 0.35 < np.mean(against) < 0.65
        assert len(hard.quadratic) > 4 * len(easy.quadratic)
        assert max(map(abs, hard.linear.values())) == 1
