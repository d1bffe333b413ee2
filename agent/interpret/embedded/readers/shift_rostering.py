"""Reads questions that plan who works when, with enough people on each shift and wishes met."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.rosters import wording as w
from agent.interpret.embedded.rosters.roster import read_clauses
from agent.interpret.embedded.rosters.tables import read_table
from agent.interpret.embedded.rosters.told import Told, Unclear, begin
from problems.families.shift_rostering import ShiftRostering
from problems.modelling.roster_rules import Person, Shift

_I = re.IGNORECASE
_LONGEST = 20_000
_NAMED = re.compile(
    r"\b(?:rosters?|rotas?|rostering|shift\splans?|shift\sschedule|duty\splan|work\sschedule|staff\sschedule|shifts?|on\sduty)\b",
    _I,
)
_DAYS = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|days?|nights?|evenings?)\b", _I
)
_PERSONAL = re.compile(
    r"\b(?:earns?|costs?|gets|charges|is\spaid|would\slike|wants?|asks?\sfor|prefers?|cannot\s(?:come|work|be)|can['’]t\s(?:come|work)|is\s(?:away|off|on\sholiday|unavailable)|night\soff|day\soff|days?\soff|wish\w*)\b",
    _I,
)
_NEEDED = re.compile(
    r"\b(?:needs?|must\sbe|staffed|cover|watch\w*|on\sduty|work\w*|required|open)\b", _I
)
_OTHER = re.compile(
    r"\b(?:makespan|machines?|jobs?|routes?|vehicles?|exams?|rooms?|knapsack|matches|hours?\s(?:each|per|on)|warehouses?|projects?|tasks?)\b",
    _I,
)
_SURE = 0.9  # evidence from which on what is missing is asked for
_CALLED = re.compile(r"\b(?:rosters?|rotas?|rostering|shift\splans?|on\sduty)\b", _I)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST or not (
        _DAYS.search(text) and _PERSONAL.search(text) and w.GOAL.search(text)
    ):
        return 0.0
    if _OTHER.search(text) or not _NEEDED.search(text):
        return 0.0
    if _CALLED.search(text):
        return 0.97
    return _SURE if _NAMED.search(text) else 0.6


@refusing("the roster")
def _read(document: Document) -> Reading | Missing | None:
    outcome = _outcome(document)
    # On weak evidence an incomplete roster is more likely another kind of problem.
    return None if isinstance(outcome, Missing) and _evidence(document) < _SURE else outcome


def _outcome(document: Document) -> Reading | Missing | None:
    try:
        told = begin(document)
        if told is None:
            return None
        for table in document.tables:
            read_table(told, table)
        read_clauses(told, tuple(each.span for each in document.tables if each.span))
    except Unclear as error:
        return _asked(error.words)
    missing = _lacking(told, document)
    if missing:
        return missing
    spans = (*told.spans, *(each.span for each in document.tables if each.span))
    return Reading(_problem(told), spans)


def _asked(words: str) -> Missing:
    return Missing(
        "shift_rostering",
        f'what "{words}" means',
        f'I read people, days and shifts, and could not work in "{words}"; please say it in other words, '
        "or leave it out.",
    )


def _lacking(told: Told, document: Document) -> Missing | None:
    text = document.text.raw
    if not told.cover:
        return Missing(
            "shift_rostering",
            "how many people are needed",
            "How many people does each shift need on each day?",
        )
    if told.needs_days and any(each.day is None for each in told.cover):
        return Missing("shift_rostering", "the days", "On which days is the roster planned?")
    told_twice = _covered_twice(told)
    if told_twice:
        shift, day = told_twice
        return Missing(
            "shift_rostering",
            f"how many the {shift} shift needs on {day}",
            f"The {shift} shift is told two numbers of people for {day}; how many does it need?",
        )
    covered = {(c.shift, day) for c in told.cover for day in ([c.day] if c.day else told.days)}
    if len(covered) < len(told.shifts) * len(told.days):
        shift, day = next((s, d) for s in told.shifts for d in told.days if (s, d) not in covered)
        return Missing(
            "shift_rostering",
            f"how many the {shift} shift needs on {day}",
            f"How many people does the {shift} shift need on {day}?",
        )
    paid = [each for each in told.pay if each is not None]
    if paid and len(paid) < len(told.people):
        name = told.people[told.pay.index(None)]
        return Missing(
            "shift_rostering", f"the pay of {name}", f"What does {name} cost for a shift?"
        )
    if paid and told.wishes and not all(weighted for _, weighted in told.wishes):
        return Missing(
            "shift_rostering",
            "what a wish weighs against pay",
            "How much pay does a wish weigh that is not met?",
        )
    weighted = {each for _, each in told.wishes}
    if len(weighted) > 1:
        return Missing(
            "shift_rostering", "what each wish weighs", "How many points does each wish weigh?"
        )
    if not paid and not told.wishes:
        return Missing(
            "shift_rostering",
            "what makes a roster good",
            "What does each person cost for a shift, or what would each like?",
        )
    if not (w.WISHFUL_GOAL.search(text) if told.wishes else w.COST_GOAL.search(text)):
        return Missing("shift_rostering", "the goal", "What should be as small as possible?")
    return None


def _covered_twice(told: Told) -> tuple[str, str] | None:
    """The shift and day that two statements give a number of people."""
    seen: set[tuple[str, str]] = set()
    for each in told.cover:
        for day in (each.day,) if each.day else told.days:
            if (each.shift, day) in seen:
                return each.shift, day
            seen.add((each.shift, day))
    return None


def _problem(told: Told) -> ShiftRostering:
    return ShiftRostering(
        people=tuple(
            Person(
                name=name,
                min_shifts=told.least[k],
                max_shifts=told.most[k],
                shift_cost=told.pay[k] or 0.0,
            )
            for k, name in enumerate(told.people)
        ),
        days=told.days,
        shifts=tuple(Shift(name=each) for each in told.shifts),
        cover=tuple(told.cover),
        absences=tuple(told.absences),
        wishes=tuple(each for each, _ in told.wishes),
        forbidden_successions=tuple(dict.fromkeys(told.successions)),
        max_consecutive_days=told.running,
    )


READER = Reader(family="shift_rostering", evidence=_evidence, read=_read, leaves_nothing=True)
