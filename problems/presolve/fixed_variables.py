"""Variables of one value, taken out of the objective and of every row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import Floats, Ints, ModelArrays, QuadraticRow, Rows, Terms
from problems.presolve.row_activity import labels_where, row_of_entry
from problems.presolve.step import RuleResult, Step

Flags = NDArray[np.bool_]

_ROUNDING = 1e-14  # of the magnitudes: what is left of a right side that decimals use up


def remove_fixed(model: ModelArrays) -> RuleResult:
    """Returns the model without the variables whose bounds meet; the objective keeps their cost."""
    fixed = model.lower == model.upper
    if not fixed.any():
        return None
    values = np.where(fixed, model.lower, 0.0)
    kept = np.flatnonzero(~fixed)
    products = [
        replace(row, terms=fixed_terms(row.terms, fixed, values)) for row in model.quadratic_rows
    ]
    rows = _fixed_rows(model.rows, fixed, values)
    without = ModelArrays(
        labels=labels_where(model.labels, ~fixed),
        kinds=labels_where(model.kinds, ~fixed),
        lower=model.lower[kept],
        upper=model.upper[kept],
        objective=fixed_terms(model.objective, fixed, values),
        rows=_with_linear(rows, [row for row in products if not row.terms.quadratic.size]),
        quadratic_rows=tuple(row for row in products if row.terms.quadratic.size),
    )
    gone = labels_where(model.labels, fixed)
    return Step(
        "fixed variables", without, gone, dict(zip(gone, values[fixed].tolist(), strict=True))
    )


def fixed_terms(terms: Terms, fixed: Flags, values: Floats) -> Terms:
    """Returns the polynomial over the variables that are left, numbered anew.

    Shape: `fixed` and `values` (n,), the values of variables that stay being 0.
    """
    number = np.cumsum(~fixed) - 1
    gone = fixed[terms.index]
    left, right = fixed[terms.left], fixed[terms.right]
    whole, none = left & right, ~left & ~right
    half = left ^ right
    free = np.where(left, terms.right, terms.left)[half]
    held = np.where(left, terms.left, terms.right)[half]
    offset = (
        terms.offset
        + terms.linear[gone] @ values[terms.index[gone]]
        + terms.quadratic[whole] @ (values[terms.left[whole]] * values[terms.right[whole]])
    )
    return Terms(
        offset=float(offset),
        index=number[np.concatenate([terms.index[~gone], free])],
        linear=np.concatenate([terms.linear[~gone], terms.quadratic[half] * values[held]]),
        left=number[terms.left[none]],
        right=number[terms.right[none]],
        quadratic=terms.quadratic[none],
    )


def _fixed_rows(rows: Rows, fixed: Flags, values: Floats) -> Rows:
    row, n_rows = row_of_entry(rows), len(rows.labels)
    kept = ~fixed[rows.index]
    parts = rows.coefficient * values[rows.index]
    rhs = rows.rhs - np.bincount(row, weights=parts, minlength=n_rows)
    magnitude = np.abs(rows.rhs) + np.bincount(row, weights=np.abs(parts), minlength=n_rows)
    number: Ints = np.cumsum(~fixed) - 1
    length = np.bincount(row[kept], minlength=n_rows)
    return Rows(
        labels=rows.labels,
        start=np.concatenate([[0], np.cumsum(length)]).astype(np.int64),
        index=number[rows.index[kept]],
        coefficient=rows.coefficient[kept],
        relation=rows.relation,
        rhs=np.where(np.abs(rhs) <= _ROUNDING * magnitude, 0.0, rhs),
    )


def _with_linear(rows: Rows, added: list[QuadraticRow]) -> Rows:
    """The rows, and those that have lost their last product."""
    if not added:
        return rows
    lengths = [row.terms.index.size for row in added]
    return Rows(
        labels=(*rows.labels, *(row.label for row in added)),
        start=np.concatenate([rows.start, rows.start[-1] + np.cumsum(lengths)]).astype(np.int64),
        index=np.concatenate([rows.index, *(row.terms.index for row in added)]),
        coefficient=np.concatenate([rows.coefficient, *(row.terms.linear for row in added)]),
        relation=np.concatenate([rows.relation, [row.relation for row in added]]),
        rhs=np.concatenate([rows.rhs, [row.rhs - row.terms.offset for row in added]]),
    )
