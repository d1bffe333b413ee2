"""Warm start: qubits that begin near a classical guess, and the mixer that belongs to it.

Qubit i starts in cos(θ/2)|0⟩ + sin(θ/2)|1⟩, which is RY(θ)|0⟩, with sin²(θ/2) = c_i, the guess that
bit i is 1, drawn towards 1/2 so that no bit is lost. Its generator is sin θ·X + cos θ·Z, of which that
is the highest state; as gates, in order of time, RY(−θ), RZ(2β), RY(θ). c = 1/2 is plain QAOA.

Source: Egger, Mareček and Woerner, Warm-starting quantum optimization, arXiv 2009.10095, section 2.
"""

from __future__ import annotations

import numpy as np

from problems.structures import Floats
from solvers.qaoa.variants.axis_mixer import AxisMixer, joined
from solvers.qaoa.variants.product_space import ProductSpace
from solvers.qaoa.variants.xy_mixer import free_axes


def warm_space(n_bits: int) -> ProductSpace:
    """Returns all states, in the order of `solvers.diagonal`, on axes of up to four qubits."""
    return ProductSpace(free_axes(range(n_bits)))


def warm_mixers(space: ProductSpace, guess: Floats, epsilon: float) -> tuple[AxisMixer, ...]:
    """Returns the tilted start and generator of each axis of free bits.

    Shape: `guess` (n_bits,), as `drawn_in` takes it.
    """
    chances = drawn_in(guess, epsilon)
    return tuple(joined(tilted(float(chances[bit])) for bit in axis.bits) for axis in space.axes)


def drawn_in(guess: Floats, epsilon: float) -> Floats:
    """Returns the guess drawn towards 1/2 in proportion, so that 0 becomes ε and 1 becomes 1 − ε.

    The source cuts off what lies beyond ε instead, which leaves half-certain bits as they are;
    drawn in, they are as open as their guess is.

    >>> drawn_in(np.array([0.0, 0.5, 1.0]), 0.25)
    array([0.25, 0.5 , 0.75])
    """
    return 0.5 + (1 - 2 * epsilon) * (guess - 0.5)


def tilted(chance: float) -> AxisMixer:
    """Returns the start and generator of a qubit that is 1 with the given chance.

    >>> tilted(0.8).start.round(3)
    array([0.447, 0.894])
    """
    start = np.sqrt([1 - chance, chance])
    sine, cosine = 2 * start[0] * start[1], 1 - 2 * chance
    return AxisMixer(start, np.array([[cosine, sine], [sine, -cosine]]))
