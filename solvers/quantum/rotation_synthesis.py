"""How many T gates a rotation takes so that all rotations of a circuit together stay faithful."""

from __future__ import annotations

from math import log, log2

import numpy as np

from problems.structures import Floats

# Mixed fallback: N = b·log2(1/δ) + c T gates for an accuracy of δ (Kliuchnikov et al., as arXiv
# 2504.01897 quotes it in section IV B).
_B, _C = 0.57, 8.83
_ROUNDS = 60  # the count grows by less than one T gate a round; 20 were enough up to 2^10000 gates


def t_gates(log2_rotations: Floats, infidelity: float) -> Floats:
    """Returns the T gates a rotation, such that so many rotations lose `infidelity` together.

    Each may lose infidelity/rotations: 3/4·N·ε for N states of infidelity ε, and δ² for what the
    gates leave of the angle, at the best split δ² = 3·b·ε/(8·ln 2). Source: arXiv 2504.01897,
    equations 14 to 18.

    >>> t_gates(np.array([36.0]), 0.01).tolist()
    [23.0]
    """
    split = 3 * _B / (8 * log(2))
    log2_allowed = log2(infidelity) - log2_rotations
    gates = np.ones_like(log2_rotations)
    for _ in range(_ROUNDS):
        log2_state = log2_allowed - np.log2(0.75 * gates + split)
        found = np.ceil(_C - _B / 2 * (log2(split) + log2_state))
        if np.array_equal(found, gates):
            break
        gates = found
    return gates
