"""Numbers told between places: "From Hub 1: to Hub 2 costs 5, to Hub 3 costs 7", "$5 to Store 1"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.places.names import Mention, Places, counts_places, many_places
from agent.interpret.embedded.text import Sentence, Span

_FROM = re.compile(
    r"\b(?:from(?:\s?/\s?to|\sand\sto)?|leaving|leaves|out\sof|starting\s(?:at|from))\s(?:the\s)?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s(?:the\s)?$", re.IGNORECASE)
_THEN_TO = re.compile(r"\s?(?:\([^()]{1,40}\)\s?)?(?:to|->|→|=>)\s(?:the\s)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|towards?|into|reach(?:es|ing)?)\s(?:the\s)?$", re.IGNORECASE)
_HEADS = re.compile(
    r"\s?(?:\([^()\n]{1,60}\)\s?)?(?:to\s(?:other\s|the\s)?[a-z]{3,20}s?\s?)?:|\s(?:can|has\sthe)\s",
    re.IGNORECASE,
)
# F is where a way starts, P another place, N a number; each shape says where a way's number stands.
_SHAPES = (
    (re.compile(r"(?:F(?:PN)+)+"), "after"),
    (re.compile(r"(?:F(?:NP)+)+"), "before"),
    (re.compile(r"(?:NFP)+"), "first"),
    (re.compile(r"(?:PFN)+"), "reversed"),
)
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Way:
    """A number told from `u` to `v`, and the number and the sentence that tell it."""

    u: str
    v: str
    number: Number
    sentence: Span

    @property
    def value(self) -> float:
        """What is told: a cost, a capacity or a distance."""
        return self.number.value


@dataclass(frozen=True, slots=True)
class Told:
    """A place or a number of a sentence, with the letter of its part in the shapes."""

    letter: str
    start: int
    end: int
    name: str = ""
    number: Number | None = None


def find_ways(document: Document, places: Places) -> tuple[Way, ...]:
    """Returns the numbers that sentences tell from one place to another, in order.

    >>> from agent.interpret.embedded.places.names import learn_places
    >>> from agent.interpret.embedded.text import Text
    >>> text = "From Hub 0 (Source): can send to Hub 1 (15 tons) and Hub 2 (4 t).\\nFrom Hub 1: $5 to Hub 2"
    >>> found = find_ways(Document(Text(text)), learn_places(text))
    >>> [(way.u, way.v, way.value) for way in found]
    [('Hub 0', 'Hub 1', 15.0), ('Hub 0', 'Hub 2', 4.0), ('Hub 1', 'Hub 2', 5.0)]
    """
    return tuple(
        way
        for sentence in document.text.sentences
        for way in _of_sentence(document, sentence, places)
    )


def _of_sentence(document: Document, sentence: Sentence, places: Places) -> list[Way]:
    if len(sentence.text) > _LONGEST:
        return []
    told = told_in(document, sentence, places)
    letters = "".join(each.letter for each in told)
    order = next((order for shape, order in _SHAPES if shape.fullmatch(letters)), None)
    if order is None:
        return []
    return [
        Way(u, v, number, sentence.span)
        for u, v, number in _steps(told, order)
        if u != v and number is not None
    ]


def _steps(told: list[Told], order: str) -> list[tuple[str, str, Number | None]]:
    if order == "first":
        return [
            (f.name, p.name, n.number)
            for n, f, p in zip(told[::3], told[1::3], told[2::3], strict=True)
        ]
    if order == "reversed":
        return [
            (f.name, p.name, n.number)
            for p, f, n in zip(told[::3], told[1::3], told[2::3], strict=True)
        ]
    found, origin = [], ""
    for index, each in enumerate(told):
        if each.letter == "F":
            origin = each.name
        elif each.letter == "P":
            beside = told[index + 1] if order == "after" else told[index - 1]
            found.append((origin, each.name, beside.number))
    return found


def told_in(document: Document, sentence: Sentence, places: Places) -> list[Told]:
    """Returns the places and numbers of a sentence in order; spelt numbers and numbers in names not."""
    text, span = document.text.raw, sentence.span
    mentions = places.mentions(text, span.start, span.end)
    several = [Span(span.start + a, span.start + b) for a, b in many_places(sentence.text)]
    mentions = [m for m in mentions if not any(s.contains(Span(m.start, m.end)) for s in several)]
    named = [*several, *(Span(each.start, each.end) for each in mentions)]
    told = [Told(_letter(text, each, span), each.start, each.end, each.name) for each in mentions]
    told += [
        Told("N", number.span.start, number.span.end, number=number)
        for number in document.numbers_in(span)
        if not number.is_spelt
        and not any(each.contains(number.span) for each in named)
        and not counts_places(text, number.span.end)
    ]
    return _with_one_origin(sorted(told, key=lambda each: each.start), text)


def _letter(text: str, mention: Mention, span: Span) -> str:
    before = text[max(span.start, mention.start - 24) : mention.start]
    if _FROM.search(before):
        return "F"
    is_first = not any(char.isalnum() for char in text[span.start : mention.start])
    if (is_first or _FOR.search(before)) and _HEADS.match(text, mention.end):
        return "F"
    return "P"


def _with_one_origin(told: list[Told], text: str) -> list[Told]:
    """ "Mill 1 to Store 2: 5": a place right before "to" another starts the way."""
    told = [
        each
        for before, each in zip([None, *told], told, strict=False)
        if each.number or before is None or before.name != each.name
    ]
    found = list(told)
    for index, (each, following) in enumerate(pairwise(told)):
        both = each.letter == "P" and following.letter == "P"
        if (
            both
            and _THEN_TO.fullmatch(text[each.end : following.start])
            and not _TO.search(text[max(0, each.start - 12) : each.start])
        ):
            found[index] = Told("F", each.start, each.end, each.name)
    return found
