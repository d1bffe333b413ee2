"""How long the embedded interpreter reads: usual questions, and texts of growing length."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress

import numpy as np

from evals.benchmark import Benchmark, Row
from evals.hostile_texts import HOSTILE_TEXTS
from problems.errors import BadInput

_SHORT, _LONG = 125_000, 1_000_000
_LINEAR = 1.25  # how far over eight times as long the text of eight times the length may take
_GENERATED, _SEED = 300, 11


def _seconds(text: str) -> float:
    from agent.interpret.interpreter import interpret

    started = time.perf_counter()
    with suppress(BadInput):
        interpret(text, ())
    return time.perf_counter() - started


def _run() -> Iterable[Row]:
    """In one process that is warm, as a worker is."""
    from evals.generator.generate import rows

    texts = [row.text for row in rows(_GENERATED, _SEED)]
    _seconds(texts[0])
    taken = np.array([_seconds(text) for text in texts]) * 1000
    for share, most_ms in ((50, 30), (99, 300)):
        value = float(np.percentile(taken, share))
        target = f"at most {most_ms} ms"
        yield Row(
            f"{_GENERATED} generated questions",
            f"{share}th percentile, ms",
            value,
            "none",
            None,
            1,
            target,
            value <= most_ms,
        )
    for name, text in HOSTILE_TEXTS.items():
        short, long = _seconds(text(_SHORT)), _seconds(text(_LONG))
        yield Row(
            f"{name}, 1 MB",
            "seconds",
            long,
            "an eighth of it, times eight",
            8 * short,
            1,
            "linear in the length",
            long <= _LINEAR * 8 * short,
        )


BENCHMARK = Benchmark("reading time: usual questions, and linear in the length up to 1 MB", _run)
