"""Which amounts the numbers of a text belong to: those named beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.text import Span
from agent.interpret.with_model.evidence.known_numbers import meanings, rounded
from agent.interpret.with_model.evidence.limits_in_words import asked_sign
from agent.interpret.with_model.evidence.naming import Mention, Naming

_SENTENCE = re.compile(r"[.;!?](?=\s|$)|\n|\\n")
# Where a new clause begins, which has its own numbers and names.
_CLAUSE = re.compile(
    r",\s(?!which\b|that\b|who\b)|\bwhile\b|\bwhereas\b|\bbut\b|\bplus\b|\bminus\b|-\s(?=[A-Z])"
    r"|\b(?:and|or)\s(?=(?:at\s(?:least|most)|no\s(?:more|less|fewer)|a\s(?:min|max)|up\sto|exactly|[$€£]?\d|\w+\stimes))",
    re.IGNORECASE,
)
_RANGED = re.compile(r"\b(?:between|from)\s[^.;]{0,25}$", re.IGNORECASE)
_FRACTIONS = {
    "half": 0.5,
    "quarter": 0.25,
    "third": 1 / 3,
    "twice": 2.0,
    "double": 2.0,
    "thrice": 3.0,
    "triple": 3.0,
}
_FRACTION = re.compile(rf"(?<!and\sa\s)\b(?:{'|'.join(_FRACTIONS)})\b", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:[\w\s'-]{0,20})(?:,\s?(?:and|or)?|\band\b|\bor\b|&|/)\s?(?:the\s|a\s|an\s)?", re.IGNORECASE
)
_ALL = re.compile(
    r"\b(?:of\s(?:each|both|all|every)|each\sof|both|in\s(?:all|total)|altogether|total|combined|together|sum|either|respectively)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:at\s(?:the\s)?(?:most|least)|no\s(?:more|less|fewer)\sthan|not\s(?:be\s)?(?:more|less|fewer)\sthan|exceed\w*|up\sto|available"
    r"|on\shand|in\sstock|there\s(?:is|are)|capacity|budget|limit\w*|only|maximum|minimum|has\s(?:only\s)?|have\s(?:only\s)?"
    r"|within|supply|supplies|stock|total|in\sall|altogether|from|of\swhich)\b|[<>≤≥]",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s?(?:times|%|percent)\b", re.IGNORECASE)
_COUNTED = 4  # "three destinations" belongs to none of them
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A number of the text: the amounts named beside it, and whether it can be a limit of a sum.

    `signs` are the ways in which the words beside it limit it, `sentence` is where it stands;
    `is_sure` is whether the owners are named in the clause of the number itself.
    """

    number: Number
    sentence: str
    signs: frozenset[str]
    owners: frozenset[str]
    is_shared: bool
    shared_by: frozenset[str]
    is_limit: bool
    is_sure: bool


def places(words: str, naming: Naming) -> Mapping[float, Sequence[Place]]:
    """Returns the places of each value that a text holds, by what it can stand for."""
    found: dict[float, list[Place]] = {}
    ends = [0, *(match.end() for match in _SENTENCE.finditer(words)), len(words)]
    for start, end in pairwise(ends):
        sentence = words[start:end]
        mentions = naming.mentions(sentence)
        cuts = [
            match.start() for match in _CLAUSE.finditer(sentence) if not _in_range(sentence, match)
        ]
        for number in (*find_numbers(sentence), *_in_words(sentence)):
            place = _place(sentence, number, mentions, cuts)
            for value in meanings(number):
                found.setdefault(rounded(abs(value)), []).append(place)
    return found


def _in_words(sentence: str) -> Iterator[Number]:
    """The numbers that words such as "twice" and "a quarter" stand for."""
    for match in _FRACTION.finditer(sentence):
        span = Span(match.start(), match.end())
        yield Number(_FRACTIONS[match[0].lower()], span, is_spelt=True)


def _in_range(sentence: str, match: re.Match[str]) -> bool:
    """Whether a cut is the "and" of "between 20 and 50"."""
    return bool(_RANGED.search(sentence[: match.start()]))


def _place(
    sentence: str, number: Number, mentions: Sequence[Mention], cuts: Sequence[int]
) -> Place:
    at, end = number.span.start, number.span.end
    left = max((cut for cut in cuts if cut <= at), default=0)
    right = min((cut for cut in cuts if cut > at), default=len(sentence))
    before = [each for each in mentions if each.end <= at]
    after = [each for each in mentions if each.start >= end]
    own_before = [each.name for each in before if each.start >= left][-1:]
    own_after = [each.name for each in after if each.end <= right][:1]
    if own_after and _TIMES.match(sentence, end):
        own_before = []  # "plus 3 times the investment in Y" is about Y alone
    joined = _is_joined(sentence, after[:2]) and after[0].start - end <= _AROUND
    owners = own_before + own_after
    around = f"{sentence[max(left, at - _AROUND) : at]} {sentence[end : min(right, end + _AROUND)]}"
    return Place(
        number,
        sentence,
        asked_sign(sentence, number),
        frozenset(owners or [each.name for each in (*before[-1:], *after[:1])]),
        bool(_ALL.search(around)) or joined or _is_joined(sentence, before[-2:]),
        frozenset(each.name for each in after[:2]) if joined else frozenset(),
        bool(_LIMITS.search(around)),
        is_sure=bool(owners) and not (number.is_spelt and number.value <= _COUNTED),
    )


def _is_joined(sentence: str, before: Sequence[Mention]) -> bool:
    """Whether the last two amounts are named together, as in "chairs and tables"."""
    if len(before) < 2 or before[0].name == before[1].name:  # two of them
        return False
    return bool(_JOINED.fullmatch(sentence[before[0].end : before[1].start]))


def supports(held: Iterable[Place], owner: str | None) -> int:
    """Returns 1 where a place of a number gives it to `owner` (None: a limit of a sum), −1 where all deny it."""
    found = list(held)
    if not found:
        return 0
    if owner is None:
        if any(not each.owners or each.is_shared or each.is_limit for each in found):
            return 1
        return -1 if all(each.is_sure for each in found) else 0
    if any(owner in each.owners and not each.is_shared for each in found):
        return 1
    return -1 if all(_denies(each, owner) for each in found) else 0


def _denies(place: Place, owner: str) -> bool:
    """Whether a number stands beside another amount, or limits them all."""
    if place.is_shared or not place.owners:
        return place.is_limit
    return place.is_sure and owner not in place.owners
