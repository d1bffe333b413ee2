"""Shift rostering questions: who works when, with enough people and few complaints."""

from __future__ import annotations

from typing import Any

from evals.generator.grammar.amounts import currency, in_words, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def _problem(
    text: str, people: list[dict[str, Any]], days: list[str], shifts: list[str], **fields: Any
) -> Question:
    return asked(
        text,
        "shift_rostering",
        people=people,
        days=days,
        shifts=[{"name": s} for s in shifts],
        **fields,
    )


def _cafe(draw: Draw, size: int) -> Question:
    names = draw.some(PEOPLE, 4)
    days = list(_DAYS[: 3 + size % 2])
    wages = [10 * w for w in draw.wholes(4, 6, 12)]
    away, day, most = names[0], draw.one(days), draw.whole(1, 2)
    pattern = currency(draw)
    facts = [f"{n} earns {money(pattern, w)} a day" for n, w in zip(names, wages, strict=True)]
    text = compose(
        draw,
        f"A café opens from {days[0]} to {days[-1]} and needs exactly two people each day.",
        told(draw, facts)
        + f" {away} cannot come on {day}, and {names[1]} works {in_words(most)} day{'s' if most > 1 else ''} at most.",
        "What does the cheapest roster cost?",
    )
    people = [{"name": n, "shift_cost": w} for n, w in zip(names, wages, strict=True)]
    people[1]["max_shifts"] = most
    return _problem(
        text,
        people,
        days,
        ["day"],
        cover=[{"shift": "day", "minimum": 2, "maximum": 2}],
        absences=[{"person": away, "day": day}],
    )


def _nurses(draw: Draw, size: int) -> Question:
    names, days = draw.some(PEOPLE, 3), list(_DAYS[:3])
    wishes = [{"person": n, "day": draw.one(days)} for n in names]
    spelled = [f"{w['person']} would like {w['day']} off" for w in wishes]
    text = compose(
        draw,
        f"The nurses {listed(names)} cover Monday to Wednesday: on each day one works the early shift, another the late shift. "
        "Nobody works more than one shift a day, and nobody works an early shift the day after a late one.",
        told(draw, spelled),
        "Which roster leaves the fewest of these wishes unmet?",
    )
    return _problem(
        text,
        [{"name": n} for n in names],
        days,
        ["early", "late"],
        cover=[{"shift": s, "minimum": 1, "maximum": 1} for s in ("early", "late")],
        wishes=wishes,
        forbidden_successions=[("late", "early")],
    )


def _guards(draw: Draw, size: int) -> Question:
    names, days = draw.some(PEOPLE, 4), [f"night {i}" for i in (1, 2, 3)]
    wishes = [{"person": n, "day": draw.one(days), "weight": draw.whole(1, 9)} for n in names]
    rows = [[w["person"], w["day"], w["weight"]] for w in wishes]
    text = compose(
        draw,
        f"Two of the guards {listed(names)} watch a museum on each of three nights, and everyone works at most two of the nights.",
        "Nights they would like off, and the points of displeasure if they have to work all the same:"
        + table(draw, ["guard", "night off", "points"], rows),
        "Plan the nights with the least displeasure.",
    )
    return _problem(
        text,
        [{"name": n, "max_shifts": 2} for n in names],
        days,
        ["night"],
        cover=[{"shift": "night", "minimum": 2, "maximum": 2}],
        wishes=wishes,
    )


def _lifeguards(draw: Draw, size: int) -> Question:
    names, days = draw.some(PEOPLE, 4), list(_DAYS)
    pay = [5 * p for p in draw.wholes(4, 8, 20)]
    facts = [f"{n} costs {p} euros a day" for n, p in zip(names, pay, strict=True)]
    text = compose(
        draw,
        "At the beach there must be two lifeguards every day from Monday to Friday. Nobody may be there for more than three days running.",
        told(draw, facts) + " Each is asked for at least one of the five days.",
        "How little can the town pay for the week?",
    )
    return _problem(
        text,
        [{"name": n, "shift_cost": p, "min_shifts": 1} for n, p in zip(names, pay, strict=True)],
        days,
        ["day"],
        cover=[{"shift": "day", "minimum": 2, "maximum": 2}],
        max_consecutive_days=3,
    )


PHRASING = Phrasing((_cafe, _nurses, _guards, _lifeguards))
