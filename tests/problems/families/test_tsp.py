"""The travelling salesman against exhaustive search over tours."""

import math
from itertools import permutations, product

import numpy as np
import pytest

from problems.errors import LimitExceeded
from problems.families.tsp import Tsp, TspSolution
from problems.structures import Tour
from solvers.backends.cp_sat_circuit import BACKEND
from solvers.result import Request
from tests.brute_force import feasible_samples, minimum


def _shortest(problem: Tsp) -> float | None:
    first, *others = problem.places
    checks = [problem.check(TspSolution(tour=(first, *order))) for order in permutations(others)]
    lengths = [each.objective for each in checks if each.feasible and each.objective is not None]
    return min(lengths, default=None)


def _asymmetric(seed: int, size: int, share_absent: float) -> Tsp:
    rng = np.random.default_rng(seed)
    matrix = rng.integers(1, 50, (size, size)).astype(float)
    absent = rng.random((size, size)) < share_absent
    rows = [
        tuple(None if gone else value for value, gone in zip(*both, strict=True))
        for both in zip(matrix.tolist(), absent.tolist(), strict=True)
    ]
    return Tsp(places=tuple("abcdefgh"[:size]), distances=tuple(rows))


@pytest.mark.parametrize(("seed", "size"), list(product(range(3), (2, 3, 4))))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int, size: int) -> None:
    problem = Tsp.random(np.random.default_rng(seed), size)
    assert minimum(problem.cqm()) == _shortest(problem)


@pytest.mark.parametrize(("seed", "share"), list(product(range(4), (0.2, 0.5))))
def test_one_way_and_absent_arcs_are_kept(seed: int, share: float) -> None:
    problem = _asymmetric(seed, 5, share)
    assert minimum(problem.cqm()) == _shortest(problem)


def test_some_of_those_instances_have_no_tour_and_some_have() -> None:
    found = {_shortest(_asymmetric(seed, 5, 0.5)) is None for seed in range(4)}
    assert found == {True, False}


def test_every_tour_is_a_feasible_sample_of_its_length() -> None:
    problem = _asymmetric(1, 4, 0.0)
    labels, states, energies = feasible_samples(problem.cqm())
    tours = [
        problem.decode(dict(zip(labels, state, strict=True))).tour for state in states.tolist()
    ]
    assert len(set(tours)) == len(tours) == math.factorial(3)
    lengths = [problem.check(TspSolution(tour=tour)).objective for tour in tours]
    assert lengths == energies.tolist()


def test_the_start_turns_the_tour_and_not_its_length() -> None:
    problem = Tsp(places=("a", "b", "c"), coordinates=((0, 0), (3, 0), (3, 4)), start="c")
    solution = problem.decode_structure(Tour(np.array([0, 1, 2])))
    assert solution.tour == ("c", "a", "b")
    assert problem.check(solution).objective == 12


@pytest.mark.parametrize(
    ("tour", "constraint"),
    [
        (("a", "b", "nowhere"), "places"),
        (("a", "b"), "c once"),
        (("a", "b", "c", "b"), "b once"),
    ],
)
def test_check_names_what_is_broken(tour: tuple[str, ...], constraint: str) -> None:
    problem = Tsp(places=("a", "b", "c"), coordinates=((0, 0), (3, 0), (3, 4)))
    check = problem.check(TspSolution(tour=tour))
    assert not check.feasible
    assert check.objective is None
    assert constraint in [violation.constraint for violation in check.violations]


def test_a_missing_way_is_a_violation_in_its_direction_only() -> None:
    problem = Tsp(places=("a", "b", "c"), distances=((0, None, 1), (2, 0, 3), (4, 5, 0)))
    broken = problem.check(TspSolution(tour=("a", "b", "c")))
    assert [violation.message for violation in broken.violations] == [
        "there is no way from 'a' to 'b'"
    ]
    assert problem.check(TspSolution(tour=("a", "c", "b"))).objective == 1 + 5 + 2


def test_repair_drops_repeats_and_fits_in_the_missing() -> None:
    square = Tsp(places=("a", "b", "c", "d"), coordinates=((0, 0), (0, 1), (1, 1), (1, 0)))
    mended, changes = square.repair(TspSolution(tour=("a", "b", "b", "d")))
    assert mended.tour == ("a", "b", "c", "d")
    assert len(changes) == 2
    assert square.repair(mended) == (mended, ())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "either distances or coordinates"),
        ({"distances": ((0, 1), (1, 0)), "coordinates": ((0, 0), (1, 1))}, "either distances"),
        ({"distances": ((0, 1),)}, "2 places and 1 rows"),
        ({"distances": ((0, 1, 2), (1, 0))}, "'a' has 3 distances; it needs 2"),
        ({"distances": ((0, -1), (1, 0))}, "'a' has the distance -1"),
        ({"coordinates": ((0, 0),)}, "2 places and 1 coordinates"),
        ({"coordinates": ((0, 0), (1, 1)), "start": "z"}, "'z' is not one of the places"),
        ({"coordinates": ((0, 0), (1, 1)), "places": ("a", "a")}, "two places are called 'a'"),
    ],
)
def test_fields_that_do_not_fit_are_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Tsp.model_validate({"places": ("a", "b"), **fields})


