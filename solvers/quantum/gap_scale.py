"""How far the mean of all states lies from the optimum, over the optimum's size: what levels become gaps by.

QAOA's chances without constraints are fitted relative to the way from the mean to the optimum. The mean
is had from the QUBO exactly. The optimum is the best that is known, else an estimate: the ground state of
as many independent normal costs of the same spread, mean − σ·√(2n·ln 2), a tenth or so deeper than those of
couplings are (Derrida's random energy model, Phys. Rev. Lett. 45, 79 (1980); 0.833 against 0.763 for the
Sherrington-Kirkpatrick glass). What it is off by in a family is fitted (`FamilyFit.scale_factor`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import dimod

_MOST = 10.0  # beyond it any answer but an optimum is worth nothing anyway
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class CostSpread:
    """The mean of a BQM over all states, its standard deviation, and the most it can fall below the mean."""

    n: int
    mean: float
    deviation: float
    most: float

    @property
    def depth(self) -> float:
        """How far the optimum is expected below the mean."""
        return min(self.deviation * sqrt(2 * self.n * log(2)), self.most)

    @property
    def scale(self) -> float:
        """The gap of the mean, by that estimate of the optimum."""
        return gap_scale(self.mean, self.mean - self.depth)


def cost_spread(bqm: dimod.BinaryQuadraticModel) -> CostSpread:
    """Returns what is exact of the costs of all states: spins are independent, so squares add.

    >>> import dimod
    >>> found = cost_spread(dimod.BinaryQuadraticModel({}, {"ab": 4.0}, 0.0, "BINARY"))
    >>> found.mean, round(found.deviation, 4), found.most
    (1.0, 1.7321, 3.0)
    """
    vectors = bqm.to_numpy_vectors()
    fields = np.asarray(vectors.linear_biases, float)
    rows, columns, couplings = (np.asarray(each) for each in vectors.quadratic)
    mean = float(vectors.offset)
    if bqm.vartype.name == "BINARY":
        mean += float(fields.sum() / 2 + couplings.sum() / 4)
        couplings = couplings / 4
        near = np.bincount(rows, couplings, fields.size) + np.bincount(
            columns, couplings, fields.size
        )
        fields = fields / 2 + near
    return CostSpread(
        n=fields.size,
        mean=mean,
        deviation=float(np.sqrt((fields**2).sum() + (couplings**2).sum())),
        most=float(np.abs(fields).sum() + np.abs(couplings).sum()),
    )


def gap_scale(mean: float, best: float) -> float:
    """Returns the gap of the mean, both in the terms of the objective; 1 where the optimum is 0.

    >>> gap_scale(mean=5.0, best=10.0), gap_scale(mean=0.0, best=-7.0), gap_scale(mean=3.0, best=0.0)
    (0.5, 1.0, 1.0)
    """
    if abs(best) <= _TINY * max(1.0, abs(mean)):
        return 1.0
    return min(abs(mean - best) / abs(best), _MOST)
