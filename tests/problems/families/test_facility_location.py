"""Facility location against every way to give each customer a site."""

import math
from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.facility_location import (
    Customer,
    FacilityLocation,
    FacilityLocationSolution,
    Site,
)
from problems.figure import BarFigure, GraphFigure
from problems.registry import parse_problem
from problems.structures import Values
from tests.brute_force import feasible_samples, minimum


def _problem(sites: str, customers: str, costs: list[list[float | None]]) -> FacilityLocation:
    """Sites as "Lyon 100" or "P 50/10" with a capacity, customers as "A" or "X 6"."""
    opened = []
    for each in sites.split(", "):
        name, numbers = each.split(" ")
        cost, _, room = numbers.partition("/")
        capacity = float(room) if room else None
        opened.append(Site(name=name, opening_cost=float(cost), capacity=capacity))
    asked = [each.split(" ") for each in customers.split(", ")]
    return FacilityLocation(
        sites=tuple(opened),
        customers=tuple(
            Customer(name=name, demand=float(more[0]) if more else 1) for name, *more in asked
        ),
        serving_costs=tuple(map(tuple, costs)),
    )


WAREHOUSES = _problem(
    "Lyon 100, Metz 80, Nice 120",
    "A, B, C, D",
    [[20, 70, 50], [60, 10, 90], [40, 50, 30], [30, 90, 20]],
)
CLINICS = _problem(
    "North 30, South 40", "Ash, Birch, Cedar, Dune", [[5, 25], [8, 20], [45, 6], [40, 4]]
)
PLANTS = _problem("P 50/10, Q 60/12", "X 6, Y 5, Z 4", [[12, 8], [9, 15], [7, 11]])


def _best(problem: FacilityLocation) -> float:
    """The least cost over all choices of a site for each customer."""
    best = math.inf
    for choice in product(range(len(problem.sites)), repeat=len(problem.customers)):
        costs = [row[site] for row, site in zip(problem.serving_costs, choice, strict=True)]
        total = sum(problem.sites[at].opening_cost for at in set(choice))
        for at, site in enumerate(problem.sites):
            pairs = zip(problem.customers, choice, strict=True)
            load = sum(customer.demand for customer, chosen in pairs if chosen == at)
            if site.capacity is not None and load > site.capacity:
                total = math.inf
        best = min(best, total + sum(math.inf if each is None else each for each in costs))
    return best


@pytest.mark.parametrize(("example", "problem"), list(enumerate((WAREHOUSES, CLINICS, PLANTS))))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, problem: FacilityLocation
) -> None:
    assert minimum(problem.cqm()) == FacilityLocation.examples[example].objective == _best(problem)


@pytest.mark.parametrize("seed", range(8))
def test_the_least_energy_is_the_cost_of_the_best_plan(seed: int) -> None:
    problem = FacilityLocation.random(np.random.default_rng(seed), 4)
    assert minimum(problem.cqm()) == _best(problem)


def test_pairs_that_cannot_be_have_no_variable() -> None:
    problem = _problem("a 1, b 5", "x, y", [[2, None], [None, 3]])
    assert set(problem.cqm().variables) == {"0 from 0", "1 from 1", "0 open", "1 open"}
    assert minimum(problem.cqm()) == 11


def test_a_customer_that_nobody_can_serve_leaves_nothing_feasible() -> None:
    assert minimum(_problem("a 1", "x, y", [[2], [None]]).cqm()) is None


def test_the_program_has_the_costs_and_the_rows_of_the_cqm() -> None:
    program, cqm = PLANTS.structure(), PLANTS.cqm()
    labels, states, energies = feasible_samples(cqm)
    assert tuple(labels) == program.names
    assert states @ program.linear == pytest.approx(energies)
    assert np.all(program.rows @ states.T <= program.row_upper[:, None])
    answer = Values(states[int(energies.argmin())])
    solution = PLANTS.decode_structure(answer)
    assert PLANTS.check(solution).objective == 134
    assert solution.served_by == {"X": "Q", "Y": "P", "Z": "P"}


def test_a_plan_survives_becoming_bits() -> None:
    plan = FacilityLocationSolution(served_by={"X": "Q", "Y": "P", "Z": "Q"})
    bits = dict.fromkeys(PLANTS.structure().names, 0.0)
    bits |= {"0 from 1": 1, "1 from 0": 1, "2 from 1": 1, "0 open": 1, "1 open": 1}
    assert PLANTS.decode(bits) == plan
    assert PLANTS.check(plan).objective == 50 + 60 + 8 + 9 + 11
    assert PLANTS.decode({**bits, "0 from 0": 1}).served_by == {"Y": "P", "Z": "Q"}


