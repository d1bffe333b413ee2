"""A transport whose costs stand in a grid: what places have and need beside it, in lists or in words."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.flows.amounts import node_amounts
from agent.interpret.embedded.flows.cheapest import CHEAPLY, all_read, transport_of
from agent.interpret.embedded.grids.literals import Literal, find_literals
from agent.interpret.embedded.grids.matrices import find_matrices
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Span

_SUPPLY = re.compile(
    r"\b(?:suppl(?:y|ies)|stocks?|available|availability|capacit(?:y|ies)|output|production|has|have)\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:demands?|needs?|required|requirements?|requires?|orders?|wanted|wants?)\b", re.IGNORECASE
)
_MOVES = re.compile(
    r"\b(?:transport\w*|ship\w*|costs?|carr(?:y|ying|ied)|mov(?:e|ed|ing)|send(?:ing)?|deliver\w*|supply|suppl\w+|minutes|time"
    r"|freight|haul\w*)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\brows?\b[^.;,\n]{0,30}\b(?:destinations?|customers?|demand\w*|sinks?|to)\b", re.IGNORECASE
)
Costs = dict[tuple[str, str], float]


def grid_transport(document: Document) -> Reading | Missing | None:
    """Returns the transport of one grid of costs; None where it is not told whole.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Transport with supply [5, 6] and demand [4, 7]. Costs:\\n3 1\\n2 9\\nMinimise the total cost."
    >>> grid_transport(Document(Text(text))).problem.costs
    ((3.0, 1.0), (2.0, 9.0))
    """
    raw = document.text.raw
    if not CHEAPLY.search(raw) or not _MOVES.search(raw):
        return None
    return _of_lists(document) or _of_table(document)


def _of_lists(document: Document) -> Reading | Missing | None:
    """ "supply [9, 10], demand [9, 7]" beside a matrix with a row for each origin."""
    raw = document.text.raw
    rows = [each for each in find_literals(raw) if _is_row(each)]
    supplies = [each for each in rows if _role_before(raw, each.span) is False]
    demands = [each for each in rows if _role_before(raw, each.span) is True]
    if len(supplies) != 1 or len(demands) != 1 or _TURNED.search(raw):
        return None
    has, needs = (dict(_numbered(each)) for each in (supplies[0], demands[0]))
    grids = [each for each in find_matrices(document) if len(each.rows) == len(has)]
    if len(grids) != 1 or any(len(row) != len(needs) for row in grids[0].rows):
        return None
    origins = {f"S{name}": amount for name, amount in has.items()}
    destinations = {f"D{name}": amount for name, amount in needs.items()}
    costs: Costs = {}
    for u, row in zip(origins, grids[0].rows, strict=True):
        for v, cost in zip(destinations, row, strict=True):
            if cost is None:
                return None
            costs[u, v] = cost
    used = (supplies[0].span, demands[0].span, *grids[0].spans)
    return _reading(document, origins, destinations, costs, used)


def _of_table(document: Document) -> Reading | Missing | None:
    """A table of costs, with what places have and need in it, below it or in sentences."""
    if len(document.tables) != 1 or document.tables[0].span is None:
        return None
    table, span = document.tables[0], document.tables[0].span
    supply_at = [k for k, name in enumerate(table.columns) if k and _SUPPLY.fullmatch(name.strip())]
    places = [k for k in range(1, len(table.columns)) if k not in supply_at]
    last = table.rows[-1]
    is_demand = bool(_DEMAND.fullmatch(last[0].strip()))
    rows = table.rows[:-1] if is_demand else table.rows
    costs = _costs(table, rows, places)
    if costs is None or len(supply_at) > 1 or len(rows) < 1:
        return None
    origins = [row[0].strip() for row in rows]
    destinations = [table.columns[k].strip() for k in places]
    has, needs, used = _told_in_sentences(document, [*origins, *destinations], span)
    if supply_at:
        has = _amounts(origins, [row[supply_at[0]] for row in rows])
    below = _line_below(document, span)
    if is_demand:
        needs = _amounts(destinations, [last[k] for k in places])
    elif below is not None:
        needs = _amounts(destinations, re.split(r"[\t,;|]\s*|\s{2,}", below[0].strip(" |\t,;"))[1:])
        used = (*used, below[1])
    if set(has) != set(origins) or set(needs) != set(destinations):
        turned = {(v, u): cost for (u, v), cost in costs.items()}
        if set(has) != set(destinations) or set(needs) != set(origins):
            return None
        costs = turned
    return _reading(document, has, needs, costs, (span, *used))


def _reading(
    document: Document,
    has: dict[str, float],
    needs: dict[str, float],
    costs: Costs,
    used: tuple[Span, ...],
) -> Reading | Missing | None:
    problem = transport_of(has, needs, costs)
    if problem is None:
        return None
    rest = all_read(document, used, (*has, *needs), "transport")
    return rest if isinstance(rest, Missing) else Reading(problem, (*used, *rest))


def _told_in_sentences(
    document: Document, names: list[str], span: Span
) -> tuple[dict[str, float], dict[str, float], tuple[Span, ...]]:
    """What sentences say of the places of a table; "the lake" is also "lake"."""
    if len({name.casefold() for name in names}) != len(names) or not all(names):
        return {}, {}, ()
    amounts = node_amounts(document, names, (span,))
    return (amounts.has, amounts.needs, amounts.spans) if amounts else ({}, {}, ())


def _costs(table: Table, rows: tuple[tuple[str, ...], ...], places: list[int]) -> Costs | None:
    found: Costs = {}
    for row in rows:
        for k in places:
            numbers = find_numbers(row[k])
            if len(numbers) != 1 or not row[0].strip():
                return None
            found[row[0].strip(), table.columns[k].strip()] = numbers[0].value
    return found if len(found) == len(rows) * len(places) else None


def _amounts(names: list[str], cells: list[str]) -> dict[str, float]:
    numbers = [find_numbers(cell) for cell in cells]
    if len(numbers) != len(names) or any(len(each) != 1 for each in numbers):
        return {}
    return {name: each[0].value for name, each in zip(names, numbers, strict=True)}


def _line_below(document: Document, span: Span) -> tuple[str, Span] | None:
    """The row of demands that ends a table and is a cell short of it."""
    raw = document.text.raw
    start = span.end + 1 if raw[span.end : span.end + 1] == "\n" else span.end
    end = raw.find("\n", start)
    end = len(raw) if end < 0 else end
    line = raw[start:end]
    is_row = len(line) < 2_000 and _DEMAND.match(line.strip(" |")) and re.search(r"\d\W*$", line)
    return (line, Span(start, end)) if is_row else None


def _is_row(literal: Literal) -> bool:
    value = literal.value
    return isinstance(value, tuple) and all(isinstance(each, float) for each in value)


def _numbered(literal: Literal) -> list[tuple[str, float]]:
    assert isinstance(literal.value, tuple)
    return [
        (str(at), each) for at, each in enumerate(literal.value, start=1) if isinstance(each, float)
    ]


def _role_before(raw: str, span: Span) -> bool | None:
    """Whether a list tells demands (True) or supplies (False) by the last such word before it."""
    words = raw[max(0, span.start - 60) : span.start]
    words = re.split(r"[\])}]|\.\s", words)[-1]
    demand, supply = bool(_DEMAND.search(words)), bool(_SUPPLY.search(words))
    return None if demand == supply else demand
