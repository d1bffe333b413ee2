"""Linear constraints in whole numbers, exactly: what penalties and CP-SAT count in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from problems.encoding.model_arrays import Floats, Ints, Rows
from problems.errors import EncodingError, LimitExceeded
from problems.scaling import to_integers

_LARGEST = 2.0**53
_NEAR = Fraction(1, 10**9)  # of a whole step: what a sum of decimals leaves beside a whole number


@dataclass(frozen=True, slots=True)
class WholeRows:
    """Rows in whole numbers; row r is entries `start[r]` to `start[r + 1]`.

    Shape: `start` (m + 1,), `index` and `coefficient` (entries,), `relation` −1 for ≤ and 0 for =,
    `rhs` (m,), `labels` m.
    """

    labels: tuple[str, ...]
    start: Ints
    index: Ints
    coefficient: Ints
    relation: Ints
    rhs: Ints


def to_whole_rows(rows: Rows) -> WholeRows:
    """Returns the rows as ≤ and =, each scaled so that its coefficients are whole.

    The left side is then whole, so the limit of a ≤ is rounded down; an = with a limit between two
    whole numbers becomes one of even coefficients and an odd limit, which nothing meets.

    Raises:
        EncodingError: a row's numbers cannot be made whole below 2**53.

    >>> rows = Rows(("c",), np.array([0, 2]), np.array([0, 1]), np.array([0.5, 1.5]),
    ...             np.array([1]), np.array([0.75]))
    >>> whole = to_whole_rows(rows)
    >>> whole.coefficient.tolist(), whole.rhs.tolist()
    ([-1, -3], [-2])
    """
    sign = np.where(rows.relation > 0, -1.0, 1.0)
    row = np.repeat(np.arange(len(rows.labels)), np.diff(rows.start))
    values, limits = rows.coefficient * sign[row], rows.rhs * sign
    fractional = limits != np.rint(limits)
    np.logical_or.at(fractional, row, values != np.rint(values))
    for each in np.flatnonzero(fractional).tolist():
        entries = slice(rows.start[each], rows.start[each + 1])
        values[entries], limits[each] = _scaled(
            rows.labels[each], values[entries], limits[each], is_equality=rows.relation[each] == 0
        )
    largest = np.abs(limits)
    np.maximum.at(largest, row, np.abs(values))
    for each in np.flatnonzero(largest > _LARGEST)[:1]:
        raise EncodingError(
            f"constraint {rows.labels[each]!r} has a number of {largest[each]:.3g} whole steps; "
            "2**53 is the most; round its numbers"
        )
    return WholeRows(
        labels=rows.labels,
        start=rows.start,
        index=rows.index,
        coefficient=values.astype(np.int64),
        relation=np.where(rows.relation == 0, 0, -1),
        rhs=limits.astype(np.int64),
    )


def _scaled(label: str, values: Floats, limit: float, *, is_equality: bool) -> tuple[Floats, float]:
    try:
        whole, factor = to_integers(values)
    except LimitExceeded as error:
        raise EncodingError(f"constraint {label!r}: {error}") from error
    exact = Fraction(repr(float(limit))) * factor
    nearest = round(exact)
    if abs(exact - nearest) <= _NEAR + abs(exact) / 2**50:
        return whole.astype(float), float(nearest)
    if is_equality:
        return (2 * whole).astype(float), 2.0 * (exact // 1) + 1.0
    return whole.astype(float), float(exact // 1)
