"""Loads and costs in matrices and tables: two matrices, cells of both, or a pair of columns each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.embedded.agents.grids import Grids, Rows, kind_of, transposed
from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Span

_LEAD = 120
_BY_TASK = re.compile(
    r"\brow\s(?:for\seach|per|for\severy)\s(?:task|job|order|item)|\brows\s(?:are|=)\s(?:the\s)?(?:tasks|jobs)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"[$€£]?\s?\d[\d.]*\s?[^\W\d_]{0,12}\s?[/,;(&+|]\s?[$€£]?\s?\d[\d.]*\s?[^\W\d_]{0,12}\)?"
)
_CELLS = re.compile(r"\s*\|\s*|\t|\s{2,}|\s*,\s*")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")


def grids_of_matrices(document: Document, workers: tuple[str, ...]) -> Grids | None:
    """Returns two matrices that their leads call loads and costs, a row for each agent."""
    raw, end = document.text.raw, 0
    found: dict[str, tuple[Matrix, Rows]] = {}
    for matrix in sorted(find_matrices(document), key=lambda each: each.span or Span(0, 0)):
        start = matrix.span.start if matrix.span else 0
        lead = raw[max(end, start - _LEAD) : start]
        end = matrix.span.end if matrix.span else end
        kind = (
            kind_of(matrix.label.replace("_", " "))
            or kind_of(re.split(r"[.?!]\s", lead)[-1])
            or kind_of(lead)
        )
        rows = _by_worker(matrix, lead, workers)
        if not kind or rows is None or kind in found:
            return None
        found[kind] = (matrix, rows)
    if set(found) != {"load", "cost"}:
        return None
    (one, loads), (two, costs) = found["load"], found["cost"]
    if len(loads[0]) != len(costs[0]):
        return None
    names = next(
        (
            each
            for m in (one, two)
            for each in (m.column_names, m.row_names)
            if len(each) == len(loads[0]) and each[0]
        ),
        (),
    )
    tasks = names or tuple(f"task {at}" for at in range(1, len(loads[0]) + 1))
    return Grids(tasks, loads, costs, (*one.spans, *two.spans))


def _by_worker(matrix: Matrix, lead: str, workers: tuple[str, ...]) -> Rows | None:
    rows = tuple(tuple(cell for cell in row if cell is not None) for row in matrix.rows)
    if any(len(row) != len(rows[0]) for row in rows) or len(rows[0]) != len(matrix.rows[0]):
        return None
    n, known = len(workers), {each.lower() for each in workers}
    if (
        {each.lower() for each in matrix.column_names} == known
        or _BY_TASK.search(lead)
        or (len(rows) != n and len(rows[0]) == n)
    ):
        rows = transposed(rows)
    return rows if len(rows) == n else None


def grids_of_table(document: Document, workers: tuple[str, ...], unit: str) -> Grids | None:
    """Returns the loads and costs of one table that holds both for every agent and task."""
    for table in (*_paired(document), *(_headed(document, each) for each in document.tables)):
        found = _of_cells(document, table, workers, unit) or _of_columns(table, workers)
        if found:
            return found
    return None


def _headed(document: Document, table: Table) -> Table:
    """The table with the line above it for a header where it has none of its own."""
    if any(table.columns) or table.span is None:
        return table
    above = document.text.raw[: table.span.start].rstrip("\n").rpartition("\n")[2]
    for mark in (",", "\t", ";", "|"):
        cells = tuple(cell.strip() for cell in above.split(mark))
        if len(cells) == len(table.columns):
            return Table(table.name, cells, table.rows, table.span)
    return table


def _paired(document: Document) -> Iterator[Table]:
    """Tables whose cells hold two numbers each, which are no tables of numbers for others."""
    position, lines = 0, list[tuple[int, list[str]]]()
    for line in (*document.text.raw.split("\n"), ""):
        cells = (
            []
            if _RULE.fullmatch(line)
            else [cell.strip() for cell in _CELLS.split(line.strip().strip("|"))]
        )
        if line.strip() and (
            not cells or (len(cells) > 2 and (not lines or len(cells) == len(lines[0][1])))
        ):
            lines += [(position, cells)] if cells else []
        else:
            rows = [cells for _, cells in lines[1:]]
            if len(rows) > 1 and all(_PAIR.fullmatch(cell) for row in rows for cell in row[1:]):
                span = Span(lines[0][0], position - 1)
                yield Table("", tuple(lines[0][1]), tuple(map(tuple, rows)), span)
            lines = [(position, cells)] if len(cells) > 2 else []
        position += len(line) + 1


def _of_cells(
    document: Document, table: Table, workers: tuple[str, ...], unit: str
) -> Grids | None:
    """Cells such as "7 GB / 29 ct": the load has the unit of the capacities."""
    cells = [[find_numbers(cell) for cell in row[1:]] for row in table.rows]
    if not cells or any(len(cell) != 2 for row in cells for cell in row):
        return None
    order = _order(document, table, cells[0][0][0].unit, cells[0][0][1].unit, unit)
    if not order:
        return None
    at = order.index("load")
    loads = tuple(tuple(cell[at].value for cell in row) for row in cells)
    costs = tuple(tuple(cell[1 - at].value for cell in row) for row in cells)
    tasks = tuple(row[0] for row in table.rows)
    if _same(table.columns[1:], workers):
        loads, costs = transposed(loads), transposed(costs)
    elif _same(tasks, workers):
        tasks = table.columns[1:]
    else:
        return None
    return Grids(tasks, loads, costs, (table.span,) if table.span else ())


def _order(
    document: Document, table: Table, first: str, second: str, unit: str
) -> tuple[str, str] | None:
    """Which of the two numbers of a cell is the load."""
    if unit and first != second and unit in {first, second}:
        return ("load", "cost") if first == unit else ("cost", "load")
    lead = document.text.raw[
        max(0, (table.span.start if table.span else 0) - 100) : table.span.start
        if table.span
        else 0
    ]
    words = f"{table.columns[0]} {re.split(r'[.?!]', lead)[-1]}"
    kinds = [kind for word in re.findall(r"\w+|[$€£]", words) if (kind := kind_of(word))]
    distinct = tuple(dict.fromkeys(kinds))
    return (distinct[0], distinct[1]) if len(distinct) == 2 else None


def _of_columns(table: Table, workers: tuple[str, ...]) -> Grids | None:
    """Columns such as "old: hours" and "old: profit", one of each for every agent."""
    n = len(workers)
    if len(table.columns) != 2 * n + 1:
        return None
    place: dict[tuple[int, str], int] = {}
    for column, heading in enumerate(table.columns[1:], start=1):
        kind = kind_of(heading)
        owners = [at for at, worker in enumerate(workers) if _mentions(heading, worker, workers)]
        if not kind or len(owners) != 1 or (owners[0], kind) in place:
            return None
        place[owners[0], kind] = column
    cells = [[find_numbers(cell) for cell in row[1:]] for row in table.rows]
    if any(len(cell) != 1 for row in cells for cell in row) or len(place) != 2 * n:
        return None

    def rows(kind: str) -> Rows:
        return tuple(tuple(row[place[at, kind] - 1][0].value for row in cells) for at in range(n))

    tasks = tuple(row[0] for row in table.rows)
    return Grids(tasks, rows("load"), rows("cost"), (table.span,) if table.span else ())


def _mentions(heading: str, worker: str, workers: tuple[str, ...]) -> bool:
    """Whether a heading names an agent by a word that no other agent's name has."""
    others = {word for each in workers if each != worker for word in each.lower().split()}
    own = set(worker.lower().split()) - others
    return bool(own & set(re.findall(r"\w+", heading.lower())))


def _same(written: tuple[str, ...], workers: tuple[str, ...]) -> bool:
    return len(written) == len(workers) and all(
        _mentions(name, worker, workers) for name, worker in zip(written, workers, strict=True)
    )
