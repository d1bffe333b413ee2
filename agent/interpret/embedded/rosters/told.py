"""What was told of a roster so far: its people, days and shifts, and the rules for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.periods.mentions import Mention, find_mentions
from agent.interpret.embedded.programs.periods_told import DAYS
from agent.interpret.embedded.rosters import wording as w
from agent.interpret.embedded.rosters.clauses import Clause
from agent.interpret.embedded.rosters.people import find_people
from agent.interpret.embedded.text import Span
from problems.modelling.roster_rules import Absence, Cover, Wish

_COUNT_DAYS = re.compile(
    r"\b(?:each\sof(?:\sthe|\sthese)?|next|coming|following|over|for|on|all|these|the|of)\s(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s)?(?P<unit>nights|days|evenings|mornings)\b",
    re.IGNORECASE,
)


NONE: tuple[None] = (None,)  # what stands for every day, or every shift
_MOST_DAYS = 60


# Shifts whose names mean nothing else; a "day" or a "night" may be one that is counted.
_PLAIN = frozenset("early late morning afternoon evening noon closing opening".split())


_SHIFT_NAMES = _PLAIN | {"day", "night"}


class Unclear(Exception):
    """Words of a clause that have no place in a roster."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = " ".join(words.split())[:140]


@dataclass(slots=True)
class Told:
    """What was told so far; lists of pay and limits have one entry a person, None where not told."""

    document: Document
    people: tuple[str, ...]
    days: tuple[str, ...]
    keys: tuple[int | str, ...]
    shifts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    pay: list[float | None] = field(default_factory=list)
    least: list[int] = field(default_factory=list)
    most: list[int | None] = field(default_factory=list)
    cover: list[Cover] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    wishes: list[tuple[Wish, bool]] = field(default_factory=list)  # and whether it has a weight
    successions: list[tuple[str, str]] = field(default_factory=list)
    running: int | None = None
    spans: list[Span] = field(default_factory=list)
    needs_days: bool = False  # whether only what shifts need says which days there are

    def days_in(self, span: Span) -> list[str]:
        """The days that are named in a place, in order."""
        found: list[str] = []
        for mention in self.mentions_in(span):
            for key in mention.keys:
                if key not in self.keys:
                    raise Unclear(self.document.text.at(span))
                found.append(self.days[self.keys.index(key)])
        return found

    def mentions_in(self, span: Span) -> list[Mention]:
        """The days that are named in a place, as they are named."""
        first = bisect_left(self.mentions, span.start, key=lambda each: each.span.start)
        last = bisect_left(self.mentions, span.end, key=lambda each: each.span.start)
        return [each for each in self.mentions[first:last] if span.contains(each.span)]


def begin(document: Document) -> Told | None:
    """Returns a roster without rules; None where a text names no people, or no days."""
    people = find_people(document)
    raw = document.text.raw
    mentions = tuple(
        each
        for each in find_mentions(raw)
        if not re.search(r"\bshifts?\b", document.text.at(each.span), re.IGNORECASE)
    )
    days, keys = _days(document, mentions)
    one_by_one = () if days else _one_by_one(mentions)
    if one_by_one:
        days, keys = tuple(str(each).capitalize() for each in one_by_one), one_by_one
    if len(people) < 2 or not 1 < len(days) <= _MOST_DAYS:
        return None
    n = len(people)
    shifts = _shifts(document, days)
    return Told(
        document,
        people,
        days,
        keys,
        shifts,
        mentions,
        [None] * n,
        [0] * n,
        [None] * n,
        needs_days=bool(one_by_one),
    )


def _one_by_one(mentions: tuple[Mention, ...]) -> tuple[int | str, ...]:
    """Days in a row that are only named apart: "on Saturday two, on Sunday three"."""
    named = list(dict.fromkeys(k for m in mentions for k in m.keys if isinstance(k, str)))
    for first in named:
        cycle = DAYS[DAYS.index(first) :] + DAYS[: DAYS.index(first)] if first in DAYS else ()
        if len(named) > 1 and set(cycle[: len(named)]) == set(named):
            return tuple(cycle[: len(named)])
    return ()


def _days(
    document: Document, mentions: tuple[Mention, ...]
) -> tuple[tuple[str, ...], tuple[int | str, ...]]:
    """The days, and the keys by which mentions name them."""
    named = max(
        (m.keys for m in mentions if m.keys and isinstance(m.keys[0], str)), key=len, default=()
    )
    if len(named) > 1:
        return tuple(str(each).capitalize() for each in named), named
    counted = {
        (int(w.number(m["n"])), m["unit"].lower()[:-1])
        for m in _COUNT_DAYS.finditer(document.text.raw)
    }
    numbered = max((m.keys for m in mentions if len(m.keys) > 1), key=len, default=())
    if numbered:
        return tuple(f"day {each}" for each in numbered), numbered
    if len(counted) != 1:
        return (), ()
    n, unit = counted.pop()
    return tuple(f"{unit} {k}" for k in range(1, n + 1)), tuple(range(1, n + 1))


def _shifts(document: Document, days: tuple[str, ...]) -> tuple[str, ...]:
    raw = document.text.raw
    found = w.shifts_in(raw)
    for match in w.SHIFT_LIST.finditer(raw):
        words = re.findall(r"[a-z]+", match["list"].lower())
        found += [
            (match.start() + k, word)
            for k, word in enumerate(words)
            if word not in {"a", "an", "and", "the"}
        ]
    for table in document.tables:
        headings = [each.lower().removesuffix(" shift") for each in table.columns[1:]]
        if headings and all(each in _SHIFT_NAMES for each in headings):
            found += list(enumerate(headings))
    if not found:
        parts = [(m.start(), m["name"].lower()) for m in w.IN_THE.finditer(raw)]
        found = parts if len({name for _, name in parts}) > 1 else []
    names = tuple(dict.fromkeys(name for _, name in sorted(found)))
    return names or (("night",) if days[0].startswith("night") else ("day",))


def shifts_in(told: Told, text: str) -> list[str]:
    """Returns the shifts that words name, in order: "the early shift", "Monday morning"."""
    found = w.shifts_in(text)
    if len(told.shifts) > 1:
        words = [each for each in told.shifts if each in _PLAIN]
        pattern = re.compile(rf"\b(?:{'|'.join(words) or '(?!)'})\b", re.IGNORECASE)
        found += [(m.start(), m[0].lower()) for m in pattern.finditer(text)]
    return list(dict.fromkeys(name for _, name in sorted(found)))


def singles_out(told: Told, clause: Clause) -> bool:
    """Returns whether a clause names some days and not all, or some shifts and not all."""
    days = set(told.days_in(clause.span))
    shifts = set(shifts_in(told, clause.rest)) & set(told.shifts)
    some_shifts = len(told.shifts) > 1 and 0 < len(shifts) < len(told.shifts)
    return 0 < len(days) < len(told.days) or some_shifts
