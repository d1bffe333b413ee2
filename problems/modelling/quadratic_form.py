"""A quadratic polynomial as arrays: its model, and what each variable adds to its value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.modelling.bit_values import Vartype
from problems.structures import Floats, Ints

if TYPE_CHECKING:
    import dimod


@dataclass(frozen=True, slots=True)
class QuadraticForm:
    """Σ linear·x + Σ coefficients·x[left]·x[right] + constant, of bits or of spins.

    Shape: `names` n, `linear` (n,), `left`, `right`, `coefficients` (m,); no left equals its right.
    """

    names: tuple[str, ...]
    linear: Floats
    left: Ints
    right: Ints
    coefficients: Floats
    constant: float
    vartype: Vartype

    def cqm(self, sign: int) -> dimod.ConstrainedQuadraticModel:
        """Returns the model without constraints whose energy is `sign` times the value."""
        import dimod

        bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
            sign * self.linear,
            (self.left, self.right, sign * self.coefficients),
            sign * self.constant,
            dimod.BINARY if self.vartype == "binary" else dimod.SPIN,
            variable_order=self.names,
        )
        return dimod.ConstrainedQuadraticModel.from_bqm(bqm)

    def shares(self, values: Mapping[str, int]) -> Floats:
        """Returns what each variable adds: its linear term, and half of its products. Shape: (n,)."""
        x = np.array([values[name] for name in self.names], dtype=float)
        halves = self.coefficients * x[self.left] * x[self.right] / 2
        shares: Floats = self.linear * x
        np.add.at(shares, self.left, halves)
        np.add.at(shares, self.right, halves)
        return shares

    def value(self, values: Mapping[str, int]) -> float:
        """Returns the polynomial at these values."""
        return float(self.shares(values).sum()) + self.constant


def quadratic_form(
    names: Sequence[str],
    linear: Mapping[str, float],
    products: Iterable[tuple[str, str, float]],
    constant: float,
    vartype: Vartype,
) -> QuadraticForm:
    """Returns the arrays of terms by name."""
    at = {name: index for index, name in enumerate(names)}
    listed = [(at[u], at[v], value) for u, v, value in products]
    n = len(listed)
    return QuadraticForm(
        names=tuple(names),
        linear=np.array([linear.get(name, 0.0) for name in names], dtype=float),
        left=np.fromiter((each[0] for each in listed), np.int64, n),
        right=np.fromiter((each[1] for each in listed), np.int64, n),
        coefficients=np.fromiter((each[2] for each in listed), float, n),
        constant=constant,
        vartype=vartype,
    )
