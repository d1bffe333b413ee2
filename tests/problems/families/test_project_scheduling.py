"""Project scheduling against every combination of starts and ways, and what a schedule must keep to."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.project_scheduling import ProjectScheduling, ProjectSchedulingSolution
from problems.modelling.activity import Activity, Predecessor, Resource, Way
from problems.registry import parse_problem
from problems.status import Status
from problems.structures import Timetable
from solvers.backends import cp_sat_project
from solvers.result import Request
from tests.brute_force import feasible_samples, minimum


def _quiet(done: float, words: str) -> None: ...


def _activity(
    name: str,
    duration: float,
    *waits_for: str,
    lag: float = 0,
    ways: tuple[Way, ...] = (),
    **used: float,
) -> Activity:
    return Activity(
        name=name,
        duration=duration,
        demands=used,
        predecessors=tuple(Predecessor(name=each, lag=lag) for each in waits_for),
        alternatives=ways,
    )


def _project(
    *activities: Activity, deadline: float | None = None, **capacities: float
) -> ProjectScheduling:
    resources = tuple(Resource(name=name, capacity=much) for name, much in capacities.items())
    return ProjectScheduling(activities=activities, resources=resources, deadline=deadline)


def _shortest(problem: ProjectScheduling) -> float | None:
    """The least end over all whole starts and all ways, each tried unit by unit of time."""
    ways = [activity.ways for activity in problem.activities]
    longest = sum(max(way.duration for way in each) for each in ways)
    lags = sum(max(0, p.lag) for activity in problem.activities for p in activity.predecessors)
    best: float | None = None
    for chosen in product(*ways):
        for starts in product(range(int(longest + lags) + 1), repeat=len(ways)):
            ends = [start + way.duration for start, way in zip(starts, chosen, strict=True)]
            late = problem.deadline is not None and max(ends) > problem.deadline
            better = not late and (best is None or max(ends) < best)
            if better and _holds(problem, starts, ends, chosen):
                best = max(ends)
    return best


def _holds(
    problem: ProjectScheduling,
    starts: tuple[int, ...],
    ends: list[float],
    ways: tuple[Way, ...],
) -> bool:
    place = {activity.name: at for at, activity in enumerate(problem.activities)}
    for at, activity in enumerate(problem.activities):
        if any(starts[at] < ends[place[p.name]] + p.lag for p in activity.predecessors):
            return False
    for time in range(int(max(ends))):
        for resource in problem.resources:
            rows = zip(starts, ends, ways, strict=True)
            used = [way.demands.get(resource.name, 0) for s, e, way in rows if s <= time < e]
            if sum(used) > resource.capacity:
                return False
    return True


def _solved(problem: ProjectScheduling) -> float:
    request = Request(problem.structure())
    result = cp_sat_project.BACKEND.solve(request, seed=1, budget_s=20, progress=_quiet)
    assert result.status is Status.OPTIMAL
    check = problem.check(problem.decode_structure(result.answers[0]))
    assert check.feasible, check.violations
    assert check.objective is not None
    assert result.bound is not None
    assert problem.objective_of_cost(result.bound) == pytest.approx(check.objective)
    return check.objective


FLAT = _project(
    _activity("strip", 2, workers=2),
    _activity("wire", 3, "strip", workers=1),
    _activity("plumb", 4, "strip", workers=2),
    _activity("tile", 2, "plumb", workers=2),
    _activity("paint", 3, "wire", "plumb", workers=2),
    workers=3,
)


def test_a_flat_is_renovated_in_eleven_days() -> None:
    assert _solved(FLAT) == 11
    plenty = FLAT.model_copy(update={"resources": (Resource(name="workers", capacity=9),)})
    assert _solved(ProjectScheduling.model_validate(plenty.model_dump())) == 9


@pytest.mark.parametrize("difficulty", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("size", [2, 3])
def test_random_projects_against_exhaustive_search(seed: int, size: int, difficulty: float) -> None:
    problem = ProjectScheduling.random(np.random.default_rng(seed), size, difficulty)
    best = _shortest(problem)
    assert minimum(problem.cqm()) == best
    assert _solved(problem) == best


@pytest.mark.parametrize(
    "problem",
    [
        _project(_activity("a", 3)),
        _project(_activity("a", 0)),
        _project(_activity("a", 2), _activity("b", 1, "a", lag=2)),
        _project(_activity("a", 3), _activity("b", 2, "a", lag=-2)),  # they overlap
        _project(_activity("a", 2, crew=1), _activity("b", 1, crew=1), crew=1),
        _project(
            _activity("a", 2, crew=2), _activity("b", 1, crew=2), _activity("c", 1, crew=1), crew=3
        ),
        _project(_activity("a", 2, crew=1), _activity("b", 0, "a", crew=1), crew=1),
        _project(_activity("a", 0, crew=1), _activity("b", 2, crew=1), deadline=2, crew=1),
        _project(
            _activity("a", 3, crew=1, ways=(Way(duration=1, demands={"crew": 2}),)),
            _activity("b", 2, crew=1),
            crew=2,
        ),
        _project(  # the second way needs no crew at all, and is the better one
            _activity("a", 2, crew=1, ways=(Way(duration=3),)),
            _activity("b", 2, crew=1),
            crew=1,
        ),
    ],
)
def test_shapes_beyond_the_random_ones(problem: ProjectScheduling) -> None:
    assert minimum(problem.cqm()) == _shortest(problem) == _solved(problem)


def test_a_deadline_that_cannot_be_kept_leaves_no_schedule() -> None:
    problem = _project(_activity("a", 2, crew=1), _activity("b", 2, crew=1), deadline=3, crew=1)
    assert _shortest(problem) is None
    assert minimum(problem.cqm()) is None
    chain = _project(_activity("a", 2), _activity("b", 2, "a"), deadline=1)
    assert minimum(chain.cqm()) is None
    result = cp_sat_project.BACKEND.solve(
        Request(problem.structure()), seed=1, budget_s=20, progress=_quiet
    )
    assert result.status is Status.INFEASIBLE


def test_decimals_come_back_in_the_users_unit() -> None:
    problem = _project(
        _activity("a", 0.5, crew=0.25),
        _activity("b", 1, crew=0.5),
        _activity("c", 0.5, crew=0.25),
        crew=0.5,
    )
    assert _solved(problem) == minimum(problem.cqm()) == 1.5
    answer = Timetable(np.array([0, 1, 0]), np.zeros(3, dtype=np.int64))
    assert problem.decode_structure(answer).starts == {"a": 0.0, "b": 0.5, "c": 0.0}


def test_a_feasible_sample_is_a_feasible_schedule() -> None:
    problem = _project(
        _activity("a", 2, crew=1, ways=(Way(duration=1, demands={"crew": 2}),)),
        _activity("b", 1, crew=1),
        crew=2,
    )
    labels, states, energies = feasible_samples(problem.cqm())
    for state, energy in zip(states.tolist(), energies.tolist(), strict=True):
        check = problem.check(problem.decode(dict(zip(labels, state, strict=True))))
        assert check.feasible
        assert check.objective is not None
        assert check.objective <= energy


def test_check_names_what_is_broken() -> None:
    problem = _project(
        _activity("a", 2, crew=2),
        _activity("b", 1, "a", lag=1, crew=1, ways=(Way(duration=4),)),
        _activity("c", 1, crew=1),
        deadline=5,
        crew=2,
    )

    def said(ways: dict[str, int] | None = None, **starts: float) -> list[tuple[str, float]]:
        check = problem.check(ProjectSchedulingSolution(starts=starts, ways=ways or {}))
        assert check.feasible is not bool(check.violations)
        return [(each.constraint, each.amount) for each in check.violations]

    assert said(a=0, b=3, c=2) == []
    assert said(a=0, b=2, c=3) == [("order of a and b", 1)]
    assert said(a=0, b=3, c=1) == [("crew", 1)]
    assert said(a=0, b=3, c=-1) == [("start of c", 1)]
    assert said(a=0, b=3, c=2, ways={"b": 2}) == [("deadline", 2)]
    assert said(a=0, b=3, c=2, ways={"b": 3, "d": 1}) == [("ways", 1), ("ways", 1)]
    assert said(a=0, b=3, d=2) == [("activities", 1), ("activity c", 1)]
    missing = ProjectSchedulingSolution(starts={"a": 0, "b": 3})
    assert problem.check(missing).objective is None
    assert problem.describe(missing) == "This is no schedule: 'c' is not scheduled."


def test_repair_keeps_the_order_and_mends_the_times() -> None:
    broken = ProjectSchedulingSolution(starts={each.name: 0.0 for each in FLAT.activities})
    mended, words = FLAT.repair(broken)
    assert FLAT.check(mended).feasible
    assert len(words) == 1
    assert FLAT.repair(mended) == (mended, ())
    assert FLAT.check(FLAT.repair(ProjectSchedulingSolution(starts={}))[0]).feasible


def test_words_and_picture_tell_when_and_how() -> None:
    problem = _project(
        _activity("dig", 2, crew=1, ways=(Way(duration=1, demands={"crew": 2}),)),
        _activity("pour", 1, "dig"),
        deadline=4,
        crew=2,
    ).model_copy(update={"time_unit": "days"})
    solution = ProjectSchedulingSolution(starts={"dig": 0, "pour": 1}, ways={"dig": 2})
    assert problem.describe(solution) == (
        "Everything is finished at 2 days: start dig by way 2 at 0, pour at 1. "
        "The longest chain of activities is dig, pour."
    )
    figure = problem.figure(solution)
    assert figure.title == "2 activities, due at 4"
    assert [(bar.row, bar.start, bar.duration, bar.group) for bar in figure.bars] == [
        ("dig", 0, 1, "crew"),
        ("pour", 1, 1, "no resource"),
    ]


@pytest.mark.parametrize(
    ("activities", "words"),
    [
        ([], "at least 1 item"),
        ([{"name": "a", "duration": -1}], "greater than or equal to 0"),
        ([{"name": "a", "duration": 1}] * 2, "two activities are called 'a'"),
        ([{"name": "a", "duration": 1, "predecessors": [{"name": "b"}]}], "waits for 'b'"),
        ([{"name": "a", "duration": 1, "predecessors": [{"name": "a"}]}], "in a circle: 'a'"),
        ([{"name": "a", "duration": 1, "demands": {"van": 1}}], "uses 'van', which is not"),
        ([{"name": "a", "duration": 1, "demands": {"crew": 3}}], "uses 3 of 'crew'; there are 2"),
        ([{"name": "a", "duration": 1, "demands": {"crew": -1}}], "greater than or equal to 0"),
    ],
)
def test_what_does_not_fit_is_refused(activities: object, words: str) -> None:
    data = {"family": "project_scheduling", "resources": [{"name": "crew", "capacity": 2}]}
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, "activities": activities})


def test_repeated_predecessors_and_resources_are_refused() -> None:
    with pytest.raises(ValueError, match="two predecessors are called 'a'"):
        _project(_activity("a", 1), _activity("b", 1, "a", "a"))
    with pytest.raises(ValueError, match="two resources are called 'crew'"):
        ProjectScheduling(
            activities=(_activity("a", 1),), resources=(Resource(name="crew", capacity=1),) * 2
        )


def test_a_large_model_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="3,000 tasks"):
        ProjectScheduling.random(np.random.default_rng(0), 3_000).cqm()
    long = _project(_activity("a", 30_000, crew=1), _activity("b", 30_000, crew=1), crew=1)
    with pytest.raises(LimitExceeded, match="times in all"):
        long.cqm()


def test_the_dial_makes_resources_scarce() -> None:
    def scarcity(difficulty: float) -> float:
        """How long the busiest resource would be in use if nothing ever waited for it."""
        problem = ProjectScheduling.random(np.random.default_rng(1), 30, difficulty)
        loads = [
            sum(each.duration * each.demands.get(one.name, 0) for each in problem.activities)
            / one.capacity
            for one in problem.resources
        ]
        return max(loads)

    assert scarcity(1.0) > 1.5 * scarcity(0.0)


@pytest.mark.parametrize("seed", range(6))
def test_any_order_is_mended_to_a_schedule_without_idle_gaps(seed: int) -> None:
    rng = np.random.default_rng(seed)
    problem = ProjectScheduling.random(rng, 25, 1.0)
    given = {
        each.name: float(at) for each, at in zip(problem.activities, rng.random(25), strict=True)
    }
    mended, _ = problem.repair(ProjectSchedulingSolution(starts=given))
    check = problem.check(mended)
    assert check.feasible, check.violations
    for name, start in mended.starts.items():  # nothing could start one unit sooner by itself
        sooner = mended.model_copy(update={"starts": {**mended.starts, name: start - 1}})
        assert not problem.check(sooner).feasible
