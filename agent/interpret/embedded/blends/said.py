"""The numbers of sentences about a mix, with the words beside them and whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.interpret.embedded.blends.facts import Amount, Limit, Material
from agent.interpret.embedded.blends.wording import BREAK, DEMANDS, FLAGS, LEAST, MONEY, MOST, OPENS
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_LEAST_AFTER = re.compile(
    r"^\s?(?:(?!and\b|but\b)[^\W\d_]+\s){0,3}?(?:or\s(?:more|higher|above|better|over)|at\s(?:the\s)?least|minimum|and\s(?:more|above|up))\b(?!\s?\d)",
    FLAGS,
)


_MOST_AFTER = re.compile(
    r"^\s?(?:(?!and\b|but\b)[^\W\d_]+\s){0,3}?(?:or\s(?:less|lower|below|under|fewer)|at\s(?:the\s)?most|maximum|tops)\b(?!\s?\d)",
    FLAGS,
)


_EXACTLY = re.compile(r"\b(?:exactly|precisely|equal\sto)\s?$", FLAGS)


_RANGE = re.compile(r"\s?(?:%|percent)?\s?(?:and|to|[-–—])\s?", FLAGS)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where an ingredient is named."""

    span: Span
    place: int


@dataclass(frozen=True, slots=True)
class Said:
    """A number with the words on both sides of it up to the next numbers, and whose it is."""

    number: Number
    before: str
    after: str
    owner: int | None
    is_limit: bool
    least: float | None
    most: float | None
    span: Span


@dataclass(slots=True)
class Prose:
    """What sentences told so far."""

    materials: list[Material]
    limits: list[Limit]
    amounts: list[Amount]
    spans: list[Span]


def marks(document: Document, names: Sequence[str]) -> list[_Mark]:
    """Returns where ingredients are named, in order, longer names first."""
    if not names:
        return []
    ordered = sorted(range(len(names)), key=lambda k: -len(names[k]))
    pattern = re.compile(
        "|".join(rf"(?P<n{k}>(?<!\w){re.escape(names[k])}s?(?!\w))" for k in ordered), FLAGS
    )
    found = []
    for match in pattern.finditer(document.text.raw):
        place = int((match.lastgroup or "n0")[1:])
        if len(names[place]) > 1 or match[0] == names[place]:
            found.append(_Mark(Span(*match.span()), place))
    return found


def numbers_said(
    document: Document, names: Sequence[str], skipped: Sequence[Span]
) -> Iterator[Said]:
    """Returns the numbers of the sentences outside the `skipped` spans, in order."""
    raw = document.text.raw
    named = marks(document, names)
    starts = [each.span.start for each in named]
    last: int | None = None
    for sentence in document.text.sentences:
        if any(each.contains(sentence.span) for each in skipped):
            continue
        first = bisect_left(starts, sentence.span.start)
        inside = named[first : bisect_left(starts, sentence.span.end)]
        numbers = [
            n
            for n in document.numbers_in(sentence.span)
            if not any(m.span.contains(n.span) for m in inside)
            and not any(s.contains(n.span) for s in skipped)
            and not (n.is_spelt and n.value <= 1)
            and not _is_count(raw, n, names)
            and not _numbers_item(raw, n)
        ]
        pronoun = re.match(r"\s*(?:it|this|they)\b", sentence.text, FLAGS)
        start = sentence.span.start
        owner = last if pronoun else None
        skip = False
        for index, number in enumerate(numbers):
            if skip:
                skip = False
                start = number.span.end
                continue
            stop = numbers[index + 1].span.start if index + 1 < len(numbers) else sentence.span.end
            before, after = raw[start : number.span.start], raw[number.span.end : stop]
            ahead = [m for m in inside if start <= m.span.start < number.span.start]
            if ahead:
                owner = ahead[-1].place
            told = number
            least, most, span = _bounds(numbers[index : index + 2], before, after, raw)
            skip = span.end > number.span.end
            if skip:
                stop = (
                    numbers[index + 2].span.start if index + 2 < len(numbers) else sentence.span.end
                )
                after = raw[numbers[index + 1].span.end : stop]
                told = replace(
                    number,
                    unit=numbers[index + 1].unit,
                    is_percentage=number.is_percentage or numbers[index + 1].is_percentage,
                )
            is_limit = least is not None or most is not None
            own = _owner_of(raw, told, span, owner, ahead, inside, before, after, is_limit=is_limit)
            yield Said(told, before, after, own, is_limit, least, most, span)
            start = span.end
        if inside:
            last = inside[-1].place


def _is_count(raw: str, number: Number, names: Sequence[str]) -> bool:
    """Whether a number counts the ingredients: "three ingredients"."""
    return (
        number.value == len(names)
        and number.is_spelt
        and bool(re.match(r"\s[a-z]+", raw[number.span.end :][:20]))
    )


def _numbers_item(raw: str, number: Number) -> bool:
    before = raw[max(0, number.span.start - 6) : number.span.start]
    return bool(
        re.match(r"[.)]\s", raw[number.span.end :][:2]) and re.search(r"(?:^|\n)[\s(]*$", before)
    )


def _bounds(
    numbers: Sequence[Number], before: str, after: str, raw: str
) -> tuple[float | None, float | None, Span]:
    """The least and the most that a number tells, with the second number of a range."""
    first = numbers[0]
    if (
        len(numbers) > 1
        and _RANGE.fullmatch(after)
        and (OPENS.search(before) or re.fullmatch(r"\s?%?\s?(?:to|[-–—])\s?", after))
    ):
        return first.value, numbers[1].value, Span(first.span.start, numbers[1].span.end)
    if MOST.search(before) or _MOST_AFTER.match(after):
        return None, first.value, first.span
    if LEAST.search(before) or _LEAST_AFTER.match(after):
        return first.value, None, first.span
    if _EXACTLY.search(before):
        return first.value, first.value, first.span
    return None, None, first.span


def _owner_of(
    raw: str,
    number: Number,
    span: Span,
    owner: int | None,
    ahead: list[_Mark],
    inside: list[_Mark],
    before: str,
    after: str,
    *,
    is_limit: bool,
) -> int | None:
    """The ingredient that a number is of: one right behind it, else the last one before it."""
    behind = next((m for m in inside if m.span.start >= span.end), None)
    if behind:
        gap = raw[span.end : behind.span.start]
        if (
            re.fullmatch(
                r"\s?(?:(?!and\b|or\b|but\b|while\b|in\b|to\b|for\b|at\b|with\b)[^\W\d_]+\s)?(?:of\s)?(?:the\s|its\s)?",
                gap,
            )
            and len(gap) < 24
            and not MONEY.match(gap)
            and (" of " in gap or is_limit or number.is_percentage)
        ):
            return behind.place
    if is_limit and owner is not None:
        tail = before[ahead[-1].span.end - (span.start - len(before)) :] if ahead else before
        if DEMANDS.search(tail) and (not ahead or BREAK.search(tail)):
            return None
        if not ahead and number.is_percentage:
            return None
    return owner
