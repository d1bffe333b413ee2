"""A table of amounts, a row for each to choose, with the targets in a row of their own."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.splits.split import Split

_TARGET = re.compile(
    r"^\W*(?:(?:the\s)?(?:targets?|goals?|wanted|aims?|desired|should\s\w+|quotas?|needed|required|north\sshould))\b",
    re.IGNORECASE,
)


def split_of_table(document: Document) -> Split | None:
    """Returns the one table that has a row of targets, None where there is none."""
    found = []
    for table in document.tables:
        targets = [row for row in table.rows if _TARGET.match(row[0])]
        rows = [row for row in table.rows if not _TARGET.match(row[0])]
        if len(targets) != 1 or len(rows) < 2 or len(table.columns) < 2:
            continue
        cells = [[find_numbers(cell) for cell in row[1:]] for row in (*rows, targets[0])]
        if any(len(cell) != 1 for row in cells for cell in row):
            continue
        values = [[cell[0].value for cell in row] for row in cells]
        found.append(
            Split(
                tuple(row[0] for row in rows),
                tuple(name or f"column {at}" for at, name in enumerate(table.columns[1:], start=1)),
                tuple(zip(*values[:-1], strict=True)),
                tuple(values[-1]),
                (table.span,) if table.span else (),
            )
        )
    return found[0] if len(found) == 1 else None
