"""CP-SAT on CQMs, against exhaustive search: every kind of variable, product and number."""

import dimod
import numpy as np
import pytest

from problems.status import Status
from problems.structures import Assignment
from solvers.backends.cp_sat import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import minimum


def _solve(cqm: dimod.ConstrainedQuadraticModel, hint: Assignment | None = None) -> RawResult:
    return BACKEND.solve(
        Request(cqm, hint=hint), seed=1, budget_s=20.0, progress=lambda _fraction, _words: None
    )


def _mixed(seed: int) -> dimod.ConstrainedQuadraticModel:
    """Binaries, spins and integers with products of all of them, decimals, two constraints."""
    rng = np.random.default_rng(seed)
    cqm = dimod.ConstrainedQuadraticModel()
    for name in ("a", "b", "c"):
        cqm.add_variable("BINARY", name)
    for name in ("s", "t"):
        cqm.add_variable("SPIN", name)
    cqm.add_variable("INTEGER", "i", lower_bound=-2, upper_bound=3)
    cqm.add_variable("INTEGER", "j", lower_bound=1, upper_bound=4)
    names = list(cqm.variables)
    terms: list[tuple[object, ...]] = [(name, float(rng.integers(-9, 10)) / 4) for name in names]
    terms += [
        (u, v, float(rng.integers(-9, 10)) / 4)
        for index, u in enumerate(names)
        for v in names[index if u in ("i", "j") else index + 1 :]
    ]
    cqm.set_objective(terms)
    sides = [(name, float(rng.integers(-3, 4)) / 2) for name in names]
    cqm.add_constraint_from_iterable(sides, "<=", rhs=1.25, label="half steps")
    cqm.add_constraint_from_iterable([("a", 1), ("b", 1), ("s", 1)], ">=", rhs=0, label="cover")
    return cqm


@pytest.mark.parametrize("seed", range(6))
def test_mixed_models_are_solved_to_the_optimum_of_exhaustive_search(seed: int) -> None:
    cqm = _mixed(seed)
    result = _solve(cqm)
    assert result.status is Status.OPTIMAL
    answer = result.answers[0]
    assert isinstance(answer, Assignment)
    assert cqm.check_feasible((list(answer.sample.values()), list(answer.sample)))
    assert cqm.objective.energy(answer.sample) == pytest.approx(minimum(cqm))
    assert result.bound == pytest.approx(minimum(cqm))


def test_products_in_constraints_hold() -> None:
    x, y, z = dimod.Binaries("xyz")
    i = dimod.Integer("i", lower_bound=0, upper_bound=5)
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.set_objective(-3 * x - 2 * y - z - i)
    cqm.add_constraint(x * y + y * z <= 1, label="products")
    cqm.add_constraint(i * i + x * i <= 12, label="square")
    result = _solve(cqm)
    assert result.status is Status.OPTIMAL
    assert result.bound == pytest.approx(minimum(cqm))


def test_costs_that_no_factor_makes_whole_are_bounded_honestly() -> None:
    rng = np.random.default_rng(4)
    cqm = dimod.ConstrainedQuadraticModel()
    names = [f"x{each}" for each in range(8)]
    for name in names:
        cqm.add_variable("BINARY", name)
    pairs: list[tuple[object, ...]] = [
        (u, v, float(rng.normal())) for u in names for v in names if u < v
    ]
    cqm.set_objective(pairs)
    cqm.add_constraint_from_iterable([(name, 1) for name in names], "==", rhs=4, label="four")
    result = _solve(cqm)
    best = minimum(cqm)
    assert best is not None
    assert result.bound is not None
    assert result.bound <= best
    assert result.bound == pytest.approx(best, abs=1e-6)
    assert result.status is Status.OPTIMAL


def test_infeasible_is_a_proof_without_an_answer() -> None:
    x, y = dimod.Binaries("xy")
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.set_objective(x)
    cqm.add_constraint(x + y >= 3, label="too much")
    result = _solve(cqm)
    assert (result.status, result.answers, result.bound) == (Status.INFEASIBLE, (), None)


def test_a_limit_between_two_sums_is_infeasible_and_not_an_error() -> None:
    x, y = dimod.Binaries("xy")
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_constraint(2 * x + 2 * y == 1.5, label="between")
    assert _solve(cqm).status is Status.INFEASIBLE


def test_without_an_objective_any_feasible_sample_is_optimal() -> None:
    x, y = dimod.Binaries("xy")
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_constraint(x + y == 1, label="one")
    result = _solve(cqm)
    assert (result.status, result.bound) == (Status.OPTIMAL, 0)


def test_a_hint_is_taken_even_where_it_is_incomplete() -> None:
    cqm = _mixed(2)
    result = _solve(cqm, hint=Assignment({"a": 1.0, "s": -1.0, "ghost": 3.0}))
    assert result.bound == pytest.approx(minimum(cqm))


def test_real_variables_are_refused_by_name() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("REAL", "litres", lower_bound=0, upper_bound=9)
    refusal = BACKEND.refuses(cqm)
    assert refusal is not None
    assert "'litres'" in refusal


def test_products_beyond_64_bits_are_refused() -> None:
    i, j = dimod.Integers(["i", "j"])
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.set_objective(i * j)
    refusal = BACKEND.refuses(cqm)
    assert refusal is not None
    assert "tighter bounds" in refusal
