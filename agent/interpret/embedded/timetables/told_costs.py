"""What events cost at their times: "art at 9 costs 3", "Monday costs 1 for art and 2 for music"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.timetables.tokens import Token, run_of

COST = re.compile(
    r"\b(?:cost\w*|nuisances?|points?|annoy\w*|complain\w*|penalt\w*|inconvenien\w*|dislik\w*|displeas\w*|dissatisf\w*|grumbl\w*|frustrat\w*|unhapp\w*|bother\w*"
    r"|disturb\w*|demerits?|objections?|object|hates?|upsets?|displeasure|trouble|charge[sd]?|fees?|discomfort|unpopular)\b",
    re.IGNORECASE,
)
# What may stand between a cost and the next time of the same event.
_FILLERS = frozenset(
    "and on at in the during of but for a an is it points point people persons complaints costs cost "
    "euros dollars penalty nuisance each while if held then or as to by also well period slot".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_EACH = re.compile(r"\b(?:each|apiece|every\sone|for\seither)\b", re.IGNORECASE)
# E event, A all events, P person, R room, T time, N number. A number belongs to the events and times
# told since the one before; the shape says on which side of it they stand.
_COST_SHAPES = (
    re.compile(r"(?:[EA]+(?:T+N)+)+"),
    re.compile(r"(?:[EA]+(?:NT+)+)+"),
    re.compile(r"(?:T+(?:N[EA]+)+)+"),
    re.compile(r"(?:T+(?:[EA]+N)+)+"),
    re.compile(r"(?:N[EA]+T+)+"),
    re.compile(r"(?:NT+[EA]+)+"),
)
_KEEPS = ("after", "times", "events", "under", "both", "both")
_LONGEST_RUN = 400  # tokens
_LEAD = 3_000  # characters of a list in which its lead may speak of a cost
_REACH = 70


@dataclass(frozen=True, slots=True)
class CostRun:
    """Costs of events at times, and how many tokens tell them."""

    n_tokens: int
    costs: tuple[tuple[str, str, float], ...]


def read_costs(text: str, tokens: Sequence[Token], all_events: tuple[str, ...]) -> CostRun | None:
    """Returns the costs that the longest run of first tokens tells in one of the shapes."""
    end = min(run_of(tokens, 0, "EATN"), _LONGEST_RUN)
    if end < 2:
        return None
    letters = "".join(token.letter for token in tokens[:end])
    start, last = tokens[0].span.start, tokens[end - 1].span.end + _REACH
    if not COST.search(text, max(0, start - _LEAD), last):
        return None
    here = COST.search(text, max(0, start - _REACH), last)
    for stop in range(end, 1, -1):
        told = tokens[:stop]
        for shape, keeps in zip(_COST_SHAPES, _KEEPS, strict=True):
            if (here or letters[0] in "EA") and shape.fullmatch(letters[:stop]):
                if not _is_clear(text, told, keeps):
                    return None
                return CostRun(stop, tuple(_assigned(told, keeps, all_events)))
        if re.fullmatch(r"T+N", letters[:stop]) and told[-1].value == 0:
            return CostRun(stop, ())
    return None


def _is_clear(text: str, told: Sequence[Token], keeps: str) -> bool:
    if _names_a_time_twice(told) or _passes_over(text, told) or not _one_meaning(text, told):
        return False
    return keeps == "after" or not _cut_apart(text, told)


def _one_meaning(text: str, told: Sequence[Token]) -> bool:
    """Whether several events with one number are said to have it each."""
    letters = "".join(token.letter for token in told)
    return "EE" not in letters or bool(
        _EACH.search(text[told[0].span.start : told[-1].span.end + 30])
    )


def _names_a_time_twice(told: Sequence[Token]) -> bool:
    return any(
        first.letter == second.letter == "T" and first.name == second.name
        for first, second in pairwise(told)
    )


def _passes_over(text: str, told: Sequence[Token]) -> bool:
    """Whether a word stands between a number and the next time that may name another event."""
    return any(
        first.letter == "N"
        and second.letter == "T"
        and not _FILLERS.issuperset(_WORD.findall(text[first.span.end : second.span.start].lower()))
        for first, second in pairwise(told)
    )


def _cut_apart(text: str, told: Sequence[Token]) -> bool:
    """Whether a comma stands between a number and the event behind it: "costs 3, the panel"."""
    return any(
        first.letter == "N"
        and second.letter in "EA"
        and re.search(r"[,;).]", text[first.span.end : second.span.start])
        for first, second in pairwise(told)
    )


def _assigned(
    told: Sequence[Token], keeps: str, all_events: tuple[str, ...]
) -> Iterator[tuple[str, str, float]]:
    """Each number with the events and times that it is told of."""
    events: list[str] = []
    times: list[str] = []
    value = 0.0
    before = ""
    for token in told:
        match token.letter:
            case "E" | "A":
                events = events if before in {"E", "A"} else []
                events = [*events, *([token.name] if token.letter == "E" else all_events)]
            case "T":
                times = [*(times if before == "T" else []), token.name]
            case _:
                value = token.value
        before = token.letter
        complete = {"after": "N", "under": "N", "times": "T", "events": "EA", "both": "TEA"}[keeps]
        if token.letter not in complete or not events or not times:
            continue
        if keeps == "both" and not _ends_group(told, token):
            continue
        chosen = [token.name] if keeps == "times" else times
        named = (
            ([token.name] if token.letter == "E" else list(all_events))
            if keeps == "events"
            else events
        )
        yield from ((event, time, value) for event in named for time in chosen)


def _ends_group(told: Sequence[Token], token: Token) -> bool:
    """Whether a new number, or nothing, follows: all of this number's events and times are told."""
    at = told.index(token)
    return at + 1 == len(told) or told[at + 1].letter == "N"
