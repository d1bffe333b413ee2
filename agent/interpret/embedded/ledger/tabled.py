"""Facts that stand in a table: a row for each thing, a column for each kind of fact, and what there is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.ledger.facts import Fact
from agent.interpret.embedded.ledger.marks import CURRENCIES
from agent.interpret.embedded.ledger.quantities import Quantity
from agent.interpret.embedded.linear.words import stems
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.units import unit_of

_GAIN = frozenset(stems("profit gain revenue income earn yield return earnings"))
_COST = frozenset(stems("cost"))
_HAVE = re.compile(
    r"\b(?:available|availability|stock|have|capacity|supply|on\shand|limit|max\w*)\b",
    re.IGNORECASE,
)
_NEED = re.compile(
    r"\b(?:needed|need|required|requirement|min\w*|at\sleast|demand)\b", re.IGNORECASE
)
_UNIT = re.compile(r"\(([^)]{1,20})\)|\[([^\]]{1,20})\]|,\s?(\w{1,8})$")


@dataclass(frozen=True, slots=True)
class Tabled:
    """The facts of a table, and the supplies of a row below them as (relation, noun, quantity)."""

    facts: tuple[Fact, ...]
    supplies: tuple[tuple[str, Quantity], ...]
    span: Span


def tabled(document: Document) -> Tabled | None:
    """Returns the facts of the one table of the question; None where it is no such table."""
    if len(document.tables) != 1:
        return None
    table = document.tables[0]
    if table.span is None or not all(table.columns[1:]) or len(table.rows) < 2:
        return None
    facts: list[Fact] = []
    supplies: list[tuple[str, Quantity]] = []
    for row in table.rows:
        relation = "<=" if _HAVE.search(row[0]) else ">=" if _NEED.search(row[0]) else ""
        for heading, cell in zip(table.columns[1:], row[1:], strict=True):
            if relation and not is_number(cell):
                continue
            fact = _fact(table, row[0], heading, cell, table.span)
            if fact is None:
                return None
            if relation:
                supplies.append((relation, fact.quantity))
            else:
                facts.append(fact)
    return Tabled(tuple(facts), tuple(supplies), table.span)


def _fact(table: Table, name: str, heading: str, cell: str, span: Span) -> Fact | None:
    numbers = find_numbers(cell)
    if len(numbers) != 1 or not is_number(cell) or not stems(name):
        return None
    said = _UNIT.search(heading)
    words = stems(_UNIT.sub(" ", heading)) or stems(heading)
    unit = unit_of(next((part for part in said.groups() if part), "")) if said else None
    value = numbers[0].value / 100 if numbers[0].is_percentage else numbers[0].value
    role, noun = "attribute", words[-1]
    if set(words) & _GAIN:
        role = "gain"
    elif set(words) & _COST:
        role = "cost"
    elif set(words) & (CURRENCIES | {"pric"}):
        role = "price"
    if role != "attribute":
        return Fact(stems(name), "", role, Quantity(value, "money", "", "", span, 0))
    factor = float(unit.factor) if unit else 1.0
    return Fact(
        stems(name),
        "",
        role,
        Quantity(value * factor, unit.dimension if unit else "", noun, "", span, 0, factor),
    )
