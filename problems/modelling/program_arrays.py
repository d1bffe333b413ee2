"""The sparse matrices of a Program, from terms by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def rows_matrix(rows: Iterable[Mapping[str, float]], index: Mapping[str, int]) -> csr_array:
    """Returns the coefficients of each row. Shape: (rows, names)."""
    terms = list(rows)
    entries = [
        (row, index[name], value) for row, each in enumerate(terms) for name, value in each.items()
    ]
    return _sparse(entries, (len(terms), len(index)))


def hessian(
    products: Iterable[tuple[str, str, float]], index: Mapping[str, int]
) -> csr_array | None:
    """Returns the symmetric Q for which ½·xᵀQx = Σ c·u·v; None where there is no product.

    >>> hessian([("x", "x", 3.0), ("x", "y", 2.0)], {"x": 0, "y": 1}).toarray().tolist()
    [[6.0, 2.0], [2.0, 0.0]]
    """
    entries = [
        (index[first], index[second], value)
        for u, v, value in products
        for first, second in ((u, v), (v, u))
    ]
    return _sparse(entries, (len(index), len(index))) if entries else None


def _sparse(entries: list[tuple[int, int, float]], shape: tuple[int, int]) -> csr_array:
    from scipy.sparse import csr_array

    rows, columns, values = np.array(entries, dtype=float).reshape(-1, 3).T
    return csr_array((values, (rows.astype(int), columns.astype(int))), shape=shape)
