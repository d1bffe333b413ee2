"""Unbalanced penalisation: an inequality without slack, and without a promise.

With h = limit − activity, the penalty is −λ1·h + λ2·h²: a parabola that falls while the row has room
and rises fast once it is broken. It is the second-order form of exp(−h), and only near h = 0 does it
tell met from broken, so the minimum of the QUBO may break the row or leave room in vain.

λ1 = 0.96 and λ2 = 0.0371 are the values that were tuned on knapsacks in Montañez-Barrera, Willsch,
Maldonado-Romo and Michielsen, Unbalanced penalization, Quantum Science and Technology 9, 025022
(2024), arXiv:2211.13914. They are not free of units: the first author's demonstration, "Quadratic
Unconstrained Binary Optimization" (PennyLane, 2024), has a capacity of 26 steps and values of 86 for
52 steps of weight. Here λ2 goes with 26 / limit and both with the objective's own value a step over
86 / 52, so that the penalty keeps its shape when units change.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Floats, Terms
from problems.encoding.penalty_terms import Slack, is_at_most_one, is_forbidden, penalties
from problems.encoding.penalty_terms import joined as joined_terms

_LINEAR, _SQUARE = 0.96, 0.0371
_TUNED_LIMIT, _TUNED_VALUE = 26.0, 86.0 / 52.0


def wants_slack(rows: LiteralRows) -> NDArray[np.bool_]:
    """Returns which rows have no exact penalty without slack: the ones that are approximated."""
    return ~rows.is_equality & ~is_at_most_one(rows) & ~is_forbidden(rows)


def tuned_weights(rows: LiteralRows, objective: Terms, n_bits: int) -> Floats:
    """Returns λ2 of each row by the published tuning, scaled to the objective. Shape: (m,)."""
    value = np.zeros(n_bits)
    np.add.at(value, objective.index, np.abs(objective.linear))
    np.add.at(value, objective.left, np.abs(objective.quadratic) / 2.0)
    np.add.at(value, objective.right, np.abs(objective.quadratic) / 2.0)
    totals = np.add.reduceat(value[rows.bit], rows.start[:-1])
    a_step = totals / rows.summed(rows.coefficient) / _TUNED_VALUE
    a_step = np.where(a_step > 0, a_step, 1.0)
    weights: Floats = _SQUARE * a_step * _TUNED_LIMIT / np.maximum(rows.limit, 1)
    return weights


def unbalanced_penalties(rows: LiteralRows, weights: Floats, n_bits: int) -> Terms:
    """Returns Σ −λ1·h + λ2·h² with λ2 the weights and λ1 in the tuned proportion to them."""
    none = np.empty(0, dtype=np.int64)
    as_equalities = LiteralRows(
        labels=rows.labels,
        start=rows.start,
        bit=rows.bit,
        positive=rows.positive,
        coefficient=rows.coefficient,
        limit=rows.limit,
        is_equality=np.ones_like(rows.is_equality),
        never_met=(),
    )
    squares = penalties(as_equalities, weights, Slack((), none, none), n_bits)
    linear = weights * _LINEAR / (_SQUARE * _TUNED_LIMIT) * np.maximum(rows.limit, 1)
    sign = np.where(rows.positive, 1.0, -1.0)
    room = rows.limit - rows.summed(np.where(rows.positive, 0, rows.coefficient))
    lines = Terms(
        offset=-float(linear @ room),
        index=rows.bit,
        linear=linear[rows.row] * rows.coefficient * sign,
        left=none,
        right=none,
        quadratic=np.empty(0),
    )
    return joined_terms([squares, lines])
