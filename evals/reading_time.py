"""How long the embedded interpreter takes to read questions, without the process around it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from evals.harness.row import Row
from problems.errors import VerdiqError


def reading_times(rows: Iterable[Row]) -> list[float]:
    """Returns the seconds each row took, in this process; one question is read before, for imports."""
    from agent.interpret.interpreter import interpret

    interpret("A bag holds 5 kg. A pot weighs 2 kg and is worth 3. What do I take?", ())
    taken = []
    for row in rows:
        started = time.perf_counter()
        with suppress(VerdiqError):  # a refusal takes its time too
            interpret(row.text, [Path(name) for name in row.files])
        taken.append(time.perf_counter() - started)
    return taken
