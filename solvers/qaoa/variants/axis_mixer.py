"""How one axis of a product space starts and is mixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from problems.structures import Floats
from solvers.qaoa.variants.axis_products import State


@dataclass(frozen=True, slots=True)
class AxisMixer:
    """One axis of an ansatz. Shape: `start` (d,) of length 1, `generator` (d, d) real symmetric."""

    start: Floats
    generator: Floats

    def unitary(self, beta: float) -> State:
        """Returns exp(−iβ·generator). Shape: (d, d)."""
        values, vectors = np.linalg.eigh(self.generator)
        return np.asarray((vectors * np.exp(-1j * beta * values)) @ vectors.T)


def joined(mixers: Iterable[AxisMixer]) -> AxisMixer:
    """Returns several axes as one, the first least significant: the same state, the same mixing.

    >>> tilted = AxisMixer(np.array([0.6, 0.8]), np.array([[-0.28, 0.96], [0.96, 0.28]]))
    >>> joined([tilted, tilted]).start
    array([0.36, 0.48, 0.48, 0.64])
    """
    start: Floats = np.ones(1)
    generator: Floats = np.zeros((1, 1))
    for mixer in mixers:
        higher = np.kron(mixer.generator, np.eye(start.size))
        generator = np.asarray(higher + np.kron(np.eye(mixer.start.size), generator), dtype=float)
        start = np.asarray(np.kron(mixer.start, start), dtype=float)
    return AxisMixer(start, generator)
