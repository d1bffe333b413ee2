"""Amounts of named things: "19 grams of protein", "12 carbs", "$7", "Protein: at least 98 grams"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

MEASURES = frozenset(
    stem(word)
    for word in (
        "g gram gramme mg milligram mcg microgram kg kilogram kilo ounce oz lb pound unit litre liter "
        "ml l iu percent total tonne ton gallon cup"
    ).split()
)
MONEY = frozenset(stem(word) for word in "dollar euro cent pound-sterling usd eur buck".split())
_SAME = {"carb": "carbohydrate", "kcal": "calorie", "fiber": "fibre", "cal": "calorie"}
_ENDS = frozenset(
    "for at to and with per in from each all while but cost costs costing priced price by on or when "
    "as is are than is of also only the which that it you your daily a an every this these".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|[^\w\s]")
_ONE = re.compile(r"\b(?:a\ssingle|a|one|single)\s(?=(?:milli)?gram\sof\s)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:^|[\s,;(])(?P<name>[^\W\d_]+(?:\s[^\W\d_]+)?)\s?(?:\([^()\n]{1,12}\)\s?)?(?:[:=]\s*|(?=[<>≤≥]))"
    r"(?:at\s(?:least|most)|min(?:imum)?(?:\sof)?|max(?:imum)?(?:\sof)?|no\s(?:more|less)\sthan|up\sto"
    r"|[<>]=?|[≤≥])?\s*$",
    re.IGNORECASE,
)
_COSTS = re.compile(r"\b(?:costs?|costing|priced?|price)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the thing it is of, as stems; `is_money` where it is a sum of money."""

    thing: tuple[str, ...]
    value: float
    span: Span
    is_money: bool = False


def quantities(document: Document, span: Span) -> tuple[Quantity, ...] | None:
    """Returns the amounts inside a span, in order; None where a number is of nothing that is named.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Rice: 3 g of protein, 12 carbs and a single gram of fat for $2"
    >>> found = quantities(Document(Text(text)), Span(0, len(text)))
    >>> [(" ".join(each.thing), each.value) for each in found]
    [('protein', 3.0), ('carbohydrat', 12.0), ('fat', 1.0), ('', 2.0)]
    """
    text = document.text.raw
    counted = [each for each in document.numbers_in(span) if not _is_article(each)]
    numbers = sorted((*counted, *_single(document, span)), key=lambda each: each.span)
    found = []
    for index, number in enumerate(numbers):
        start = numbers[index - 1].span.end if index else span.start
        stop = numbers[index + 1].span.start if index + 1 < len(numbers) else span.end
        before, after = text[start : number.span.start], text[number.span.end : stop]
        is_money = bool(number.currency) or _speaks_of_money(before, after)
        thing = () if is_money else (named_after(after) or _named_before(before))
        if not thing and not is_money:
            return None
        found.append(Quantity(thing, number.value, number.span, is_money))
    return tuple(found)


def _is_article(number: Number) -> bool:
    """ "this one costs $4" counts nothing."""
    return number.is_spelt and number.value == 1


def named_after(after: str) -> tuple[str, ...]:
    """Returns the stems of what a number counts, without its measure; () where only a measure stands.

    >>> named_after(" grams of dietary fibre for $7"), named_after(" g,"), named_after(" calories")
    (('dietary', 'fibr'), (), ('calori',))
    """
    words: list[str] = []
    for match in _WORD.finditer(after[:80]):
        word = match.group().lower()
        if word == "of" and all(stem(each) in MEASURES for each in words):
            words = []
            continue
        if word in _ENDS or not word[0].isalpha():
            break
        words.append(word)
    return thing_of(words)


def thing_of(words: list[str]) -> tuple[str, ...]:
    """Returns the stems of words that name a thing, one spelling for each, without measures."""
    stems = (stem(each) for each in words)
    named = [stem(_SAME.get(each, each)) for each in stems if each not in MEASURES]
    return tuple(named)


def _named_before(before: str) -> tuple[str, ...]:
    """What a label in front of a number names: "Protein: at least"."""
    label = _LABEL.search(before[-60:])
    return thing_of(label["name"].lower().split()) if label else ()


def _single(document: Document, span: Span) -> Iterator[Number]:
    """ "a single gram of fat" says 1 without a number."""
    for match in _ONE.finditer(document.text.raw, span.start, span.end):
        place = Span(match.start(), match.end() - 1)
        yield Number(1.0, place, "gram", is_spelt=True)


def _speaks_of_money(before: str, after: str) -> bool:
    first = _WORD.match(after.lstrip())
    if first and stem(first.group()) in MONEY:
        return True
    return bool(_COSTS.search(before[-20:])) and not named_after(after)
