"""A table of things that take of several limits: tonnes and cubic metres of one hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.packing.capacity import Capacity
from agent.interpret.embedded.packing.roles import Role, role_of
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.units import unit_of
from agent.interpret.embedded.unread import unused_numbers
from problems.families.knapsack import Item, Knapsack, Resource

_KINDS = (
    ("area", re.compile(r"\bsq(?:uare)?\b|\bareas?\b|m²|\bm2\b", re.IGNORECASE)),
    ("volume", re.compile(r"\bcubic\b|\bvolumes?\b|m³|\bm3\b", re.IGNORECASE)),
    ("mass", re.compile(r"\bweights?\b|\bmass(?:es)?\b", re.IGNORECASE)),
    ("time", re.compile(r"\btimes?\b|\bdurations?\b", re.IGNORECASE)),
    ("money", re.compile(r"[$€£]|\bcosts?\b|\bprices?\b|\b(?:euros?|dollars?|pounds)\b", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Use:
    """A column of amounts that are taken of a limit."""

    index: int
    name: str
    limit: Capacity


def read_several_limits(document: Document, limits: Sequence[Capacity]) -> Reading | None:
    """Returns the knapsack whose one table has a column for each of several limits, else None."""
    kinds = [_kind(each.unit) for each in limits]
    if len(limits) < 2 or None in kinds or len(set(kinds)) < len(kinds):
        return None
    for table in document.tables:
        uses = _uses(table, dict(zip(kinds, limits, strict=True)))
        values = [
            at
            for at, name in enumerate(table.columns)
            if _kind(name) is None and _is_value(name) and find_numbers(table.rows[0][at])
        ]
        if uses is None or len(values) != 1 or not table.span:
            continue
        items = _items(table, uses, values[0])
        used = (table.span, *(each.limit.span for each in uses))
        if items and not unused_numbers(document, used):
            return Reading(_problem(items, uses), used)
    return None


def _kind(words: str) -> str | None:
    """What is measured: by the words themselves, or by the unit among them."""
    named = next((kind for kind, pattern in _KINDS if pattern.search(words)), None)
    units = [unit for word in re.findall(r"[^\W\d_]+", words) if (unit := unit_of(word))]
    return named or (units[0].dimension if units else None)


def _is_value(name: str) -> bool:
    return role_of(name) is Role.VALUE


def _uses(table: Table, limits: dict[str | None, Capacity]) -> list[_Use] | None:
    """The column of each limit; None where one has none, or several."""
    found = []
    for kind, limit in limits.items():
        columns = [at for at, name in enumerate(table.columns) if _kind(name) == kind]
        if len(columns) != 1:
            return None
        unit = re.search(r"\(([^)]{1,12})\)", table.columns[columns[0]])
        known, wanted = unit_of(unit[1]) if unit else None, unit_of(limit.unit)
        if known and wanted and known.symbol != wanted.symbol:
            return None
        name = re.sub(r"\s*\([^)]*\)", "", table.columns[columns[0]]).strip()
        found.append(_Use(columns[0], name, limit))
    return found


def _items(table: Table, uses: list[_Use], value: int) -> tuple[Item, ...]:
    taken = {value, *(use.index for use in uses)}
    rest = [at for at in range(len(table.columns)) if at not in taken]
    if len(rest) > 1 or len(uses) + 1 + len(rest) != len(table.columns):
        return ()
    items = []
    for number, row in enumerate(table.rows, start=1):
        cells = {at: find_numbers(row[at]) for at in taken}
        if any(len(each) != 1 or each[0].value < 0 for each in cells.values()):
            return ()
        name = row[rest[0]] if rest else f"item {number}"
        weight, *others = uses
        items.append(
            Item(
                name=name,
                value=cells[value][0].value,
                weight=cells[weight.index][0].value,
                uses={use.name: cells[use.index][0].value for use in others},
            )
        )
    names = [each.name for each in items]
    return tuple(items) if len(set(names)) == len(names) else ()


def _problem(items: tuple[Item, ...], uses: list[_Use]) -> Knapsack:
    weight, *others = uses
    return Knapsack(
        items=items,
        capacity=weight.limit.value,
        resources=tuple(
            Resource(name=use.name, capacity=use.limit.value, unit=use.limit.unit) for use in others
        ),
        weight_unit=weight.limit.unit,
    )
