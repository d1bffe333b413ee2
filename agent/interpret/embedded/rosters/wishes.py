"""Who cannot work when, and who would like to be off."""

from __future__ import annotations

import re

from agent.interpret.embedded.rosters import wording as w
from agent.interpret.embedded.rosters.clauses import Clause
from agent.interpret.embedded.rosters.told import NONE, Told, Unclear, shifts_in
from agent.interpret.embedded.text import Span
from problems.modelling.roster_rules import Absence, Wish


def note_absences(told: Told, clause: Clause, people: list[int], text: str) -> None:
    """Notes the days or shifts that people cannot work."""
    days, shifts = told.days_in(clause.span), shifts_in(told, text)
    shifts = [each for each in shifts if each in told.shifts and len(told.shifts) > 1]
    if (
        not (days or shifts)
        or clause.is_negated
        or re.search(r"\b(?:if|unless|with|together|except|only)\b", text)
    ):
        raise Unclear(told.document.text.at(clause.span))
    told.absences += [
        Absence(person=told.people[each], day=day, shift=shift)
        for each in people
        for day in days or NONE
        for shift in shifts or NONE
    ]


def note_wishes(told: Told, clause: Clause, people: list[int], start: int) -> list[Span]:
    """Notes what people would like; returns where the weight stands."""
    text = clause.rest
    if clause.is_negated or re.search(
        r"\b(?:if\s(?!refused|denied|not|they|he|she|it|this)|unless|with\s[A-Z]|together|except|only|must)\b",
        text,
    ):
        raise Unclear(told.document.text.at(clause.span))
    points = w.POINTS.search(text)
    body = text[: points.start()] if points else text
    days = told.days_in(clause.span)
    if re.search(r"\b(?:both|all)\s(?:the\s)?(?:\w+\s)?(?:days|nights)\b", body, re.IGNORECASE):
        days = list(told.days)
    is_off = bool(w.OFF.search(body))
    shifts = [each for each in shifts_in(told, body) if len(told.shifts) > 1]
    if not days and not shifts:
        raise Unclear(told.document.text.at(clause.span))
    weight = (
        float(points["n"])
        if points and points["n"].replace(".", "").isdigit()
        else float(w.number(points["n"]))
        if points
        else 1.0
    )
    told.wishes += [
        (
            Wish(
                person=told.people[each],
                day=day,
                shift=shift,
                kind="off" if is_off else "work",
                weight=weight,
            ),
            points is not None,
        )
        for each in people
        for day in days or NONE
        for shift in shifts or NONE
    ]
    return [Span(start + points.start(), start + points.end())] if points else []
