"""Whether the tests notice a CQM that is wrong by one sign, over all families."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from evals.benchmark import Benchmark, Row
from problems.errors import WorkerError
from problems.registry import families

_AT_ONCE = 2  # processes
_LONGEST_S = 1_800.0


@dataclass(frozen=True, slots=True)
class _Found:
    """What came of one family: how many signs were flipped, and which flips no test noticed."""

    family: str
    flips: int
    missed: list[str]


def _rows() -> Iterable[Row]:
    caught, flips = 0, 0
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for found in pool.map(_measure, families()):
            seen = found.flips - len(found.missed)
            caught, flips = caught + seen, flips + found.flips
            said = "; ".join(found.missed[:3])
            yield Row(
                case=found.family,
                metric="sign flips caught",
                ours=seen,
                peer=f"flips made{f'; missed: {said}' if said else ''}",
                peer_value=found.flips,
                seeds=1,
                target="all",
                met=not found.missed,
            )
    yield Row(
        "all families", "sign flips caught", caught, "flips made", flips, 1, "all", caught == flips
    )


def _measure(name: str) -> _Found:
    ended = subprocess.run(
        [sys.executable, "-m", "evals.mutation.run_family", name],
        capture_output=True,
        text=True,
        timeout=_LONGEST_S,
        check=False,
    )
    if ended.returncode:
        raise WorkerError(f"{name}: {ended.stderr.strip()[-300:]}")
    return _Found(**json.loads(ended.stdout.splitlines()[-1]))


BENCHMARK = Benchmark("the CQM of every family broken by one sign: do its tests fail?", _rows)
