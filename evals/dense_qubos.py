"""The random dense QUBOs of the QAOA benchmarks: standard normal biases on every binary and pair.

The recipe was searched for: of normal, uniform and whole-number biases, on binaries and on spins,
this one with the ratio over the mean reproduces the table of shared/reference/quantum.md best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import dimod


def dense_qubo(n: int, seed: int) -> dimod.BinaryQuadraticModel:
    """Returns n binaries x0, x1, …, offset 0."""
    import dimod

    rng = np.random.default_rng(seed)
    left, right = np.triu_indices(n, 1)
    return dimod.BinaryQuadraticModel.from_numpy_vectors(
        rng.normal(size=n),
        (left, right, rng.normal(size=left.size)),
        0.0,
        dimod.BINARY,
        variable_order=[f"x{index}" for index in range(n)],
    )