def test_check_names_each_violation() -> None:
    problem = _problem("P 50/5, Q 60/12", "X 6, Y 5, Z 4", [[12, 8], [None, 15], [7, 11]])
    plan = FacilityLocationSolution(served_by={"X": "P", "Y": "P", "ghost": "Q"})
    check = problem.check(plan)
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no customer called 'ghost'",
        "'P' cannot serve 'Y'",
        "'Z' is served from no site",
        "'P' serves 11; its capacity is 5",
    ]
    assert check.violations[-1].amount == 6
    stray = problem.check(FacilityLocationSolution(served_by={"X": "moon", "Y": "Q", "Z": "Q"}))
    assert [each.message for each in stray.violations] == ["there is no site called 'moon'"]


def test_overloaded_plans_keep_their_cost() -> None:
    plan = FacilityLocationSolution(served_by=dict.fromkeys("XYZ", "P"))
    check = PLANTS.check(plan)
    assert not check.feasible
    assert check.objective == 78


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"serving_costs": [[1, 2]]}, "2 customers and 1 rows of serving costs"),
        ({"serving_costs": [[1, 2], [1]]}, "the row of 'y' has 1 costs; it needs 2"),
        ({"serving_costs": [[1, 2], [1, -2]]}, "greater than or equal to 0"),
        ({"customers": [{"name": "x"}, {"name": "x"}]}, "two customers are called 'x'"),
        ({"sites": [{"name": "a", "opening_cost": 1}] * 2}, "two sites are called 'a'"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = _problem("a 1, b 5", "x, y", [[2, 3], [4, 3]]).model_dump(mode="json")
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_a_binary_model_that_is_too_large_is_refused_with_a_remedy() -> None:
    problem = FacilityLocation.random(np.random.default_rng(1), 500)
    with pytest.raises(LimitExceeded, match=r"125,000 pairs.*at most 100,000.*linear program"):
        problem.cqm()
    assert problem.structure().linear.size == 125_250


def test_the_words_and_the_picture_tell_who_serves_whom() -> None:
    plan = FacilityLocationSolution(served_by={"X": "Q", "Y": "P", "Z": "P"})
    assert PLANTS.describe(plan) == "Open Q for X; P for Y, Z. It costs 134."
    drawn = PLANTS.figure(plan)
    assert isinstance(drawn, GraphFigure)
    assert drawn.edges == ((2, 1), (3, 0), (4, 0))
    assert drawn.edge_labels == ("8", "9", "7")
    large = FacilityLocation.random(np.random.default_rng(1), 60)
    served = {customer.name: "site 0" for customer in large.customers}
    bars = large.figure(FacilityLocationSolution(served_by=served))
    assert isinstance(bars, BarFigure)
    assert bars.values[:2] == (60, 0)


def test_the_dial_opens_a_gap_and_tightens_capacities() -> None:
    def drawn(seed: int, difficulty: float) -> FacilityLocation:
        return FacilityLocation.random(np.random.default_rng(seed), 40, difficulty)

    seed = next(each for each in range(20) if drawn(each, 0).sites[0].capacity is not None)
    room: list[float] = []
    gaps: list[float] = []
    for difficulty in (0, 0.5, 1):
        problem = drawn(seed, difficulty)
        demand = sum(each.demand for each in problem.customers)
        room.append(sum(each.capacity or 0 for each in problem.sites) / demand)
        costs = np.array(problem.serving_costs, dtype=float)
        gaps.append(float(np.mean(costs > 30) - np.mean((costs > 5) & (costs <= 30))))
    assert room[0] > room[1] > room[2] >= 1.5
    assert gaps[0] < gaps[1] < gaps[2] == pytest.approx(0.9)
    assert len({site.opening_cost for site in drawn(seed, 1).sites}) == 1


@pytest.mark.parametrize("difficulty", [0, 1])
@pytest.mark.parametrize("seed", range(4))
def test_random_instances_can_be_served(seed: int, difficulty: float) -> None:
    assert _best(FacilityLocation.random(np.random.default_rng(seed), 6, difficulty)) is not None
