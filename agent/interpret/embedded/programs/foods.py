"""Things with contents and one price each: of a list, of a table, or told in sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.programs.item_rows import ItemRow, item_rows, spoken_items
from agent.interpret.embedded.programs.quantities import Quantity, quantities, thing_of
from agent.interpret.embedded.text import Span

_NONE = re.compile(r"\b(?:no|zero)\s(?P<name>[a-z]+)\b", re.IGNORECASE)
_PRICE = re.compile(r"\b(?:costs?|prices?)\b|[$€£]", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,20}\)")


@dataclass(frozen=True, slots=True)
class Food:
    """A thing, its price, and how much it holds of what."""

    name: str
    cost: Quantity
    contents: tuple[Quantity, ...]
    spans: tuple[Span, ...]


def find_foods(document: Document) -> tuple[Food, ...]:
    """Returns the foods that a table, a list, or at least three sentences describe.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "- Rice: 3 g of fat for $2\\n- Tofu ($4): no fat, 9 g of iron"
    >>> [(food.name, food.cost.value, len(food.contents)) for food in find_foods(Document(Text(text)))]
    [('Rice', 2.0, 1), ('Tofu', 4.0, 2)]
    """
    tabled = tuple(food for table in document.tables for food in _of_table(table))
    if tabled:
        return tabled
    found = [food for row in item_rows(document) if (food := _of_row(document, row))]
    if not found:
        # Two things in sentences are any linear program's; a menu has more.
        spoken = [food for row in spoken_items(document) if (food := _of_row(document, row))]
        found = spoken if len(spoken) > 2 else []
    things = {each.thing for food in found for each in food.contents}
    return tuple(_with_none(document, food, things) for food in found)


def _of_row(document: Document, row: ItemRow) -> Food | None:
    amounts = quantities(document, row.body)
    costs = [each for each in amounts or () if each.is_money]
    contents = tuple(each for each in amounts or () if not each.is_money)
    if len(costs) != 1 or not contents:
        return None
    return Food(row.name, costs[0], contents, (row.mark, row.name_span, row.body))


def _with_none(document: Document, food: Food, things: Collection[tuple[str, ...]]) -> Food:
    """The food with a content of 0 where it is said to hold "no fat"."""
    told = {each.thing for each in food.contents}
    body = food.spans[-1]
    none = [
        thing_of(match["name"].lower().split()) for match in _NONE.finditer(document.text.at(body))
    ]
    added = tuple(
        Quantity(thing, 0.0, body) for thing in things if thing not in told and thing in none
    )
    return replace(food, contents=(*food.contents, *added))


def _of_table(table: Table) -> list[Food]:
    """The rows of a table of contents with one column of prices."""
    costs = [k for k, name in enumerate(table.columns) if k and _PRICE.search(name)]
    others = [k for k in range(1, len(table.columns)) if k not in costs]
    if len(costs) != 1 or not others or table.span is None:
        return []
    things = [
        thing_of(re.findall(r"[a-z]+", _ASIDE.sub("", table.columns[k]).lower())) for k in others
    ]
    found = []
    for row in table.rows:
        values = [_cell(row[k]) for k in (*costs, *others)]
        if row[0] and all(value is not None for value in values):
            cost, *contents = (value or 0.0 for value in values)
            amounts = tuple(
                Quantity(thing, value, table.span)
                for thing, value in zip(things, contents, strict=True)
            )
            found.append(
                Food(row[0], Quantity((), cost, table.span, is_money=True), amounts, (table.span,))
            )
    return found if len(found) == len(table.rows) else []


def _cell(text: str) -> float | None:
    numbers = find_numbers(text)
    return numbers[0].value if len(numbers) == 1 else None


def things_of(foods: Sequence[Food]) -> tuple[tuple[str, ...], ...] | None:
    """Returns what every food has a content of; None where a food tells one twice or lacks one."""
    things = tuple(dict.fromkeys(each.thing for food in foods for each in food.contents))
    complete = all(
        len(food.contents) == len(things) and {each.thing for each in food.contents} == set(things)
        for food in foods
    )
    return things if complete else None
