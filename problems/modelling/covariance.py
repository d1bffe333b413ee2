"""Covariances of many assets: as a full matrix, or as factors that a few numbers an asset describe.

Source: Sharpe: A simplified model for portfolio analysis, Management Science 9 (1963); Perold:
Large-scale portfolio optimization, Management Science 30 (1984), section 3, for the factor program.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Self

import numpy as np
from pydantic import Field, model_validator

from problems.problem import Frozen
from problems.structures import Floats

Rows = tuple[tuple[float, ...], ...]

MOST_FULL = 1_000  # assets of a full matrix; 5,000 would be 25 million numbers, 500 MB of JSON
_ASYMMETRY = 1e-9  # both are relative to the largest entry of the covariance;
_NEGATIVE = 1e-6  # so little below zero is what six printed digits can bring about


class FactorModel(Frozen):
    """covariance = loadings · factor_covariance · loadingsᵀ + diagonal of specific_variance."""

    loadings: Rows = Field(max_length=10_000, description="row: asset, column: factor")
    factor_covariance: Rows = Field(
        default=(), max_length=500, description="none: factors of variance 1, uncorrelated"
    )
    specific_variance: tuple[Annotated[float, Field(ge=0)], ...] = Field(
        description="of each asset, what the factors do not explain"
    )

    @model_validator(mode="after")
    def _shapes_fit(self) -> Self:
        n = len(self.specific_variance)
        widths = {len(row) for row in self.loadings}
        if len(self.loadings) != n or len(widths) != 1:
            raise ValueError(
                f"the factor model has {n} specific variances and {len(self.loadings)} rows of loadings "
                f"of {sorted(widths)} numbers; give one row an asset, one number a factor"
            )
        if self.factor_covariance:
            check_covariance(
                self.factor_covariance, widths.pop(), "the factor_covariance", "factors"
            )
        return self


@dataclass(frozen=True)
class Covariance:
    """root·rootᵀ + diagonal, or `full` where it is not split. Shape: (n, k), (n,), (n, n)."""

    root: Floats
    diagonal: Floats
    full: Floats | None

    def variance(self, held: Floats) -> float:
        """Returns heldᵀ · covariance · held."""
        if self.full is not None:
            return float(held @ self.full @ held)
        exposure = held @ self.root
        return float(exposure @ exposure + self.diagonal @ held**2)

    @cached_property
    def dense(self) -> Floats:
        """The whole matrix. Shape: (n, n)."""
        if self.full is not None:
            return self.full
        dense: Floats = self.root @ self.root.T + np.diag(self.diagonal)
        return dense


def covariance_of(rows: Rows, factors: FactorModel | None) -> Covariance:
    """Returns the covariance that either of the two states.

    >>> one = FactorModel(loadings=((1,), (2,)), specific_variance=(0.5, 0))
    >>> covariance_of((), one).dense.tolist()
    [[1.5, 2.0], [2.0, 4.0]]
    """
    if factors is None:
        full = np.array(rows, dtype=float)
        return Covariance(np.zeros((len(full), 0)), np.zeros(len(full)), full)
    root = np.array(factors.loadings, dtype=float)
    if factors.factor_covariance:
        values, vectors = np.linalg.eigh(np.array(factors.factor_covariance, dtype=float))
        root = root @ (vectors * np.sqrt(np.maximum(values, 0.0)))
    return Covariance(root, np.array(factors.specific_variance, dtype=float), None)


def check_one_covariance(
    rows: Rows, factors: FactorModel | None, n: int, *, is_convex: bool
) -> None:
    """Refuses both forms or none, another number of assets, and what `check_covariance` refuses.

    Raises:
        ValueError: one sentence; pydantic makes it a validation error.
    """
    if (factors is None) != bool(rows):
        raise ValueError("give either the covariance or its factors")
    if factors is None and n > MOST_FULL:
        raise ValueError(
            f"a full covariance of {n:,} assets is too large, {MOST_FULL:,} are the most; give factors"
        )
    if factors is None:
        check_covariance(rows, n, "the covariance", "assets", is_convex=is_convex)
    elif len(factors.specific_variance) != n:
        raise ValueError(
            f"the factors are those of {len(factors.specific_variance)} assets; there are {n}"
        )


def check_covariance(rows: Rows, n: int, what: str, kind: str, *, is_convex: bool = True) -> None:
    """Refuses a matrix that is not n by n, not symmetric or, where asked, not semidefinite.

    Raises:
        ValueError: one sentence; pydantic makes it a validation error.
    """
    widths = [len(row) for row in rows]
    odd = next((at for at, width in enumerate(widths) if width != n), None)
    if len(widths) != n or odd is not None:
        shape = (
            f"{len(widths)} rows" if odd is None else f"a row {odd + 1} of {widths[odd]} numbers"
        )
        raise ValueError(f"{what} has {shape}; with {n} {kind} it must be {n} by {n}")
    matrix = np.array(rows, dtype=float)
    scale = float(np.abs(matrix).max())
    i, j = np.unravel_index(np.abs(matrix - matrix.T).argmax(), matrix.shape)
    if abs(matrix[i, j] - matrix[j, i]) > _ASYMMETRY * scale:
        raise ValueError(
            f"{what} is not symmetric: row {i + 1}, column {j + 1} is {matrix[i, j]:g} and "
            f"row {j + 1}, column {i + 1} is {matrix[j, i]:g}; make them equal"
        )
    least = float(np.linalg.eigvalsh(matrix)[0]) if is_convex else 0.0
    if least < -_NEGATIVE * scale:
        raise ValueError(
            f"{what} is not positive semidefinite (its least eigenvalue is {least:.3g}), so "
            "some mix would have a negative variance; correct the entries"
        )
