"""What a distribution over states is worth: its tail, its spectrum, and the time to the optimum."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log, log1p

import numpy as np

from problems.structures import Floats

_BLOCK = 1 << 20
_WANTED = 0.99


def sampled_cvar(energies: Floats, alpha: float) -> float:
    """Returns the mean of the best share α of the shots' energies, of one shot at least.

    Source: Barkoutsos et al., arXiv 1907.04769.

    >>> sampled_cvar(np.array([4.0, 1.0, 3.0, 2.0]), alpha=0.5)
    1.5
    """
    n_best = max(1, ceil(alpha * energies.size))
    return float(np.sort(energies)[:n_best].mean())


def shots_to_optimum(chance: float) -> int | None:
    """Returns the shots after which an optimum has been seen with 99 %; None for a chance of nought.

    Source: Rønnow et al., Defining and detecting quantum speedup, Science 345 (2014).

    >>> shots_to_optimum(0.5), shots_to_optimum(1.0), shots_to_optimum(0.0)
    (7, 1, None)
    """
    if chance <= 0:
        return None
    return max(1, ceil(log(1 - _WANTED) / log1p(-chance))) if chance < 1 else 1


@dataclass(frozen=True, slots=True)
class EnergyHistogram:
    """The chance of each interval of energies. Shape: `edges` (bins + 1,), `chances` (bins,).

    An interval holds its lower edge, the last one its upper edge too.
    """

    edges: Floats
    chances: Floats


def energy_histogram(costs: Floats, chances: Floats, n_bins: int) -> EnergyHistogram:
    """Returns how probability spreads over all energies that exist, in equal intervals.

    >>> energy_histogram(np.array([0.0, 1.0, 4.0]), np.array([0.5, 0.25, 0.25]), 2).chances
    array([0.75, 0.25])
    """
    edges = np.linspace(float(costs.min()), float(costs.max()), n_bins + 1)
    if edges[0] == edges[-1]:
        return EnergyHistogram(edges[:2], np.array([float(chances.sum(dtype=float))]))
    total = np.zeros(n_bins)
    for start in range(0, costs.size, _BLOCK):  # np.histogram copies what it is given
        part = slice(start, start + _BLOCK)
        total += np.histogram(costs[part], edges, weights=chances[part])[0]
    return EnergyHistogram(edges, total)
