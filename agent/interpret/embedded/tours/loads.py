"""How much each customer of a fleet needs: told of each, of all alike, in a list, or in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.serving.facts import Facts, find_facts
from agent.interpret.embedded.serving.names import Names
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.text import Span

_DEMAND = re.compile(
    r"\b(?:demand\w*|loads?|quantit\w+|need\w*|want\w*|order\w*|requir\w+|parcels?|crates?|pupils?|passengers?|boxes|weights?|sizes?|packages|volume"
    r"|amounts?|kg|tonnes|tons|pallets|children|students|people|units|q|d|items|goods|get\w*|receiv\w+|expect\w*|ask\w*|deliver\w*|takes?|wait\w*|live\w*)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:ready|due|opens?|closes?|service|earliest|latest|window|start|end|before|after|until|clock|minute)\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:each|every|all)\s(?:of\s(?:them|the\s\w+)\s|(?!van|truck|vehicle|bus|bike|lorry)\w+\s){0,3}?(?:wants?|needs?|orders?|gets?|requires?|has|have\sordered|is\sbrought|receives?|expects?|takes?|asks\sfor|demands?|has\sa\sdemand\sof)"
    r"\s(?:exactly\s|just\s)?(?P<number>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:demands?|loads?|orders?|needs?|quantities)\b[^.?!\n\d]{0,30}[:\s](?P<list>\d{1,3}\s?[:=]\s?\d+(?:\.\d+)?(?:,?\s(?:and\s)?\d{1,3}\s?[:=]\s?\d+(?:\.\d+)?){1,2000})",
    re.IGNORECASE,
)
_NUMBERED_PAIR = re.compile(r"(\d{1,3})\s?[:=]\s?(\d+(?:\.\d+)?)")
_KINDS = (
    "node",
    "customer",
    "stop",
    "place",
    "city",
    "location",
    "client",
    "point",
    "site",
    "shop",
)


@dataclass(frozen=True, slots=True)
class Loads:
    """The demand of every customer, none where the text gives none; and where they stand."""

    by_name: dict[str, float]
    spans: tuple[Span, ...] = ()


def read_loads(  # what was read before it
    document: Document,
    customers: tuple[str, ...],
    home: str,
    used: Sequence[Span],
    unit: str,
    family: str,
) -> Loads | Missing:
    """Returns how much each customer needs, or what is missing of it."""
    for table in document.tables:
        found = _of_table(table, customers, home, unit, family)
        if found is not None:
            return found
    tables = tuple(table.span for table in document.tables if table.span)
    names = Names(_spellings((*customers, home)))
    facts = find_facts(document, names, (*used, *tables))
    return (
        _of_names(facts, customers, home, family)
        or _of_list(facts, customers)
        or _of_numbers(document, customers)
        or _alike(document, customers)
        or Loads({})
    )


def _spellings(names: tuple[str, ...]) -> dict[str, str]:
    """The names as written; numbers only behind a noun, as in "node 3"."""
    numbered = {f"{kind} {name}": name for name in names if name.isdigit() for kind in _KINDS}
    return numbered | {
        name if len(name) == 1 else name.lower(): name for name in names if not name.isdigit()
    }


def _of_table(
    table: Table, customers: tuple[str, ...], home: str, unit: str, family: str
) -> Loads | Missing | None:
    columns = [column.strip() for column in table.columns]
    fitting = [
        k
        for k, name in enumerate(columns)
        if _DEMAND.search(name) or (unit and stem(name.lower()) == stem(unit))
    ]
    fitting = [
        k for k in fitting if columns[k].casefold() not in {name.casefold() for name in customers}
    ]
    timed = next((name for name in columns if _TIMES.search(name)), None)
    if timed is not None and len(columns) > 2:
        return Missing(
            family,
            f"what the column {timed} says",
            f'What does the column "{timed}" say of the customers? Times are not read from words yet.',
        )
    if len(fitting) != 1:
        return None
    folded = {name.casefold(): name for name in (*customers, home)}
    values: dict[str, float] = {}
    for row in table.rows:
        name = next((folded[cell.casefold()] for cell in row if cell.casefold() in folded), None)
        cell = row[fitting[0]]
        if name is None or name == home:
            continue
        if not is_number(cell):
            return Missing(family, f"the demand of {name}", f"How much does {name} need?")
        values[name] = find_numbers(cell)[0].value
    absent = next((name for name in customers if name not in values), None)
    if absent is not None:
        return (
            Missing(family, f"the demand of {absent}", f"How much does {absent} need?")
            if values
            else None
        )
    return Loads(values, (table.span,) if table.span else ())


def _of_names(
    facts: Facts, customers: tuple[str, ...], home: str, family: str
) -> Loads | Missing | None:
    by_name: dict[str, float] = {}
    spans: list[Span] = []
    for each in facts.told:
        # "leave the hub with 10 kg to Oak Street" is told of the depot too.
        names = each.names[1:] if each.names[:1] == (home,) else each.names
        if len(names) != 1 or names[0] not in customers:
            continue
        name = names[0]
        if _TIMES.search(each.words):
            return Missing(
                family,
                "the times",
                f'What does "{" ".join(each.words.split())}" ask of {name}? Times are not read from words yet.',
            )
        if name in by_name and by_name[name] != each.value:
            values = (f"{by_name[name]:g}", f"{each.value:g}")
            return Missing(
                family,
                f"the demand of {name}",
                f"Two numbers are told of {name}, {values[0]} and {values[1]}; how much does it need?",
                values,
            )
        by_name[name] = each.value
        spans.append(each.span)
    for row in facts.listed:
        if len(row.names) == len(row.values) and set(row.names) <= set(customers):
            by_name.update(zip(row.names, row.values, strict=True))
            spans.append(row.span)
    if not by_name:
        return None
    absent = next((name for name in customers if name not in by_name), None)
    if absent is not None:
        return Missing(family, f"the demand of {absent}", f"How much does {absent} need?")
    return Loads(by_name, (*spans, *facts.spans))


def _of_list(facts: Facts, customers: tuple[str, ...]) -> Loads | None:
    for each in facts.listed:
        if each.names or not _DEMAND.search(each.words):
            continue
        values = each.values
        if len(values) == len(customers) + 1 and values[0] == 0:
            values = values[1:]
        if len(values) == len(customers):
            return Loads(dict(zip(customers, values, strict=True)), (each.span,))
    return None


def _of_numbers(document: Document, customers: tuple[str, ...]) -> Loads | None:
    """Demands told as "1: 4, 2: 6, 3: 5" where customers are called by numbers."""
    for match in _NUMBERED.finditer(document.text.raw):
        pairs = _NUMBERED_PAIR.findall(match["list"])
        if tuple(name for name, _ in pairs) == customers:
            values = {name: float(value) for name, value in pairs}
            return Loads(values, (Span(*match.span()),))
    return None


def _alike(document: Document, customers: tuple[str, ...]) -> Loads | None:
    match = _ALIKE.search(document.text.raw)
    if match is None:
        return None
    numbers = document.numbers_in(Span(match.start("number") - 1, match.end()))
    value = numbers[0].value if numbers else 1.0
    return Loads(dict.fromkeys(customers, value), (Span(*match.span()),))
