"""Lot sizing against every plan, and against the recursion of Wagner and Whitin."""

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.lot_sizing import Lot, LotSizing, LotSizingSolution
from problems.modelling.made_item import MadeItem
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import minimum

CAKES = LotSizing(
    items=(MadeItem(name="cake", demand=(20, 50, 10, 50, 50), setup_cost=100, holding_cost=1),)
)
PARTS = LotSizing(
    items=(
        MadeItem(name="part", demand=(40, 80, 50), setup_cost=200, unit_cost=3, holding_cost=2),
    ),
    capacity=60,
)
LINE = LotSizing(
    items=(
        MadeItem(
            name="A", demand=(2, 3, 2), setup_cost=30, holding_cost=4, backlog_cost=15, setup_time=2
        ),
        MadeItem(
            name="B",
            demand=(1, 2, 1),
            setup_cost=20,
            holding_cost=5,
            backlog_cost=15,
            setup_time=1,
            unit_time=2,
        ),
    ),
    capacity=10,
)
EXAMPLES = (CAKES, PARTS, LINE)


def _best(problem: LotSizing) -> float | None:
    """The least cost of all plans in whole units that `check` finds feasible."""
    n = len(problem.items[0].demand)
    most = [int(np.ceil(sum(item.demand))) for item in problem.items for _ in range(n)]
    costs = []
    for amounts in product(*(range(each + 1) for each in most)):
        lots = tuple(
            Lot(item=problem.items[at // n].name, period=at % n + 1, amount=amount)
            for at, amount in enumerate(amounts)
            if amount
        )
        check = problem.check(LotSizingSolution(lots=lots))
        if check.feasible and check.objective is not None:
            costs.append(check.objective)
    return min(costs, default=None)


def _wagner_whitin(item: MadeItem) -> float:
    """The least cost without capacity: the best last period of production for each horizon."""
    assert not isinstance(item.setup_cost, tuple) and not isinstance(item.holding_cost, tuple)
    least = [0.0]
    for end in range(1, len(item.demand) + 1):
        least.append(
            min(
                least[start]
                + item.setup_cost
                + sum(item.holding_cost * (t - start) * item.demand[t] for t in range(start, end))
                for start in range(end)
            )
        )
    return least[-1]


def _run(problem: LotSizing) -> RawResult:
    request = Request(problem.structure())
    return BACKEND.solve(request, seed=1, budget_s=20, progress=lambda *_: None)


def _cost(problem: LotSizing) -> float | None:
    run = _run(problem)
    if run.status is Status.INFEASIBLE:
        return None
    check = problem.check(problem.decode_structure(run.answers[0]))
    assert (run.status, check.feasible) == (Status.OPTIMAL, True), check.violations
    return check.objective


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    assert _cost(EXAMPLES[example]) == LotSizing.examples[example].objective


def test_the_classic_recursion_agrees() -> None:
    assert _wagner_whitin(CAKES.items[0]) == _cost(CAKES) == 320
    rng = np.random.default_rng(5)
    item = MadeItem(
        name="x", demand=tuple(rng.integers(1, 40, 12).tolist()), setup_cost=60, holding_cost=2
    )
    assert _cost(LotSizing(items=(item,))) == _wagner_whitin(item)


def test_without_capacity_the_relaxation_is_already_the_optimum() -> None:
    program = CAKES.structure()
    relaxed = replace(program, integer=np.zeros_like(program.integer))
    run = BACKEND.solve(Request(relaxed), seed=1, budget_s=5, progress=lambda *_: None)
    assert run.bound == pytest.approx(320)


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(6))
def test_model_and_structure_find_the_cheapest_of_all_plans(seed: int, difficulty: float) -> None:
    problem = LotSizing.random(np.random.default_rng(seed), 3, difficulty)
    best = _best(problem)
    assert minimum(problem.cqm()) == _cost(problem) == best is not None


@pytest.mark.parametrize(
    "fields",
    [
        {"initial_stock": 3, "demand": (1, 1, 3)},
        {"initial_stock": 9, "demand": (1, 2, 1)},
        {"demand": (1.5, 0, 1)},
        {"demand": (0.5, 2, 0), "backlog_cost": 1},
        {"demand": (0, 0, 0)},
        {"demand": (2, 1, 2), "backlog_cost": 0},
        {"demand": (1, 3, 1), "unit_cost": (5, 1, 9), "holding_cost": (0, 3, 1)},
        {"demand": (2, 2, 2), "setup_cost": (9, 1, 9), "backlog_cost": 2, "initial_stock": 1},
    ],
)
def test_stock_backlog_and_prices_that_change(fields: dict[str, Any]) -> None:
    item = MadeItem(**{"name": "x", "setup_cost": 4, "holding_cost": 1, "setup_time": 1, **fields})
    for capacity in (None, (4, 3, 4)):
        problem = LotSizing(items=(item,), capacity=capacity)
        assert minimum(problem.cqm()) == pytest.approx(_best(problem))
        assert _cost(problem) == pytest.approx(_best(problem))


def test_two_items_share_the_capacity() -> None:
    changes = ({"demand": (1, 2), "backlog_cost": None}, {"demand": (1, 1), "backlog_cost": None})
    items = (each.model_copy(update=new) for each, new in zip(LINE.items, changes, strict=True))
    small = LotSizing(items=tuple(items), capacity=7)
    assert minimum(small.cqm()) == _cost(small) == _best(small) is not None


def test_what_cannot_be_made_in_time_is_infeasible() -> None:
    problem = LotSizing(items=(MadeItem(name="x", demand=(3, 1)),), capacity=2)
    assert _best(problem) is _cost(problem) is minimum(problem.cqm()) is None


def test_amounts_that_need_not_be_whole() -> None:
    problem = LotSizing(
        items=(MadeItem(name="ink", demand=(1.5, 2), setup_cost=1, holding_cost=2),),
        capacity=(2.75, 1),
        whole_units=False,
    )
    assert not problem.cqm_is_exact
    solution = problem.decode_structure(_run(problem).answers[0])
    assert [lot.amount for lot in solution.lots] == pytest.approx([2.5, 1])
    assert problem.check(solution).objective == pytest.approx(2 + 2)
    assert minimum(problem.cqm()) == pytest.approx(4)


def test_check_names_each_violation() -> None:
    plan = [("cake", 1, 10.0), ("cake", 2, -1.0), ("cake", 3, 0.5), ("cake", 9, 1.0), ("pie", 1, 1)]
    check = CAKES.check(
        LotSizingSolution(lots=tuple(Lot(item=i, period=t, amount=a) for i, t, a in plan))
    )
    assert check.objective is None
    assert [each.message for each in check.violations][:5] == [
        "the lot of 'cake' in period 2 is -1",
        "the lot of 'cake' in period 3 is 0.5, not whole",
        "the lot of 'cake' in period 9 is outside 1 to 5",
        "there is no item called 'pie'",
        "10 of 'cake' are missing at the end of period 1",
    ]
    late = LINE.check(LotSizingSolution(lots=(Lot(item="A", period=1, amount=9),)))
    assert [each.message for each in late.violations] == [
        "4 of 'B' are missing at the end of period 3",
        "period 1 takes 11; its capacity is 10",
    ]
    assert late.objective == 30 + 4 * (7 + 4 + 2) + 15 * (1 + 3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"items": [{"name": "a", "demand": [1]}] * 2}, "two items are called 'a'"),
        (
            {"items": [{"name": "a", "demand": [1]}, {"name": "b", "demand": [1, 2]}]},
            "'b' has a demand for 2 periods and 'a' for 1",
        ),
        (
            {"items": [{"name": "a", "demand": [1], "setup_cost": [1, 2]}]},
            "setup_cost of 'a' has 2",
        ),
        ({"items": [{"name": "a", "demand": [1], "unit_cost": [1, 2]}]}, "unit_cost of 'a' has 2"),
        (
            {"items": [{"name": "a", "demand": [1], "holding_cost": []}]},
            "holding_cost of 'a' has 0",
        ),
        ({"items": [{"name": "a", "demand": [-1]}]}, "greater than or equal to 0"),
        ({"items": [{"name": "a", "demand": []}]}, "at least 1 item"),
        ({"capacity": [1, 2]}, "the capacity has 2 numbers and there are 5 periods"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**CAKES.model_dump(mode="json"), **change})


def test_models_that_are_too_large_are_refused_with_a_remedy() -> None:
    item = MadeItem(name="x", demand=(1.0,) * 1_000)
    items = tuple(item.model_copy(update={"name": str(at)}) for at in range(10))
    with pytest.raises(LimitExceeded, match=r"5,000,000 terms.*fewer periods"):
        LotSizing(items=items).structure()
    fine = LotSizing(items=(MadeItem(name="x", demand=(np.pi, 1e9 / 3)),), whole_units=False)
    with pytest.raises(LimitExceeded, match="too many digits"):
        fine.cqm()


def test_the_words_and_the_picture_show_the_lots() -> None:
    plan = LotSizingSolution(
        lots=(Lot(item="cake", period=1, amount=80), Lot(item="cake", period=4, amount=100))
    )
    told = CAKES.describe(plan)
    assert told == "Make 80 of cake in period 1, 100 of cake in period 4: 320 in all."
    bars = CAKES.figure(plan).bars
    assert [(bar.start, bar.duration, bar.label) for bar in bars] == [(0, 3, "80"), (3, 2, "100")]
    assert CAKES.describe(LotSizingSolution(lots=())).startswith("Make nothing")
