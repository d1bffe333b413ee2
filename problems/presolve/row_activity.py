"""The least and the most that each row can come to within the bounds, and rows this settles."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from problems.encoding.model_arrays import Floats, Ints, ModelArrays, Rows
from problems.presolve.step import Contradiction, RuleResult, Step

_ROUNDING = 1e-12  # of a row's magnitudes: what sums of decimals leave beside their true value
_BROKEN = 1e-6  # of them: what every solver of ours calls broken, so that none is called so wrongly


@dataclass(frozen=True, slots=True)
class Activity:
    """Shape: `least`, `most` and `magnitude` (m,); the last is what rounding errors scale with."""

    least: Floats
    most: Floats
    magnitude: Floats


def row_of_entry(rows: Rows) -> Ints:
    """Returns the row of each entry. Shape: (entries,)."""
    return np.repeat(np.arange(len(rows.labels)), np.diff(rows.start))


def matrix_of(rows: Rows, n_variables: int) -> csr_array:
    """Returns the coefficients with each variable once a row, zeros left out. Shape: (m, n)."""
    shape = (len(rows.labels), n_variables)
    matrix = csr_array((rows.coefficient, rows.index, rows.start), shape=shape, copy=True)
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return matrix


def activity(model: ModelArrays) -> Activity:
    """Returns the range of each row over the bounds of its variables."""
    rows = model.rows
    row, value, n_rows = row_of_entry(rows), rows.coefficient, len(rows.labels)
    present = value != 0
    row, value, index = row[present], value[present], rows.index[present]
    at_lower, at_upper = value * model.lower[index], value * model.upper[index]
    ends = np.maximum(np.abs(at_lower), np.abs(at_upper))
    ends = np.where(np.isfinite(ends), ends, 0.0)
    return Activity(
        least=_totals(row, np.minimum(at_lower, at_upper), n_rows),
        most=_totals(row, np.maximum(at_lower, at_upper), n_rows),
        magnitude=_totals(row, ends, n_rows) + np.abs(rows.rhs),
    )


def drop_redundant(model: ModelArrays) -> RuleResult:
    """Returns the model without rows that hold everywhere within the bounds.

    A row that holds nowhere within them makes the model infeasible.

    Source: Savelsbergh, Preprocessing and probing techniques for mixed integer programming
    problems, ORSA Journal on Computing 6 (1994), section 1.1.
    """
    rows, reach = model.rows, activity(model)
    slack = _BROKEN * np.maximum(1.0, reach.magnitude)
    too_high = (rows.relation <= 0) & (reach.least > rows.rhs + slack)
    too_low = (rows.relation >= 0) & (reach.most < rows.rhs - slack)
    for each in np.flatnonzero(too_high | too_low)[:1].tolist():
        bound, word = (reach.least, "least") if too_high[each] else (reach.most, "most")
        return Contradiction(
            f"constraint {rows.labels[each]!r} wants {_SIGNS[int(rows.relation[each])]} "
            f"{rows.rhs[each]:g}, and its left side is {bound[each]:g} at {word}"
        )
    slack = _ROUNDING * reach.magnitude
    below = (rows.relation > 0) | (reach.most <= rows.rhs + slack)
    above = (rows.relation < 0) | (reach.least >= rows.rhs - slack)
    needless = below & above
    if not needless.any():
        return None
    kept = replace(model, rows=rows_where(rows, ~needless))
    return Step("redundant rows", kept, labels_where(rows.labels, needless))


def rows_where(rows: Rows, kept: NDArray[np.bool_]) -> Rows:
    """Returns the rows that are kept. Shape: `kept` (m,)."""
    entries = np.repeat(kept, np.diff(rows.start))
    length = np.diff(rows.start)[kept]
    return Rows(
        labels=labels_where(rows.labels, kept),
        start=np.concatenate([[0], np.cumsum(length)]).astype(np.int64),
        index=rows.index[entries],
        coefficient=rows.coefficient[entries],
        relation=rows.relation[kept],
        rhs=rows.rhs[kept],
    )


def labels_where(labels: tuple[str, ...], kept: NDArray[np.bool_]) -> tuple[str, ...]:
    """Returns the labels that are kept."""
    return tuple(labels[each] for each in np.flatnonzero(kept).tolist())


_SIGNS = {-1: "at most", 0: "exactly", 1: "at least"}


def _totals(row: Ints, values: Floats, n_rows: int) -> Floats:
    return np.bincount(row, weights=values, minlength=n_rows).astype(float)
