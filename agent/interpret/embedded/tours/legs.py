"""Distances said in words: "from A to B is 5", "between city 0 and city 1 is 112", "A to B: 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.pair import Pair
from agent.interpret.embedded.text import Sentence, Span
from agent.interpret.embedded.tours.place_names import Mention, PlaceNames

_FROM = re.compile(
    r"\b(?:from|leaving|leaves?|(?:start|begin)(?:s|ning|ing)?(?:\s(?:at|from|in))?|at|with)\s(?:the\s)?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:to|reach(?:es|ing)?|visit(?:ing|s)?|towards?|into)\s(?:the\s)?$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_AND = re.compile(r"^\s(?:and|to)\s(?:the\s)?$", re.IGNORECASE)

# A sentence as letters: F from, T to, M a place without a preposition, B "between … and …" (two
# places), N a number. Each shape says on which side of a place its number stands.
_SHAPES = (
    (re.compile(r"(?:[FM](?:TN)+)+"), "after"),
    (re.compile(r"(?:[FM](?:NT)+)+|T(?:NT)+"), "before"),
    (re.compile(r"(?:F(?:MN)+)+"), "after"),
    (re.compile(r"(?:NFT)+"), "first"),
    (re.compile(r"(?:TFN)+"), "reversed"),
    (re.compile(r"(?:BN)+"), "pair after"),
    (re.compile(r"(?:NB)+"), "pair before"),
    (re.compile(r"M(?:NF)+"), "before"),
)


@dataclass(frozen=True, slots=True)
class _Token:
    letter: str
    name: str = ""
    other: str = ""
    value: float = 0.0


def legs(document: Document, names: PlaceNames) -> tuple[Pair, ...]:
    """Returns the distances that sentences state between the named places, directed as stated.

    >>> from agent.interpret.embedded.tours.place_names import learn
    >>> from agent.interpret.embedded.text import Text
    >>> text = "From City A, it costs 5 to reach B and 7 to C. From City B to City C is 9."
    >>> [(p.u, p.v, p.weight) for p in legs(Document(Text(text)), learn(text))]
    [('A', 'B', 5.0), ('A', 'C', 7.0), ('B', 'C', 9.0)]
    """
    return tuple(
        pair for sentence in document.text.sentences for pair in _stated(sentence, document, names)
    )


def _stated(sentence: Sentence, document: Document, names: PlaceNames) -> list[Pair]:
    if len(sentence.text) > 5_000:
        return []
    tokens = _tokens(sentence, document, names)
    letters = "".join(token.letter for token in tokens)
    for shape, order in _SHAPES:
        if shape.fullmatch(letters):
            return [
                Pair(u, v, value, sentence.span, is_directed=not order.startswith("pair"))
                for u, v, value in _steps(tokens, order)
                if u != v
            ]
    return []


def _steps(tokens: list[_Token], order: str) -> Iterator[tuple[str, str, float]]:
    match order:
        case "first":
            for number, start, end in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=True):
                yield start.name, end.name, number.value
        case "reversed":
            for end, start, number in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=True):
                yield start.name, end.name, number.value
        case "pair after" | "pair before":
            pairs, numbers = tokens[::2], tokens[1::2]
            if order == "pair before":
                pairs, numbers = numbers, pairs
            for pair, number in zip(pairs, numbers, strict=True):
                yield pair.name, pair.other, number.value
        case _:
            yield from _chained(tokens, 1 if order == "after" else -1)


def _chained(tokens: list[_Token], side: int) -> Iterator[tuple[str, str, float]]:
    """Steps from one place to several: a place with a number on that side is a target."""
    origin = ""
    for index, token in enumerate(tokens):
        beside = tokens[index + side] if 0 <= index + side < len(tokens) else None
        if token.letter == "N":
            continue
        if beside and beside.letter == "N":
            yield origin, token.name, beside.value
        else:
            origin = token.name


def _tokens(sentence: Sentence, document: Document, names: PlaceNames) -> list[_Token]:
    mentions = names.mentions(sentence.text)
    placed: list[tuple[int, _Token]] = []
    skip = -1
    for index, mention in enumerate(mentions):
        if index == skip:
            continue
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        token = _place(sentence.text, mention, following)
        skip = index + 1 if token.letter == "B" else skip
        placed.append((mention.start, token))
    start = sentence.span.start
    taken = [Span(start + mention.start, start + mention.end) for mention in mentions]
    placed += [
        (number.span.start - start, _Token("N", value=number.value))
        for number in document.numbers_in(sentence.span)
        if not number.is_spelt and not any(span.contains(number.span) for span in taken)
    ]
    return [token for _, token in sorted(placed, key=lambda each: each[0])]


def _place(text: str, mention: Mention, following: Mention | None) -> _Token:
    before = text[max(0, mention.start - 40) : mention.start]
    if following and _AND.match(text[mention.end : following.start]):
        apart = re.match(r"\s(?:are|lie)\b", text[following.end :])
        if _BETWEEN.search(before) or apart:
            return _Token("B", mention.name, following.name)
    if _TO.search(before):
        return _Token("T", mention.name)
    return _Token("F" if _FROM.search(before) else "M", mention.name)
