"""QAOA's correlation across an edge of an infinite regular tree, exactly, for any degree.

On a graph without short cycles every edge's light cone is this tree, so angles that are best here are
good there. A path of a spin is its values in each layer, on the ket's side, at the end, and on the
bra's side: 2p + 1 bits. What the branches below a spin do to it is a function of its path, built from
the leaves up; layers of the tree are XOR convolutions, by fast Walsh-Hadamard transforms.

Source: Basso, Farhi, Marwaha, Villalonga and Zhou, arXiv 2110.14206, section 3, with finite degree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats
from solvers.qaoa.engines.statevector import Angles

Paths = NDArray[np.complex128]


def edge_correlation(degree: int, angles: Angles) -> float:
    """Returns ⟨s_i s_j⟩ of two neighbours, for costs Σ s_i s_j over the edges of the tree.

    Takes O(p² 4ᵖ) steps, whatever the degree. Random cuts have 0; the cut share is (1 − it) / 2.

    >>> best = Angles(np.array([np.arctan(2**-0.5) / 2]), np.array([-np.pi / 8]))
    >>> round((1 - edge_correlation(3, best)) / 2, 4)
    0.6925
    """
    layers = angles.gammas.size
    spins = _spins(2 * layers + 1)
    alone = _alone(spins, angles)
    turns = np.concatenate([angles.gammas, [0.0], -angles.gammas[::-1]])
    across = _transform(np.exp(-1j * (spins @ turns)))
    below = alone
    for _ in range(layers):
        below = alone * _met(below, across) ** (degree - 1)
    measured = spins[:, layers] * below
    return float(np.sum(measured * _met(measured, across)).real)


def _spins(n_bits: int) -> Floats:
    """The paths, a row each: 1 where the bit is 0."""
    bits = (np.arange(1 << n_bits)[:, np.newaxis] >> np.arange(n_bits)) & 1
    return np.where(bits == 1, -1.0, 1.0)


def _alone(spins: Floats, angles: Angles) -> Paths:
    """What the mixers alone give each path: the ket's steps up to the middle, the bra's after it."""
    layers = angles.gammas.size
    weight = np.full(spins.shape[0], 0.5, dtype=complex)
    for layer, beta in enumerate(angles.betas.tolist()):
        for here, sign in ((layer, -1j), (2 * layers - 1 - layer, 1j)):
            stays = spins[:, here] == spins[:, here + 1]
            weight *= np.where(stays, np.cos(beta), sign * np.sin(beta))
    return weight


def _met(paths: Paths, across: Paths) -> Paths:
    """The sum over a neighbour's paths, with the phases of the coupling, for each path."""
    return _transform(_transform(paths) * across) / paths.size


def _transform(values: Paths) -> Paths:
    """The Walsh-Hadamard transform, unscaled."""
    for bit in range(values.size.bit_length() - 1):
        pairs = values.reshape(-1, 2, 1 << bit)
        values = np.stack([pairs[:, 0] + pairs[:, 1], pairs[:, 0] - pairs[:, 1]], axis=1).ravel()
    return values
