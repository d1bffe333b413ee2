"""Penalties as quadratic polynomials: 0 where a row is met, at least its weight where it is broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from problems.encoding.binary_encoding import fresh_labels
from problems.encoding.integer_coefficients import bit_coefficients
from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Floats, Ints, Terms
from problems.errors import EncodingError

Number = TypeVar("Number", np.int64, np.float64)

_MOST_PAIRS = 52_000_000  # a row of 10,198 bits: 4 GiB and 6 s (evals/bench/qubo_speed.py)


@dataclass(frozen=True, slots=True)
class Slack:
    """The bits added for the rows that need them.

    Shape: `row`, `coefficient` (slack bits,), in the order of `labels`; their indices follow the
    model's own bits.
    """

    labels: tuple[str, ...]
    row: Ints
    coefficient: Ints


def is_at_most_one(rows: LiteralRows) -> NDArray[np.bool_]:
    """Returns which rows say that at most one of their literals is 1.

    Such a row needs no slack: the products of its pairs count how far it is broken.
    """
    order = np.lexsort((rows.coefficient, rows.row))
    ascending = rows.coefficient[order]
    first = rows.start[:-1]
    last = rows.start[1:] - 1
    second = np.minimum(first + 1, last)
    return (
        ~rows.is_equality
        & (rows.length > 1)
        & (ascending[last] <= rows.limit)
        & (ascending[first] + ascending[second] > rows.limit)
    )


def is_forbidden(rows: LiteralRows) -> NDArray[np.bool_]:
    """Returns which rows say that all their literals are 0: their sum is the penalty."""
    forbidden: NDArray[np.bool_] = rows.limit == 0
    return forbidden


def slack_bits(rows: LiteralRows, taken: set[str]) -> Slack:
    """Returns the slack of the inequalities that have no penalty without: 0 to their limit each.

    Source: Lucas (2014), section 5.2; the special forms without slack are in Glover, Kochenberger,
    Du, Quantum bridge analytics I, 4OR 17 (2019), table 1.
    """
    needed = ~rows.is_equality & ~is_at_most_one(rows) & (rows.limit > 0)
    labels: list[str] = []
    owners: list[int] = []
    values: list[int] = []
    for each in np.flatnonzero(needed).tolist():
        coefficients = bit_coefficients(int(rows.limit[each]))
        labels += fresh_labels(f"slack[{rows.labels[each]}]", len(coefficients), taken)
        owners += [each] * len(coefficients)
        values += coefficients
    return Slack(tuple(labels), np.array(owners, dtype=np.int64), np.array(values, dtype=np.int64))


def penalties(rows: LiteralRows, weights: Floats, slack: Slack, n_bits: int) -> Terms:
    """Returns Σ weight·penalty over the model's bits and, after them, the slack bits.

    Raises:
        EncodingError: the rows couple more pairs than memory holds.
    """
    forbidden, paired = is_forbidden(rows), is_at_most_one(rows)
    squared = ~forbidden & ~paired
    length = rows.length + np.bincount(slack.row, minlength=len(rows.labels))
    n_pairs = int((np.where(forbidden, 0, length) * (length - 1) // 2).sum())
    if n_pairs > _MOST_PAIRS:
        raise EncodingError(
            f"the QUBO would couple {n_pairs} pairs of bits; {_MOST_PAIRS} is the most; choose a "
            "solver of constrained models"
        )
    # A literal is shift + slope·x: x itself, or 1 − x.
    slope = np.where(rows.positive, 1, -1)
    shift = np.where(rows.positive, 0, 1)
    signed = rows.coefficient * slope
    parts = [_sums(rows, forbidden, weights, slope, shift)]
    for chosen, index in _by_length(rows.start, rows.length, paired):
        parts.append(_pairs(rows.bit[index], slope[index], shift[index], weights[chosen]))
    rest = rows.limit - rows.summed(rows.coefficient * shift)
    start, bit, value = _with_slack(rows, signed, slack, n_bits)
    for chosen, index in _by_length(start, np.diff(start), squared):
        parts.append(_squares(bit[index], value[index], rest[chosen], weights[chosen]))
    return joined(parts)


def joined(parts: list[Terms]) -> Terms:
    """Returns the sum of polynomials; the arrays of a part that alone has any are not copied."""
    return Terms(
        offset=sum(part.offset for part in parts),
        index=_chained([part.index for part in parts]),
        linear=_chained([part.linear for part in parts]),
        left=_chained([part.left for part in parts]),
        right=_chained([part.right for part in parts]),
        quadratic=_chained([part.quadratic for part in parts]),
    )


def _chained(arrays: list[NDArray[Number]]) -> NDArray[Number]:
    filled = [array for array in arrays if array.size]
    return filled[0] if len(filled) == 1 else np.concatenate(arrays)


def _sums(
    rows: LiteralRows, chosen: NDArray[np.bool_], weights: Floats, slope: Ints, shift: Ints
) -> Terms:
    entries = chosen[rows.row]
    weight = weights[rows.row][entries] * rows.coefficient[entries]
    none = np.empty(0, dtype=np.int64)
    return Terms(
        offset=float(weight @ shift[entries]),
        index=rows.bit[entries],
        linear=weight * slope[entries],
        left=none,
        right=none,
        quadratic=np.empty(0),
    )


def _pairs(bit: Ints, slope: Ints, shift: Ints, weights: Floats) -> Terms:
    """Σ over pairs of literals of their product. Shape: (k, length) each, weights (k,)."""
    each = weights[:, np.newaxis]
    n_shifted = shift.sum(axis=1, keepdims=True)
    left, right, quadratic = _coupled(bit, each * slope, slope.astype(float))
    return Terms(
        offset=float((each * (n_shifted * (n_shifted - 1) // 2)).sum()),
        index=bit.ravel(),
        linear=(each * slope * (n_shifted - shift)).ravel(),
        left=left,
        right=right,
        quadratic=quadratic,
    )


def _squares(bit: Ints, value: Ints, rest: Ints, weights: Floats) -> Terms:
    """(Σ value·x − rest)², where x² = x. Shape: (k, length), rest and weights (k,)."""
    each = weights[:, np.newaxis]
    number = value.astype(float)
    left, right, quadratic = _coupled(bit, 2.0 * each * number, number)
    return Terms(
        offset=float(weights @ rest.astype(float) ** 2),
        index=bit.ravel(),
        linear=(each * number * (number - 2.0 * rest[:, np.newaxis])).ravel(),
        left=left,
        right=right,
        quadratic=quadratic,
    )


def _coupled(bit: Ints, first: Floats, second: Floats) -> tuple[Ints, Ints, Floats]:
    """Each pair i < j of a row and first[i]·second[j], ordered by j: one row stays in order.

    Written slice by slice, for the index arrays of a row of 10,000 bits would take a gigabyte more.
    """
    k, length = bit.shape
    shape = (k, length * (length - 1) // 2)
    left, right = np.empty(shape, dtype=np.int64), np.empty(shape, dtype=np.int64)
    quadratic = np.empty(shape)
    for j in range(1, length):
        pairs = slice(j * (j - 1) // 2, j * (j + 1) // 2)
        left[:, pairs] = bit[:, :j]
        right[:, pairs] = bit[:, j : j + 1]
        np.multiply(first[:, :j], second[:, j : j + 1], out=quadratic[:, pairs])
    return left.ravel(), right.ravel(), quadratic.ravel()


def _with_slack(
    rows: LiteralRows, signed: Ints, slack: Slack, n_bits: int
) -> tuple[Ints, Ints, Ints]:
    """The rows with their slack bits at their ends: start, bit, value."""
    owner = np.concatenate([rows.row, slack.row])
    order = np.argsort(owner, kind="stable")
    bit = np.concatenate([rows.bit, n_bits + np.arange(slack.row.size)])[order]
    value = np.concatenate([signed, slack.coefficient])[order]
    counts = np.bincount(owner, minlength=len(rows.labels))
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), bit, value


def _by_length(start: Ints, length: Ints, chosen: NDArray[np.bool_]) -> Iterator[tuple[Ints, Ints]]:
    """The chosen rows in groups of one length, with the indices of their entries (k, length)."""
    for size in np.unique(length[chosen]).tolist():
        group = np.flatnonzero(chosen & (length == size))
        yield group, start[group, np.newaxis] + np.arange(size)
