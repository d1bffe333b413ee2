"""Inequalities that another row implies within the bounds, such as a clique inside a larger clique."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from problems.encoding.model_arrays import Floats, Ints, ModelArrays
from problems.presolve.row_activity import labels_where, matrix_of, rows_where
from problems.presolve.step import RuleResult, Step

_MOST_OVERLAPS = 2**22  # entries of the table of rows that share variables
_MOST_PAIRS = 2**18  # pairs that are tried, the first ones of them
_ROUNDING = 1e-12


def drop_dominated(model: ModelArrays) -> RuleResult:
    """Returns the model without inequalities implied by one other row and the bounds.

    With a·x ≤ α and b·x ≤ β, and any λ ≥ 0: if (a − λb)·x ≤ α − λβ within the bounds, the second
    implies the first. Tried for rows of which one has all the variables of the other, with λ the
    least and the largest ratio of their coefficients; an equality may imply from either side.
    """
    sides = _sides(model)
    if sides is None:
        return None
    matrix, limit, owner, removable = sides
    weaker, stronger = _nested(matrix, owner, removable)
    if not weaker.size:
        return None
    implied = np.zeros(weaker.size, dtype=bool)
    for extreme in (np.minimum, np.maximum):
        factor = _ratio(matrix[weaker], matrix[stronger], extreme)
        implied |= _holds(model, matrix, limit, (weaker, stronger), factor)
    alive = np.ones(len(model.rows.labels), dtype=bool)
    pairs = zip(owner[weaker[implied]].tolist(), owner[stronger[implied]].tolist(), strict=True)
    for first, second in pairs:
        alive[first] &= not alive[second]
    if alive.all():
        return None
    kept = replace(model, rows=rows_where(model.rows, alive))
    return Step("dominated rows", kept, labels_where(model.rows.labels, ~alive))


def _sides(model: ModelArrays) -> tuple[csr_array, Floats, Ints, NDArray[np.bool_]] | None:
    """Every row as one or two ≤: matrix, limits, the row each comes from, whether it may go."""
    rows = model.rows
    matrix = matrix_of(rows, len(model.labels))
    uses = np.bincount(matrix.indices, minlength=len(model.labels)).astype(float)
    if not rows.labels or 4 * float(uses @ uses) > _MOST_OVERLAPS:
        return None
    below, above = np.flatnonzero(rows.relation <= 0), np.flatnonzero(rows.relation >= 0)
    owner = np.concatenate([below, above])
    sign = np.concatenate([np.ones(below.size), -np.ones(above.size)])
    signed = csr_array(diags_array(sign) @ matrix[owner])
    return signed, sign * rows.rhs[owner], owner, rows.relation[owner] != 0


def _nested(matrix: csr_array, owner: Ints, removable: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Pairs of sides of different rows, one of which has all variables of the other."""
    ones = np.ones(matrix.nnz, dtype=np.int32)
    pattern = csr_array((ones, matrix.indices, matrix.indptr), shape=matrix.shape)
    shared = csr_array(pattern @ pattern.T).tocoo()
    first, second = shared.coords[0].astype(np.int64), shared.coords[1].astype(np.int64)
    length = np.diff(matrix.indptr)
    nested = shared.data == np.minimum(length[first], length[second])
    nested &= (owner[first] != owner[second]) & removable[first]
    chosen = np.flatnonzero(nested)[:_MOST_PAIRS]
    return first[chosen], second[chosen]


def _ratio(weaker: csr_array, stronger: csr_array, extreme: np.ufunc) -> Floats:
    """The least or largest a/b over the variables that a pair shares, at least 0."""
    inverse = stronger.copy()
    inverse.data = 1.0 / inverse.data
    ratios = csr_array(weaker.multiply(inverse))
    length = np.diff(ratios.indptr)
    factor = np.zeros(length.size)
    if ratios.nnz:
        factor[length > 0] = extreme.reduceat(ratios.data, ratios.indptr[:-1][length > 0])
    return np.maximum(factor, 0.0)


def _holds(
    model: ModelArrays, matrix: csr_array, limit: Floats, pairs: tuple[Ints, Ints], factor: Floats
) -> NDArray[np.bool_]:
    weaker, stronger = pairs
    rest = csr_array(matrix[weaker] - diags_array(factor) @ matrix[stronger])
    rest.eliminate_zeros()
    row = np.repeat(np.arange(factor.size), np.diff(rest.indptr))
    ends = rest.data * np.where(rest.data > 0, model.upper[rest.indices], model.lower[rest.indices])
    most = np.bincount(row, weights=ends, minlength=factor.size)
    room = limit[weaker] - factor * limit[stronger]
    size = np.abs(limit[weaker]) + factor * np.abs(limit[stronger])
    holds: NDArray[np.bool_] = most <= room + _ROUNDING * size
    return holds
