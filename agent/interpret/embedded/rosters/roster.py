"""A roster as a text tells it, clause by clause."""

from __future__ import annotations

import re

from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.rosters import wording as w
from agent.interpret.embedded.rosters.clauses import Clause, find_clauses
from agent.interpret.embedded.rosters.cover import counts_people, note_cover
from agent.interpret.embedded.rosters.told import Told, Unclear, shifts_in, singles_out
from agent.interpret.embedded.rosters.wishes import note_absences, note_wishes
from agent.interpret.embedded.text import Span


def read_clauses(told: Told, skipped: tuple[Span, ...]) -> None:
    """Fills in what the clauses outside the `skipped` spans tell.

    Raises:
        Unclear: a clause tells something that has no place.
    """
    for clause in find_clauses(told.document, told.people, skipped):
        used = (
            _of_people(told, clause) if clause.people or clause.is_all else _of_shifts(told, clause)
        )
        _account(told, clause, used)


def _account(told: Told, clause: Clause, used: list[Span]) -> None:
    """Every number of a clause is used, dates a day, or counts days, people or shifts."""
    counts = {len(told.days), len(told.shifts), len(told.people)}
    known = Covered((*used, *(m.span for m in told.mentions_in(clause.span))))
    text = told.document.text
    for number in find_numbers(text.at(clause.span), clause.span.start):
        if number.is_spelt and number.value in {*counts, 1.0}:
            continue
        before = text.raw[max(0, number.span.start - 6) : number.span.start]
        is_item = re.search(r"(?:^|\n)[\s(]*$", before) and re.match(
            r"[.)]\s", text.raw[number.span.end :][:2]
        )
        if not known.holds(number.span) and not is_item:
            raise Unclear(text.at(clause.span))
    told.spans.append(clause.span)


def _offset(told: Told, clause: Clause) -> int:
    return told.document.text.raw.find(clause.rest, clause.span.start)


def _of_people(told: Told, clause: Clause) -> list[Span]:
    """What a clause says of people; the places of its numbers."""
    text, start = clause.rest, _offset(told, clause)
    people = range(len(told.people)) if clause.is_all else clause.people
    said = told.document.text.at(clause.span)
    if (once := w.ONE_A_DAY.search(text)) is not None:
        rest = text[: once.start()] + text[once.end() :]
        if clause.people or any(each.search(rest) for each in (w.MOST, w.LEAST, w.EXACT)):
            raise Unclear(said)
        return [clause.span]
    if clause.is_all and _succession(told, said, is_negated=clause.is_negated):
        return []
    if w.RUNNING.search(text):
        return [_running(told, clause, start)]
    wish = w.WISH.match(text)
    if wish and (
        w.OFF.search(text) or re.search(r"\bto\swork\b|\bworking\b|\bshift\b", text, re.IGNORECASE)
    ):
        return note_wishes(told, clause, list(people), start)
    if (limit := _limit(told, clause, list(people))) is not None:
        return [Span(start + limit[0], start + limit[1])]
    if w.CANNOT.match(text):
        note_absences(told, clause, list(people), text)
        return []
    pay = w.PAY.fullmatch(text)
    if pay:
        value = float(pay["pay"].replace(",", ""))
        for each in people:
            if told.pay[each] not in {None, value}:
                raise Unclear(said)
            told.pay[each] = value
        return [clause.span]
    if find_numbers(text) or w.RULE.search(text) or clause.is_negated or singles_out(told, clause):
        raise Unclear(said)
    return []


def _running(told: Told, clause: Clause, start: int) -> Span:
    match = w.MOST.search(clause.rest)
    positive = match and not re.match(r"more\sthan", match[0], re.IGNORECASE)
    if (
        clause.people
        or not match
        or told.running is not None
        or clause.is_negated == bool(positive)
    ):
        raise Unclear(told.document.text.at(clause.span))
    told.running = w.number(match["n"])
    return Span(start + match.start(), start + match.end())


def _limit(told: Told, clause: Clause, people: list[int]) -> tuple[int, int] | None:
    """Sets a least or a most number of shifts; where it stands in the clause."""
    text = clause.rest
    said = told.document.text.at(clause.span)
    exact = w.EXACT.search(text)
    most = w.MOST_AFTER.search(text) or w.MOST.search(text)
    least = w.LEAST_AFTER.search(text) or w.LEAST.search(text)
    match = exact or most or least
    if match is None:
        return None
    if told.days_in(clause.span) and len(told.days_in(clause.span)) < len(told.days):
        raise Unclear(said)
    if shifts_in(told, text) and len(told.shifts) > 1:
        raise Unclear(said)
    strict = re.match(r"(?:more|fewer|less)\sthan", match[0], re.IGNORECASE)
    negated = clause.is_negated or bool(w.NEVER.search(text[: match.start()]))
    if bool(strict) != negated or w.PAY.fullmatch(text):
        raise Unclear(said)
    value = w.number(match["n"])
    for each in people:
        if exact or match is most:
            told.most[each] = value if told.most[each] is None else min(told.most[each] or 0, value)
        if exact or match is least:
            told.least[each] = max(told.least[each], value)
    rest = text[: match.start()] + text[match.end() :]
    if w.OFF.search(rest):
        raise Unclear(said)
    return match.span()


def _succession(told: Told, said: str, *, is_negated: bool) -> bool:
    """Whether a clause says which shift must not follow which the next day, and notes it."""
    cue = w.AFTER.search(said)
    shifts = w.shifts_in(said)
    if not cue or len(shifts) != 2 or not (is_negated or w.NEVER.search(said)):
        return False
    (first_at, first), (_, second) = shifts
    forwards = cue.start() < first_at or re.match(r"followed|before|preced", cue[0], re.IGNORECASE)
    told.successions.append((first, second) if forwards else (second, first))
    return True


def _of_shifts(told: Told, clause: Clause) -> list[Span]:
    """What a clause without a person says, of how many a shift needs above all."""
    text, start = clause.rest, _offset(told, clause)
    if _succession(told, text, is_negated=False):
        return []
    if (once := w.ONE_A_DAY.search(text)) is not None:
        rest = text[: once.start()] + text[once.end() :]
        if any(each.search(rest) for each in (w.MOST, w.LEAST, w.EXACT)):
            raise Unclear(told.document.text.at(clause.span))
        return [clause.span]
    found = [m for m in w.COVER.finditer(text) if counts_people(told, m, start)]
    days = told.days_in(clause.span)
    speaks = w.EACH_DAY.search(text) or days or shifts_in(told, text)
    if found and speaks and not (w.RUNNING.search(text) or w.MONEY.search(text)):
        note_cover(told, clause, found, start)
        return [Span(start + m.start(), start + m.end()) for m in found]
    is_question = w.GOAL.search(text) and not w.MOST.search(text)
    heads = text.rstrip().endswith(":")
    left = w.GOAL.sub("", w.NEEDS.sub("", text) if told.cover else text)
    if w.RULE.search(left) and not (is_question or heads):
        raise Unclear(told.document.text.at(clause.span))
    if singles_out(told, clause):
        raise Unclear(told.document.text.at(clause.span))
    return []
