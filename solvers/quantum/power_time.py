"""What a classical solver takes that grows as a power of the size only."""

from __future__ import annotations

from math import log2

import numpy as np
from pydantic import Field

from problems.problem import Frozen
from problems.structures import Floats


class PowerTime(Frozen):
    """Seconds = anchor_s · (n/anchor_n)^exponent, and so measured around n = anchor_n.

    >>> float(PowerTime(exponent=3.0, exponent_low=2.5, exponent_high=3.5, anchor_n=10.0,
    ...     anchor_s=1.0).log2_seconds(np.array([20.0]), np.array([0.0]))[0])
    3.0
    """

    exponent: float = Field(gt=0)
    exponent_low: float = Field(gt=0)
    exponent_high: float = Field(gt=0)
    anchor_n: float = Field(gt=0)
    anchor_s: float = Field(gt=0)
    source: str = ""

    def log2_seconds(self, n: Floats, decoders: Floats) -> Floats:
        """Returns log2 of the seconds at each size; it takes one core, whatever stands beside it."""
        del decoders
        return np.asarray(log2(self.anchor_s) + self.exponent * np.log2(n / self.anchor_n))

    def shared_by(self, processors: int) -> PowerTime:
        """Returns the same solver on so many processors, each as useful as the first."""
        return self.model_copy(update={"anchor_s": self.anchor_s / processors})

    def alone(self) -> PowerTime:
        """Returns the same solver on one core, as it is."""
        return self

    def variants(self) -> tuple[PowerTime, ...]:
        """Returns the solver at both ends of the interval of its exponent."""
        return tuple(
            self.model_copy(update={"exponent": each, "exponent_low": each, "exponent_high": each})
            for each in (self.exponent_low, self.exponent_high)
        )

    @property
    def words(self) -> str:
        """The growth in words."""
        return f"n^{self.exponent:.2g}"
