"""Vehicle routing against every way to share out and order the customers."""

from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.vehicle_routing import VehicleRouting, VehicleRoutingSolution
from problems.modelling.customers import Customer, Pair
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends.cp_sat_fleet import BACKEND
from solvers.result import Request
from tests.brute_force import feasible_samples, minimum

VANS = VehicleRouting(
    customers=tuple(
        Customer(name=name, demand=demand)
        for name, demand in (("Ash", 6), ("Birch", 4), ("Cedar", 5), ("Dogwood", 5))
    ),
    coordinates=((0, 0), (0, 3), (4, 3), (4, 0), (0, -3)),
    n_vehicles=2,
    capacity=10,
)
PLUMBER = VehicleRouting(
    depot="office",
    customers=(
        Customer(name="A", ready=60, service=10),
        Customer(name="B", service=10),
        Customer(name="C", due=30, service=10),
    ),
    distances=((0, 10, 20, 30), (10, 0, 15, 25), (20, 15, 0, 10), (30, 25, 10, 0)),
    n_vehicles=1,
    distance_unit="minutes",
)
COURIER = VehicleRouting(
    depot="base",
    customers=tuple(Customer(name=name) for name in "PQRS"),
    distances=(
        (0, 4, 7, 3, 5),
        (4, 0, 2, 5, 6),
        (7, 2, 0, 6, 3),
        (3, 5, 6, 0, 4),
        (5, 6, 3, 4, 0),
    ),
    n_vehicles=1,
    capacity=1,
    pairs=(Pair(pickup="P", delivery="Q", amount=1), Pair(pickup="R", delivery="S", amount=1)),
)


def _plans(problem: VehicleRouting) -> Iterator[VehicleRoutingSolution]:
    names = [each.name for each in problem.customers]
    n_vehicles = len(problem.structure().capacities)
    for chosen in product(range(n_vehicles), repeat=len(names)):
        groups = [
            [name for name, vehicle in zip(names, chosen, strict=True) if vehicle == each]
            for each in range(n_vehicles)
        ]
        for routes in product(*(list(permutations(group)) for group in groups)):
            yield VehicleRoutingSolution(routes=routes)


def _best(problem: VehicleRouting) -> float | None:
    """The least cost over all plans that `check` finds feasible."""
    checks = [problem.check(plan) for plan in _plans(problem)]
    costs = [each.objective for each in checks if each.feasible and each.objective is not None]
    return min(costs, default=None)


def _random(seed: int, variant: str) -> VehicleRouting:
    """Three customers and two vehicles with something of each variant named."""
    rng = np.random.default_rng(seed)
    matrix = rng.integers(1, 20, (4, 4)).astype(float).tolist()
    if "gaps" in variant:
        for a, b in ((0, 1), (2, 3), (3, 0)):
            matrix[a][b] = None
    windows = [(0.0, None)] * 3
    if "windows" in variant:
        windows = [(ready, ready + 8.0) for ready in rng.integers(0, 25, 3).astype(float)]
    fields: dict[str, Any] = {}
    if "times" in variant:
        fields["times"] = rng.integers(1, 12, (4, 4)).astype(float).tolist()
        fields["closes"] = 45
    if "pairs" in variant:
        fields["pairs"] = [{"pickup": "c", "delivery": "a", "amount": 2}]
    return VehicleRouting.model_validate(
        {
            "customers": [
                {"name": name, "demand": demand, "ready": ready, "due": due, "service": 1}
                for name, demand, (ready, due) in zip(
                    "abc", rng.integers(0, 5, 3).tolist(), windows, strict=True
                )
            ],
            "distances": matrix,
            "n_vehicles": 2,
            "capacity": [5, 9] if "mixed" in variant else 9,
            "vehicle_cost": 4,
            **fields,
        }
    )


