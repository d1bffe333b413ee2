"""Ingredients in a table: names in its rows, and costs, contents and stocks in its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.blends.facts import Material
from agent.interpret.embedded.document import Table
from agent.interpret.embedded.numbers import find_numbers

_COST = re.compile(
    r"\b(?:costs?|price|prices|dollars?|euros?|eur|usd|pounds?\sper|francs?)\b|[$€£]", re.IGNORECASE
)
_STOCK = re.compile(
    r"\b(?:availab\w*|stock|supply|on\shand|max(?:imum)?\samount|quantity)\b", re.IGNORECASE
)
_PER = re.compile(r"(?:\bper\b|/|\ban?\b)\s?(?P<unit>[^\W\d_]+)", re.IGNORECASE)
_UNIT = re.compile(r"[(\[]\s?(?P<unit>[^\W\d_]+)\s?[)\]]")
_FILL = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|%|\b(?:content|contents|share|percent(?:age)?|number|level|in|of|per\s?cent)\b",
    re.IGNORECASE,
)


def table_materials(table: Table) -> list[Material] | None:
    """Returns the ingredients of a table with a column of costs; None for another table.

    >>> table = Table("", ("scrap", "copper (%)", "cost"), (("A", "75", "9"), ("B", "50", "7")))
    >>> [(each.name, each.cost, each.contents) for each in table_materials(table)]
    [('A', 9.0, {'copper': 75.0}), ('B', 7.0, {'copper': 50.0})]
    """
    for columns, rows in ((table.columns, table.rows), _turned(table)):
        costs = [k for k in range(1, len(columns)) if _COST.search(columns[k])]
        if len(costs) == 1 and len(rows) > 1:
            return _materials(columns, rows, costs[0])
    return None


def _turned(table: Table) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    whole = (table.columns, *table.rows)
    turned = tuple(zip(*whole, strict=True))
    return turned[0], turned[1:]


def _materials(
    columns: Sequence[str], rows: Sequence[Sequence[str]], cost: int
) -> list[Material] | None:
    found = []
    for row in rows:
        material = Material(row[0])
        for k in range(1, len(columns)):
            numbers = find_numbers(row[k])
            if not numbers and k != cost and row[k].strip() in {"", "-", "–", "—", "none", "n/a"}:
                if _STOCK.search(columns[k]):
                    continue  # nothing is said of how much there is
                value, is_share = 0.0, "%" in columns[k]
            elif len(numbers) == 1:
                value, is_share = numbers[0].value, numbers[0].is_percentage or "%" in columns[k]
            else:
                return None
            _set(material, columns[k], value, is_cost=k == cost, is_share=is_share)
        found.append(material)
    return found


def _set(material: Material, heading: str, value: float, *, is_cost: bool, is_share: bool) -> None:
    if is_cost:
        per = _PER.search(heading)
        material.cost, material.cost_unit = value, per["unit"].lower() if per else ""
    elif _STOCK.search(heading):
        unit = _UNIT.search(heading)
        material.available, material.available_unit = value, unit["unit"].lower() if unit else ""
    else:
        content = " ".join(_FILL.sub(" ", heading).casefold().split())
        material.contents[content] = value
        is_percent = is_share or bool(re.search(r"\bper\s?cent", heading, re.IGNORECASE))
        material.kinds[content] = is_percent
