"""Runs the rows that have no result yet, side by side, and keeps each result as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence

from evals.harness.interpreters import Interpreter
from evals.harness.product import Product, product
from evals.harness.record import Record, record
from evals.harness.results_file import Results
from evals.harness.row import Row
from evals.harness.settings import Settings

Watcher = Callable[[Record], None]
"""Called with each new result."""


def pending(rows: Sequence[Row], results: Results, configuration: str, seed: int) -> list[Row]:
    """Returns the rows without a result, or with that of an earlier wording of them."""
    kept = results.kept
    return [
        row
        for row in rows
        if (found := kept.get((row.id, configuration, seed))) is None
        or found.row_digest != row.digest
    ]


async def run_rows(
    rows: Sequence[Row],
    interpreter: Interpreter,
    settings: Settings,
    results: Results,
    watch: Watcher,
) -> None:
    """Appends a result for every row; `settings.jobs` rows are on their way at any time."""
    if not rows:
        return
    waiting = iter(rows)
    async with product(interpreter, settings) as opened, asyncio.TaskGroup() as group:
        for _ in range(min(settings.jobs, len(rows))):
            group.create_task(_work(waiting, opened, interpreter, results, watch))


async def _work(
    waiting: Iterator[Row],
    opened: Product,
    interpreter: Interpreter,
    results: Results,
    watch: Watcher,
) -> None:
    settings = opened.settings
    configuration = settings.configuration(interpreter.name)
    for row in waiting:
        result = record(row, await opened.answer(row), configuration, settings.seed)
        results.append(result)
        results.kept[result.key] = result
        watch(result)
