"""Amounts to choose from: a bare list of numbers, or things that each have one amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import find_literals, parts
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_AMOUNT = r"[$€£]?\d+(?:\.\d+)?(?:\s?(?!(?:and|or|into)\b)[^\W\d_]{1,12})?"
_LIST = re.compile(
    rf"{_AMOUNT}(?:\s*(?:,\s*(?:and\s)?|\band\s|;\s*|(?<=\d)\s(?=\d)){_AMOUNT}){{1,2000}}",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:^|[.,:;•*\n(]|\band\b|\s-)\s*(?:the\s|an?\s)?(?P<name>['\"]?[^\W\d_][^\n.,;:()]{0,40}?)\s*"
    r"(?:\s(?:lasts?|is|are|weighs?|costs?|measures?|takes?|runs?(?:\sfor)?|needs?|of|as|at|has|fills?|plays?(?:\sfor)?)\s"
    r"(?:an?\s|about\s)?|:\s*|\s?=\s*|\s?\(\s*|\s[-–]\s)"
    r"(?P<number>[$€£]?\d+(?:\.\d+)?)",
    re.IGNORECASE | re.MULTILINE,
)


# "11 tonnes of bicycles, 17 tonnes of textiles and 5 tonnes of tea"
_ONE_GOOD = (
    r"\d+(?:\.\d+)?\s?[^\W\d_]{1,12}\s(?:of|for)\s(?:the\s|an?\s)?[^\W\d_][^\n.,;:()\d]{0,40}?"
)
_GOODS_LIST = re.compile(
    rf"{_ONE_GOOD}(?:(?:,\s|;\s|\sand\s|,\sand\s){_ONE_GOOD}){{1,2000}}(?=[.;?!\n]|$|,\s(?:and\s)?(?:no|none|not|never|all|each)\b)"
)
_GOODS = re.compile(
    r"\d+(?:\.\d+)?\s?(?P<unit>[^\W\d_]{1,12})\s(?:of|for)\s(?:the\s|an?\s)?(?P<name>[^\W\d_][^\n.,;:()\d]{0,40}?)"
    r"(?=,|;|\sand\s\d|[.?!\n]|$)"
)


_VERB = re.compile(
    r"\s(?:comes?|is|are|ha(?:s|ve)|needs?|takes?|weighs?|measures?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts in order, with the names of what has them, none where they stand alone."""

    numbers: tuple[Number, ...]
    names: tuple[str, ...] = ()


def amounts_of(document: Document, but: Sequence[Span]) -> Amounts | None:
    """Returns the one list of amounts of a text without the spans `but`; None for none or several.

    >>> from agent.interpret.embedded.text import Text
    >>> found = amounts_of(Document(Text("Song A lasts 41 minutes and song B lasts 7.")), ())
    >>> found.names, [number.value for number in found.numbers]
    (('Song A', 'song B'), [41.0, 7.0])
    """
    lists = _lists(document, but)
    distinct = {tuple(number.value for number in each) for each in lists}
    if len(distinct) == 1:
        return Amounts(lists[0])
    return _things(document, but) if not lists else None


def amounts_of_goods(document: Document, but: Sequence[Span]) -> Amounts | None:
    """Returns the one list of goods that their amounts come before, all in one unit.

    >>> from agent.interpret.embedded.text import Text
    >>> found = amounts_of_goods(Document(Text("To go: 11 tonnes of tiles, 7 tonnes of tea and 5 tonnes of silk.")), ())
    >>> found.names, [number.value for number in found.numbers]
    (('tiles', 'tea', 'silk'), [11.0, 7.0, 5.0])
    """
    lists = list(_GOODS_LIST.finditer(document.text.raw))
    if len(lists) != 1:
        return None
    goods = list(_GOODS.finditer(document.text.raw, *lists[0].span()))
    numbers = document.numbers_in(Span(*lists[0].span()))
    names = tuple(each["name"].strip() for each in goods)
    is_one = len({each["unit"].lower() for each in goods}) == 1 and len(numbers) == len(names)
    if not is_one or len(set(names)) < len(names) or any(n.span in but for n in numbers):
        return None
    return Amounts(numbers, names)


def _lists(document: Document, but: Sequence[Span]) -> list[tuple[Number, ...]]:
    text = document.text.raw
    spans = [
        literal.span
        for literal in find_literals(text)
        for _, value in parts(literal.value)
        if isinstance(value, tuple) and len(value) > 1 and all(isinstance(v, float) for v in value)
    ]
    spans = spans or [Span(*match.span()) for match in _LIST.finditer(text)]
    kept = [span for span in spans if not any(span.contains(each) for each in but)]
    return [found for span in kept if len(found := document.numbers_in(span)) > 1]


def _things(document: Document, but: Sequence[Span]) -> Amounts | None:
    found: dict[str, Number] = {}
    for match in _THING.finditer(document.text.raw):
        numbers = document.numbers_in(Span(match.start("number"), match.end("number") + 1))
        if len(numbers) != 1 or numbers[0].span in but:
            continue
        name = _VERB.split(match["name"])[0].strip(" '\"")
        if name in found:
            return None
        found[name] = numbers[0]
    return Amounts(tuple(found.values()), tuple(found)) if len(found) > 1 else None
