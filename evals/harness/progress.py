"""A bar on standard error while rows run; nothing into a pipe."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from evals.harness.campaign import Watcher
from evals.harness.record import Record
from evals.harness.scorers.outcome import Outcome


@contextmanager
def progress(name: str, n_rows: int, n_done: int) -> Iterator[Watcher]:
    """Gives a watcher that draws how many rows are done and what became of them."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Remaining())
    counts: Counter[Outcome] = Counter()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=n_rows, completed=n_done)

        def watch(result: Record) -> None:
            counts[result.outcome] += 1
            said = " · ".join(f"{counts[each]} {each.value}" for each in Outcome)
            bar.update(task, advance=1, description=f"{name} · {said}")

        yield watch


def _silent(result: Record) -> None:
    """Ignores progress."""
