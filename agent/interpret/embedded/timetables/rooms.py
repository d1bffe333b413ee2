"""The rooms of a timetable, as sentences tell of them: "the hall with 100 seats", "two rooms"."""

from __future__ import annotations

import re
from collections.abc import Collection

from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Span

_STOP = r"(?!(?i:and|or|in|on|at|of|the|an?|is|are|has|have|with|for|to|which|that|one|two|three|there|rooms?|talks|exams)\b)"
_NAME = rf"(?:rooms?\s(?:[A-Z]|\d{{1,3}})|{_STOP}[^\W\d_][\w'’\-]*(?:\s(?:{_STOP}[^\W\d_][\w'’\-]*|[A-Z]\b|\d{{1,3}}(?=\s?\())){{0,1}})"
_SEATS = r"\s(?:seats?|places?|chairs|people|students|persons|listeners|pupils|guests)\b"
_ROOM = re.compile(
    rf"(?:(?<=the\s)|(?<=The\s)|(?<=\b(?:in|or)\s)|(?<=,\s)|(?<=and\s)|(?<=:\s)|(?<=\.\s)|(?<=\n)|^)(?P<name>{_NAME})(?:\s(?:room|hall|theatre))?"
    rf"(?:\s?\(|\swith\s|,\swhich\s(?:has|holds|seats|offers|fits|takes)\s|\shas\s|\sholds\s|\sseats\s|\soffers\s|\sfits\s|\s?:\s?|\stakes\s)(?:room\sfor\s|space\sfor\s|up\sto\s|at\smost\s)?"
    rf"(?P<seats>\d+)(?:(?={_SEATS})|(?<=seats\s\d)|(?<=seats\s\d\d)|(?<=seats\s\d\d\d)|(?<=seats\s\d\d\d\d)|(?<=holds\s\d\d)|(?<=holds\s\d\d\d))"
)
# "Algebra has 80 students" is no room.
_ATTENDED = re.compile(r"\s(?:has|takes|with)\s\d+$")
_PEOPLE = re.compile(r"\s(?:people|students|persons|listeners|pupils|guests)\b")
_COUNT = r"(?P<count>\d{1,2}|two|three|four|five|six|one|only\sone|a\ssingle)"
_COUNTED = re.compile(
    rf"\b{_COUNT}\s(?:equal\s|identical\s|large\s|lecture\s|meeting\s|class)?(?:rooms|room|halls|stages?|venues)\b",
    re.IGNORECASE,
)
_PARALLEL = re.compile(
    rf"\b(?:at\smost|no\smore\sthan|up\sto|only)\s{_COUNT}\s(?:of\sthe\s)?[a-z]+s?\s"
    r"(?:can\s|may\s|are\s|run\s|take\splace\s|be\s|held\s){0,4}(?:at\s(?:a|one|the\ssame)\stime|(?:per|in\s(?:any|each|one|the\ssame)|on\s(?:any|each|one|the\ssame)|a)\s(?:day|slot|period|hour|session)|in\sparallel|side\sby\sside)",
    re.IGNORECASE,
)


def find_rooms(
    text: str, events: Collection[str] = ()
) -> tuple[dict[str, int | None], tuple[Span, ...]]:
    """Returns the rooms with their seats, None where any number fits, and where they are told.

    >>> find_rooms("Talks are given in the hall with 100 seats and the lab with 30 seats.")[0]
    {'hall': 100, 'lab': 30}
    """
    rooms: dict[str, int | None] = {}
    spans = []
    for match in _ROOM.finditer(text):
        counts_people = _ATTENDED.search(match[0]) and _PEOPLE.match(text, match.end())
        if match["name"].casefold() not in events and not counts_people:
            rooms[match["name"]] = int(match["seats"])
            spans.append(Span(*match.span()))
    if rooms:
        return rooms, tuple(spans)
    found = _PARALLEL.search(text) or _COUNTED.search(text)
    if found is None:
        return {}, ()
    told = find_numbers(found["count"])
    count = int(told[0].value) if told else 1
    return {f"room {number}": None for number in range(1, count + 1)}, (Span(*found.span()),)