VARIANTS = ["plain", "gaps", "windows", "pairs", "windows times", "mixed", "pairs windows gaps"]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_cqm_and_the_fleet_have_the_optimum_of_exhaustive_search(
    variant: str, seed: int
) -> None:
    problem = _random(seed, variant)
    best = _best(problem)
    assert minimum(problem.cqm()) == best
    request = Request(problem.structure())
    result = BACKEND.solve(request, seed=0, budget_s=20, progress=lambda _, __: None)
    if best is None:
        assert result.status is Status.INFEASIBLE
    else:
        solution = problem.decode_structure(result.answers[0])
        assert problem.check(solution).objective == result.bound == best


@pytest.mark.parametrize("variant", ["windows", "gaps", "windows times", "pairs"])
def test_some_of_those_have_plans_and_every_plan_is_a_sample(variant: str) -> None:
    feasible = 0
    for seed in range(4):
        problem = _random(seed, variant)
        kept = {
            frozenset(route for route in plan.routes if route)
            for plan in _plans(problem)
            if problem.check(plan).feasible
        }
        labels, states, _ = feasible_samples(problem.cqm())
        decoded = [
            frozenset(problem.decode(dict(zip(labels, state, strict=True))).routes)
            for state in states.tolist()
        ]
        assert set(decoded) == kept
        feasible += len(kept)
    assert feasible


@pytest.mark.parametrize(
    ("problem", "example"),
    [(VANS, 0), (PLUMBER, 1), (COURIER, 2)],
    ids=["vans", "plumber", "courier"],
)
def test_the_worked_examples_have_the_optimum_they_claim(
    problem: VehicleRouting, example: int
) -> None:
    claimed = VehicleRouting.examples[example].objective
    assert _best(problem) == claimed
    request = Request(problem.structure())
    result = BACKEND.solve(request, seed=0, budget_s=20, progress=lambda _, __: None)
    assert result.status is Status.OPTIMAL
    assert result.bound == pytest.approx(claimed)


