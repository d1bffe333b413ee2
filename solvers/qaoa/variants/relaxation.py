"""The cheap classical guess that a warm start begins from: a convex relaxation of the QUBO."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.structures import Floats
from solvers.diagonal import coefficients

if TYPE_CHECKING:
    import dimod

_UNDECIDED = (
    0.05  # mean distance from 1/2 below which the guess tells the bits nothing worth having
)


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The relaxed minimiser, and what it is worth by itself.

    Shape: `values` (n,), each from 0 to 1; `rounded_cost` is the QUBO's cost of the nearest bits.
    """

    values: Floats
    rounded_cost: float

    @property
    def is_undecided(self) -> bool:
        """Whether it says next to nothing, as where flipping every bit leaves the cost as it is."""
        return bool(np.abs(self.values - 0.5).mean() < _UNDECIDED)


def relaxation(bqm: dimod.BinaryQuadraticModel, order: Sequence[str]) -> Relaxation:
    """Returns the minimiser over [0, 1]ⁿ of a convex cost that is the BQM's own on every corner.

    Adding λ·Σ(x² − x), 0 on the corners, with −λ the least eigenvalue of the couplings, makes any
    QUBO convex; the box is then searched by L-BFGS-B, from its centre, to the one minimum there is.

    Source: Hammer and Rubin, Some remarks on quadratic programming with 0-1 variables, RIRO 4 (1970).

    >>> import dimod
    >>> bqm = dimod.BinaryQuadraticModel({"a": -3, "b": 1}, {"ab": 1}, 0.0, "BINARY")
    >>> relaxation(bqm, "ab").values.tolist(), relaxation(bqm, "ab").rounded_cost
    ([1.0, 0.0], -3.0)
    """
    from scipy.optimize import minimize

    linear, upper, offset = coefficients(bqm, order)
    couplings = (upper + upper.T) / 2
    shift = max(0.0, -float(np.linalg.eigvalsh(couplings)[0]))
    scale = float(max(np.abs(linear).max(), np.abs(couplings).max())) or 1.0

    def cost(x: Floats) -> tuple[float, Floats]:
        pull = couplings @ x
        value = linear @ x + x @ pull + shift * (x @ x - x.sum())
        return float(value) / scale, (linear + 2 * pull + shift * (2 * x - 1)) / scale

    centre = np.full(len(order), 0.5)
    found = minimize(cost, centre, jac=True, bounds=[(0, 1)] * len(order), method="L-BFGS-B")
    values = np.asarray(found.x, dtype=float)
    bits = np.rint(values)
    return Relaxation(values, float(linear @ bits + bits @ upper @ bits + offset))
