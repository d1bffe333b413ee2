"""Inventory against every plan of orders."""

from itertools import product as every
from typing import Any

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.inventory import Inventory, InventorySolution, Order
from problems.modelling.bought_product import BoughtProduct, course
from problems.modelling.periods import PerPeriod
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import Request
from tests.brute_force import minimum


def _one(storage: PerPeriod | None = None, **fields: Any) -> Inventory:
    return Inventory(products=(BoughtProduct(**{"name": "x", **fields}),), storage=storage)


COFFEE = _one(
    70,
    name="coffee",
    demand=(30, 40, 20, 60),
    price=(5, 5, 7, 7),
    order_cost=25,
    holding_cost=0.5,
)
CEMENT = _one(
    name="cement",
    demand=(12, 7, 15, 9),
    price=3,
    order_cost=40,
    holding_cost=1,
    batch=10,
    min_order=20,
)
PAIR = Inventory(
    products=(
        BoughtProduct(
            name="tea",
            demand=(5, 8, 6),
            order_cost=12,
            holding_cost=1,
            shortage_cost=4,
            shortage="lost",
        ),
        BoughtProduct(name="rice", demand=(9, 4, 10), order_cost=18, holding_cost=2),
    ),
    storage=20,
)
EXAMPLES = (COFFEE, CEMENT, PAIR)


def _best(problem: Inventory) -> float | None:
    """The least cost of all plans of whole batches that `check` finds feasible."""
    places = [(each, t) for each in problem.products for t in range(len(each.demand))]
    ranges = [
        range(int(np.ceil(max(sum(each.demand), each.min_order) / each.batch)) + 1)
        for each, _ in places
    ]
    costs = []
    for batches in every(*ranges):
        orders = tuple(
            Order(product=each.name, period=t + 1, amount=count * each.batch)
            for (each, t), count in zip(places, batches, strict=True)
            if count
        )
        check = problem.check(InventorySolution(orders=orders))
        if check.feasible and check.objective is not None:
            costs.append(check.objective)
    return min(costs, default=None)


def _cost(problem: Inventory) -> float | None:
    request = Request(problem.structure())
    run = BACKEND.solve(request, seed=1, budget_s=20, progress=lambda *_: None)
    if run.status is Status.INFEASIBLE:
        return None
    check = problem.check(problem.decode_structure(run.answers[0]))
    assert (run.status, check.feasible) == (Status.OPTIMAL, True), check.violations
    return check.objective


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    assert _cost(EXAMPLES[example]) == Inventory.examples[example].objective


def test_the_pallets_of_cement_by_all_plans() -> None:
    assert _best(CEMENT) == 262


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(8))
def test_model_and_structure_find_the_cheapest_of_all_plans(seed: int, difficulty: float) -> None:
    problem = Inventory.random(np.random.default_rng(seed), 3, difficulty)
    assert minimum(problem.cqm()) == _cost(problem) == _best(problem) is not None


@pytest.mark.parametrize(
    "fields",
    [
        {"demand": (2, 1, 2), "storage": 1},
        {"demand": (2, 1, 2), "price": (1, 9, 9), "storage": (3, 0, 2)},
        {"demand": (2, 1, 1), "shortage_cost": 2},
        {"demand": (3, 1, 2), "shortage_cost": 2, "shortage": "lost", "min_order": 3},
        {"demand": (1, 3, 2), "shortage_cost": 5, "lead_time": 1, "initial_stock": 1},
        {"demand": (1, 3, 2), "shortage_cost": 5, "lead_time": 2, "shortage": "lost"},
        {"demand": (2, 2, 2), "initial_stock": 3, "max_order": 2},
        {"demand": (2, 2, 2), "initial_stock": 9},
        {"demand": (2, 1, 0), "batch": 1.5, "min_order": 2},
        {"demand": (2, 1), "lead_time": 5, "shortage_cost": 1},
        {"demand": (0.5, 2.5, 1), "batch": 0.5, "room": 2, "storage": 4},
        {"demand": (1, 1, 1), "min_order": 5, "max_order": 6, "holding_cost": 0},
    ],
)
def test_each_rule_alone(fields: dict[str, Any]) -> None:
    costs = {"price": 1, "order_cost": 3, "holding_cost": 1}
    problem = _one(**{**costs, **fields})
    best = _best(problem)
    assert best is not None
    assert minimum(problem.cqm()) == pytest.approx(best)
    assert _cost(problem) == pytest.approx(best)


