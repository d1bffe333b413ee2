"""Pieces that are ordered: "4 pieces of 5 m", "three of 1.7 m", "six 2 m boards", a table of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.interpret.embedded.cutting.lengths import NUMBER, SPELT, UNIT, Length
from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Span

_COUNT = rf"(?P<count>{NUMBER}|\b{SPELT}\b)"
_LENGTH = rf"(?P<length>{NUMBER})(?:[\s-]?(?P<unit>{UNIT}))?"
_WORD = r"(?!(?:and|or|from|at|than|most|least|per|is|are|for)\b)[a-z][a-z'’-]*"
_FIRST = re.compile(
    # "4 pieces of 5 m", "4 pipes 5 m long", "4 presents need 5 cm", "four of 5 m", "4 × 5 m"
    rf"{_COUNT}(?:\s(?:{_WORD}\s){{0,5}}?(?:(?:of|at|with|measuring|long|need(?:ing|s)?|requir\w+|being|(?:length|width)s?(?:\sof)?|is|are)"
    rf"\s)?(?:exactly\s|each\s|a\s|length\s|width\s|of\s)?|\s?[×x*]\s?){_LENGTH}",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"{_LENGTH}(?:\s?(?:long|wide))?(?:\s(?:pieces?|lengths?|rolls?|boards?|bars?|strips?|items?))?"
    rf"(?:\s?[:=×x*(]\s?|\s[-–—]\s|,\s|\s)(?:quantity\s|demand\s|count\s|qty\.?\s|(?:we\s)?need\s)?{_COUNT}(?=\s?(?:pieces?|pcs|times|units?|rolls?|off|x|boards?|bars?|strips?)?\s?(?:[),;.\n]|$|\sand\b))",
    re.IGNORECASE,
)
_SIZES = re.compile(
    r"\b(?:lengths?|widths?|sizes?|long|wide)\b|\((?:mm|cm|m|in|ft)\)|^\s*(?:mm|cm|m)\s*$",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:counts?|quantit(?:y|ies)|qty|demands?|pieces?|numbers?|orders?|ordered|needed|required|rolls?|pcs|how\smany|amounts?|boards?|bars?"
    r"|times|wanted|n)\b",
    re.IGNORECASE,
)
_IN_UNIT = re.compile(rf"\(?\b(?P<unit>{UNIT})\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ordered:
    """How many pieces of a length are ordered, and where that is written."""

    count: float
    length: Length
    span: Span


def find_orders(document: Document, but: Sequence[Span]) -> tuple[Ordered, ...]:
    """Returns the ordered pieces told outside the spans `but`, in order.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_orders(Document(Text("I need four pieces of 2.4 m and 3 of 170 cm.")), ())
    >>> [(each.count, each.length.value, each.length.unit) for each in found]
    [(4.0, 2.4, 'm'), (3.0, 170.0, 'cm')]
    """
    tabled = [rows for table in document.tables if (rows := _of_table(table))]
    if tabled:
        return tabled[0] if len(tabled) == 1 else ()
    covered = Covered(but)
    ways = []
    for pattern in (_FIRST, _LAST):
        found = [
            _ordered(match)
            for match in pattern.finditer(document.text.raw)
            if not covered.overlaps(Span(match.start("count"), match.end("count")))
            and not covered.overlaps(Span(match.start("length"), match.end("length")))
        ]
        kept = [each for each in found if each.count >= 1 and each.count == int(each.count)]
        ways.append(_with_units(kept))
    # The way that reads more of them; a tie goes to the count before the length.
    return max(ways, key=len)


def _ordered(match: re.Match[str]) -> Ordered:
    length = Length(
        find_numbers(match["length"])[0].value,
        (match["unit"] or "").lower(),
        Span(*match.span("length")),
    )
    written = match["count"].lower().replace("a dozen", "12")
    start, end = (min(match.start("count"), match.start("length")), match.end())
    return Ordered(find_numbers(written)[0].value, length, Span(start, end))


def _with_units(found: list[Ordered]) -> tuple[Ordered, ...]:
    """The orders, each without a unit in that of the next one that has one, or of the last."""
    unit = next((each.length.unit for each in reversed(found) if each.length.unit), "")
    filled: list[Ordered] = []
    for each in reversed(found):
        unit = each.length.unit or unit
        filled.append(replace(each, length=replace(each.length, unit=unit)))
    return tuple(reversed(filled))


def _of_table(table: Table) -> tuple[Ordered, ...]:
    """The rows of a table with one column of lengths and one of counts."""
    sizes = [i for i, name in enumerate(table.columns) if _SIZES.search(name)]
    counts = [i for i, name in enumerate(table.columns) if _COUNTS.search(name) and i not in sizes]
    if len(sizes) > 1:
        sizes = [
            i for i in sizes if not re.search(r"\b(?:count|number|quantity)\b", table.columns[i])
        ]
    if len(sizes) != 1 or len(counts) != 1:
        return ()
    header = _IN_UNIT.search(table.columns[sizes[0]])
    span = table.span or Span(0, 0)
    found = []
    for row in table.rows:
        length, count = find_numbers(row[sizes[0]]), find_numbers(row[counts[0]])
        if len(length) != 1 or len(count) != 1:
            return ()
        written = re.search(rf"{UNIT}\s*$", row[sizes[0]].strip(), re.IGNORECASE)
        unit = written[0].lower() if written else header["unit"].lower() if header else ""
        found.append(Ordered(count[0].value, Length(length[0].value, unit, span), span))
    return tuple(found)
