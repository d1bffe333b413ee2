"""What sentences say of events, people, rooms and times: costs, absences, clashes, restrictions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.interpret.embedded.text import Span
from agent.interpret.embedded.timetables.tokens import Token, run_of
from agent.interpret.embedded.timetables.told_costs import COST, read_costs

ABSENT = re.compile(
    r"\b(?:not\s(?:there|here|free|available|in|around|present|at\swork|able\sto\s\w+)|away|absent|unavailable|out|off|busy"
    r"|on\sleave|closed|occupied|booked|missing|has\sno\stime|(?:cannot|can['’]?t|can\snot)\s(?:come|attend|make\sit|be\sthere|teach|meet|be\sused|work|do)"
    r"|is\sn['’]t\s(?:there|free|available)|isn['’]t\s(?:there|free|available|in))\b",
    re.IGNORECASE,
)
CLASH = re.compile(
    r"\b(?:share\w*|conflict\w*|clash\w*|overlap\w*|in\scommon|(?:not|cannot|can['’]?t|never)\b[^.;]{0,60}\b(?:same|together|simultaneous\w*|parallel|once)"
    r"|different\s(?:days?|slots?|times?|periods?|hours?)|collide)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:must\sbe|has\sto\sbe|have\sto\sbe|can\sonly|only\s(?:be|on|at|in)|needs?\sto\sbe|must\s(?:take\splace|start|happen)|is\sfixed|may\sonly)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:cannot|can['’]?t|can\snot|must\snot|may\snot|mustn['’]t|not\spossible|is\snot\sallowed|impossible)\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"\b(?:needs?|must\sbe\s(?:held\s)?in|requires?|only\s(?:fits?\s)?in|has\sto\sbe\s(?:held\s)?in)\b",
    re.IGNORECASE,
)
_STUDENTS = re.compile(
    r"\b(?:students?|listeners?|candidates?|participants?|people|pupils|guests|attendees|persons|seats)\b",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"\s?[-–—/↔]\s?(?:the\s)?|\s(?:and|with|vs\.?|&|conflicts\swith|clashes\swith|overlaps(?:\swith)?"
    r"|shares\sstudents\swith)\s(?:the\s)?"
)
_LEAD = 3_000  # characters of a list in which its lead may stand
_REACH = 70  # characters before or after names in which words say what is meant of them


@dataclass(slots=True)
class Facts:
    """What was told, by the names of events, people, rooms and times; `spans` is where."""

    costs: list[tuple[str, str, float]] = field(default_factory=list)
    absences: list[tuple[str, str]] = field(default_factory=list)
    clashes: list[tuple[str, str]] = field(default_factory=list)
    only_at: dict[str, list[str]] = field(default_factory=dict)
    never_at: dict[str, list[str]] = field(default_factory=dict)
    only_in: dict[str, list[str]] = field(default_factory=dict)
    seats: dict[str, int] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    unclear: list[Token] = field(default_factory=list)


def read_facts(
    text: str, end: int, tokens: Sequence[Token], all_events: tuple[str, ...], facts: Facts
) -> None:
    """Adds what the sentence that ends there says; tokens that say nothing clear go to `unclear`."""
    index = 0
    while index < len(tokens):
        taken = _absence(text, tokens, index, facts) or _bound(text, tokens, index, facts)
        taken = (
            taken
            or _clash(text, end, tokens, index, facts)
            or _students(text, tokens, index, facts)
        )
        if not taken and (run := read_costs(text, tokens[index:], all_events)):
            facts.costs += run.costs
            facts.spans.append(_span(tokens, index, index + run.n_tokens))
            taken = run.n_tokens
        if not taken and tokens[index].letter in "TE":
            facts.unclear.append(tokens[index])
        index += max(1, taken)


def _span(tokens: Sequence[Token], first: int, end: int, stop: int = 0) -> Span:
    return Span(tokens[first].span.start, max(tokens[end - 1].span.end, stop))


def _absence(text: str, tokens: Sequence[Token], index: int, facts: Facts) -> int:
    """ "Ana and Ben are not there at 9", "on Monday Ana is away"."""
    if tokens[index].letter in "PR":
        middle = run_of(tokens, index, "PR")
        end = run_of(tokens, middle, "T")
        between = (
            text[tokens[middle - 1].span.end : tokens[middle].span.start] if end > middle else ""
        )
        people, times, stop = tokens[index:middle], tokens[middle:end], 0
    elif tokens[index].letter == "T":
        middle = run_of(tokens, index, "T")
        end = run_of(tokens, middle, "PR")
        follows = tokens[end].span.start if end < len(tokens) else tokens[end - 1].span.end + _REACH
        between = text[tokens[end - 1].span.end : follows] if end > middle else ""
        match = ABSENT.match(re.sub(r"^\s(?:is|are)\s", "", between))
        if not match:
            return 0
        people, times = tokens[middle:end], tokens[index:middle]
        stop = tokens[end - 1].span.end + len(between.split(".")[0])
    else:
        return 0
    found = ABSENT.search(between)
    if not found or len(between) > _REACH or not people or not times:
        return 0
    facts.absences += [(who.name, when.name) for who in people for when in times]
    facts.spans.append(_span(tokens, index, end, stop))
    return end - index


def _bound(text: str, tokens: Sequence[Token], index: int, facts: Facts) -> int:
    """ "Algebra must be on Monday", "biology and chemistry need the lab", "art cannot be at 9"."""
    if tokens[index].letter != "E":
        return 0
    middle = run_of(tokens, index, "E")
    end = (
        run_of(tokens, middle, "T")
        if middle < len(tokens) and tokens[middle].letter == "T"
        else run_of(tokens, middle, "R")
    )
    if end == middle or (end < len(tokens) and tokens[end].letter == "N"):
        return 0
    between = text[tokens[middle - 1].span.end : tokens[middle].span.start]
    if len(between) > _REACH:
        return 0
    events, places = tokens[index:middle], tokens[middle:end]
    in_room = places[0].letter == "R"
    if _NEVER.search(between) and not in_room:
        target = facts.never_at
    elif in_room and _NEEDS.search(between) and not _NEVER.search(between):
        target = facts.only_in
    elif not in_room and _ONLY.search(between):
        target = facts.only_at
    else:
        return 0
    for event in events:
        target.setdefault(event.name, []).extend(place.name for place in places)
    facts.spans.append(_span(tokens, index, end))
    return end - index


def _clash(text: str, stop: int, tokens: Sequence[Token], index: int, facts: Facts) -> int:
    """ "Algebra and biology share students; so do chemistry and drawing", or pairs behind a colon."""
    if tokens[index].letter != "E":
        return 0
    end = run_of(tokens, index, "E")
    n_events = end - index
    start = tokens[index].span.start
    before = re.split(r"[.?!]\s", text[max(0, start - _LEAD) : start])[-1]
    after = text[tokens[end - 1].span.end : (tokens[end].span.start if end < len(tokens) else stop)]
    inside = text[tokens[index].span.start : tokens[end - 1].span.end]
    said = CLASH.search(inside) or CLASH.search(after[: 2 * _REACH])
    led = CLASH.search(before) and (
        ":" in before or facts.clashes or re.search(r"\bso\sdo\s$", before)
    )
    if n_events < 2 or n_events % 2 or not (said or led):
        return 0
    pairs = [(tokens[at], tokens[at + 1]) for at in range(index, end, 2)]
    if not all(_joined(text, u, v) for u, v in pairs):
        return 0
    facts.clashes += [(u.name, v.name) for u, v in pairs]
    facts.spans.append(
        _span(tokens, index, end, tokens[end - 1].span.end + (len(after) if said else 0))
    )
    return n_events


def _joined(text: str, u: Token, v: Token) -> bool:
    """Whether two names are told as a pair; a comma does so in brackets only."""
    between = text[u.span.end : v.span.start]
    return bool(_PAIRED.fullmatch(between)) or (
        between.strip() == "," and text[u.span.start - 1] in "(["
    )


def _students(text: str, tokens: Sequence[Token], index: int, facts: Facts) -> int:
    """ "Algebra has 80 students, biology 25 and chemistry 20"."""
    end = index
    while end + 1 < len(tokens) and tokens[end].letter == "E" and tokens[end + 1].letter == "N":
        end += 2
    if end == index or (end < len(tokens) and tokens[end].letter == "T"):
        return 0
    stop = tokens[end].span.start if end < len(tokens) else tokens[end - 1].span.end + 40
    words = text[tokens[index].span.start : stop]
    if not _STUDENTS.search(words) or COST.search(words):
        return 0
    for event, number in zip(tokens[index:end:2], tokens[index + 1 : end : 2], strict=True):
        facts.seats[event.name] = round(number.value)
    facts.spans.append(_span(tokens, index, end))
    return end - index
