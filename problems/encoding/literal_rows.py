"""Linear constraints over bits in one normal form: positive whole weights on literals.

Every row reads Σ coefficient·literal ≤ limit (or = limit), where a literal is a bit x or its
complement 1 − x. So x ≤ y is x + (1 − y) ≤ 1, x + y ≥ 1 is (1 − x) + (1 − y) ≤ 1, and both are the
same kind of row as x + y ≤ 1. The least activity of a row is 0; one broken is broken by 1 or more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from problems.encoding.binary_encoding import Substitution
from problems.encoding.model_arrays import Floats, Ints, Rows
from problems.encoding.polynomial import is_identity
from problems.encoding.whole_rows import WholeRows, to_whole_rows
from problems.errors import EncodingError

_MOST_STEPS = 2**24  # squared and weighted, this still leaves a float64 digits to tell 1 from 0
_MOST_ACTIVITY = 2.0**53


@dataclass(frozen=True, slots=True)
class LiteralRows:
    """Rows in compressed form; row r is entries `start[r]` to `start[r + 1]`, never none.

    Shape: `bit`, `positive`, `coefficient` (entries,); `limit`, `is_equality` (m,); `labels` m.
    `never_met` names the rows that no setting of the bits meets, those without bits among them.
    """

    labels: tuple[str, ...]
    start: Ints
    bit: Ints
    positive: NDArray[np.bool_]
    coefficient: Ints
    limit: Ints
    is_equality: NDArray[np.bool_]
    never_met: tuple[str, ...]

    @property
    def length(self) -> Ints:
        """Literals of each row."""
        return np.diff(self.start)

    @property
    def row(self) -> Ints:
        """The row of each entry."""
        return np.repeat(np.arange(len(self.labels)), self.length)

    def summed(self, values: Ints) -> Ints:
        """Returns the sum of an entry-wise array over each row."""
        totals: Ints = np.add.reduceat(values, self.start[:-1]) if values.size else values
        return totals


def normalise(rows: Rows, substitution: Substitution) -> LiteralRows:
    """Returns the rows over bits that can be broken, scaled to whole numbers without a factor.

    Rows that no setting of the bits breaks are left out; those that none meets are named.

    Raises:
        EncodingError: a row's numbers cannot be made whole, or are too large when they are.
    """
    whole = to_whole_rows(rows)
    n_rows, n_variables = len(rows.labels), substitution.base.size
    row = np.repeat(np.arange(n_rows), np.diff(whole.start))
    size = np.abs(substitution.base) + substitution.matrix.sum(axis=1)
    reach = _totals(row, np.abs(whole.coefficient).astype(float) * size[whole.index], n_rows)
    _refuse_beyond(reach + np.abs(whole.rhs.astype(float)), _MOST_ACTIVITY, rows.labels)
    base = _totals(row, whole.coefficient * substitution.base[whole.index], n_rows)
    rhs = whole.rhs - base.astype(np.int64)
    # A copy, for its entries are sorted in place.
    matrix = csr_array(
        (whole.coefficient, whole.index, whole.start), shape=(n_rows, n_variables), copy=True
    )
    if not is_identity(substitution):
        matrix = csr_array(matrix @ substitution.matrix)
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return _breakable(_literals(whole, matrix, rhs))


def _totals(row: Ints, values: Floats | Ints, n_rows: int) -> Floats:
    """The sum of the values of each row; exact, for whole values stay below 2**53."""
    return np.bincount(row, weights=values, minlength=n_rows).astype(float)


def _literals(rows: WholeRows, matrix: csr_array, rhs: Ints) -> LiteralRows:
    is_equality = rows.relation == 0
    length = np.diff(matrix.indptr)
    empty_broken = (length == 0) & np.where(is_equality, rhs != 0, rhs < 0)
    kept = np.flatnonzero(length > 0)
    start = np.concatenate([[0], np.cumsum(length[kept])]).astype(np.int64)
    values = matrix.data.astype(np.int64)
    plain = LiteralRows(
        labels=tuple(rows.labels[each] for each in kept),
        start=start,
        bit=matrix.indices.astype(np.int64),
        positive=values > 0,
        coefficient=np.abs(values),
        limit=rhs[kept],
        is_equality=is_equality[kept],
        never_met=tuple(rows.labels[each] for each in np.flatnonzero(empty_broken)),
    )
    limit = plain.limit - plain.summed(np.minimum(values, 0))
    return _divided(replace(plain, limit=limit))


def _divided(rows: LiteralRows) -> LiteralRows:
    """The rows over the common divisor of their coefficients, none larger than it need be."""
    if not rows.labels:
        return rows
    divisor = np.gcd.reduceat(rows.coefficient, rows.start[:-1])
    uneven = rows.is_equality & (rows.limit % divisor != 0)
    divisor = np.where(uneven, 1, divisor)
    limit = rows.limit // divisor
    coefficient = rows.coefficient // divisor[rows.row]
    # What does not fit at all is no less excluded by a coefficient of limit + 1.
    most = np.where(rows.is_equality | (limit < 0), np.iinfo(np.int64).max, limit + 1)
    coefficient = np.minimum(coefficient, most[rows.row])
    total = rows.summed(coefficient)
    hopeless = uneven | (limit < 0) | (rows.is_equality & (limit > total))
    never_met = (*rows.never_met, *(rows.labels[each] for each in np.flatnonzero(hopeless)))
    return replace(rows, coefficient=coefficient, limit=limit, never_met=never_met)


def _breakable(rows: LiteralRows) -> LiteralRows:
    if not rows.labels:
        return rows
    total = rows.summed(rows.coefficient)
    kept = rows.is_equality | (total > rows.limit)
    steps = np.maximum(np.abs(rows.limit), total - rows.limit).astype(float)
    _refuse_beyond(np.where(kept, steps, 0.0), _MOST_STEPS, rows.labels)
    entries = kept[rows.row]
    chosen = np.flatnonzero(kept)
    return LiteralRows(
        labels=tuple(rows.labels[each] for each in chosen),
        start=np.concatenate([[0], np.cumsum(rows.length[kept])]).astype(np.int64),
        bit=rows.bit[entries],
        positive=rows.positive[entries],
        coefficient=rows.coefficient[entries],
        limit=rows.limit[kept],
        is_equality=rows.is_equality[kept],
        never_met=rows.never_met,
    )


def _refuse_beyond(size: Floats, limit: float, labels: tuple[str, ...]) -> None:
    for each in np.flatnonzero(size > limit)[:1]:
        raise EncodingError(
            f"constraint {labels[each]!r} reaches {size[each]:.3g} whole steps; a QUBO holds "
            f"{limit:.3g} at most; round its numbers or choose a solver of constrained models"
        )
