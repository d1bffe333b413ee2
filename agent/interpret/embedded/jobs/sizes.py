"""How large jobs are, counted in a noun: "jobs of 100, 60 and 200 pages", or a table of pages."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.jobs.cells import find_cells
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.text import Span


def find_sizes(
    document: Document, noun: str, skipped: Sequence[Span]
) -> tuple[dict[str, float], tuple[Span, ...]] | None:
    """Returns the size of each job and where that stands, None where no sizes are told.

    >>> from agent.interpret.embedded.text import Text
    >>> find_sizes(Document(Text("Fields of 12 and 9 hectares wait.")), "hectares", ())[0]
    {'job 1': 12.0, 'job 2': 9.0}
    """
    for table in document.tables:
        sizes = _of_table(table, noun)
        if sizes:
            return sizes, (table.span,) if table.span else ()
    found: dict[str, float] = {}
    used: list[Span] = []
    continues = False
    for cell in find_cells(document, skipped):
        counted = cell.noun.rstrip("s") == noun.rstrip("s") and noun
        if not counted and not (not noun and not cell.noun) and not (continues and not cell.noun):
            continue
        if len(cell.numbers) > 1 and found:
            return None
        for at, number in enumerate(cell.numbers, start=1):
            name = cell.head if len(cell.numbers) == 1 and cell.head else f"job {len(found) + at}"
            if name in found:
                return None
            found[name] = number.value
            used.append(number.span)
        if len(cell.numbers) > 1:
            found = {f"job {at}": value for at, value in enumerate(cell.values, start=1)}
        continues = True
    return (found, tuple(used)) if len(found) > 1 else None


def _of_table(table: Table, noun: str) -> dict[str, float] | None:
    numeric = [
        at
        for at in range(len(table.columns))
        if all(is_number(row[at]) for row in table.rows)
        and (not noun or noun.rstrip("s") in table.columns[at].lower() or len(table.columns) == 2)
    ]
    names = [at for at in range(len(table.columns)) if at not in numeric]
    if len(numeric) != 1 or len(names) > 1:
        return None
    values = [float(row[numeric[0]].replace(",", "").split()[0]) for row in table.rows]
    told = [row[names[0]] for row in table.rows] if names else []
    if len(set(told)) != len(values):
        told = [f"job {at}" for at in range(1, len(values) + 1)]
    return dict(zip(told, values, strict=True))