def test_products_share_the_store() -> None:
    tea, rice = PAIR.products
    small = Inventory(
        products=(
            tea.model_copy(update={"demand": (2, 3)}),
            rice.model_copy(update={"demand": (2, 1), "room": 2}),
        ),
        storage=3,
    )
    roomy = Inventory(products=small.products)
    assert minimum(small.cqm()) == _cost(small) == _best(small)
    assert minimum(roomy.cqm()) == _cost(roomy) == _best(roomy)
    assert _best(roomy) != _best(small)


@pytest.mark.parametrize(
    "problem",
    [
        _one(demand=(2, 2), lead_time=1),
        _one(demand=(2, 2), max_order=1),
        _one(0, demand=(1, 2), batch=3),
    ],
)
def test_what_cannot_be_had_is_infeasible(problem: Inventory) -> None:
    assert _best(problem) is _cost(problem) is minimum(problem.cqm()) is None


def test_what_is_short_is_owed_or_lost() -> None:
    owed = BoughtProduct(name="x", demand=(2, 2, 2), shortage_cost=3, holding_cost=1)
    lost = owed.model_copy(update={"shortage": "lost"})
    ordered = np.array([0.0, 5.0, 0.0])
    assert course(owed, ordered).short.tolist() == [2, 0, 1]
    assert course(owed, ordered).cost == 2 * 3 + 1 + 1 * 3
    assert course(lost, ordered).stock.tolist() == [0, 3, 1]
    assert course(lost, ordered).cost == 2 * 3 + 3 + 1


def test_check_names_each_violation() -> None:
    orders = [("cement", 1, 15.0), ("cement", 2, 10.0), ("cement", 9, 10.0), ("sand", 1, 1.0)]
    check = CEMENT.check(
        InventorySolution(orders=tuple(Order(product=p, period=t, amount=a) for p, t, a in orders))
    )
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "the order of 'cement' in period 9 is outside 1 to 4",
        "there is no product called 'sand'",
        "the order of cement in period 1 is 15; the least is 20",
        "the order of cement in period 1 is 15, not whole batches of 10",
        "the order of cement in period 2 is 10; the least is 20",
        "9 of 'cement' are short in period 3",
        "18 of 'cement' are short in period 4",
    ]
    over = COFFEE.check(InventorySolution(orders=(Order(product="coffee", period=1, amount=150),)))
    assert [each.message for each in over.violations] == [
        "the stock takes 120 of the storage after period 1; there is 70",
        "the stock takes 80 of the storage after period 2; there is 70",
    ]
    below = _one(demand=(1,), max_order=2).check(
        InventorySolution(orders=(Order(product="x", period=1, amount=-1),))
    )
    assert below.violations[0].message == "the order of x in period 1 is -1; the least is 0"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"products": [{"name": "a", "demand": [1]}] * 2}, "two products are called 'a'"),
        (
            {"products": [{"name": "a", "demand": [1]}, {"name": "b", "demand": [1, 2]}]},
            "'b' has a demand for 2 periods and 'a' for 1",
        ),
        ({"products": [{"name": "a", "demand": [1], "price": [1, 2]}]}, "the price of 'a' has 2"),
        ({"products": [{"name": "a", "demand": [1], "order_cost": []}]}, "order_cost of 'a' has 0"),
        ({"products": [{"name": "a", "demand": [1], "batch": 0}]}, "greater than 0"),
        (
            {"products": [{"name": "a", "demand": [1], "min_order": 3, "max_order": 2}]},
            "min_order of 'a' is 3 and its max_order 2; swap them",
        ),
        ({"storage": [1]}, "the storage has 1 numbers and there are 4 periods"),
        ({"storage": -1}, "greater than or equal to 0"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**COFFEE.model_dump(mode="json"), **change})


def test_models_that_are_too_large_are_refused_with_a_remedy() -> None:
    each = BoughtProduct(name="x", demand=(1.0,) * 1_000)
    many = tuple(each.model_copy(update={"name": str(at)}) for at in range(5))
    with pytest.raises(LimitExceeded, match=r"5,000,000 terms.*fewer periods"):
        Inventory(products=many).structure()


def test_the_words_and_the_picture_show_orders_and_stock() -> None:
    plan = InventorySolution(
        orders=(
            Order(product="cement", period=1, amount=20),
            Order(product="cement", period=3, amount=30),
        )
    )
    told = CEMENT.describe(plan)
    assert told == "Order 20 of cement in period 1, 30 of cement in period 3: 262 in all."
    drawn = CEMENT.figure(plan)
    assert drawn.values == ((8, 1, 16, 7),)
    assert drawn.highlighted == ((0, 0), (0, 2))
