"""Yes-or-no questions of clauses that are short or one-sided: 2-SAT and Horn formulas."""

from __future__ import annotations

import numpy as np

from problems.encoding.model_arrays import ModelArrays
from problems.instance.features import Proof
from problems.presolve.row_activity import matrix_of, row_of_entry

_PAIR = 2
_ROUNDING = 1e-9


def short_clauses(model: ModelArrays) -> Proof | None:
    """Returns why a model that asks for any feasible sample is easy, None where it is not seen to be.

    Only without a goal: to meet the most clauses of two literals is NP-hard.
    """
    objective = model.objective
    n_rows = len(model.rows.labels) + len(model.quadratic_rows)
    if objective.linear.any() or objective.quadratic.any() or not n_rows:
        return None
    if _has_pairs_only(model):
        return Proof(
            name="2-SAT",
            kind="polynomial",
            scope="instance",
            words="it asks for any feasible values, and every constraint is on two binaries at most: "
            "a formula of two literals a clause, which is decided in linear time",
            source="Aspvall, Plass and Tarjan, Information Processing Letters 8 (1979)",
        )
    side = None if model.quadratic_rows else _one_sided(model)
    if side is None:
        return None
    return Proof(
        name="Horn formula",
        kind="polynomial",
        scope="instance",
        words=f"it asks for any feasible values, and every constraint is a clause with at most one {side} "
        "literal, so unit propagation decides it in linear time",
        source="Dowling and Gallier, J. Logic Programming 1 (1984)",
    )


def _has_pairs_only(model: ModelArrays) -> bool:
    """Whether every constraint is on two variables at most, each of two values."""
    n = len(model.labels)
    matrix = matrix_of(model.rows, n)
    if (np.diff(matrix.indptr) > _PAIR).any():
        return False
    asked = np.zeros(n, dtype=bool)
    asked[matrix.indices] = True
    for row in model.quadratic_rows:
        terms = row.terms
        named = np.unique(
            np.concatenate(
                [
                    terms.index[terms.linear != 0],
                    terms.left[terms.quadratic != 0],
                    terms.right[terms.quadratic != 0],
                ]
            )
        )
        if named.size > _PAIR:
            return False
        asked[named] = True
    return bool(_has_two_values(model)[asked].all())


def _has_two_values(model: ModelArrays) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    kinds = np.array(model.kinds, dtype=object)
    whole = (kinds == "INTEGER") & (model.upper - model.lower <= 1)
    found: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = (
        (kinds == "BINARY") | (kinds == "SPIN") | whole
    )
    return found


def _one_sided(model: ModelArrays) -> str | None:
    """Which kind of literal every clause has one of at most; None where there is none, or no clauses."""
    rows, m = model.rows, len(model.rows.labels)
    if set(model.kinds) != {"BINARY"} or (rows.relation == 0).any():
        return None
    at = row_of_entry(rows)
    value = rows.coefficient * np.where(rows.relation > 0, 1.0, -1.0)[at]
    rhs = rows.rhs * np.where(rows.relation > 0, 1.0, -1.0)
    if (np.abs(value) != 1).any():
        return None
    positive = np.bincount(at[value > 0], minlength=m)
    negative = np.bincount(at[value < 0], minlength=m)
    if (np.abs(rhs - (1 - negative)) > _ROUNDING).any():
        return None
    if (positive <= 1).all():
        return "positive"
    return "negative" if (negative <= 1).all() else None
