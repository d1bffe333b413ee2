"""What is packed, each thing with one size: a list, a table, a literal, or running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.grids.literals import Value, find_literals
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.packing.amount_lists import amounts_of, amounts_of_goods
from agent.interpret.embedded.packing.capacity import Capacity
from agent.interpret.embedded.packing.items import find_items
from agent.interpret.embedded.records.entries import Listing, find_listings
from agent.interpret.embedded.text import Span


@dataclass(frozen=True, slots=True)
class Sizes:
    """What is packed: a name and a size each, and where they stand."""

    names: tuple[str, ...]
    sizes: tuple[float, ...]
    used: tuple[Span, ...]


def listed_sizes(document: Document) -> Sizes | None:
    """Returns the things of the one list or table that gives each a single number."""
    listings = [each for each in find_listings(document) if _is_plain(each)]
    tables = [found for table in document.tables if (found := _of_table(table))]
    if len(listings) + len(tables) != 1:
        return None
    if tables:
        return tables[0]
    entries = listings[0].entries
    return Sizes(
        _distinct(tuple(entry.name for entry in entries)),
        tuple(entry.fields[0].value for entry in entries),
        tuple(entry.span for entry in entries),
    )


def _is_plain(listing: Listing) -> bool:
    """Whether every line tells one amount of one thing, of one kind."""
    entries = listing.entries
    kinds = {re.sub(r"\W+", " ", entry.fields[0].before) for entry in entries}
    return len(entries) > 1 and all(len(entry.fields) == 1 for entry in entries) and len(kinds) < 3


def _of_table(table: Table) -> Sizes | None:
    columns = [
        index
        for index in range(len(table.columns))
        if all(len(find_numbers(row[index])) == 1 for row in table.rows)
    ]
    named = [i for i in range(len(table.columns)) if i not in columns]
    if len(columns) == 2 and not named:
        named, columns = columns[:1], columns[1:]
    if len(columns) != 1 or len(table.rows) < 2:
        return None
    names = tuple(row[named[0]] for row in table.rows) if named else ("",) * len(table.rows)
    sizes = tuple(find_numbers(row[columns[0]])[0].value for row in table.rows)
    return Sizes(_distinct(names), sizes, (table.span,) if table.span else ())


def told_sizes(document: Document, limits: Sequence[Capacity]) -> Sizes | None:
    """Returns the things that running text or a literal gives each a single number."""
    spans = tuple(each.span for each in limits)
    written = [each for each in find_literals(document.text.raw) if _is_sizes(each.value)]
    if len(written) == 1 and isinstance(value := written[0].value, dict):
        sizes = tuple(size for size in value.values() if isinstance(size, float))
        return Sizes(_distinct(tuple(value)), sizes, (written[0].span,))
    goods = amounts_of_goods(document, spans)
    if goods:
        sizes = tuple(each.value for each in goods.numbers)
        return Sizes(_distinct(goods.names), sizes, tuple(each.span for each in goods.numbers))
    found = amounts_of(document, spans)
    if found is None:
        return _told(document, limits)
    numbers: tuple[Number, ...] = found.numbers
    names = _distinct(found.names or ("",) * len(numbers))
    return Sizes(names, tuple(n.value for n in numbers), tuple(n.span for n in numbers))


def _is_sizes(value: Value) -> bool:
    """Whether a literal is {"A": 12, "B": 9}."""
    return (
        isinstance(value, dict)
        and len(value) > 1
        and all(isinstance(size, float) for size in value.values())
    )


def _told(document: Document, limits: Sequence[Capacity]) -> Sizes | None:
    """The things of running text that each have one amount in the unit of the capacity."""
    statements = find_items(document, tuple(each.span for each in limits))
    units = {amount.unit for each in statements for amount in each.amounts}
    if not limits or units != {limits[0].unit} or any(len(s.amounts) != 1 for s in statements):
        return None
    amounts = [each.amounts[0] for each in statements]
    names = _distinct(tuple(each.name for each in statements))
    return Sizes(names, tuple(a.value for a in amounts), tuple(a.span for a in amounts))


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, with their place in the list where one is absent or stands twice."""
    times = Counter(names)
    return tuple(
        name if name and times[name] == 1 else f"{name or 'item'} {place}".strip()
        for place, name in enumerate(names, start=1)
    )
