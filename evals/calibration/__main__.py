"""`python -m evals.calibration [SECONDS [PROFILES]]`: runs the quantum routes on the bench, for so long.

The classical routes are those of `python -m evals.profiles`, in its file or the one named. It goes on
from what `evals/measured/quantum_routes.jsonl` holds, and runs again what has a better answer by now.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from evals.calibration.annealer_route import run_annealer
from evals.calibration.bench_profiles import bench_profiles
from evals.calibration.qaoa_route import MOST_QUBITS, run_qaoa
from evals.calibration.quantum_row import Kind, QuantumRow, read_quantum, write_quantum
from evals.profiles.record import PROFILES, Instance, Profile, best_known

_DEFAULT_S = 3600.0
_POLYNOMIALS = frozenset({"hubo", "labs"})  # whose own form takes fewer qubits than their QUBO
_MOST_COUPLINGS = 20_000  # a clique of 184 qubits, the largest on Zephyr, has 16,836
_SAME = 1e-9

Runner = Callable[[Instance, float | None], QuantumRow | None]


def main(words: list[str]) -> int:
    """Writes what is missing; returns 0. One BLAS thread, as the product's own workers have."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    ends = monotonic() + (float(words[0]) if words else _DEFAULT_S)
    rows = {(each.instance, each.kind): each for each in read_quantum()}
    profiles = bench_profiles(Path(words[1]) if len(words) > 1 else PROFILES)
    best = best_known(profiles)
    for profile in (each for each in profiles if each.route == "exact"):
        for kind, run in _runners(profile):
            if monotonic() > ends:
                return 0
            known = rows.get((profile.instance, kind))
            if known is not None and not _is_stale(known, best.get(profile.instance), profile):
                continue
            row = run(profile.instance, best.get(profile.instance))
            if row is not None:
                rows[profile.instance, kind] = row
                write_quantum(rows.values())
                sys.stdout.write(
                    f"{row.family} {row.size}, {kind}: {row.n_qubits} qubits, {row.cpu_s} s\n"
                )
                sys.stdout.flush()
    return 0


def _runners(profile: Profile) -> Iterator[tuple[Kind, Runner]]:
    """The quantum routes that an instance is small enough for."""
    n_qubits, n_couplings = profile.n_qubits, profile.n_couplings
    if n_qubits is None or n_couplings is None:
        return
    is_small = 1 <= n_qubits <= MOST_QUBITS
    if is_small or (profile.family in _POLYNOMIALS and n_qubits < 10 * MOST_QUBITS):
        yield "qaoa", run_qaoa
    if n_qubits >= 1 and n_couplings <= _MOST_COUPLINGS:
        yield "annealer stand-in", run_annealer


def _is_stale(row: QuantumRow, best: float | None, profile: Profile) -> bool:
    """Whether another route has found a better answer since, or proven that there is none so good."""
    if best is None:
        return False
    least = _SAME * max(1.0, abs(best))
    worse = (row.best - best) * profile.sense.sign
    return worse > least or (profile.proof is not None and worse < -least)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
