"""What a classical solver takes, as an exponential in the size, with the interval of its base."""

from __future__ import annotations

from math import log2
from typing import Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import BadInput
from problems.problem import Frozen
from problems.structures import Floats


class Restarts(Frozen):
    """Independent searches side by side, where the first to end ends all.

    A search takes `shift` and then an exponential time of mean 1/rate (a shifted exponential
    distribution), so the first of c takes shift + 1/(c·rate).

    Source: the model that arXiv 2504.01897 takes for Sparrow, section IV G.
    """

    shift: float = Field(ge=0)
    rate: float = Field(gt=0)

    def speed_up(self, cores: Floats) -> Floats:
        """Returns how many times sooner the first of so many ends than one alone would.

        >>> Restarts(shift=0.0, rate=1.0).speed_up(np.array([4.0])).tolist()
        [4.0]
        """
        alone = self.shift + 1 / self.rate
        return np.asarray(alone / (self.shift + 1 / (self.rate * cores)))


class ExponentialTime(Frozen):
    """Seconds = anchor_s · base^(n − anchor_n), and so measured around n = anchor_n.

    `base_low` and `base_high` bound the base; the lines of all bases meet at the anchor, in the middle
    of the sizes that were measured. `cores` search side by side as `restarts` says; None: as many
    as the quantum machine's decoders would feed, `decoders_a_core` for one.
    """

    base: float = Field(gt=1)
    base_low: float = Field(gt=1)
    base_high: float = Field(gt=1)
    anchor_n: float = Field(default=0.0, ge=0)
    anchor_s: float = Field(gt=0)
    restarts: Restarts | None = None
    cores: int | None = Field(default=1, ge=1)
    decoders_a_core: int = Field(default=1, ge=1)
    source: str = ""

    @model_validator(mode="after")
    def _bounds_hold_the_base(self) -> Self:
        if not self.base_low <= self.base <= self.base_high:
            raise ValueError(
                f"the base is {self.base:g} and its interval {self.base_low:g} to "
                f"{self.base_high:g}; the interval must hold the base"
            )
        return self

    def log2_seconds(self, n: Floats, decoders: Floats) -> Floats:
        """Returns log2 of the seconds at each size, beside a machine with so many decoders."""
        alone = log2(self.anchor_s) + (n - self.anchor_n) * log2(self.base)
        if self.restarts is None:
            return np.asarray(alone)
        cores = (
            np.maximum(np.floor(decoders / self.decoders_a_core), 1.0)
            if self.cores is None
            else np.full_like(n, self.cores)
        )
        return np.asarray(alone - np.log2(self.restarts.speed_up(cores)))

    def shared_by(self, processors: int) -> ExponentialTime:
        """Returns the same solver on so many processors, each as useful as the first."""
        return self.model_copy(update={"anchor_s": self.anchor_s / processors})

    def alone(self) -> ExponentialTime:
        """Returns the same solver on one core."""
        return self.model_copy(update={"restarts": None})

    def variants(self) -> tuple[ExponentialTime, ...]:
        """Returns the solver at both ends of the interval of its base."""
        return tuple(
            self.model_copy(update={"base": base, "base_low": base, "base_high": base})
            for base in (self.base_low, self.base_high)
        )

    @property
    def words(self) -> str:
        """The growth in words."""
        return f"{self.base:.4g}^n"


def meeting(one: ExponentialTime, other: ExponentialTime) -> tuple[float, float, float] | None:
    """Returns where two lines meet, and the earliest and latest that the bases' intervals allow.

    None where they are parallel, or may be within the intervals. Both must have the same anchor size.

    >>> slow = ExponentialTime(base=2.0, base_low=2.0, base_high=2.0, anchor_s=1.0)
    >>> fast = ExponentialTime(base=1.4142135623730951, base_low=1.4, base_high=1.5, anchor_s=32.0)
    >>> [round(each, 1) for each in meeting(slow, fast)]
    [10.0, 9.7, 12.0]
    """
    if one.anchor_n != other.anchor_n:
        raise BadInput(
            f"the lines are anchored at n = {one.anchor_n:g} and {other.anchor_n:g}; give both one anchor"
        )
    apart = log2(other.anchor_s / one.anchor_s)
    slopes = (
        log2(one.base / other.base),
        log2(one.base_low / other.base_high),
        log2(one.base_high / other.base_low),
    )
    if slopes[1] <= 0 <= slopes[2]:
        return None
    at, *ends = (one.anchor_n + apart / slope for slope in slopes)
    return at, min(ends), max(ends)
