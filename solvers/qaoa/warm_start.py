"""Warm start: qubits that begin near a classical guess, and the mixer that belongs to it.

Qubit i starts in cos(θ/2)|0⟩ + sin(θ/2)|1⟩ with sin²(θ/2) = c_i, the guess that bit i is 1, kept from
0 and 1 by ε so that no bit is lost. Its generator is sin θ·X + cos θ·Z, of which that is the highest
state: RY(θ) RZ(2β) RY(−θ) up to order of time, first RY(−θ). c = 1/2 is |+⟩ and X, plain QAOA.

Source: Egger, Mareček and Woerner, Warm-starting quantum optimization, arXiv 2009.10095, section 2.
"""

from __future__ import annotations

import numpy as np

from problems.structures import Floats
from solvers.qaoa.axis_mixer import AxisMixer, joined
from solvers.qaoa.product_space import ProductSpace
from solvers.qaoa.xy_mixer import free_axes


def warm_space(n_bits: int) -> ProductSpace:
    """Returns all states, in the order of `solvers.diagonal`, on axes of up to four qubits."""
    return ProductSpace(free_axes(range(n_bits)))


def warm_mixers(space: ProductSpace, guess: Floats, epsilon: float) -> tuple[AxisMixer, ...]:
    """Returns the tilted start and generator of each axis of free bits.

    Shape: `guess` (n_bits,), each from 0 to 1; values beyond ε and 1 − ε are brought there.
    """
    kept = np.clip(guess, epsilon, 1 - epsilon)
    return tuple(joined(tilted(float(kept[bit])) for bit in axis.bits) for axis in space.axes)


def tilted(chance: float) -> AxisMixer:
    """Returns the start and generator of a qubit that is 1 with the given chance.

    >>> tilted(0.8).start.round(3)
    array([0.447, 0.894])
    """
    start = np.sqrt([1 - chance, chance])
    sine, cosine = 2 * start[0] * start[1], 1 - 2 * chance
    return AxisMixer(start, np.array([[cosine, sine], [sine, -cosine]]))
