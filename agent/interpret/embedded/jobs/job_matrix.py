"""Whether a table of times has its jobs in the rows or in the columns."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.matrices import Matrix
from agent.interpret.embedded.jobs.machine_count import machine_count

MACHINE = re.compile(
    r"^(?:machines?|m|servers?|workers?|printers?|processors?|saws?|ovens?|cpus?|cores?|lines?|stations?|teams?|crews?|employees?|technicians?|operators?)\s?\d*$|\bmachine\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"^(?:jobs?|j|tasks?|t|orders?|parts?|batch\w*|files?|documents?|loads?)\s?\d*$", re.IGNORECASE
)


def rows_are_machines(document: Document, matrix: Matrix) -> bool | None:
    """Whether a table has machines in its rows, None where nothing tells."""
    text = document.text.raw
    said = re.search(
        r"\brows?\b[^.?!;,]{0,40}?\b(?P<what>jobs?|tasks?|machines?|workers?|servers?|orders?)\b",
        text,
        re.IGNORECASE,
    )
    if said:
        return bool(re.match(r"machine|worker|server", said["what"], re.IGNORECASE))
    for names, answer in ((matrix.row_names, True), (matrix.column_names, False)):
        if names and all(MACHINE.match(name.strip()) for name in names):
            return answer
        if names and all(_JOB.match(name.strip()) for name in names):
            return not answer
    counted = machine_count(document)
    n_rows, n_columns = len(matrix.rows), len(matrix.rows[0])
    if counted and n_rows != n_columns and counted.value in {n_rows, n_columns}:
        return counted.value == n_rows
    table = next((each for each in document.tables if each.span == matrix.span), None)
    corner = table.columns[0] if table else ""
    if MACHINE.match(corner.strip()) or _JOB.match(corner.strip()):
        return bool(MACHINE.match(corner.strip()))
    return None
