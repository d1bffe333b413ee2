"""A piece of work in a process of its own: how long it takes, how much memory, and an end to patience."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import perf_counter

from problems.errors import BadInput

Ready = Callable[[], None]
Work = Callable[[Ready], tuple[float, ...]]

_MOST_BYTES = 14 * 2**30  # beyond it the work ends unfinished, and the machine stays usable
_PREPARED_IN_S = 300.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What the work gave, the seconds since it called `ready`, and the most memory it held.

    `finished` is False where it was stopped: its figures are then lower bounds, without `values`.
    """

    values: tuple[float, ...]
    seconds: float
    peak_gib: float
    finished: bool


def measured(work: Work, patience_s: float) -> Measured:
    """Returns what a fresh process measures; `work` is importable by name, and calls its argument.

    That call ends the preparation, which is not timed. The process is stopped `patience_s` later.

    Raises:
        BadInput: the work failed; its error is on stderr.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(work, there), daemon=True)
    child.start()
    there.close()
    started = perf_counter()
    found: tuple[tuple[float, ...], float, float] | None = None
    try:
        if here.poll(_PREPARED_IN_S):
            here.recv()
            started = perf_counter()
            if here.poll(patience_s):
                found = here.recv()
    except EOFError as error:
        raise BadInput("the measured work failed; its error is above") from error
    finally:
        child.kill()
        child.join()
        here.close()
    if found is None:
        return Measured((), perf_counter() - started, 0.0, finished=False)
    values, seconds, peak_gib = found
    return Measured(values, seconds, peak_gib, finished=True)


def _run(work: Work, connection: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))
    started = perf_counter()

    def ready() -> None:
        nonlocal started
        connection.send(None)
        started = perf_counter()

    try:
        values = work(ready)
    except MemoryError:
        connection.send(None)
        return
    seconds = perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # KiB on Linux
    connection.send((values, seconds, peak))
