"""What a run prints: the report on standard output, progress and everything else on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.contracts.report import Report
    from agent.runner import Watcher

_SHOWN_AFTER_S = 1.0  # short runs need no bar


def print_report(report: Report, *, as_json: bool, whole: bool = False) -> None:
    """Prints one report: a JSON object, Markdown for a person, or plain Markdown into a pipe.

    A terminal is shown the short of the verdict unless the `whole` is asked for; a pipe has all of it.
    """
    if as_json:
        print(report.model_dump_json())
        return
    from agent.report.markdown import markdown

    if not sys.stdout.isatty():
        print(markdown(report))
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(markdown(report, whole=whole)))


@contextmanager
def progress_bar() -> Iterator[Watcher]:
    """Gives a watcher that draws a bar on standard error once a run is long; nothing into a pipe."""
    if not sys.stderr.isatty():
        yield _silent
        return
    import time

    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    started = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("starting", total=1.0, start=True)

    def watch(node: str, fraction: float, words: str) -> None:
        if time.monotonic() - started >= _SHOWN_AFTER_S:
            bar.start()
        bar.update(task, completed=fraction, description=f"{node} · {words}")

    try:
        yield watch
    finally:
        bar.stop()


def _silent(node: str, fraction: float, words: str) -> None:
    """Ignores progress."""
