"""500 files that are broken on purpose: each is refused in one sentence, asked about, or read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from evals.benchmark import Benchmark, Row
from problems.errors import WorkerError

_FILES = 500
_A_BATCH = 100
_MOST_MIB = 1024.0
_PATIENCE_S = 900.0


def _rows() -> Iterable[Row]:
    for first in range(0, _FILES, _A_BATCH):
        found = _batch(first, first + _A_BATCH)
        fates = f"{found['refused']} refused, {found['asked']} asked, {found['read']} read"
        broken = found["broken"]
        said = f"; {'; '.join(broken[:3])}" if broken else ""
        case = f"files {first} to {first + _A_BATCH - 1}"
        yield Row(
            case, "tracebacks or paragraphs", len(broken), fates + said, None, 1, "0", not broken
        )
        peak = found["peak_mib"]
        yield Row(case, "peak MiB", peak, "", None, 1, "under 1 GiB", peak < _MOST_MIB)


def _batch(first: int, last: int) -> dict[str, Any]:
    ended = subprocess.run(
        [sys.executable, "-m", "evals.bad_files.read_batch", str(first), str(last)],
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
    )
    if ended.returncode:
        raise WorkerError(
            f"a batch of bad files ended with {ended.returncode}: {ended.stderr[-300:]}"
        )
    batch: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return batch


BENCHMARK = Benchmark("files broken on purpose: one sentence each, and little memory", _rows)
