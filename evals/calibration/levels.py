"""How good one shot is, as chances of gaps, and what the best of many shots is worth.

Exact in place of sampled: the best of k shots is worse than a level only where all k are.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from problems.problem import Frozen
from problems.structures import Floats

_MOST_LEVELS = 48  # of which the least gap is one of its own, so that an optimum stays one


class Levels(Frozen):
    """The chances of each relative gap in one shot; what they lack to 1 breaks a constraint.

    Shape: `gaps` rise, one for each of `chances`, and of `guesses`, the same for a state taken at
    random. A level may stand for several gaps; it is then their mean.
    """

    gaps: tuple[float, ...]
    chances: tuple[float, ...]
    guesses: tuple[float, ...]

    def mixed(self, error_free: float) -> Floats:
        """Returns the chances where a shot with an error is a state at random. Shape: (levels,)."""
        ideal, guess = np.array(self.chances), np.array(self.guesses)
        return np.asarray(error_free * ideal + (1 - error_free) * guess)

    def best_of(self, shots: int, error_free: float = 1.0) -> Best:
        """Returns what the best of so many shots is expected to be."""
        worse = np.maximum(0.0, 1 - np.cumsum(self.mixed(error_free)))
        survives = worse**shots  # no shot is at this level or better
        first = -np.diff(np.concatenate([[1.0], survives]))
        found = float(first.sum())
        lost = float(first @ np.array(self.gaps)) if self.gaps else 0.0
        return Best(found=found, gap=lost / found if found > 0 else None)


class Best(Frozen):
    """The chance that any shot is feasible, and the expected gap of the best one if so."""

    found: float = Field(ge=0, le=1 + 1e-9)
    gap: float | None = None

    @property
    def quality(self) -> float:
        """The expected 1 − gap, where no answer counts as 0 and a gap above 1 as 1."""
        return 0.0 if self.gap is None else self.found * (1 - min(1.0, self.gap))


def levels(gaps: Floats, chances: Floats, guesses: Floats) -> Levels:
    """Returns the levels of states by their gaps, those close to one another as one.

    Shape: all (k,), of feasible states only; the least gap stays apart, the others are joined where
    they fall into the same of equal steps of the logarithm of the gap.

    >>> two = levels(np.array([0.5, 0.0, 0.5]), np.array([0.2, 0.1, 0.3]), np.full(3, 0.25))
    >>> two.gaps, two.best_of(1)
    ((0.0, 0.5), Best(found=0.6, gap=0.4166666666666667))
    """
    if not gaps.size:
        return Levels(gaps=(), chances=(), guesses=())
    step = _step_of(np.clip(gaps, 0.0, 1.0))
    _, joined = np.unique(step, return_inverse=True)
    weights = np.bincount(joined, chances + 1e-15)
    means = np.bincount(joined, (chances + 1e-15) * np.clip(gaps, 0.0, 1.0)) / weights
    by_chance = np.bincount(joined, chances)
    by_guess = np.bincount(joined, guesses)
    return Levels(
        gaps=_rounded(means),
        chances=_rounded(by_chance),
        guesses=_rounded(by_guess),
    )


def _step_of(gaps: Floats) -> NDArray[np.int64]:
    """The number of each gap's step: 0 for the least, the others by the logarithm from 1e-4 to 1."""
    least = float(gaps.min())
    above = np.maximum(gaps - least, 0.0)
    steps = 1 + np.floor((np.log10(np.maximum(above, 1e-4)) + 4) / 4 * (_MOST_LEVELS - 2))
    return np.where(above <= 1e-9, 0, steps).astype(np.int64)


def _rounded(values: NDArray[np.number]) -> tuple[float, ...]:
    """Six digits of each, for the file stays small."""
    return tuple(float(f"{value:.6g}") for value in values.tolist())
