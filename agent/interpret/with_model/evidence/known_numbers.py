"""The numbers that a question holds: in each passage, implied by words, or worked out of others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.text import Span
from agent.interpret.with_model.briefing import Briefing
from agent.interpret.with_model.reply import Derived
from problems.algebra.arithmetic import applied, worked_out
from problems.algebra.parse import parse_expression
from problems.algebra.tree import Call, Expression, Negative, Operation
from problems.algebra.tree import Number as Literal
from problems.algebra.walk import nodes
from problems.errors import InvalidProblem

_DIGITS = 9
# Words that imply a number, and factors between units, which texts leave unsaid.
_IMPLIED = {
    "twice": 2, "double": 2, "doubled": 2, "both": 2, "pair": 2, "pairs": 2, "couple": 2, "triple": 3, "thrice": 3,
    "half": 0.5, "quarter": 0.25, "third": 1 / 3, "dozen": 12, "dozens": 12, "once": 1, "percent": 0.01,
    "squared": 2, "square": 2, "cubed": 3,
}  # fmt: skip
CONVERSIONS = frozenset(
    {7.0, 10.0, 12.0, 16.0, 24.0, 30.0, 52.0, 60.0, 100.0, 365.0, 1000.0, 3600.0}
)
_COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
_FREE = frozenset({0.0, 1.0, -1.0})
_DECIMAL_COMMA = re.compile(
    r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.,]*\d)|(?<![\d.,])\d+,\d{1,2}(?![\d,.]*\d)"
)
_LEAST_LETTERS = 2
# A number without the space before it, as in "a limit of60 units", and the ends of a fraction.
_GLUED = re.compile(
    r"(?<=\b(?:of|to|is))\d+(?:\.\d+)?\b(?!\w)|(?<=\b(?:than|most|only))\d+(?:\.\d+)?\b"
)
_AND_A_HALF = re.compile(rf"\b({'|'.join(_COUNTS)})[-\s]and[-\s](?:a[-\s])?half\b", re.IGNORECASE)
_FRACTION = re.compile(r"(?<![\d/.])(\d+)/(\d+)(?![\d/.])")


@dataclass(frozen=True, slots=True)
class Known:
    """Values by passage, those of the whole text, and those that were derived from them."""

    by_passage: Mapping[int, frozenset[float]]
    everywhere: frozenset[float]
    derived: frozenset[float]
    has_percentages: bool = False

    def holds(self, value: float, cites: Iterable[int] = ()) -> bool:
        """Whether a value is free, derived, or stands in one of the passages (in any, where none is cited)."""
        value = rounded(value)
        if value in _FREE or value in self.derived or -value in self.derived:
            return True
        cited = tuple(cites)
        if not cited:
            return value in self.everywhere or -value in self.everywhere
        return any(
            value in self.by_passage.get(each, ()) or -value in self.by_passage.get(each, ())
            for each in cited
        )


def known_numbers(briefing: Briefing, derived: Iterable[Derived], *, is_english: bool) -> Known:
    """Returns the numbers of a question, with those of `derived` that can be worked out of them."""
    raw = briefing.document.text.raw
    by_passage: dict[int, frozenset[float]] = {}
    for passage in briefing.passages:
        text = raw[passage.span.start : passage.span.end]
        by_passage[passage.number] = frozenset(_values(text))
    counted = {float(len(part.table.rows)) for part in briefing.parts if part.table}
    everywhere = frozenset().union(*by_passage.values(), counted)
    found: set[float] = set()
    for each in derived:
        if _is_derived(each, everywhere | found, raw, is_english=is_english):
            found.add(rounded(each.value))
    percentages = any(each.is_percentage for each in briefing.document.numbers)
    return Known(by_passage, everywhere, frozenset(found), has_percentages=percentages)


def rounded(value: float) -> float:
    """Returns a value without what a division by 100 leaves in its last digits."""
    return float(f"{value:.{_DIGITS}g}")


def in_words(words: str) -> tuple[float, ...]:
    """Returns the numbers of a derivation such as "600/1000"; none where it is no sum.

    >>> in_words("600/1000")
    (600.0, 1000.0)
    """
    try:
        tree = parse_expression(words.split("=", maxsplit=1)[0])
    except InvalidProblem:
        return ()
    return tuple(node.value for node in nodes(tree) if isinstance(node, Literal))


def with_decimal_comma(written: str) -> float | None:
    """Returns what "3.900" or "2,5" stands for where a comma marks decimals; None for other forms.

    >>> with_decimal_comma("3.900"), with_decimal_comma("2,5"), with_decimal_comma("12")
    (3900.0, 2.5, None)
    """
    match = _DECIMAL_COMMA.fullmatch(written)
    return float(written.replace(".", "").replace(",", ".")) if match else None


def meanings(number: Number) -> tuple[float, ...]:
    """Returns the values that a written number can stand for: 40 % is 40, 0.4, 0.6 or 1.4.

    "20 million" is 20 too, where a reply counts in millions; that it does so throughout is told by
    `measures`.
    """
    value = number.value
    if not number.is_percentage:
        unscaled = (rounded(value / number.scale),) if number.scale != 1 else ()
        return (rounded(value), *unscaled)
    return tuple(rounded(each) for each in (value, value / 100, 1 - value / 100, 1 + value / 100))


def _values(text: str) -> Iterable[float]:
    for number in find_numbers(text):
        yield from meanings(number)
    for match in _DECIMAL_COMMA.finditer(text):
        yield rounded(float(match[0].replace(".", "").replace(",", ".")))
    for match in _GLUED.finditer(text):
        yield rounded(float(match[0]))
    for match in _FRACTION.finditer(text):
        yield from (rounded(float(match[1])), rounded(float(match[2])))
    for match in _AND_A_HALF.finditer(text):  # "three-and-half times"
        yield _COUNTS.index(match[1].lower()) + 1.5
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _IMPLIED:
            yield rounded(_IMPLIED[word])


def _is_derived(
    each: Derived, known: frozenset[float] | set[float], raw: str, *, is_english: bool
) -> bool:
    words = each.words.strip()
    if (
        not is_english
        and len(words) >= _LEAST_LETTERS
        and words.isalpha()
        and words.lower() in raw.lower()
    ):
        return True  # a number word of a language whose number words are not known here
    try:
        tree = parse_expression(words.split("=")[0])
        value = _worked_out(tree, known)
    except InvalidProblem:
        return False
    return abs(value - each.value) <= 1e-6 * max(1.0, abs(each.value))


def _worked_out(tree: Expression, known: frozenset[float] | set[float]) -> float:
    match tree:
        case Literal(value):
            if rounded(value) in known or value in _FREE or value in CONVERSIONS:
                return value
            raise InvalidProblem(f"{value:g} stands nowhere in the question")
        case Negative(inner):
            return -_worked_out(inner, known)
        case Operation(sign, left, right):
            return worked_out(sign, _worked_out(left, known), _worked_out(right, known))
        case Call(function, arguments):
            return applied(function, [_worked_out(each, known) for each in arguments])
    raise InvalidProblem("a derived number may hold numbers and signs only")


def numbers_by_passage(briefing: Briefing, *, is_english: bool) -> Mapping[int, tuple[Number, ...]]:
    """Returns the numbers written in each passage, in order, without the article "one"."""
    found: dict[int, tuple[Number, ...]] = defaultdict(tuple)
    hidden = [part.span for part in briefing.parts if part.span]
    for passage in briefing.passages:
        numbers = briefing.document.numbers_in(passage.span)
        if not is_english:
            numbers = _joined(numbers, briefing.document.text.raw, passage.span)
        found[passage.number] = tuple(
            each
            for each in numbers
            if not (each.is_spelt and each.value <= 1)
            and not any(span.contains(each.span) for span in hidden)
        )
    return found


def _joined(numbers: tuple[Number, ...], raw: str, span: Span) -> tuple[Number, ...]:
    """The numbers, those that a decimal comma cut in two made one again."""
    whole = {
        Span(span.start + match.start(), span.start + match.end()): with_decimal_comma(match[0])
        for match in _DECIMAL_COMMA.finditer(raw[span.start : span.end])
    }
    kept = [each for each in numbers if not any(outer.contains(each.span) for outer in whole)]
    kept += [Number(value, at) for at, value in whole.items() if value is not None]
    return tuple(sorted(kept, key=lambda each: each.span))
