"""Undoing readout errors: what the shots would have been with every qubit read right.

Only the strings that were measured are considered, so the matrix has their number of rows and not 2ⁿ:
A[i, j] is the chance to read string i where string j was there, its columns scaled to sum to one.
The least-squares answer can be negative; it is replaced by the nearest distribution.

Sources: Nation, Kang, Sundaresan and Gambetta, "Scalable mitigation of measurement errors", PRX Quantum
2, 040326 (2021), for the restriction; Smolin, Gambetta and Smith, PRL 108, 070502 (2012), for the
nearest distribution. Errors are taken to be independent between qubits.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats
from solvers.quantum_runners.runner import Bits

_MOST_STRINGS = (
    2048  # solving for them takes 0.4 s; with more, each came about twice in 4,096 shots
)


def mitigated(states: Bits, counts: NDArray[np.int64], flips: Floats) -> Floats | None:
    """Returns the mitigated probability of each measured state; None for more than 2,048 of them.

    Shape: (k, n) states, (k,) counts, (n, 2) chances P(read 1 | 0) and P(read 0 | 1) to (k,).

    >>> states, counts = np.array([[0], [1]], np.uint8), np.array([90, 10])
    >>> mitigated(states, counts, np.array([[0.1, 0.1]])).round(3).tolist()
    [1.0, 0.0]
    """
    if len(states) > _MOST_STRINGS:
        return None
    chances = np.exp(_log_chances(states.astype(float), np.clip(flips, 1e-9, 1 - 1e-9)))
    chances /= chances.sum(axis=0)
    found, *_ = np.linalg.lstsq(chances, counts / counts.sum(), rcond=None)
    return nearest_distribution(found)


def nearest_distribution(weights: Floats) -> Floats:
    """Returns the probabilities nearest to weights that sum to one, some of them negative.

    >>> nearest_distribution(np.array([0.7, 0.4, -0.1])).round(3).tolist()
    [0.65, 0.35, 0.0]
    """
    ordered = np.sort(weights)[::-1]
    excess = (np.cumsum(ordered) - 1) / np.arange(1, weights.size + 1)
    last = int(np.flatnonzero(ordered > excess)[-1])
    return np.asarray(np.maximum(weights - excess[last], 0.0))


def _log_chances(bits: Floats, flips: Floats) -> Floats:
    """log P(read row i | row j was there), summed over the qubits."""
    up, down = flips[:, 0], flips[:, 1]
    zeros, ones = 1 - bits, bits
    kept = (zeros * np.log1p(-up)) @ zeros.T + (ones * np.log1p(-down)) @ ones.T
    wrong = (ones * np.log(up)) @ zeros.T + (zeros * np.log(down)) @ ones.T
    return np.asarray(kept + wrong)
