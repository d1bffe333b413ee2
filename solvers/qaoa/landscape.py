"""All the costs of a BQM, and what is known once they have been enumerated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats
from solvers.diagonal import energies

if TYPE_CHECKING:
    import dimod


@dataclass(frozen=True, slots=True)
class Landscape:
    """The cost of each state, in the order of `solvers.diagonal`. Shape: `costs` (2**n,).

    `spread` is the standard deviation over all states, 1 where all costs are equal.
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
        largest = max(abs(self.minimum), abs(self.maximum))
        rounding = 1e-9 * (self.maximum - self.minimum) + 1e-12 * largest
        return self.costs <= self.minimum + rounding

    def ratio(self, energy: float) -> float:
        """How far the energy lies from the worst towards the best, 0 to 1; 1 where all are equal."""
        span = self.maximum - self.minimum
        return (self.maximum - energy) / span if span else 1.0


def landscape(bqm: dimod.BinaryQuadraticModel, order: Sequence[str]) -> Landscape:
    """Returns the landscape of a BQM; qubit i is the variable `order[i]`."""
    costs = energies(bqm, order)
    return Landscape(
        costs=costs,
        minimum=float(costs.min()),
        maximum=float(costs.max()),
        mean=float(costs.mean()),
        spread=float(costs.std()) or 1.0,
    )
