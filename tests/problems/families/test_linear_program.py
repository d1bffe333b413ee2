"""Linear programs against exhaustive search, and through their files."""

from itertools import product

import dimod
import numpy as np
import pytest

from problems.errors import EncodingError
from problems.families.linear_program import (
    Constraint,
    LinearProgram,
    LinearProgramSolution,
    Product,
    Variable,
)
from problems.status import Sense
from tests.brute_force import minimum

WORKSHOP = LinearProgram(
    variables=(Variable(name="chairs", kind="integer"), Variable(name="tables", kind="integer")),
    goal=Sense.MAXIMISE,
    linear={"chairs": 45, "tables": 80},
    constraints=(
        Constraint(name="boards", terms={"chairs": 5, "tables": 20}, relation="<=", rhs=400),
        Constraint(name="hours", terms={"chairs": 10, "tables": 15}, relation="<=", rhs=450),
    ),
    objective_unit="$",
)


def _best(problem: LinearProgram, most: int) -> float:
    names = [each.name for each in problem.variables]
    checks = (
        problem.check(LinearProgramSolution(values=dict(zip(names, values, strict=True))))
        for values in product(range(most + 1), repeat=len(names))
    )
    return max(each.objective for each in checks if each.feasible and each.objective is not None)


@pytest.mark.parametrize("seed", range(6))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = LinearProgram.random(np.random.default_rng(seed), 3)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == pytest.approx(_best(problem, 10))


def test_the_workshop_earns_what_the_question_says() -> None:
    energy = minimum(WORKSHOP.cqm())
    assert energy is not None
    assert WORKSHOP.objective_of_energy(energy) == 2200
    best = LinearProgramSolution(values={"chairs": 24, "tables": 14})
    assert WORKSHOP.check(best).objective == 2200
    assert WORKSHOP.describe(best) == "chairs = 24, tables = 14: objective 2200 $."


def test_the_constraints_bound_integers_in_the_cqm() -> None:
    cqm = WORKSHOP.cqm()
    assert [cqm.upper_bound(name) for name in cqm.variables] == [45, 20]


def test_the_structure_costs_what_the_check_says() -> None:
    problem = LinearProgram(
        variables=(Variable(name="x"), Variable(name="y", lower=None)),
        goal=Sense.MAXIMISE,
        linear={"x": 3, "y": -1},
        quadratic=(
            Product(u="x", v="x", coefficient=-2),
            Product(u="x", v="y", coefficient=5),
            Product(u="y", v="x", coefficient=1),
        ),
        constant=7,
    )
    program = problem.structure()
    at = np.array([1.5, -2.0])
    assert program.quadratic is not None
    cost = 0.5 * at @ (program.quadratic @ at) + program.linear @ at + program.constant
    check = problem.check(LinearProgramSolution(values={"x": 1.5, "y": -2.0}))
    assert check.objective == pytest.approx(-cost)
    assert check.objective == pytest.approx(3 * 1.5 + 2 - 2 * 1.5**2 - 6 * 3 + 7)


def test_a_product_of_continuous_variables_has_no_cqm() -> None:
    problem = LinearProgram(
        variables=(Variable(name="x", kind="integer", upper=3), Variable(name="y")),
        goal=Sense.MINIMISE,
        quadratic=(Product(u="x", v="y", coefficient=1),),
    )
    with pytest.raises(EncodingError, match=r"'x' and 'y'.*make them integer"):
        problem.cqm()


def test_crossed_bounds_give_an_infeasible_cqm() -> None:
    problem = LinearProgram(
        variables=(Variable(name="x", kind="integer", lower=5, upper=3),), goal=Sense.MINIMISE
    )
    assert minimum(problem.cqm()) is None


def test_the_square_of_a_binary_is_linear_in_the_cqm() -> None:
    problem = LinearProgram(
        variables=(Variable(name="x", kind="binary"),),
        goal=Sense.MAXIMISE,
        quadratic=(Product(u="x", v="x", coefficient=4),),
    )
    assert problem.cqm().vartype("x") is dimod.BINARY
    assert minimum(problem.cqm()) == -4


def test_check_names_what_is_broken() -> None:
    broken = LinearProgramSolution(values={"chairs": 30.5, "tables": -1, "beds": 2})
    check = WORKSHOP.check(broken)
    assert [each.constraint for each in check.violations] == [
        "variables",
        "wholeness of chairs",
        "lower bound of tables",
    ]
    over = WORKSHOP.check(LinearProgramSolution(values={"chairs": 81, "tables": 0}))
    assert [(each.constraint, each.amount) for each in over.violations] == [
        ("boards", 5),
        ("hours", 360),
    ]
    assert WORKSHOP.check(LinearProgramSolution(values={"chairs": 1})).objective is None


def test_rounding_is_no_violation_and_more_is() -> None:
    problem = WORKSHOP
    near = LinearProgramSolution(values={"chairs": 24 + 1e-8, "tables": 14})
    assert problem.check(near).feasible
    off = LinearProgramSolution(values={"chairs": 24 + 1e-3, "tables": 14})
    assert not problem.check(off).feasible


def test_unknown_and_repeated_names_are_refused() -> None:
    x = Variable(name="x")
    with pytest.raises(ValueError, match="two variables are called 'x'"):
        LinearProgram(variables=(x, x), goal=Sense.MINIMISE)
    with pytest.raises(ValueError, match="'boards' speaks of 'y'"):
        LinearProgram(
            variables=(x,),
            goal=Sense.MINIMISE,
            constraints=(Constraint(name="boards", terms={"y": 1}, relation="<=", rhs=1),),
        )


def test_the_dial_ties_earnings_to_needs_and_adds_resources() -> None:
    def numbers(difficulty: float) -> tuple[float, int]:
        problem = LinearProgram.random(np.random.default_rng(1), 60, difficulty)
        names = [each.name for each in problem.variables]
        needs = [[row.terms[name] for name in names] for row in problem.constraints]
        earned = [problem.linear[name] for name in names]
        return float(np.corrcoef(np.mean(needs, axis=0), earned)[0, 1]), len(needs)

    easy, half, hard = (numbers(each) for each in (0, 0.5, 1))
    assert abs(easy[0]) < 0.3 < half[0] < 0.8 < hard[0]
    assert (easy[1], half[1], hard[1]) == (1, 3, 5)
