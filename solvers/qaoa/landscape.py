"""All the costs of a BQM, and what is known once they have been enumerated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats
from solvers.diagonal import energies, energies_of

if TYPE_CHECKING:
    import dimod

_MOST_SUMMED_AGAIN = 100_000
_BLOCK = 1 << 20  # states whose temporary sums fit a cache


@dataclass(frozen=True, slots=True)
class Landscape:
    """The cost of each state, in the order of `solvers.diagonal`. Shape: `costs` (2**n,).

    `spread` is the standard deviation over all states, 1 where all costs are equal. Costs may be in
    float32; what is said of them is in float64.
    """

    costs: Floats
    minimum: float
    maximum: float
    mean: float
    spread: float

    @property
    def standardised(self) -> Floats:
        """The costs with mean 0 and standard deviation 1; γ for them is γ·spread for the costs."""
        return (self.costs - self.mean) / self.spread

    @property
    def is_optimal(self) -> NDArray[np.bool_]:
        """Which states have the minimum, up to the rounding of the sums that gave the costs."""
        if self.costs.itemsize == 8:
            return self.reaches_minimum(self.costs)
        return self.costs <= self.minimum + self._rounding(1e-7, 1e-6)

    def reaches_minimum(self, energies: Floats) -> NDArray[np.bool_]:
        """Which energies, summed in float64, are the minimum up to rounding."""
        return energies <= self.minimum + self._rounding(1e-9, 1e-12)

    def ratio(self, energy: float) -> float:
        """How far the energy lies from the worst towards the best, 0 to 1; 1 where all are equal."""
        span = self.maximum - self.minimum
        return (self.maximum - energy) / span if span else 1.0

    def _rounding(self, of_span: float, of_largest: float) -> float:
        largest = max(abs(self.minimum), abs(self.maximum))
        return of_span * (self.maximum - self.minimum) + of_largest * largest


def landscape(
    bqm: dimod.BinaryQuadraticModel,
    order: Sequence[str],
    precision: Literal["float64", "float32"] = "float64",
) -> Landscape:
    """Returns the landscape of a BQM; qubit i is the variable `order[i]`.

    In float32 the states that may be the least are summed again, so that the minimum is in float64.
    """
    land = landscape_of(energies(bqm, order, precision))
    if precision == "float64":
        return land
    least = np.flatnonzero(land.is_optimal)[:_MOST_SUMMED_AGAIN]
    return replace(land, minimum=float(energies_of(bqm, order, least).min()))


def landscape_of(costs: Floats) -> Landscape:
    """Returns the landscape of given costs, without another array of their size.

    >>> landscape_of(np.array([1.0, 3.0])).spread
    1.0
    """
    blocks = np.array_split(costs, max(1, costs.size // _BLOCK))
    mean = sum(float(block.sum(dtype=float)) for block in blocks) / costs.size
    squares = sum(float(np.square(block - mean, dtype=float).sum()) for block in blocks)
    return Landscape(
        costs=costs,
        minimum=float(costs.min()),
        maximum=float(costs.max()),
        mean=mean,
        spread=(squares / costs.size) ** 0.5 or 1.0,
    )
