"""What an expected cost is worth: the figure, by which method, and whether to believe it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Method = Literal["closed form", "statevector", "light cones", "matrix product state"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """The expected cost of an ansatz.

    All methods but the matrix product state are exact up to rounding. That one is cut at `bond`
    dimensions; `change` is by how much the energy moved between the last two bonds, in standard
    deviations of the cost over all states, and `converged` is False where that is not small yet: the
    energy is then a guess. `widest` is the most qubits of a light cone.
    """

    energy: float
    method: Method
    converged: bool = True
    bond: int | None = None
    change: float | None = None
    widest: int | None = None

    def __str__(self) -> str:
        """Names the method, and says plainly what has not converged.

        >>> print(Expectation(-3.5, "matrix product state", False, bond=8, change=0.2))
        -3.5 by matrix product state of bond 8: not converged, the last doubling moved it by 0.2 deviations
        >>> print(Expectation(-3.5, "closed form"))
        -3.5 by closed form
        """
        said = f"{self.energy:g} by {self.method}"
        if self.bond is None:
            return said
        said += f" of bond {self.bond}: "
        if self.change is None:
            return said + "not converged, no second bond was tried"
        verdict = "converged" if self.converged else "not converged"
        return said + f"{verdict}, the last doubling moved it by {self.change:.1g} deviations"
