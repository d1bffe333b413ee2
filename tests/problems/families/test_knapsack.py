"""The knapsack against exhaustive search over packings."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.knapsack import Bonus, Item, Knapsack, KnapsackSolution, Resource
from problems.registry import parse_problem
from solvers.backends.ortools_knapsack import BACKEND
from solvers.result import Request
from tests.brute_force import minimum


def _best_value(problem: Knapsack) -> float:
    packings = product(*(range(item.copies + 1) for item in problem.items))
    names = [item.name for item in problem.items]
    checks = (
        problem.check(KnapsackSolution(counts=dict(zip(names, packing, strict=True))))
        for packing in packings
    )
    return max(
        check.objective for check in checks if check.feasible and check.objective is not None
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = Knapsack.random(np.random.default_rng(seed), 8)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == _best_value(problem)


def test_copies_are_counted() -> None:
    problem = Knapsack(items=(Item(name="coin", value=3, weight=2, copies=3),), capacity=5)
    assert minimum(problem.cqm()) == -6


def test_check_names_what_is_broken() -> None:
    problem = Knapsack(items=(Item(name="tent", value=9, weight=7),), capacity=5, weight_unit="kg")
    check = problem.check(KnapsackSolution(counts={"tent": 1, "ghost": 1}))
    assert not check.feasible
    assert [violation.constraint for violation in check.violations] == ["items", "capacity"]
    assert check.violations[1].amount == 2


def test_two_items_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="'tent'"):
        Knapsack(items=(Item(name="tent", value=1, weight=1),) * 2, capacity=3)


def _rich() -> Knapsack:
    """Two limits in place of a weight, and pairs that are worth more or less together."""
    items = [("a", 5, 2, 1), ("b", 4, 1, 3), ("c", 6, 3, 2), ("d", 3, 2, 0)]
    return Knapsack(
        items=tuple(
            Item(
                name=name,
                value=value,
                uses={"money": money, "hours": hours},
                copies=1 + (name == "b"),
            )
            for name, value, money, hours in items
        ),
        resources=(
            Resource(name="money", capacity=6, unit="€"),
            Resource(name="hours", capacity=7),
        ),
        bonuses=(Bonus(u="a", v="b", value=-2), Bonus(u="c", v="d", value=4)),
    )


def test_joint_values_and_several_capacities_have_the_optimum_of_exhaustive_search() -> None:
    problem = _rich()
    assert problem.structure() is None
    assert minimum(problem.cqm()) == -_best_value(problem) == -17
    best = KnapsackSolution(counts={"b": 1, "c": 1, "d": 1})
    assert problem.check(best).objective == 17
    assert problem.describe(best) == (
        "Take b, c, d: worth 17, using 6 € of 6 € of money, using 5 of 7 of hours."
    )


def test_losses_of_pairs_are_counted_for_every_copy() -> None:
    packed = _rich().check(KnapsackSolution(counts={"a": 1, "b": 2}))
    assert (packed.feasible, packed.objective) == (True, 5 + 8 - 2 * 2)


@pytest.mark.parametrize("seed", range(4))
def test_the_solver_of_packings_takes_several_capacities(seed: int) -> None:
    rng = np.random.default_rng(seed)
    items = tuple(
        Item(
            name=str(at),
            value=int(rng.integers(1, 20)),
            weight=int(rng.integers(1, 9)),
            uses={"room": int(rng.integers(0, 9))},
        )
        for at in range(9)
    )
    problem = Knapsack(items=items, capacity=20, resources=(Resource(name="room", capacity=15),))
    packing = problem.structure()
    assert packing is not None
    run = BACKEND.solve(Request(packing), seed=1, budget_s=5, progress=lambda *_: None)
    check = problem.check(problem.decode_structure(run.answers[0]))
    assert (check.feasible, check.objective) == (True, _best_value(problem))
    assert minimum(problem.cqm()) == -_best_value(problem)


def test_each_capacity_is_checked_and_mended() -> None:
    problem = _rich()
    everything = KnapsackSolution(counts={"a": 1, "b": 2, "c": 1, "d": 1})
    broken = problem.check(everything).violations
    assert [each.message for each in broken] == [
        "the money is 9 €; the capacity is 6",
        "the hours is 9; the capacity is 7",
    ]
    mended, changes = problem.repair(everything)
    assert problem.check(mended).feasible
    assert changes


def test_the_dial_ties_values_to_weights_and_tightens() -> None:
    def numbers(difficulty: float) -> tuple[float, float]:
        drawn = Knapsack.random(np.random.default_rng(1), 200, difficulty)
        weights = np.array([item.weight for item in drawn.items])
        values = np.array([item.value for item in drawn.items])
        assert drawn.capacity is not None
        return float(np.corrcoef(weights, values)[0, 1]), drawn.capacity / weights.sum()

    easy, half, hard = (numbers(each) for each in (0, 0.5, 1))
    assert abs(easy[0]) < 0.2 < 0.9 < half[0] < 0.999 < hard[0]
    assert easy[1] > half[1] > hard[1]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"capacity": None}, "nothing limits what is packed"),
        (
            {"items": [{"name": "a", "value": 1, "uses": {"gold": 1}}]},
            "'gold', which is none of the",
        ),
        ({"items": [{"name": "a", "value": 1, "weight": -1}]}, "greater than or equal to 0"),
        ({"resources": [{"name": "m", "capacity": 1}] * 2}, "two resources are called 'm'"),
        ({"bonuses": [{"u": "a", "v": "x", "value": 1}]}, "'x', which is none of the items"),
        ({"bonuses": [{"u": "a", "v": "a", "value": 1}]}, "pairs an item with itself"),
        (
            {"bonuses": [{"u": "a", "v": "b", "value": 1}, {"u": "b", "v": "a", "value": 1}]},
            "given twice",
        ),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "knapsack",
        "items": [{"name": "a", "value": 1, "weight": 1}, {"name": "b", "value": 1}],
        "capacity": 3,
    }
    assert parse_problem(data).size == "2 items"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})
