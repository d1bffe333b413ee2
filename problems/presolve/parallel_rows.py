"""Rows with the same left side up to a factor: one range is enough for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import Floats, Ints, ModelArrays, Rows
from problems.presolve.row_activity import labels_where, matrix_of, rows_where
from problems.presolve.step import Contradiction, RuleResult, Step

_SAME = 1e-12  # relative: limits that are one number but for the rounding of the factor


@dataclass(frozen=True, slots=True)
class _Family:
    """Parallel rows, and for each the range that it allows to the left side of the first."""

    members: Ints
    low: Floats
    high: Floats


def merge_parallel(model: ModelArrays) -> RuleResult:
    """Returns the model with at most two rows, or one equality, for each left side.

    Of several limits the tightest stays, in the row that states it; limits that meet become one
    equality, which takes no slack. Ranges that do not meet make the model infeasible.

    Source: Andersen and Andersen, Presolving in linear programming, Mathematical Programming 71
    (1995), section 3.6 (duplicate rows).
    """
    kept = np.ones(len(model.rows.labels), dtype=bool)
    relation, rhs = model.rows.relation.copy(), model.rows.rhs.copy()
    for family in _families(model):
        lowest, highest = int(family.low.argmax()), int(family.high.argmin())
        low, high = float(family.low[lowest]), float(family.high[highest])
        scale = _SAME * max(abs(low), abs(high)) if np.isfinite(low) and np.isfinite(high) else 0.0
        first, second = int(family.members[lowest]), int(family.members[highest])
        if low > high + max(scale, 1e-9):
            labels = model.rows.labels
            return Contradiction(
                f"constraints {labels[first]!r} and {labels[second]!r} contradict each other"
            )
        kept[family.members] = False
        if abs(low - high) <= scale:
            exact = family.members[np.isfinite(family.low) & np.isfinite(family.high)]
            chosen = int(exact[0]) if exact.size else first
            kept[chosen], relation[chosen] = True, 0
        else:
            kept[first] |= np.isfinite(low)
            kept[second] |= np.isfinite(high)
    if kept.all():
        return None
    merged = rows_where(replace(model.rows, relation=relation, rhs=rhs), kept)
    touched = labels_where(model.rows.labels, ~kept)
    return Step("parallel rows", replace(model, rows=merged), touched)


def _families(model: ModelArrays) -> list[_Family]:
    """Groups of two or more rows whose coefficients are multiples of each other's."""
    matrix = matrix_of(model.rows, len(model.labels))
    matrix.sort_indices()
    lead = _leading(matrix.data, matrix.indptr)
    scaled = matrix.data / np.repeat(lead, np.diff(matrix.indptr))
    scaled = np.round(scaled, 12) + 0.0
    groups: dict[tuple[bytes, bytes], list[int]] = {}
    starts = matrix.indptr.tolist()
    for row, (start, end) in enumerate(pairwise(starts)):
        if end > start:
            key = (matrix.indices[start:end].tobytes(), scaled[start:end].tobytes())
            groups.setdefault(key, []).append(row)
    return [
        _family(model.rows, lead, np.array(members))
        for members in groups.values()
        if len(members) > 1
    ]


def _family(rows: Rows, lead: Floats, members: Ints) -> _Family:
    factor = lead[members] / lead[members[0]]
    relation = rows.relation[members] * np.sign(factor)
    limit = rows.rhs[members] / factor
    return _Family(
        members,
        low=np.where(relation >= 0, limit, -np.inf),
        high=np.where(relation <= 0, limit, np.inf),
    )


def _leading(values: Floats, start: NDArray[np.integer]) -> Floats:
    """The first coefficient of each row; 1 of an empty one."""
    length = np.diff(start)
    lead = np.ones(length.size)
    lead[length > 0] = values[start[:-1][length > 0]]
    return lead
