"""Quadratic polynomials in standardised features: what the fast estimates are made of."""

from __future__ import annotations

import numpy as np

from problems.problem import Frozen
from problems.structures import Floats


class Residuals(Frozen):
    """How far a fit was off, relative to what was measured, on groups it was not fitted to."""

    n_measured: int
    median: float
    nine_tenths: float


class Polynomial(Frozen):
    """log y = w · (1, z, z zᵀ) with z the features, clipped to the range of the fit and standardised."""

    lowest: tuple[float, ...]
    highest: tuple[float, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    residuals: Residuals

    def __call__(self, features: Floats) -> float:
        """Returns y, which is positive; outside the fitted range that of its nearest edge."""
        inside = np.clip(features, self.lowest, self.highest)
        z = (inside - np.array(self.mean)) / np.array(self.scale)
        return float(np.exp(quadratic_terms(z[None, :]) @ np.array(self.weights))[0])

    def covers(self, features: Floats) -> bool:
        """Returns whether the features lie in the fitted range."""
        return bool(np.all(features >= self.lowest) and np.all(features <= self.highest))


def quadratic_terms(z: Floats) -> Floats:
    """Returns 1, each feature, and each product of two, a row for each row.

    >>> quadratic_terms(np.array([[2.0, 3.0]])).tolist()
    [[1.0, 2.0, 3.0, 4.0, 6.0, 9.0]]
    """
    first, second = np.triu_indices(z.shape[1])
    return np.concatenate([np.ones((len(z), 1)), z, z[:, first] * z[:, second]], axis=1)
