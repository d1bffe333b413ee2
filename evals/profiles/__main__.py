"""`python -m evals.profiles [SECONDS [FAMILY…] | speed]`: measures, or tells how fast this machine is.

It goes on from what `evals/measured/profiles.jsonl` holds. One process, one core; run it with `nice`.
"""

from __future__ import annotations

import os
import sys

from evals.profiles.campaign import run
from evals.profiles.record import PROFILES
from solvers.performance.machine_speed import machine_speed, work_s

_DEFAULT_S = 600.0
_SPEED_ROUNDS = 40


def main(words: list[str]) -> int:
    """Returns 0; one BLAS thread, as the product's own workers have."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if words == ["speed"]:
        least = min(work_s() for _ in range(_SPEED_ROUNDS))
        sys.stdout.write(f"{least:.4f} s of fixed work, speed {machine_speed():.2f}\n")
        return 0
    n_lines = run(PROFILES, float(words[0]) if words else _DEFAULT_S, words[1:])
    sys.stdout.write(f"{n_lines} lines added\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
