"""Times one read of simulated annealing, for `solvers/performance/annealing_speed.py`.

    python -m evals.fit_annealing_speed

It prints nanoseconds a variable and a coupling of one sweep, and how far the fit is off.
"""

from __future__ import annotations

import sys
from time import process_time

import numpy as np

from solvers.performance.annealing_speed import SWEEPS

_SHAPES = ((50, 100), (50, 1_225), (200, 400), (200, 19_900), (1_000, 3_000), (1_000, 50_000))
_READS, _ROUNDS, _SEED = 3, 3, 7


def seconds_a_read(n: int, n_couplings: int) -> float:
    """Returns the least CPU seconds of one read on random couplings."""
    import dimod
    from dwave.samplers import SimulatedAnnealingSampler

    rng = np.random.default_rng(_SEED)
    pairs = np.column_stack(np.triu_indices(n, 1))
    chosen = pairs[rng.choice(len(pairs), n_couplings, replace=False)]
    model = dimod.BinaryQuadraticModel.from_numpy_vectors(
        np.zeros(n), (chosen[:, 0], chosen[:, 1], rng.normal(size=n_couplings)), 0.0, dimod.SPIN
    )
    took = []
    for _ in range(_ROUNDS):
        started = process_time()
        SimulatedAnnealingSampler().sample(model, num_reads=_READS, num_sweeps=SWEEPS, seed=_SEED)
        took.append((process_time() - started) / _READS)
    return min(took)


def main() -> None:
    """Prints the fit, each shape weighed alike."""
    took = np.array([seconds_a_read(*shape) for shape in _SHAPES])
    counts = np.array(_SHAPES, float) * SWEEPS * 1e-9
    (variable, coupling), *_ = np.linalg.lstsq(counts / took[:, None], np.ones(len(took)))
    off = counts @ np.array([variable, coupling]) / took - 1
    sys.stdout.write(
        f"{variable:.3g} ns a variable, {coupling:.2g} ns a coupling, off by {abs(off).max():.0%} at most\n"
    )


if __name__ == "__main__":
    main()
