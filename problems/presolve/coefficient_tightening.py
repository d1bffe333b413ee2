"""Smaller coefficients for binaries in inequalities, with the same whole solutions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import ModelArrays, Rows
from problems.presolve.row_activity import activity, labels_where, row_of_entry
from problems.presolve.step import RuleResult, Step


def tighten_coefficients(model: ModelArrays) -> RuleResult:
    """Returns the model with coefficients of binaries no larger than they can matter.

    Let d be the most that a·x can exceed the limit of a·x ≤ b. A binary with a coefficient above d
    makes the row redundant at 0; d in its place, and b lowered by the difference, keeps the row so
    and changes nothing at 1. One below −d becomes −d likewise. Neither moves d, so all of a row's
    are done at once. Only rows of whole numbers, where no rounding can move a solution.

    Source: Savelsbergh, Preprocessing and probing techniques for mixed integer programming
    problems, ORSA Journal on Computing 6 (1994), section 1.2.
    """
    rows, entry = model.rows, row_of_entry(model.rows)
    sign = np.where(rows.relation > 0, -1.0, 1.0)
    value = rows.coefficient * sign[entry]
    reach = activity(model)
    excess = np.where(rows.relation > 0, rows.rhs - reach.least, reach.most - rows.rhs)
    open_rows = (rows.relation != 0) & (excess > 0) & np.isfinite(excess) & _whole(rows)
    binary = (np.array(model.kinds, dtype=object) == "BINARY") & (model.lower < model.upper)
    most = np.where(open_rows, excess, np.inf)[entry]
    large = binary[rows.index] & (np.abs(value) > most)
    if not large.any():
        return None
    smaller = np.where(large, np.copysign(most, value), value)
    removed = np.where(large & (value > 0), value - smaller, 0.0)
    lowered = np.bincount(entry, weights=removed, minlength=len(rows.labels))
    tightened = replace(rows, coefficient=smaller * sign[entry], rhs=rows.rhs - sign * lowered)
    touched = np.bincount(entry, weights=large, minlength=len(rows.labels)) > 0
    labels = labels_where(rows.labels, touched)
    return Step("coefficient tightening", replace(model, rows=tightened), labels)


def _whole(rows: Rows) -> NDArray[np.bool_]:
    """Whether a row has whole numbers only. Shape: (m,)."""
    entry, is_fraction = row_of_entry(rows), rows.coefficient != np.rint(rows.coefficient)
    n_fractions = np.bincount(entry, weights=is_fraction, minlength=len(rows.labels))
    whole: NDArray[np.bool_] = (n_fractions == 0) & (rows.rhs == np.rint(rows.rhs))
    return whole
