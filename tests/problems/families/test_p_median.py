"""The p-median against every choice of sites."""

import math
from itertools import combinations

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.p_median import Customer, PMedian, PMedianSolution
from problems.figure import BarFigure, GraphFigure
from problems.registry import parse_problem
from problems.structures import Values
from tests.brute_force import feasible_samples, minimum


def _problem(
    customers: str, sites: str, distances: list[list[float | None]], n_open: int
) -> PMedian:
    """Customers as "Ada" or "Ada 3" with their weight."""
    asked = [each.split(" ") for each in customers.split(", ")]
    return PMedian(
        customers=tuple(
            Customer(name=name, weight=float(more[0]) if more else 1) for name, *more in asked
        ),
        sites=tuple(sites.split(", ")),
        distances=tuple(map(tuple, distances)),
        n_open=n_open,
    )


ROAD = (0, 3, 4, 10, 12)
VILLAGES = "Ash, Birch, Cedar, Dune, Elm"
AMBULANCES = _problem(VILLAGES, VILLAGES, [[abs(a - b) for b in ROAD] for a in ROAD], 2)
DEPOT = _problem("Ada 3, Bo 1, Cy 2", "North, South, East", [[4, 9, 6], [7, 2, 5], [8, 6, 3]], 1)
MATRIX = _problem(
    "a 10, b 20, c 5, d 15", "1, 2, 3", [[2, 7, 9], [6, 3, 8], [9, 4, 1], [5, 8, 2]], 2
)


def _best(problem: PMedian) -> float:
    totals = []
    for opened in combinations(range(len(problem.sites)), problem.n_open):
        ways = [
            min(math.inf if (way := row[at]) is None else way for at in opened)
            for row in problem.distances
        ]
        pairs = zip(problem.customers, ways, strict=True)
        totals.append(sum(customer.weight * way for customer, way in pairs))
    return min(totals)


@pytest.mark.parametrize(("example", "problem"), list(enumerate((AMBULANCES, DEPOT, MATRIX))))
def test_the_worked_examples_have_the_optimum_they_claim(example: int, problem: PMedian) -> None:
    assert _best(problem) == PMedian.examples[example].objective
    if len(problem.structure().names) <= 18:
        assert minimum(problem.cqm()) == _best(problem)


@pytest.mark.parametrize("seed", range(8))
def test_the_least_energy_is_the_distance_of_the_best_sites(seed: int) -> None:
    rng = np.random.default_rng(seed)
    ways = rng.integers(1, 30, (3, 4)).astype(float).tolist()
    ways[seed % 3][seed % 4] = None
    weights = rng.integers(0, 6, 3).tolist()
    customers = ", ".join(f"{name} {weight}" for name, weight in zip("abc", weights, strict=True))
    problem = _problem(customers, "1, 2, 3, 4", ways, 1 + seed % 3)
    assert minimum(problem.cqm()) == _best(problem)


def test_the_program_has_the_costs_and_the_rows_of_the_cqm() -> None:
    program = DEPOT.structure()
    labels, states, energies = feasible_samples(DEPOT.cqm())
    assert tuple(labels) == program.names
    assert states @ program.linear == pytest.approx(energies)
    assert np.all(program.rows @ states.T <= program.row_upper[:, None])
    assert np.all(program.rows @ states.T >= program.row_lower[:, None])
    answer = Values(states[int(energies.argmin())])
    assert DEPOT.decode_structure(answer) == PMedianSolution(sites=("East",))


def test_open_sites_survive_becoming_bits() -> None:
    bits = dict.fromkeys(map(str, MATRIX.cqm().variables), 0.0)
    assert MATRIX.decode({**bits, "0 open": 1, "2 open": 1}).sites == ("1", "3")


def test_a_place_that_no_site_reaches_leaves_nothing_feasible() -> None:
    assert minimum(_problem("a, b", "1", [[2], [None]], 1).cqm()) is None


def test_check_names_each_violation() -> None:
    problem = _problem("a, b", "1, 2, 3", [[2, 5, 1], [None, 3, None]], 2)
    check = problem.check(PMedianSolution(sites=("1", "1", "moon")))
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no site called 'moon'",
        "'1' is opened 2 times; once is enough",
        "'b' has no way to an open site",
    ]
    crowded = problem.check(PMedianSolution(sites=("1", "2", "3")))
    assert [each.message for each in crowded.violations] == ["3 sites are open; there must be 2"]
    assert crowded.objective == 4


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"n_open": 4}, "4 sites are to be opened and there are 3; open fewer"),
        ({"distances": [[1, 2, 3]]}, "3 customers and 1 rows of distances"),
        (
            {"distances": [[1, 2, 3], [1, 2], [1, 2, 3]]},
            "the row of 'Bo' has 2 distances; it needs 3",
        ),
        ({"sites": ["a", "b", "a"]}, "two sites are called 'a'"),
        ({"customers": [{"name": "x"}] * 3}, "two customers are called 'x'"),
        ({"n_open": 0}, "greater than or equal to 1"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**DEPOT.model_dump(mode="json"), **change})


def test_the_words_and_the_picture_tell_who_goes_where() -> None:
    solution = PMedianSolution(sites=("1", "3"))
    assert (
        MATRIX.describe(solution)
        == "Open 1, 3: the weighted distance to the nearest is 175 in all."
    )
    drawn = MATRIX.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.edges == ((3, 0), (4, 0), (5, 2), (6, 2))
    assert drawn.groups[:3] == ("open", "closed", "open")
    large = PMedian.random(np.random.default_rng(1), 40)
    bars = large.figure(PMedianSolution(sites=("site 0", "site 7")))
    assert isinstance(bars, BarFigure)
    assert bars.labels == ("site 0", "site 7")
    assert sum(bars.values) == 40


def test_the_dial_takes_the_map_out_of_the_distances() -> None:
    def numbers(difficulty: float) -> tuple[float, int]:
        problem = PMedian.random(np.random.default_rng(1), 60, difficulty)
        ways = np.array(problem.distances, dtype=float)
        return float(np.abs(ways - ways.T).mean()), problem.n_open

    easy, half, hard = (numbers(each) for each in (0, 0.5, 1))
    assert 0 == easy[0] < half[0] < hard[0]
    assert (easy[1], half[1], hard[1]) == (20, 13, 10)
