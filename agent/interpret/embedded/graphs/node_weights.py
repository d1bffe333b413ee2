"""What each node of a graph costs, earns or weighs: "Ida 5, Jon 9", "$900 at the gate", a table."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.text import Span

_REACH = 60
_BETWEEN = (
    r"[\s:=(]{0,3}(?:(?:is|are|has|have|costs?|earns?|weighs?|worth|of|with|gets?|scores?|a|an|at|for|weight|takes?"
    r"|pays?|brings?|in|yields?|needs?|value|profit|gives?|the|cost|skill|reaches|about|rated|sells?|serves?)\s?){0,4}[=:]?\s?[$€£]?\s?$"
)
_AFTER = r"^(?:\s(?!at\b|for\b|in\b|on\b)[^\W\d_]+){0,5}\s(?:at|for|in|on|from|by)\s(?:the\s)?"


@dataclass(frozen=True, slots=True)
class Weights:
    """A number for every node, and where the numbers stand; `unit` as written."""

    by_node: dict[str, float]
    spans: tuple[Span, ...]
    unit: str = ""


def node_weights(
    document: Document, nodes: Collection[str], used: tuple[Span, ...], family: str
) -> Weights | Missing | None:
    """Returns the weights of all nodes, None where no node has one.

    >>> from agent.interpret.embedded.text import Text
    >>> found = node_weights(Document(Text("Skills: Ida 5, Jon 9.")), ("Ida", "Jon"), (), "clique")
    >>> isinstance(found, Weights) and found.by_node
    {'Ida': 5.0, 'Jon': 9.0}
    """
    for table in document.tables:
        weights = _of_table(table, nodes, family)
        if weights is not None:
            return weights
    covered = Covered(used)
    loose = [number for number in document.numbers if not covered.holds(number.span)]
    pattern = _any_of(nodes)
    for find in (_named_before, _named_after):
        found = [(*place, number) for number in loose if (place := find(document, number, pattern))]
        if len(found) > 1 or (found and len(nodes) == 1):
            return _scale_missing(document, found, family) or _told(found, nodes, family)
    return None


def _scale_missing(
    document: Document, found: list[tuple[str, Span, Number]], family: str
) -> Missing | None:
    """The question whether "P 9, Q 14 and R 7 thousand" are thousands all, where only one says so."""
    digits = [number for _, _, number in found if not number.is_spelt]
    scaled = [number for number in digits if document.text.at(number.span)[-1].isalpha()]
    if not 0 < len(scaled) < len(digits):
        return None
    written = document.text.at(scaled[0].span)
    return Missing(
        family,
        "the scale of the numbers",
        f"Do all the numbers count like {written}, or only that one? Write each of them out.",
    )


def _told(
    found: list[tuple[str, Span, Number]], nodes: Collection[str], family: str
) -> Weights | Missing:
    spelling = {name.casefold(): name for name in nodes}
    by_node: dict[str, float] = {}
    for written, _, number in found:
        name = spelling[written.casefold()]
        if by_node.setdefault(name, number.value) != number.value:
            values = (f"{by_node[name]:g}", f"{number.value:g}")
            return Missing(
                family,
                f"the number of {name}",
                f"Two numbers are given for {name}, {values[0]} and {values[1]}; which holds?",
                values,
            )
    absent = next((name for name in nodes if name not in by_node), None)
    if absent is not None:
        return Missing(
            family,
            f"the number of {absent}",
            f"Some have a number and {absent} has none; what does {absent} count?",
        )
    units = {number.currency or number.unit for *_, number in found}
    unit = units.pop() if len(units) == 1 else ""
    return Weights(by_node, tuple(span for _, span, _ in found), unit)


def _of_table(table: Table, nodes: Collection[str], family: str) -> Weights | Missing | None:
    """The one column of numbers beside a column that names the nodes."""
    folded = {name.casefold(): name for name in nodes}
    columns = list(zip(*table.rows, strict=True))
    names = [i for i, cells in enumerate(columns) if all(c.casefold() in folded for c in cells)]
    numeric = [
        i for i, cells in enumerate(columns) if all(map(is_number, cells)) and i not in names[:1]
    ]
    if not names or not numeric or len(names) > 1:
        return None
    if len(numeric) > 1:
        told = tuple(table.columns[i] for i in numeric)
        return Missing(
            family,
            "which column counts",
            f"The table has several columns of numbers ({', '.join(told)}); which one counts?",
            told,
        )
    values = [find_numbers(cell)[0].value for cell in columns[numeric[0]]]
    by_node = {folded[c.casefold()]: v for c, v in zip(columns[names[0]], values, strict=True)}
    absent = next((name for name in nodes if name not in by_node), None)
    if absent is not None:
        return Missing(family, f"the number of {absent}", f"What number belongs to {absent}?")
    return Weights(by_node, (table.span,) if table.span else ())


def _any_of(names: Collection[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return rf"(?<![\w-])(?P<name>{'|'.join(map(re.escape, longest_first))})(?![\w'’-])"


def _named_before(document: Document, number: Number, names: str) -> tuple[str, Span] | None:
    first = max(0, number.span.start - _REACH)
    before = document.text.raw[first : number.span.start]
    match = re.search(names + _BETWEEN, before, re.IGNORECASE)
    return (match["name"], Span(first + match.start(), number.span.end)) if match else None


def _named_after(document: Document, number: Number, names: str) -> tuple[str, Span] | None:
    after = document.text.raw[number.span.end : number.span.end + _REACH]
    match = re.match(_AFTER + names, after, re.IGNORECASE)
    return (
        (match["name"], Span(number.span.start, number.span.end + match.end())) if match else None
    )
