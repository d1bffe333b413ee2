"""How long a person waits: --help, and the first question from a cold start."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from evals.benchmark import Benchmark, Row
from problems.registry import families

_REPEATS = 7
_VERDIQ = str(Path(sys.executable).with_name("verdiq"))


def _seconds(command: list[str], home: str) -> float:
    started = time.perf_counter()
    subprocess.run(
        command, check=True, capture_output=True, env={**os.environ, "VERDIQ_HOME": home}
    )
    return time.perf_counter() - started


def _run() -> Iterable[Row]:
    """Whole processes, ours and the peer's in turn, medians of wall time."""
    question = families()["knapsack"].examples[0].text
    idle, help_, answer = [], [], []
    with tempfile.TemporaryDirectory() as home:
        _seconds([_VERDIQ, "solve", question], home)  # byte code compiled once, as on any machine
        for _ in range(_REPEATS):
            idle.append(_seconds([sys.executable, "-c", "pass"], home))
            help_.append(_seconds([_VERDIQ, "--help"], home))
            answer.append(_seconds([_VERDIQ, "solve", question], home))
    start, helped, answered = median(idle), median(help_), median(answer)
    yield Row(
        "verdiq --help",
        "seconds more",
        helped - start,
        "python -c pass",
        start,
        _REPEATS,
        "under 0.3 s more than the peer",
        helped - start < 0.3,
    )
    yield Row(
        "first question, cold",
        "seconds",
        answered,
        "python -c pass",
        start,
        _REPEATS,
        "under 4 s",
        answered < 4,
    )


BENCHMARK = Benchmark("cold start to --help and to the first answer, whole processes", _run)
