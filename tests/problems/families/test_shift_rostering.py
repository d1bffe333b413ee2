"""Rosters against every way to give each person a shift or a day off."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.shift_rostering import ShiftRostering, ShiftRosteringSolution
from problems.figure import BarFigure, GanttFigure
from problems.modelling.roster_rules import Absence, Cover, Person, Shift, Wish
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import feasible_samples, minimum

NURSES = ShiftRostering(
    people=(Person(name="Ana"), Person(name="Ben"), Person(name="Cem")),
    days=("Mon", "Tue", "Wed"),
    shifts=(Shift(name="early"), Shift(name="late")),
    cover=(
        Cover(shift="early", minimum=1, maximum=1),
        Cover(shift="late", minimum=1, maximum=1),
    ),
    wishes=(
        Wish(person="Ana", day="Mon"),
        Wish(person="Ben", day="Tue"),
        Wish(person="Cem", day="Wed", shift="early", kind="work"),
    ),
    forbidden_successions=(("late", "early"),),
    max_consecutive_days=2,
)
CAFE = ShiftRostering(
    people=(
        Person(name="Lea", shift_cost=90),
        Person(name="Max", shift_cost=80, max_shifts=2),
        Person(name="Noa", shift_cost=100, min_shifts=1),
        Person(name="Ole", shift_cost=70),
    ),
    days=("Fri", "Sat", "Sun"),
    shifts=(Shift(name="day"),),
    cover=(Cover(shift="day", minimum=2),),
    absences=(Absence(person="Ole", day="Sun"),),
    cost_unit="euros",
)
GUARDS = ShiftRostering(
    people=(
        Person(name="Uma", skills=("first aid",), max_shifts=2),
        Person(name="Vic", skills=("first aid",), max_shifts=2),
        Person(name="Wim", max_shifts=2),
        Person(name="Xia", max_shifts=2),
    ),
    days=("1", "2", "3"),
    shifts=(Shift(name="night"),),
    cover=(
        Cover(shift="night", minimum=2, maximum=2),
        Cover(shift="night", minimum=1, skill="first aid"),
    ),
    wishes=(
        Wish(person="Uma", day="1", weight=5),
        Wish(person="Uma", day="2", weight=5),
        Wish(person="Wim", day="3", weight=3),
        Wish(person="Vic", day="1", weight=2),
    ),
)


def _all_rosters(problem: ShiftRostering) -> list[float]:
    """What every roster costs that keeps to all rules."""
    cells = [(person.name, day) for person in problem.people for day in problem.days]
    choices = [None, *(shift.name for shift in problem.shifts)]
    found = []
    for chosen in product(choices, repeat=len(cells)):
        duties = tuple(
            (*cell, shift) for cell, shift in zip(cells, chosen, strict=True) if shift is not None
        )
        check = problem.check(ShiftRosteringSolution(duties=duties))
        if check.feasible and check.objective is not None:
            found.append(check.objective)
    return found


def _rich(seed: int) -> ShiftRostering:
    """Two people, three days, two shifts, and some of every kind of rule."""
    rng = np.random.default_rng(seed)
    days, shifts = ("d1", "d2", "d3"), ("e", "l")
    anything = [(p, d, s) for p in "AB" for d in (*days, None) for s in (*shifts, None)]

    def some(n: int) -> list[tuple[str, str | None, str | None]]:
        return [anything[at] for at in rng.integers(0, len(anything), n)]

    kinds: tuple[str, ...] = ("work", "off")
    return ShiftRostering.model_validate(
        {
            "people": [
                {"name": "A", "skills": ["x"], "max_shifts": 2, "shift_cost": 1.5},
                {"name": "B", "min_shifts": int(rng.integers(0, 2)), "shift_cost": -2},
            ],
            "days": days,
            "shifts": [{"name": "e"}, {"name": "l", "skill": "x" if rng.integers(2) else None}],
            "cover": [
                {"shift": "e", "day": days[rng.integers(3)], "minimum": 1},
                {"shift": "l", "maximum": 1},
                {"shift": "l", "day": days[rng.integers(3)], "minimum": 1, "skill": "x"},
            ],
            "absences": [
                {"person": p, "day": d, "shift": s} for p, d, s in some(1) if d is not None
            ],
            "wishes": [
                {"person": p, "day": d, "shift": s, "kind": kinds[rng.integers(2)], "weight": w}
                for w, (p, d, s) in enumerate(some(4), start=1)
            ],
            "forbidden_successions": [("l", "e"), ("e", "e")] if rng.integers(2) else [("l", "e")],
            "max_consecutive_days": int(rng.integers(1, 4)),
        }
    )


def _run(problem: ShiftRostering) -> RawResult:
    return BACKEND.solve(
        Request(problem.structure()), seed=1, budget_s=20, progress=lambda *_: None
    )


def _worth(problem: ShiftRostering) -> float | None:
    check = problem.check(problem.decode_structure(_run(problem).answers[0]))
    assert check.feasible, check.violations
    return check.objective


@pytest.mark.parametrize(("example", "problem"), list(enumerate((NURSES, CAFE, GUARDS))))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, problem: ShiftRostering
) -> None:
    claimed = ShiftRostering.examples[example].objective
    assert min(_all_rosters(problem)) == claimed
    assert _worth(problem) == pytest.approx(claimed)
    assert minimum(problem.cqm()) == claimed


@pytest.mark.parametrize("seed", range(12))
def test_the_models_have_one_sample_for_each_roster(seed: int) -> None:
    problem = _rich(seed)
    _, states, energies = feasible_samples(problem.cqm())
    rosters = _all_rosters(problem)
    assert sorted(energies.tolist()) == pytest.approx(sorted(rosters))
    if len(states):
        assert _worth(problem) == pytest.approx(min(rosters))
    else:
        assert _run(problem).status is Status.INFEASIBLE


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
def test_random_rosters_can_be_planned(difficulty: float) -> None:
    small = ShiftRostering.random(np.random.default_rng(3), 2, difficulty)
    assert minimum(small.cqm()) == min(_all_rosters(small)) == pytest.approx(_worth(small))
    for seed in range(3):
        assert (
            _worth(ShiftRostering.random(np.random.default_rng(seed), 12, difficulty)) is not None
        )


def test_too_few_people_are_infeasible() -> None:
    alone = ShiftRostering(
        people=(Person(name="Ana"),), days=NURSES.days, shifts=NURSES.shifts, cover=NURSES.cover
    )
    assert minimum(alone.cqm()) is None
    assert _run(alone).status is Status.INFEASIBLE


def test_a_roster_that_asks_for_nothing_is_empty() -> None:
    away = ShiftRostering(
        people=(Person(name="Ana"),),
        days=("Mon",),
        shifts=(Shift(name="day"),),
        absences=(Absence(person="Ana"),),
        wishes=(Wish(person="Ana", kind="work", weight=4),),
    )
    assert minimum(away.cqm()) == 4
    solution = away.decode_structure(_run(away).answers[0])
    assert (solution.duties, away.check(solution).objective) == ((), 4)
    assert away.describe(solution) == "Nobody works."


def test_check_names_each_violation() -> None:
    broken = (
        ("Ana", "Mon", "late"),
        ("Ana", "Tue", "early"),
        ("Ana", "Tue", "late"),
        ("Ana", "Wed", "late"),
        ("Ben", "Mon", "late"),
        ("Zoe", "Mon", "late"),
    )
    check = NURSES.check(ShiftRosteringSolution(duties=broken))
    assert [each.message for each in check.violations] == [
        "'Zoe' on 'Mon' in 'late' names a person, day or shift that is not there",
        "'Ana' works early and late on 'Tue'; one shift a day is the limit",
        "'Ana' works 'early' the day after 'late' on 'Mon'",
        "'Ana' works 3 days in a row; the limit is 2",
        "'early' on 'Mon' has 0 people; it needs 1",
        "'early' on 'Wed' has 0 people; it needs 1",
        "'late' on 'Mon' has 2 people; it takes 1",
    ]
    assert check.objective == 2  # Ana's Monday and Cem's Wednesday
    cafe = CAFE.check(
        ShiftRosteringSolution(
            duties=(*(("Max", day, "day") for day in CAFE.days), ("Ole", "Sun", "day"))
        )
    )
    assert [each.message for each in cafe.violations] == [
        "'Ole' works 'day' on 'Sun' and cannot",
        "'day' on 'Fri' has 1 people; it needs 2",
        "'day' on 'Sat' has 1 people; it needs 2",
        "'Max' works 3 shifts; the most is 2",
        "'Noa' works 0 shifts; the least is 1",
    ]
    skilled = GUARDS.model_copy(update={"shifts": (Shift(name="night", skill="first aid"),)})
    night = skilled.check(
        ShiftRosteringSolution(duties=(("Wim", "1", "night"), ("Xia", "1", "night")))
    )
    messages = [each.message for each in night.violations]
    assert "'Wim' works 'night' on '1' without the skill 'first aid'" in messages
    assert "'night' on '1' has 0 people with the skill 'first aid'; it needs 1" in messages


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"people": [{"name": "A"}] * 2}, "two people are called 'A'"),
        ({"days": ["1", "1"]}, "two days are called '1'"),
        ({"shifts": [{"name": "s"}] * 2}, "two shifts are called 's'"),
        (
            {"people": [{"name": "A", "min_shifts": 3, "max_shifts": 2}]},
            "at least 3 and at most 2 shifts",
        ),
        (
            {"cover": [{"shift": "s", "minimum": 3, "maximum": 2}]},
            "at least 3 and at most 2 people",
        ),
        ({"cover": [{"shift": "x"}]}, "a cover names 'x', which is not one of the shifts"),
        ({"cover": [{"shift": "s", "day": "9"}]}, "names '9', which is not one of the days"),
        ({"absences": [{"person": "X"}]}, "an? absence names 'X', which is not one of the people"),
        ({"wishes": [{"person": "A", "shift": "x"}]}, "a wish names 'x'"),
        ({"wishes": [{"person": "A", "weight": 0}]}, "greater than 0"),
        ({"forbidden_successions": [["s", "x"]]}, "a forbidden succession names 'x'"),
        ({"max_consecutive_days": 0}, "greater than or equal to 1"),
        (
            {
                "people": [{"name": str(at)} for at in range(3000)],
                "days": [str(at) for at in range(400)],
            },
            "1,200,000 duties; the limit is 1,000,000",
        ),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "shift_rostering",
        "people": [{"name": "A"}],
        "days": ["1", "2"],
        "shifts": [{"name": "s"}],
    }
    assert parse_problem(data).size == "1 people, 2 days, 1 shifts"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_a_roster_for_thousands_has_no_quadratic_model() -> None:
    crowd = ShiftRostering(
        people=tuple(Person(name=str(at)) for at in range(2_000)),
        days=tuple(map(str, range(101))),
        shifts=(Shift(name="day"),),
    )
    with pytest.raises(LimitExceeded, match="needs 202,000 binaries"):
        crowd.cqm()
    duties = (*((person.name, "0", "day") for person in crowd.people), ("0", "1", "day"))
    drawn = crowd.figure(ShiftRosteringSolution(duties=duties))
    assert isinstance(drawn, BarFigure)
    assert drawn.values[:2] == (2, 1)


def test_the_picture_has_a_row_for_each_person() -> None:
    solution = ShiftRosteringSolution(
        duties=(("Ben", "Mon", "early"), ("Cem", "Mon", "late"), ("Ana", "Tue", "early"))
    )
    drawn = NURSES.figure(solution)
    assert isinstance(drawn, GanttFigure)
    assert [(bar.row, bar.start, bar.label) for bar in drawn.bars] == [
        ("Ben", 0, "early"),
        ("Cem", 0, "late"),
        ("Ana", 1, "early"),
    ]
    assert NURSES.describe(solution) == (
        "Mon early: Ben; Mon late: Cem; Tue early: Ana. Cost: 1. "
        "Not met: Cem asked to work early on Wed."
    )
