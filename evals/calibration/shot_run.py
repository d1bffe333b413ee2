"""From the states that a shot may show to the chances of their gaps."""

from __future__ import annotations

import numpy as np

from evals.calibration.levels import levels
from evals.calibration.quantum_row import Machine, Run
from evals.calibration.seen_states import SeenStates
from problems.structures import Floats

_SAME = 1e-9  # relative, of two objectives that differ by rounding


def run_of(
    layers: int,
    seen: SeenStates,
    objectives: Floats,
    best: float,
    machines: tuple[Machine, ...],
) -> Run:
    """Returns the run of states with these objectives, NaN where one is not feasible. Shape: (k,)."""
    kept = np.isfinite(objectives)
    gaps = np.abs(objectives[kept] - best) / np.maximum(1.0, abs(best))
    chances = seen.chances[kept]
    return Run(
        layers=layers,
        levels=levels(gaps, chances, seen.guesses[kept]),
        p_optimum=float(f"{chances[gaps <= _SAME].sum():.6g}"),
        machines=machines,
    )
