"""Things and their numbers in running text: "a tent weighs 7 kg and is worth 9, a stove 3 kg worth 5"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.packing.roles import Role, cues
from agent.interpret.embedded.text import Sentence, Span

_SEPARATOR = re.compile(
    r"[,;:()|–—]|\s-\s|\b(?:and|while|whereas|but|with|has|have)\b", re.IGNORECASE
)
_FUNCTION = frozenset(
    "a an the is are was it its of in for at to by and or on each every per about around roughly "
    "also has have with "
    "which that will would can could should might may must gives give me i we you my our their his her there one "
    "item's kind".split()
)
_LEADING = frozenset(
    "choose pick select take pack bring consider available options option items candidates from "
    "among i we can could "
    "may want there are is my our the these following have has also".split()
)
_LABEL_AFTER = re.compile(
    r"^\s?(?:[:(\-–|]|(?:has|have|weighs?|costs?|is|takes?|with|requires?|needs?|earns?|gives?|yields?)\b)"
)


_LABEL = re.compile(r"[^\W\d_]+[\s#]*\d+(?:\.\d+)?(?=\s*$|\s*\W|\s)")


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of an item; `unit` is "$" for money, and `role` None where no word tells it."""

    value: float
    unit: str
    role: Role | None
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text says of one thing. `strays` are names before it that have no numbers."""

    name: str
    amounts: tuple[Amount, ...]
    strays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Gap:
    """The words between two numbers: the first one's unit and role, a name, the second one's role.

    `is_inside` is whether the name follows the first number with nothing between, as in "a 7 kg
    tent worth 9".
    """

    name: str
    strays: tuple[str, ...]
    role: Role | None
    unit: str
    is_inside: bool = False
    role_before: Role | None = None


def find_items(document: Document, skipped: tuple[Span, ...]) -> tuple[Statement, ...]:
    """Returns the things that a text gives numbers of, in order; numbers in `skipped` are left out.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_items(Document(Text("A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5.")), ())
    >>> [(each.name, [amount.value for amount in each.amounts]) for each in found]
    [('tent', [7.0, 9.0]), ('stove', [3.0, 5.0])]
    """
    labels = _labels(document)
    found: list[Statement] = []
    for sentence in document.text.sentences:
        numbers = [
            number
            for number in document.numbers_in(sentence.span)
            if number.span not in labels
            and not (number.is_spelt and number.value <= 1)  # an article
            and not any(span.contains(number.span) for span in skipped)
        ]
        found += _of_sentence(document, sentence, numbers, skipped)
    return tuple(found)


def _labels(document: Document) -> set[Span]:
    """Numbers that name things: "Item 0", "Item 1" … a noun that recurs with different numbers."""
    raw = document.text.raw
    candidates: list[tuple[str, Number]] = []
    for number in document.numbers:
        before = re.search(
            r"([^\W\d_]+)[\s#]*$", raw[max(0, number.span.start - 24) : number.span.start]
        )
        plain = (
            not (number.currency or number.is_percentage or number.is_spelt) and number.value >= 0
        )
        if before and plain and _LABEL_AFTER.match(raw[number.span.end : number.span.end + 12]):
            candidates.append((before[1].lower(), number))
    values: dict[str, list[float]] = {}
    for noun, number in candidates:
        values.setdefault(noun, []).append(number.value)
    return {
        number.span
        for noun, number in candidates
        if len(values[noun]) > 1
        and Counter(values[noun]).most_common(1)[0][1] == 1
        and not cues(noun)
    }


def _of_sentence(
    document: Document, sentence: Sentence, numbers: list[Number], skipped: tuple[Span, ...]
) -> list[Statement]:
    gaps = [*_gaps(document.text.raw, sentence, numbers, skipped), _Gap("", (), None, "")]
    last = gaps[-1]
    tail = document.text.raw[numbers[-1].span.end : sentence.span.end] if numbers else ""
    gaps[-1] = replace(last, unit=_unit(tail))
    found: list[Statement] = []
    for index, number in enumerate(numbers):
        before, after = gaps[index], gaps[index + 1]
        role = before.role or (
            _role_after(tail) if index + 1 == len(numbers) else after.role_before
        )
        amount = Amount(number.value, number.currency or after.unit, role, number.span)
        if after.is_inside:
            found.append(Statement(after.name, (amount,), before.strays))
        elif before.name and not before.is_inside:
            found.append(Statement(before.name, (amount,), before.strays))
        elif found:
            found[-1] = replace(found[-1], amounts=(*found[-1].amounts, amount))
    return found


def _gaps(
    raw: str, sentence: Sentence, numbers: list[Number], skipped: tuple[Span, ...]
) -> list[_Gap]:
    gaps, previous = [], sentence.span.start
    for index, number in enumerate(numbers):
        start = max([previous, *(span.end for span in skipped if span.end <= number.span.start)])
        text = raw[start : number.span.start]
        gaps.append(_first_gap(text) if index == 0 else _gap(text))
        previous = number.span.end
    return gaps


def _first_gap(text: str) -> _Gap:
    """What stands before the first number of a sentence; what leads up to a colon is no name."""
    label = _LABEL.search(text)
    found = cues(text)
    role = found[-1][0] if found else None
    if label:
        return _Gap(" ".join(label[0].replace("#", " ").split()), (), role, "")
    head = text[: found[-1][1]] if found else text
    for part in reversed(head.split(":")):
        names = [name for piece in _SEPARATOR.split(part) if (name := _name(piece, is_first=True))]
        if names:
            return _Gap(names[-1], (), role, "")
    return _Gap("", (), role, "")


def _gap(text: str) -> _Gap:
    """What stands between two numbers: the unit of the first, a new name, the role of the second."""
    unit = _unit(text)
    label = _LABEL.search(text)
    cut = _SEPARATOR.search(text)
    found = cues(text)
    if label:
        role = next((each for each, start, _ in found if start > label.start()), None)
        return _Gap(" ".join(label[0].replace("#", " ").split()), (), role, unit)
    trailing = cut is not None and (not found or found[0][1] > cut.start())
    rest = text[cut.start() :] if cut and trailing else _without(unit, text)
    told = _role_after(text) if cut else None
    role_cues = cues(rest)
    role = role_cues[-1][0] if role_cues else None
    head = rest[: role_cues[0][1]] if role_cues else rest
    names = [name for piece in _SEPARATOR.split(head) if (name := _name(piece, is_first=False))]
    if not names and cut and not trailing:
        return _after_cut(text[cut.start() :], unit, told)
    if not names:
        return _Gap("", (), role, unit, role_before=told)
    return _Gap(names[-1], tuple(names[:-1]), role, unit, not trailing, told)


def _after_cut(rest: str, unit: str, told: Role | None) -> _Gap:
    """What follows the words of the first number: "21 points to me; the lamp weighs"."""
    found = cues(rest)
    head = rest[: found[0][1]] if found else rest
    names = [name for piece in _SEPARATOR.split(head) if (name := _name(piece, is_first=False))]
    role = found[-1][0] if found else None
    if not names:
        return _Gap("", (), role, unit, role_before=told)
    return _Gap(names[-1], tuple(names[:-1]), role, unit, role_before=told)


def _without(unit: str, text: str) -> str:
    start = text.lower().find(unit) if unit else -1
    return text[start + len(unit) :] if start >= 0 else text


def _name(piece: str, *, is_first: bool) -> str:
    words = re.findall(r"[^\W_][\w'/\-]*", piece)
    skip = _FUNCTION | _LEADING if is_first else _FUNCTION
    while words and words[0].lower() in skip and not _is_letter_name(words):
        words.pop(0)
    while words and words[-1].lower() in _FUNCTION and not _is_letter(words[-1]):
        words.pop()
    return " ".join(words)


def _is_letter_name(words: list[str]) -> bool:
    """Whether all that is left is one capital: "A costs $20" names A, "A tent costs" does not."""
    return len(words) == 1 and _is_letter(words[0])


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"


def _role_after(after: str) -> Role | None:
    """The role told right after a number: "9 points", "7 kg in weight"."""
    head = re.split(r"[,;.()]|\band\b", after)[0]
    match = re.match(r"^\s?(?:[^\W\d_]+\s)?(?:in|of)?\s?([^\W\d_]+)\s*$", head)
    found = cues(match[0]) if match else []
    return found[0][0] if found else None


def _unit(after: str) -> str:
    match = re.match(r"[\s-]?((?:cubic|square)\s[^\W\d_]+|[^\W\d_]+[²³]?)", after)
    word = match[1].lower() if match else ""
    return "" if word in _FUNCTION or cues(word) else word