@pytest.mark.parametrize("difficulty", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("size", [1, 2, 4, 5])
def test_random_instances_can_be_driven(size: int, difficulty: float) -> None:
    problem = VehicleRouting.random(np.random.default_rng(size), size, difficulty)
    assert _best(problem) is not None
    assert problem != VehicleRouting.random(np.random.default_rng(size), size, 1 - difficulty + 0.1)


def _told(problem: VehicleRouting, *routes: str) -> list[str]:
    plan = VehicleRoutingSolution(routes=tuple(tuple(route.split()) for route in routes))
    return [each.message for each in problem.check(plan).violations]


def test_check_names_what_is_wrong_with_the_visits_and_the_loads() -> None:
    assert _told(VANS, "Ash Birch", "Cedar moon Ash") == [
        "there is no customer called 'moon'",
        "'Ash' is visited 2 times; it must be once",
        "'Dogwood' is visited 0 times; it must be once",
        "route 2 holds 11 after 'Ash'; the capacity is 10",
    ]
    assert _told(VANS, "Ash", "Birch", "Cedar Dogwood") == ["there are 3 routes for 2 vehicles"]
    assert _told(VANS, "Ash Birch", "", "Cedar Dogwood") == []


def test_check_names_what_is_late_and_what_cannot_be_driven() -> None:
    assert _told(PLUMBER, "A B C") == [
        "route 1 is at 'C' at 105; the latest is 30",
    ]
    closing = PLUMBER.model_copy(update={"closes": 70.0})
    assert _told(closing, "C B A") == ["route 1 is at 'office' at 95; the latest is 70"]
    assert _best(closing) is None
    assert minimum(closing.cqm()) is None
    cut = PLUMBER.model_copy(
        update={"times": ((0, 1, 1, 1), (1, 0, 1, 1), (1, None, 0, 1), (1,) * 4)}
    )
    assert _told(cut, "C B A") == ["there is no way from 'B' to 'A'"]
    plan = VehicleRoutingSolution(routes=(("C", "B", "A"),))
    assert cut.check(plan).objective is None
    assert closing.check(plan).objective == 65


def test_check_keeps_pairs_together_in_order_and_one_at_a_time() -> None:
    assert _told(COURIER, "Q P R S") == [
        "'Q' is visited before 'P', which it gets its goods from",
    ]
    assert _told(COURIER, "P R Q S") == ["route 1 holds 2 after 'R'; the capacity is 1"]
    two = COURIER.model_copy(update={"n_vehicles": 2})
    assert _told(two, "P Q R", "S") == [
        "'S' is visited by another vehicle than 'R', which it gets its goods from",
    ]


def test_vehicles_that_differ_keep_their_places() -> None:
    mixed = VANS.model_copy(update={"capacity": (11.0, 9.0, 1.0), "n_vehicles": None})
    assert _told(mixed, "Ash Cedar", "Birch Dogwood") == []
    assert _told(mixed, "Birch Dogwood", "Ash Cedar") == [
        "route 2 holds 11 after 'Cedar'; the capacity is 9"
    ]
    assert "there are 4 routes for 3 vehicles" in _told(mixed, "Ash", "Birch", "", "Cedar Dogwood")


def test_vehicles_cost_what_they_cost_where_they_are_used() -> None:
    plan = VehicleRoutingSolution(routes=(("Ash", "Birch"), (), ("Cedar", "Dogwood")))
    assert VANS.check(plan).objective == 24
    assert VANS.model_copy(update={"vehicle_cost": 7.5}).check(plan).objective == 39


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"coordinates": None}, "either distances or coordinates"),
        ({"coordinates": [[0, 0]]}, "5 places and 1 coordinates"),
        ({"times": [[0]]}, "5 places and 1 rows of times"),
        ({"times": [[-1] * 5] * 5}, "the row of 'depot' has the time -1; the least is 0"),
        ({"depot": "Ash"}, "two places are called 'Ash'"),
        ({"capacity": [10, 10, 10]}, "2 vehicles and 3 capacities; give one each"),
        ({"capacity": -1}, "greater than or equal to 0"),
        ({"n_vehicles": 0}, "greater than or equal to 1"),
        ({"opens": 5, "closes": 4}, "'depot' is open from 5 to 4; the end comes before"),
        ({"pairs": [{"pickup": "Ash", "delivery": "moon"}]}, "a pair names 'moon', which is not"),
        ({"pairs": [{"pickup": "Ash", "delivery": "Ash"}]}, "'Ash' is in two pairs"),
        ({"customers": []}, "at least 1"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**VANS.model_dump(mode="json"), **change})


def test_binary_models_that_are_too_large_are_refused_with_a_remedy() -> None:
    with pytest.raises(LimitExceeded, match=r"products of binaries.*as a fleet instead"):
        VehicleRouting.random(np.random.default_rng(0), 300).cqm()
    many = [Customer(name=f"c{at}", due=1000) for at in range(12)]
    points = tuple((float(at % 4), float(at // 4)) for at in range(13))
    with pytest.raises(LimitExceeded, match=r"more than 200,000 sequences.*as a fleet instead"):
        VehicleRouting(customers=tuple(many), coordinates=points, closes=20).cqm()


def test_one_customer_is_there_and_back() -> None:
    alone = VehicleRouting(customers=(Customer(name="a"),), coordinates=((0, 0), (3, 4)))
    assert minimum(alone.cqm()) == 10
    assert alone.size == "1 customer and at most 1 vehicle"


def test_the_words_and_the_picture_tell_the_routes() -> None:
    plan = VehicleRoutingSolution(routes=(("C",), ("B", "A")))
    assert PLUMBER.describe(plan) == (
        "2 vehicles for 105 minutes in all. 1: office → C → office; 2: office → B → A → office."
    )
    drawn = PLUMBER.figure(plan)
    assert drawn.nodes == ("office", "A", "B", "C")
    assert drawn.groups == ("depot", "route 2", "route 2", "route 1")
    assert drawn.edges == ((0, 3), (3, 0), (0, 2), (2, 1), (1, 0))
    assert drawn.edge_labels == ("30", "30", "20", "15", "10")
    assert len(drawn.positions) == 4
    assert VANS.figure(VehicleRoutingSolution(routes=(("Ash",),))).groups[2] == "not visited"
