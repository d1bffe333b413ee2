"""Timetabling questions: lessons, exams, meetings and talks without clashes."""

from __future__ import annotations

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graphs import connected_pairs, led, pairs_told
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import PEOPLE, SUBJECTS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _exams(draw: Draw, size: int) -> Question:
    names = draw.some(SUBJECTS, size)
    pairs = connected_pairs(draw, names, 1)
    periods = ["Monday", "Tuesday", "Wednesday"]
    costs = [draw.wholes(3, 0, 9) for _ in names]
    rows = [[n, *row] for n, row in zip(names, costs, strict=True)]
    text = compose(
        draw,
        led(
            "The exams must be held on Monday, Tuesday or Wednesday, and two exams with students in common not on the same day:",
            pairs_told(draw, pairs),
        ),
        "Complaints expected for each day:" + table(draw, ["exam", *periods], rows),
        "Which timetable of the exams has the fewest complaints?",
    )
    preferences = [
        {"event": n, "period": p, "cost": c}
        for n, row in zip(names, costs, strict=True)
        for p, c in zip(periods, row, strict=True)
        if c
    ]
    return asked(
        text,
        "timetabling",
        events=[{"name": n} for n in names],
        periods=periods,
        conflicts=pairs,
        preferences=preferences,
    )


def _meetings(draw: Draw, size: int) -> Question:
    people = draw.some(PEOPLE, 4)
    names = ["sales", "product", "hiring", "budget"][: 3 + size % 2]
    groups = [draw.some(people, 2) for _ in names]
    periods = ["9 o'clock", "10 o'clock", "11 o'clock", "12 o'clock"]
    who, when = draw.one(people), draw.one(periods)
    bad = [(n, draw.one(periods), draw.whole(1, 9)) for n in names]
    facts = [f"the {n} meeting is for {listed(g)}" for n, g in zip(names, groups, strict=True)]
    dislikes = [f"the {n} meeting at {p} is a nuisance of {c}" for n, p, c in bad]
    text = compose(
        draw,
        "Meetings of one hour can start at 9, 10, 11 or 12 o'clock; several can go on side by side, but nobody can be in two at once.",
        told(draw, [*facts, f"{who} is not there at {when}", *dislikes]),
        "Find start times with the least nuisance in total.",
    )
    return asked(
        text,
        "timetabling",
        events=[{"name": n, "groups": g} for n, g in zip(names, groups, strict=True)],
        periods=periods,
        unavailable=[{"who": who, "period": when}] if any(who in g for g in groups) else [],
        preferences=[{"event": n, "period": p, "cost": c} for n, p, c in bad],
    )


def _lessons(draw: Draw, size: int) -> Question:
    teachers = [f"Ms {n}" for n in ("Roy", "Kent", "Diaz")]
    lessons = [
        (f"{subject} of class {c}", t, c)
        for subject, t in zip(("maths", "art"), teachers, strict=False)
        for c in ("7a", "7b")
    ]
    periods = ["period 1", "period 2", "period 3"]
    away = draw.one(periods)
    costs = [draw.whole(1, 5) for _ in lessons]
    facts = [f"{t} teaches {name}" for name, t, _ in lessons]
    late = [
        f"{name} in period 3 costs {c} point{'s' if c > 1 else ''}"
        for (name, _, _), c in zip(lessons, costs, strict=True)
    ]
    text = compose(
        draw,
        "There are periods 1, 2 and 3. A teacher gives one lesson at a time and a class has one lesson at a time; each lesson takes one period.",
        told(draw, facts) + f" {teachers[0]} is away in {away}. " + told(draw, late),
        "Which timetable has the fewest points?",
    )
    return asked(
        text,
        "timetabling",
        events=[{"name": n, "teacher": t, "groups": [c]} for n, t, c in lessons],
        periods=periods,
        unavailable=[{"who": teachers[0], "period": away}],
        preferences=[
            {"event": n, "period": "period 3", "cost": c}
            for (n, _, _), c in zip(lessons, costs, strict=True)
        ],
    )


def _rooms(draw: Draw, size: int) -> Question:
    names = [f"talk {x}" for x in "ABCDEF"[: min(size, 5)]]
    rooms = {"the hall": 100, "the lab": 30, "the foyer": 60}
    seats = [draw.whole(10, 95) for _ in names]
    big, middling = sum(s > 60 for s in seats), sum(s > 30 for s in seats)
    n_slots = max(2, big, (middling + 1) // 2, (len(names) + 2) // 3)
    slots = [f"slot {i}" for i in range(1, n_slots + 1)]
    costs = {(n, s): draw.whole(0, 6) for n in names for s in slots}
    rows = [[n, s, *(costs[n, p] for p in slots)] for n, s in zip(names, seats, strict=True)]
    text = compose(
        draw,
        f"Talks are given in {listed([f'{r} with {k} seats' for r, k in rooms.items()])}, one at a time in each room, and every listener must have a seat.",
        "Listeners, and how inconvenient each time slot is:"
        + table(draw, ["talk", "listeners", *slots], rows),
        "Give every talk a slot and a room so that the inconvenience adds up to as little as possible.",
    )
    return asked(
        text,
        "timetabling",
        events=[{"name": n, "students": s} for n, s in zip(names, seats, strict=True)],
        periods=slots,
        rooms=[{"name": r, "capacity": k} for r, k in rooms.items()],
        preferences=[{"event": n, "period": p, "cost": c} for (n, p), c in costs.items() if c],
    )


PHRASING = Phrasing((_exams, _meetings, _lessons, _rooms))
