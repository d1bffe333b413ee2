"""Timetables against every way to give each event a period and a room."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.timetabling import Timetabling, TimetablingSolution
from problems.figure import BarFigure, GanttFigure
from problems.modelling.timetable_rules import Event, Preference, Room, Unavailable
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import feasible_samples, minimum

SCHOOL = Timetabling(
    events=(
        Event(name="maths 7a", teacher="Roy", groups=("7a",)),
        Event(name="English 7a", teacher="Lee", groups=("7a",)),
        Event(name="maths 7b", teacher="Roy", groups=("7b",)),
        Event(name="sport 7b", teacher="Lee", groups=("7b",)),
    ),
    periods=("1", "2", "3"),
    unavailable=(Unavailable(who="Lee", period="1"),),
    preferences=(
        *(
            Preference(event=event, period="3", cost=1)
            for event in ("maths 7a", "English 7a", "maths 7b", "sport 7b")
        ),
        Preference(event="sport 7b", period="2", cost=2),
    ),
)
EXAMS = Timetabling(
    events=(
        Event(name="algebra", students=80),
        Event(name="biology", students=25, needs=("lab",)),
        Event(name="chemistry", students=20, needs=("lab",)),
        Event(name="drawing", students=60),
    ),
    periods=("Mon", "Tue"),
    rooms=(Room(name="hall", capacity=100), Room(name="lab", capacity=30, features=("lab",))),
    conflicts=(("algebra", "biology"), ("chemistry", "drawing")),
    preferences=tuple(
        Preference(event=event, period="Mon", cost=cost)
        for event, cost in (("algebra", 1), ("biology", 3), ("chemistry", 2), ("drawing", 2))
    ),
)
MEETINGS = Timetabling(
    events=(
        Event(name="sales", groups=("Ana", "Ben")),
        Event(name="product", groups=("Ben", "Cem")),
        Event(name="hiring", groups=("Ana", "Cem")),
    ),
    periods=("9", "10", "11"),
    unavailable=(Unavailable(who="Ana", period="9"),),
    preferences=(
        Preference(event="hiring", period="11", cost=4),
        Preference(event="sales", period="10", cost=1),
        Preference(event="product", period="9", cost=2),
        Preference(event="product", period="11", cost=3),
    ),
)


def _all_timetables(problem: Timetabling) -> list[float]:
    """What every timetable costs that keeps to all rules."""
    rooms: list[str | None] = [room.name for room in problem.rooms]
    rooms = rooms or [None]
    names = [event.name for event in problem.events]
    found = []
    for places in product(product(problem.periods, rooms), repeat=len(names)):
        check = problem.check(TimetablingSolution(slots=dict(zip(names, places, strict=True))))
        if check.feasible and check.objective is not None:
            found.append(check.objective)
    return found


def _rich(seed: int) -> Timetabling:
    """Three events, three periods, two rooms, and some of every kind of rule."""
    rng = np.random.default_rng(seed)
    periods, rooms, events = ("p", "q", "r"), ("hall", "lab"), ("a", "b", "c")

    def pick(names: tuple[str, ...]) -> str:
        return names[int(rng.integers(len(names)))]

    return Timetabling.model_validate(
        {
            "events": [
                {"name": "a", "teacher": "T", "students": int(rng.integers(5, 15))},
                {"name": "b", "groups": ["G", "T"], "periods": ["q", "r"]},
                {"name": "c", "groups": ["G"], "needs": ["sink"] if rng.integers(2) else []},
            ],
            "periods": periods,
            "rooms": [
                {"name": "hall", "capacity": 20},
                {"name": "lab", "capacity": 10, "features": ["sink"]},
            ],
            "conflicts": [("a", "c")] if rng.integers(2) else [],
            "unavailable": [
                {"who": pick(("T", "G", "hall", "lab")), "period": pick(periods)} for _ in range(2)
            ],
            "preferences": [
                {
                    "event": pick(events),
                    "period": pick(periods) if kind else None,
                    "room": pick(rooms) if kind < 2 else None,
                    "cost": int(rng.integers(-5, 9)),
                }
                for kind in (0, 1, 2, 2, 1)
            ],
        }
    )


def _run(problem: Timetabling) -> RawResult:
    return BACKEND.solve(
        Request(problem.structure()), seed=1, budget_s=20, progress=lambda *_: None
    )


def _worth(problem: Timetabling) -> float | None:
    check = problem.check(problem.decode_structure(_run(problem).answers[0]))
    assert check.feasible, check.violations
    return check.objective


@pytest.mark.parametrize(("example", "problem"), list(enumerate((SCHOOL, EXAMS, MEETINGS))))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, problem: Timetabling
) -> None:
    claimed = Timetabling.examples[example].objective
    assert min(_all_timetables(problem)) == claimed == minimum(problem.cqm())
    assert _worth(problem) == pytest.approx(claimed)


@pytest.mark.parametrize("seed", range(12))
def test_the_models_have_one_sample_for_each_timetable(seed: int) -> None:
    problem = _rich(seed)
    _, states, energies = feasible_samples(problem.cqm())
    timetables = _all_timetables(problem)
    assert sorted(energies.tolist()) == pytest.approx(sorted(timetables))
    if len(states):
        assert _worth(problem) == pytest.approx(min(timetables))
    else:
        assert _run(problem).status is Status.INFEASIBLE


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
def test_random_timetables_can_be_made(difficulty: float) -> None:
    small = Timetabling.random(np.random.default_rng(3), 3, difficulty)
    assert minimum(small.cqm()) == min(_all_timetables(small)) == pytest.approx(_worth(small))
    for seed in range(3):
        assert _worth(Timetabling.random(np.random.default_rng(seed), 24, difficulty)) is not None


@pytest.mark.parametrize(
    "change",
    [
        {"rooms": ()},
        {"rooms": (Room(name="lab", capacity=30, features=("lab",)),)},
        {"periods": ("Mon",), "preferences": ()},
    ],
)
def test_too_little_room_or_time_is_infeasible(change: dict[str, object]) -> None:
    problem = Timetabling.model_validate({**EXAMS.model_dump(), **change})
    if problem.rooms or len(problem.periods) == 1:
        assert minimum(problem.cqm()) is None
        assert _run(problem).status is Status.INFEASIBLE
    else:
        assert minimum(problem.cqm()) == 3  # one of each pair is on Monday: algebra and chemistry


def test_an_event_that_fits_nowhere_is_infeasible() -> None:
    problem = Timetabling(
        events=(Event(name="gala", students=9),),
        periods=("1",),
        rooms=(Room(name="a", capacity=8),),
    )
    assert minimum(problem.cqm()) is None
    assert _run(problem).status is Status.INFEASIBLE


def test_check_names_each_violation() -> None:
    slots: dict[str, tuple[str, str | None]] = {
        "algebra": ("Mon", "lab"),
        "biology": ("Mon", "hall"),
        "chemistry": ("Sun", "hall"),
        "party": ("Mon", "hall"),
    }
    check = EXAMS.check(TimetablingSolution(slots=slots))
    assert [each.message for each in check.violations] == [
        "'drawing' has no place",
        "there is no period 'Sun'",
        "there is no event 'party'",
        "'algebra' is in 'lab', which has 30 seats; it needs 80",
        "'biology' is in 'hall', which lacks lab",
        "'chemistry' is in 'hall', which lacks lab",
        "'algebra' and 'biology' are both in 'Mon'; they must not be at one time",
    ]
    assert (check.objective, check.violations[3].amount) == (4, 50)
    clash = SCHOOL.check(
        TimetablingSolution(
            slots={
                "maths 7a": ("1", None),
                "English 7a": ("1", None),
                "maths 7b": ("1", "attic"),
                "sport 7b": ("2", None),
            }
        )
    )
    assert [each.message for each in clash.violations] == [
        "there is no room 'attic'",
        "'Lee' is not available in '1', when 'English 7a' is",
        "'Roy' has maths 7a and maths 7b at once in '1'",
        "'7a' has maths 7a and English 7a at once in '1'",
    ]
    bound = Timetabling(
        events=(
            Event(name="a", periods=("2",), rooms=("x",)),
            Event(name="b"),
        ),
        periods=("1", "2"),
        rooms=(Room(name="x"), Room(name="y")),
    )
    both = bound.check(TimetablingSolution(slots={"a": ("1", "y"), "b": ("1", "y")}))
    assert [each.message for each in both.violations] == [
        "'a' is in '1', which is not one of its periods",
        "'a' is in 'y', which is not one of its rooms",
        "'y' holds a and b at once in '1'",
    ]


def test_a_broken_sample_leaves_the_event_out() -> None:
    sample = dict.fromkeys(EXAMS.cqm().variables, 0) | {
        "event 0 period 0 room 0": 1,
        "event 1 period 0 room 1": 1,
        "event 1 period 1 room 1": 1,
    }
    assert EXAMS.decode(sample).slots == {"algebra": ("Mon", "hall")}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"events": [{"name": "a"}] * 2}, "two events are called 'a'"),
        ({"periods": ["1", "1"]}, "two periods are called '1'"),
        ({"rooms": [{"name": "r"}] * 2}, "two rooms are called 'r'"),
        ({"events": [{"name": "a", "periods": ["9"]}]}, "event 'a' names '9'"),
        ({"events": [{"name": "a", "rooms": ["z"]}]}, "'z', which is not one of the rooms"),
        ({"conflicts": [["a", "z"]]}, "a conflict names 'z'"),
        ({"conflicts": [["a", "a"]]}, "a conflict names 'a' twice"),
        ({"unavailable": [{"who": "z", "period": "1"}]}, "teachers, groups or rooms"),
        ({"unavailable": [{"who": "T", "period": "9"}]}, "an absence names '9'"),
        ({"preferences": [{"event": "z", "cost": 1}]}, "a preference names 'z'"),
        ({"preferences": [{"event": "a", "period": "9", "cost": 1}]}, "not one of the periods"),
        ({"preferences": [{"event": "a", "room": "z", "cost": 1}]}, "not one of the rooms"),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "timetabling",
        "events": [{"name": "a", "teacher": "T"}, {"name": "b"}],
        "periods": ["1", "2"],
        "rooms": [{"name": "r"}],
    }
    assert parse_problem(data).size == "2 events, 2 periods, 1 rooms"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_what_would_not_fit_in_memory_is_refused() -> None:
    wide = Timetabling(
        events=tuple(Event(name=str(at)) for at in range(300)),
        periods=tuple(map(str, range(700))),
    )
    with pytest.raises(LimitExceeded, match="over 200,000 binaries"):
        wide.cqm()
    names = [str(at) for at in range(60)]
    pairs = [(u, v) for u in names for v in names if u < v]
    tangled = Timetabling(
        events=tuple(Event(name=name) for name in names),
        periods=tuple(map(str, range(600))),
        conflicts=tuple(pairs),
    )
    with pytest.raises(LimitExceeded, match="1,062,000 rows"):
        tangled.structure()


def test_the_picture_has_a_row_for_each_room() -> None:
    solution = TimetablingSolution(slots={"biology": ("Tue", "lab"), "algebra": ("Mon", "hall")})
    drawn = EXAMS.figure(solution)
    assert isinstance(drawn, GanttFigure)
    assert [(bar.row, bar.start, bar.label) for bar in drawn.bars] == [
        ("hall", 0, "algebra"),
        ("lab", 1, "biology"),
    ]
    assert (
        EXAMS.describe(solution) == "algebra in Mon in hall; biology in Tue in lab; the cost is 1."
    )
    empty = TimetablingSolution(slots={})
    assert isinstance(EXAMS.figure(empty), BarFigure)
    assert EXAMS.describe(empty) == "No event has a place; the cost is 0."
    assert SCHOOL.describe(TimetablingSolution(slots={"maths 7a": ("1", None)})) == (
        "maths 7a in 1; the cost is 0."
    )
