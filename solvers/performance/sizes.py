"""How large an instance is, and how its sizes follow from the family's natural one (cities, items…)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from problems.problem import Frozen


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes that time is predicted from: the CQM's first, the QUBO's after them.

    `n_qubits` and `n_couplings` are None where there is no QUBO or it was not written.
    """

    n_variables: int
    n_constraints: int
    n_qubits: int | None = None
    n_couplings: int | None = None


class PowerLaw(Frozen):
    """y = exp(intercept)·x^exponent; `spread` is the standard deviation of log y around it."""

    intercept: float
    exponent: float
    spread: float

    def __call__(self, x: float) -> float:
        """Returns y, for a positive x."""
        return math.exp(self.intercept + self.exponent * math.log(x))

    def inverse(self, y: float) -> float:
        """Returns the x that has this y; x is at least 1.

        >>> law = PowerLaw(intercept=0.0, exponent=2.0, spread=0.0)
        >>> round(law(5.0), 9), round(law.inverse(25.0), 9)
        (25.0, 5.0)
        """
        return max(1.0, math.exp((math.log(max(y, 1.0)) - self.intercept) / self.exponent))


class FamilySizes(Frozen):
    """Power laws in the family's natural size, over the sizes that were measured.

    The natural size is what `Problem.random` counts: cities, items, jobs. `n_named` is the first number
    in the words of `Problem.size`. A law is None where the family has no such thing, or it was too large
    to be written.
    """

    smallest: int
    largest: int
    n_variables: PowerLaw
    n_constraints: PowerLaw | None = None
    n_qubits: PowerLaw | None = None
    n_couplings: PowerLaw | None = None
    n_named: PowerLaw | None = None

    def at(self, size: float) -> Sizes:
        """Returns the sizes of a typical instance of this natural size, rounded."""
        return Sizes(
            n_variables=round(self.n_variables(size)),
            n_constraints=round(self.n_constraints(size)) if self.n_constraints else 0,
            n_qubits=round(self.n_qubits(size)) if self.n_qubits else None,
            n_couplings=round(self.n_couplings(size)) if self.n_couplings else None,
        )

    def natural(self, n_variables: float) -> float:
        """Returns the natural size of a typical instance with so many variables in its CQM."""
        return self.n_variables.inverse(n_variables)

    def completed(self, sizes: Sizes) -> Sizes:
        """Returns the sizes with typical couplings where the QUBO is too large to be written."""
        if sizes.n_couplings is not None or self.n_couplings is None:
            return sizes
        typical = self.n_couplings(self.natural(sizes.n_variables))
        return replace(sizes, n_couplings=round(typical))

    def named(self, words: str) -> Sizes | None:
        """Returns the sizes of a typical instance that its family describes so; None without a number.

        For instances whose models are too large to be built.
        """
        number = re.search(r"\d+", words)
        if number is None or self.n_named is None:
            return None
        return self.at(self.n_named.inverse(float(number.group())))
