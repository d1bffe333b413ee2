"""A row of numbers for each product: "they take 11, 47 and 44 t of oil … should get 58 t of oil"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.splits.split import Split
from agent.interpret.embedded.text import Span

_JOIN = re.compile(r"\s?(?:,\s?(?:and\s)?|\sand\s)")
_UNIT = r"(?:t|tons?|tonnes?|kg|g|mg|grams?|litres?|liters?|l|ml|boxes|crates|bags|units|pallets|pieces|cases|barrels|hours|h|m|km|cl|sacks|bottles)"
_AFTER = re.compile(
    rf"^\s?(?:{_UNIT}\s)?(?:of\s)?(?:the\s)?(?P<word>[A-Za-z][\w-]*)", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:\b(?:of|for|in|buy|sell|take|takes|bread)\s)?\b(?P<word>[A-Za-z][\w-]*)(?:\s(?:they|the\s\w+|are|is|amounts|demands|sales)){0,3}"
    r"(?:\s(?:take|takes|buy|sell|use|have|need|want|are|is|of|order))?\s?[:=(\[]?\s?[\[(]?$",
    re.IGNORECASE,
)
_NO_WORD = frozenset(
    "and they the take takes are is have of for in or tonnes respectively years".split()
)
_LIST = re.compile(
    r"\b(?P<names>[A-Z]\w*(?:,\s[A-Z]\w*){1,200},?\sand\s[A-Z]\w*)|\b(?P<first>[A-Z]\w*)\sand\s(?P<second>[A-Z]\w*)\b"
)


def split_of_rows(document: Document) -> Split | None:
    """Returns rows of equally many numbers with one target each, None where they do not match.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "They buy 3, 5 and 2 boxes of tea and 7, 4 and 6 of coffee. He should get 8 of tea and 11 of coffee."
    >>> found = split_of_rows(Document(Text(text)))
    >>> found.products, found.targets
    (('tea', 'coffee'), (8.0, 11.0))
    """
    raw = document.text.raw
    runs = [run for run in _runs(document) if len(run) > 2]
    if len(runs) < 2 or len({len(run) for run in runs}) != 1:
        return None
    inside = {number.span for run in runs for number in run}
    loose = [number for number in document.numbers if number.span not in inside]
    products = _products(raw, runs)
    targets = [_target(raw, loose, product) for product in products]
    if not products or None in targets:
        return None
    found = [target for target in targets if target]
    spans = (*sorted(inside), *(target.span for target in found))
    return Split(
        _names(raw, len(runs[0]), spans),
        products,
        tuple(tuple(number.value for number in run) for run in runs),
        tuple(target.value for target in found),
        spans,
    )


def _runs(document: Document) -> list[list[Number]]:
    raw = document.text.raw
    groups: list[list[Number]] = []
    for number in document.numbers:
        between = raw[groups[-1][-1].span.end : number.span.start] if groups else ""
        if groups and _JOIN.fullmatch(between):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _products(raw: str, runs: list[list[Number]]) -> tuple[str, ...]:
    """The product of each row: by the word behind every row, else by the one before it."""
    after = [_word(_AFTER.match(raw[run[-1].span.end :][:60])) for run in runs]
    before = [_word(_BEFORE.search(raw[: run[0].span.start][-60:])) for run in runs]
    deep = [_of(raw[: run[0].span.start][-40:]) for run in runs]
    for words in (deep, after, before):
        if all(words) and len({word.lower() for word in words}) == len(words):
            return tuple(words)
    return ()


def _of(before: str) -> str:
    """The product of "of soap they take" and "for soap:"."""
    match = re.search(
        r"\b(?:of|for|in)\s(?P<word>[a-z][\w-]*)\s?(?:,\s)?(?:(?:they|the\s\w+)\s(?:take|buy|sell|use|need|order|want)\s|[:=(]\s?\[?)$",
        before,
        re.IGNORECASE,
    )
    return match["word"] if match else ""


def _word(match: re.Match[str] | None) -> str:
    return match["word"] if match and match["word"].lower() not in _NO_WORD else ""


def _target(raw: str, loose: Sequence[Number], product: str) -> Number | None:
    """The one number outside the rows that the product stands beside."""
    after = re.compile(
        rf"\s?(?:{_UNIT}\s)?(?:of\s)?(?:the\s)?{re.escape(product)}\b", re.IGNORECASE
    )
    before = re.compile(
        rf"\b{re.escape(product)}\s?(?:[:=(]\s?|(?:is|are|at|of|should\sbe|target|to)\s){{0,3}}$",
        re.IGNORECASE,
    )
    found = [n for n in loose if after.match(raw, n.span.end)]
    found = found or [
        n for n in loose if before.search(raw[max(0, n.span.start - 60) : n.span.start])
    ]
    return found[0] if len(found) == 1 else None


def _names(raw: str, size: int, but: Sequence[Span]) -> tuple[str, ...]:
    """The names of a list of as many, else numbers."""
    for match in _LIST.finditer(raw):
        written = match["names"] or f"{match['first']}, {match['second']}"
        names = tuple(re.split(r",\s(?:and\s)?|\sand\s", written))
        if len(set(names)) == size:
            return names
    return tuple(str(at) for at in range(1, size + 1))
