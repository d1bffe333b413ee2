"""Nonlinear programs: proofs against exhaustive search, and honesty where there is none."""

import itertools

import numpy as np
import pytest
from pydantic import ValidationError

from problems.errors import EncodingError
from problems.families.nonlinear_program import (
    Amount,
    NonlinearProgram,
    NonlinearProgramSolution,
    Relationship,
)
from problems.status import Sense, Status
from tools.actions import solve_exact
from tools.outcome import Outcome
from tools.solving import SolveInput


def _solved(problem: NonlinearProgram, budget_s: float = 5) -> Outcome:
    return solve_exact.run(SolveInput(problem=problem, budget_s=budget_s), lambda *_: None)


def _program(
    goal: str, objective: str, *rows: str, names: str = "xy", **bounds: object
) -> NonlinearProgram:
    relations = []
    for row in rows:
        sign = next(each for each in ("<=", ">=", "=") if each in row)
        left, right = row.split(sign)
        relations.append({"left": left.strip(), "relation": sign, "right": right.strip()})
    return NonlinearProgram.model_validate(
        {
            "amounts": [{"name": name, **bounds} for name in names],
            "goal": goal,
            "objective": objective,
            "constraints": relations,
        }
    )


@pytest.mark.parametrize("seed", range(6))
def test_whole_amounts_meet_exhaustive_search(seed: int) -> None:
    problem = NonlinearProgram.random(np.random.default_rng(seed), 4, 0.8)
    names = [each.name for each in problem.amounts]
    checks = [
        problem.check(
            NonlinearProgramSolution.model_validate(
                {"values": dict(zip(names, map(float, chosen), strict=True))}
            )
        )
        for chosen in itertools.product(range(3), repeat=4)
    ]
    best = max(each.objective for each in checks if each.feasible and each.objective is not None)
    outcome = _solved(problem)
    assert outcome.status is Status.OPTIMAL
    assert outcome.objective == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize(
    ("problem", "objective"),
    [
        (_program("minimise", "2x + 2y", "x*y = 100"), 40),
        (_program("maximise", "x*y", "2x + 2y <= 100"), 625),
        (_program("maximise", "2*x*y", "x^2 + y^2 = 100"), 100),
        (_program("minimise", "2*pi*x^2 + 2*pi*x*y", "pi*x^2*y = 1000"), 553.581044593),
        (
            _program("maximise", "x*(1000 - 5x)", names="x", lower=50, upper=200, is_whole=True),
            50_000,
        ),
        (_program("minimise", "sqrt((x-3)^2 + y^2)", "y = x^2", lower=None), 5**0.5),
    ],
)
def test_few_amounts_are_proven(problem: NonlinearProgram, objective: float) -> None:
    outcome = _solved(problem)
    assert outcome.status is Status.OPTIMAL
    assert outcome.objective == pytest.approx(objective, rel=1e-6)


def test_no_proof_no_optimal() -> None:
    outcome = _solved(_program("maximise", "x*y*z", "2*(x*y + y*z + x*z) = 600", names="xyz"), 2)
    assert outcome.status is Status.FEASIBLE
    assert outcome.objective == pytest.approx(1000, rel=1e-5)


def test_what_cannot_be_is_infeasible_and_what_never_ends_has_no_answer() -> None:
    assert (
        _solved(_program("minimise", "x", "x*y >= 100", "x + y <= 10")).status is Status.INFEASIBLE
    )
    assert _solved(_program("maximise", "x^2", names="x")).solution is None


def test_continuous_amounts_have_no_model_of_bits() -> None:
    with pytest.raises(EncodingError, match="continuous"):
        _program("minimise", "x^2", names="x", upper=4).cqm()


def test_a_formula_of_unknown_names_is_refused() -> None:
    with pytest.raises(ValidationError, match="speaks of 'z'"):
        _program("minimise", "x + z")
    with pytest.raises(ValidationError, match="two amounts are called"):
        NonlinearProgram(
            amounts=(Amount(name="x"), Amount(name="x")), goal=Sense.MINIMISE, objective="x"
        )


def test_a_broken_relation_is_named_with_its_amount() -> None:
    problem = NonlinearProgram(
        amounts=(Amount(name="x"),),
        goal=Sense.MINIMISE,
        objective="x^2",
        constraints=(Relationship(left="x^3", relation=">=", right="8"),),
    )
    check = problem.check(NonlinearProgramSolution.model_validate({"values": {"x": 1.0}}))
    assert not check.feasible
    assert check.violations[0].amount == 7
