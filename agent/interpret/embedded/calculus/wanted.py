"""What a question of calculus wants, and which quantities it gives numbers for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span
from problems.status import Sense

_MORE = (
    r"maximi[sz]\w*|maximum|maximal|largest|greatest|biggest|highest|most|max|as\s(?:large|big|great|much|high)\sas"
    r"(?:\sis)?\spossible|how\s(?:large|big|great)\scan"
)
_LESS = (
    r"minimi[sz]\w*|minimum|minimal|smallest|least|shortest|lowest|cheapest|fewest|min|as\s(?:small|short|little"
    r"|cheap|low)\sas(?:\sis)?\spossible|how\s(?:small|short|little|cheap)\scan|how\s(?:much|many)\s(?:\w+\s){1,5}(?:needs?|needed|required?)"
)
GOAL = re.compile(rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(r"\bat\s$", re.IGNORECASE)

# Quantities in the words people use for them.
WORDS: Mapping[str, str] = {
    "perimeter": r"perimeter|fenc(?:e|ing)|wire|rope|edging|border|boundary|circumference|hedge|railing",
    "surface": r"surface(?:\sarea)?|total\ssurface",
    "volume": r"volume|capacity|hold(?:s|ing)?|contain(?:s|ing)?",
    "area": r"area|space|size",
    "material": r"material|paper|posterboard|metal|tin|cardboard|glass|steel|aluminium|aluminum|wood",
    "cost": r"costs?|expense|price|cheapest",
    "diagonal": r"diagonals?",
    "distance": r"distance|closest|nearest",
    "product": r"product",
    "sum": r"sum|add(?:s)?\s(?:up\s)?to|total",
    "revenue": r"revenue|income|takings|receipts|proceeds",
    "profit": r"profit|earnings",
    "yield": r"yield|harvest|output|crop|production",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which way, and the words of the sentence after the superlative or before it."""

    goal: Sense
    quantities: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Given:
    """A quantity that a number is told for, and how it holds it."""

    quantity: str
    number: Number
    relation: str


def wanted(document: Document) -> Wanted | None:
    """Returns what is to be largest or smallest; None where nothing is, or two things differ."""
    found: list[Wanted] = []
    for match in GOAL.finditer(document.text.raw):
        before = document.text.raw[max(0, match.start() - 4) : match.start()]
        if _LIMIT_BEFORE.search(before):
            continue  # "at most" is a limit
        if document.numbers_in(Span(match.end(), match.end() + 12)) and match[0].lower() in {
            "maximum",
            "minimum",
            "max",
            "min",
        }:
            continue
        goal = Sense.MAXIMISE if match["more"] else Sense.MINIMISE
        after = re.split(
            r"[.;?!,]|\b(?:if|with|that|when|given)\b",
            document.text.raw[match.end() : match.end() + 90],
        )[0]
        around = document.text.raw[max(0, match.start() - 60) : match.start()]
        around = re.split(r"[.;?!]", around)[-1]
        quantities = _named(after) or _named(around)
        found.append(Wanted(goal, quantities, Span(*match.span())))
    if not found or len({each.goal for each in found}) != 1:
        return None
    named = [each for each in found if each.quantities]
    return named[-1] if named else found[-1]


def _named(words: str) -> tuple[str, ...]:
    hits = [
        (match.start(), name)
        for name, pattern in WORDS.items()
        if (match := re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE))
    ]
    return tuple(name for _, name in sorted(hits))


_RELATIONS = (
    (
        re.compile(
            r"\b(?:at\smost|no\smore\sthan|up\sto|not\sexceed|maximum\sof|only)\b", re.IGNORECASE
        ),
        "<=",
    ),
    (
        re.compile(r"\b(?:at\sleast|no\sless\sthan|not\sless\sthan|minimum\sof)\b", re.IGNORECASE),
        ">=",
    ),
)


def given(document: Document, names: tuple[str, ...]) -> tuple[Given, ...]:
    """Returns each number that is told for one of the quantities: after its word, or before it."""
    raw = document.text.raw
    found: list[Given] = []
    for number in document.numbers:
        sentence = next(
            (each for each in document.text.sentences if each.span.contains(number.span)), None
        )
        if sentence is None or number.is_percentage or _counts_sides(raw, number):
            continue
        before = raw[max(sentence.span.start, number.span.start - 70) : number.span.start]
        before = re.split(r"\d(?:[^\d]*)$|[;,]", before)[-1] if re.search(r"\d", before) else before
        after = re.split(
            r"[.;,]\s|\d", raw[number.span.end : min(sentence.span.end, number.span.end + 50)]
        )[0]
        quantity = _last(before, names)
        if quantity is None or _FENCES.search(before):
            quantity = _by_unit(raw[number.span.end :], names) or quantity or _first(after, names)
        if quantity:
            relation = next((sign for pattern, sign in _RELATIONS if pattern.search(before)), "=")
            found.append(Given(quantity, number, relation))
    return tuple(found)


def _counts_sides(text: str, number: Number) -> bool:
    """Whether a number in words measures nothing: "one side", "three of its sides"."""
    return number.is_spelt and (
        number.value <= 1 or _SIDES_AFTER.match(text, number.span.end) is not None
    )


_SIDES_AFTER = re.compile(
    r"\s(?:(?:of|the|its|other|remaining|opposite)\s){0,3}sides?\b", re.IGNORECASE
)
_FENCES = re.compile(r"\b(?:fenc\w+|wire|rope|material|paper|metal)\b[^.]*$", re.IGNORECASE)
_SQUARE = re.compile(
    r"[\s-]?(?:square|sq\.?)[\s-]|\s?\w{1,6}\s?(?:²|\^2)|\s?(?:acres?|hectares?)\b", re.IGNORECASE
)
_CUBIC = re.compile(r"[\s-]?(?:cubic|cu\.?)[\s-]|\s?\w{1,6}\s?(?:³|\^3)", re.IGNORECASE)


def _by_unit(after: str, names: tuple[str, ...]) -> str | None:
    """The quantity that the unit of a number belongs to."""
    if _SQUARE.match(after):
        return next((each for each in ("surface", "area") if each in names), None)
    return "volume" if _CUBIC.match(after) and "volume" in names else None


def _last(words: str, names: tuple[str, ...]) -> str | None:
    hits = [
        (match.end(), name)
        for name in names
        if name in WORDS
        for match in re.finditer(rf"\b(?:{WORDS[name]})\b", words, re.IGNORECASE)
    ]
    return max(hits)[1] if hits else None


def _first(words: str, names: tuple[str, ...]) -> str | None:
    hits = [
        (match.start(), name)
        for name in names
        if name in WORDS
        for match in re.finditer(rf"\b(?:{WORDS[name]})\b", words, re.IGNORECASE)
    ]
    return min(hits)[1] if hits else None
