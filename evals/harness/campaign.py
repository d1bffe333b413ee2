"""Runs the rows that have no result yet, side by side, and keeps each result as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from evals.harness.direct import direct
from evals.harness.interpreters import Interpreter
from evals.harness.product import product
from evals.harness.ran import Ran
from evals.harness.record import Record, record
from evals.harness.results_file import Results
from evals.harness.row import Row
from evals.harness.settings import Settings


class Answering(Protocol):
    """What answers rows: the product, or a model alone."""

    @property
    def settings(self) -> Settings:
        """How rows are run."""

    async def answer(self, row: Row) -> Ran:
        """Returns what became of a row; whatever breaks is part of it, never raised."""


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
    opening = direct(settings) if interpreter.name == "direct" else product(interpreter, settings)
    async with opening as opened, asyncio.TaskGroup() as group:
        for _ in range(min(settings.jobs, len(rows))):
            group.create_task(_work(waiting, opened, interpreter, results, watch))


async def _work(
    waiting: Iterator[Row],
    opened: Answering,
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