def test_too_many_places_are_refused_before_the_model_is_built() -> None:
    with pytest.raises(LimitExceeded, match="201 places; its binary model takes at most 200"):
        Tsp.random(np.random.default_rng(0), 201).cqm()


def test_figures_show_the_tour_first() -> None:
    small = Tsp.random(np.random.default_rng(0), 5)
    figure = small.figure(TspSolution(tour=small.places))
    assert figure.highlighted == (0, 1, 2, 3, 4)
    assert len(figure.edges) == len(figure.edge_labels) == 10
    assert len(figure.positions) == 5
    large = Tsp.random(np.random.default_rng(0), 31)
    assert len(large.figure(TspSolution(tour=large.places)).edges) == 31


def test_positions_from_distances_keep_them() -> None:
    points = np.random.default_rng(2).uniform(0, 9, (6, 2))
    matrix = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    problem = Tsp(places=tuple("abcdef"), distances=tuple(map(tuple, matrix.tolist())))
    drawn = np.array(problem.figure(TspSolution(tour=problem.places)).positions)
    redrawn = np.hypot(*(drawn[:, None] - drawn[None, :]).transpose(2, 0, 1))
    assert np.allclose(redrawn, matrix)


def _paths(problem: Tsp) -> float | None:
    """The length of the shortest open path by exhaustive search."""
    checks = [problem.check(TspSolution(tour=order)) for order in permutations(problem.places)]
    lengths = [each.objective for each in checks if each.feasible and each.objective is not None]
    return min(lengths, default=None)


ENDS = [(None, None), ("a", None), ("c", None), (None, "b"), ("b", "d"), ("d", "a")]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("start", "end"), ENDS)
def test_open_paths_are_as_short_as_exhaustive_search_finds(
    seed: int, start: str | None, end: str | None
) -> None:
    closed = _asymmetric(seed, 4, 0.2)
    problem = Tsp(
        places=closed.places, distances=closed.distances, closed=False, start=start, end=end
    )
    best = _paths(problem)
    labels, states, energies = feasible_samples(problem.cqm())
    if best is None:
        assert not len(states)
        return
    assert energies.min() == best
    tours = [problem.decode(dict(zip(labels, state, strict=True))) for state in states.tolist()]
    assert [problem.check(tour).objective for tour in tours] == energies.tolist()
    request = Request(problem.structure())
    result = BACKEND.solve(request, seed=0, budget_s=20, progress=lambda _, __: None)
    assert result.bound == pytest.approx(best)
    assert problem.check(problem.decode_structure(result.answers[0])).objective == best


def test_some_of_those_paths_exist() -> None:
    found = [
        _paths(_asymmetric(seed, 4, 0.2).model_copy(update={"closed": False})) for seed in (0, 1)
    ]
    assert None not in found


def test_two_places_make_a_path_of_one_leg() -> None:
    for ends in ({}, {"start": "b"}, {"end": "a"}, {"start": "b", "end": "a"}):
        problem = Tsp(places=("a", "b"), distances=((0, 9), (4, 0)), closed=False, **ends)
        assert minimum(problem.cqm()) == 4


LINE = Tsp(
    places=("a", "b", "c", "d"),
    coordinates=((0, 0), (5, 0), (2, 0), (9, 0)),
    closed=False,
    start="a",
    end="d",
    distance_unit="km",
)


def test_a_path_is_checked_told_and_drawn_without_the_way_back() -> None:
    path = TspSolution(tour=("a", "c", "b", "d"))
    assert LINE.check(path).objective == 9
    assert LINE.describe(path) == "Go a → c → b → d: 9 km in all."
    figure = LINE.figure(path)
    assert figure.title == "Path through 4 places"
    assert [figure.edges[at] for at in figure.highlighted] == [(0, 2), (1, 2), (1, 3)]


def test_a_path_that_starts_or_ends_elsewhere_is_broken() -> None:
    check = LINE.check(TspSolution(tour=("b", "a", "d", "c")))
    assert not check.feasible
    assert [each.message for each in check.violations] == [
        "the path starts at 'b', not at 'a'",
        "the path ends at 'c', not at 'd'",
    ]


@pytest.mark.parametrize("ends", [("a", "d"), ("a", None), (None, "d"), (None, None)])
def test_repair_gives_a_path_its_ends_back(ends: tuple[str | None, str | None]) -> None:
    problem = LINE.model_copy(update={"start": ends[0], "end": ends[1]})
    mended, changes = problem.repair(TspSolution(tour=("d", "c", "c", "a")))
    assert problem.check(mended).feasible
    assert len(changes) == 2
    assert problem.repair(mended) == (mended, ())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"end": "b"}, "a round trip has no end; leave out 'b'"),
        ({"end": "z", "closed": False}, "the end 'z' is not one of the places"),
        ({"end": "a", "start": "a", "closed": False}, "cannot start and end at 'a'"),
    ],
)
def test_ends_that_do_not_fit_are_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Tsp.model_validate({"places": ("a", "b"), "coordinates": ((0, 0), (1, 1)), **fields})


@pytest.mark.parametrize("size", [2, 3, 40])
def test_the_dial_changes_the_map(size: int) -> None:
    easy, hard = (Tsp.random(np.random.default_rng(1), size, dial) for dial in (0.0, 1.0))
    assert easy != hard
    assert Tsp.random(np.random.default_rng(1), size, 1.0) == hard
