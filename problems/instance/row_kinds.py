"""The kinds of the constraints, counted: MIPLIB's classes, and one for those with products."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import Floats, Ints, ModelArrays
from problems.presolve.row_activity import row_of_entry

Flags = NDArray[np.bool_]

QUADRATIC = "quadratic"
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Measures:
    """What tells the classes apart. Shape: (m,) each.

    `rhs` is of the row as ≤ or =, each binary turned so that its coefficient is positive; `unit` is
    the coefficient that all have, nan where they differ.
    """

    size: Ints
    n_binary: Ints
    n_real: Ints
    equality: Flags
    rhs: Floats
    unit: Floats
    holds_rhs: Flags
    opposed: Flags


def row_kinds(model: ModelArrays) -> dict[str, int]:
    """Returns how many constraints there are of each kind, those that there are none of left out.

    A row is of the first class that it fits, from the most specific to the most general; rows are
    looked at with binaries turned (x to 1 − x) so that coefficients are positive. Unlike there, a pair
    of binaries of which one at most, one at least or just one may be 1 counts as packing, covering or
    partitioning, and not as a variable bound.

    Source: Gleixner et al.: MIPLIB 2017, Mathematical Programming Computation 13 (2021), and its
    table of constraint classes at miplib.zib.de/statistics.html.
    """
    found: dict[str, int] = {}
    left = np.ones(len(model.rows.labels), dtype=bool)
    for name, fits in _classes(_measures(model)):
        chosen = left & fits
        left &= ~chosen
        if chosen.any():
            found[name] = int(chosen.sum())
    if model.quadratic_rows:
        found[QUADRATIC] = len(model.quadratic_rows)
    return found


def _classes(row: _Measures) -> tuple[tuple[str, Flags], ...]:
    """Each class and the rows that it would take, the most specific first."""
    at_most = ~row.equality
    binary = row.n_binary == row.size
    whole = row.n_real == 0
    pair = row.size == _PAIR
    with np.errstate(invalid="ignore"):
        count = np.where(at_most, np.floor(row.rhs / row.unit + 1e-9), row.rhs / row.unit)
    unit = binary & ~np.isnan(row.unit)
    one, all_but_one = np.isclose(count, 1), np.isclose(count, row.size - 1)
    precedence = pair & at_most & row.opposed
    return (
        ("empty", row.size == 0),
        ("singleton", row.size == 1),
        ("precedence", precedence),
        ("set partitioning", unit & row.equality & (one | all_but_one)),
        ("set packing", unit & at_most & one),
        ("set covering", unit & at_most & all_but_one),
        ("aggregation", pair & row.equality),
        ("variable bound", pair & at_most & (row.n_binary > 0)),
        ("cardinality", unit & row.equality),
        ("invariant knapsack", unit & at_most),
        ("equation knapsack", binary & row.equality),
        ("bin packing", binary & at_most & row.holds_rhs),
        ("knapsack", binary & at_most),
        ("integer knapsack", whole & at_most),
        ("mixed binary", row.n_binary + row.n_real == row.size),
        ("general linear", np.ones(row.size.size, dtype=bool)),
    )


def _measures(model: ModelArrays) -> _Measures:
    rows = model.rows
    m = len(rows.labels)
    kinds = np.array(model.kinds, dtype=object)
    at = row_of_entry(rows)
    size = np.bincount(at, minlength=m).astype(np.int64)
    is_binary = ((kinds == "BINARY") | _looks_binary(model))[rows.index]
    is_real = (kinds == "REAL")[rows.index]
    sign = np.where(rows.relation > 0, -1.0, 1.0)
    value = rows.coefficient * sign[at]
    turned = is_binary & (value < 0)
    rhs = rows.rhs * sign - np.bincount(at, np.where(turned, value, 0.0), minlength=m)
    positive = np.where(is_binary, np.abs(value), value)
    most, least = _extremes(positive, at, m)
    total = np.bincount(at, value, minlength=m)
    kind = np.unique(kinds, return_inverse=True)[1][rows.index]
    most_kind, least_kind = _extremes(kind.astype(float), at, m)
    equality = rows.relation == 0
    same = np.isclose(most, least, rtol=1e-12, atol=0.0) & (most > 0)
    return _Measures(
        size=size,
        n_binary=np.bincount(at[is_binary], minlength=m).astype(np.int64),
        n_real=np.bincount(at[is_real], minlength=m).astype(np.int64),
        equality=equality,
        rhs=rhs,
        unit=np.where(same, most, np.nan),
        holds_rhs=np.bincount(at[np.isclose(positive, rhs[at])], minlength=m) > 0,
        opposed=(total == 0) & (most_kind == least_kind),
    )


def _looks_binary(model: ModelArrays) -> Flags:
    """Integers from 0 to 1, which are binaries by another name."""
    whole = np.array([kind == "INTEGER" for kind in model.kinds], dtype=bool)
    looks: Flags = whole & (model.lower == 0) & (model.upper == 1)
    return looks


def _extremes(values: Floats, at: Ints, m: int) -> tuple[Floats, Floats]:
    """The largest and the least value of each row."""
    most, least = np.full(m, -np.inf), np.full(m, np.inf)
    np.maximum.at(most, at, values)
    np.minimum.at(least, at, values)
    return most, least
