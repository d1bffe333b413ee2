"""Reads a batch of spoilt files: `python -m evals.bad_files.read_batch FIRST LAST`.

Prints one JSON object: what became of them, and the most memory the process held.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from agent.contracts.ask import Ask
from agent.contracts.interpretation import Interpretation
from agent.interpret.layer import interpret
from evals.bad_files.good_files import good_files
from evals.bad_files.spoiling import WAYS
from problems.errors import BadInput
from tools.worker import Workers

_QUESTIONS = (
    "Solve it.",
    "Solve this.",
    "What should I take? capacity 8",
    "Find the shortest round trip.",
)
_LONGEST_SENTENCE = 600
_SLOW_S = 20.0
_PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


@dataclass(slots=True)
class Batch:
    """How many files were refused, asked about, or read all the same, and which ones broke something."""

    refused: int = 0
    asked: int = 0
    read: int = 0
    broken: list[str] = field(default_factory=list)
    peak_mib: float = 0.0


def main(first: int, last: int) -> int:
    """Reads the files of a range of seeds as every surface does: by layer 1, in a worker."""
    batch = asyncio.run(_batch(first, last))
    ours, workers = (resource.getrusage(who).ru_maxrss for who in _PROCESSES)
    batch.peak_mib = max(ours, workers) / 1024
    sys.stdout.write(json.dumps(asdict(batch)) + "\n")
    return 0


async def _batch(first: int, last: int) -> Batch:
    batch = Batch()
    good = list(good_files())
    with tempfile.TemporaryDirectory() as folder, Workers(("agent.interpret.action",)) as workers:
        for seed in range(first, last):
            name, content = good[seed % len(good)]
            way = WAYS[seed % len(WAYS)]
            path = Path(folder) / name
            path.write_bytes(way(content, np.random.default_rng(seed)))
            ask = Ask(question=_QUESTIONS[seed % 4], files=(str(path),))
            await _read(batch, ask, workers, f"seed {seed}: {way.__name__} {name}")
    return batch


async def _read(batch: Batch, ask: Ask, workers: Workers, case: str) -> None:
    started = time.monotonic()
    try:
        read = await interpret(ask, workers, lambda done, words: None)
    except BadInput as error:
        sentence = str(error)
        if "\n" in sentence or not 10 < len(sentence) < _LONGEST_SENTENCE:
            batch.broken.append(f"{case}: not one sentence: {sentence[:200]!r}")
        batch.refused += 1
    except Exception as error:  # noqa: BLE001  # whatever breaks is what this looks for
        batch.broken.append(f"{case}: {type(error).__name__}: {str(error)[:200]}")
    else:
        is_read = isinstance(read.result, Interpretation)
        batch.read += is_read
        batch.asked += not is_read
    if time.monotonic() - started > _SLOW_S:
        batch.broken.append(f"{case}: took {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
