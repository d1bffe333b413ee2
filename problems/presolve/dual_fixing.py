"""Variables that one bound suits in every row and in the objective, whatever the others are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import Floats, ModelArrays, Terms
from problems.presolve.row_activity import labels_where, row_of_entry
from problems.presolve.step import RuleResult, Step


def fix_dual(model: ModelArrays) -> RuleResult:
    """Returns the model with variables set to a bound that costs nothing and helps every row.

    A variable goes to its lower bound where the objective never falls as it rises, for any value of
    its partners, and no row needs it high; to its upper bound where all is the other way round. From
    any feasible sample that move leads to a feasible one that is no worse, so an optimum is kept,
    though not every optimum. All such moves suit each other: none changes a row for the worse.

    Source: Crowder, Johnson and Padberg, Solving large-scale zero-one linear programming problems,
    Operations Research 31 (1983), section 2.
    """
    rises, falls = _slopes(model)
    wanted_high, wanted_low = _locks(model)
    open_ = model.lower < model.upper
    to_lower = open_ & (rises >= 0) & ~wanted_high & np.isfinite(model.lower)
    to_upper = open_ & (falls <= 0) & ~wanted_low & np.isfinite(model.upper) & ~to_lower
    chosen = to_lower | to_upper
    if not chosen.any():
        return None
    changed = replace(
        model,
        lower=np.where(to_upper, model.upper, model.lower),
        upper=np.where(to_lower, model.lower, model.upper),
    )
    return Step("dual fixing", changed, labels_where(model.labels, chosen))


def _slopes(model: ModelArrays) -> tuple[Floats, Floats]:
    """The least and the most that the objective changes a unit of each variable, infinite if open."""
    terms, n_variables = model.objective, len(model.labels)
    linear = np.bincount(terms.index, weights=terms.linear, minlength=n_variables).astype(float)
    least, most = linear.copy(), linear
    bit = np.concatenate([terms.left, terms.right])
    partner = np.concatenate([terms.right, terms.left])
    value = np.concatenate([terms.quadratic, terms.quadratic])
    present = value != 0
    bit, partner, value = bit[present], partner[present], value[present]
    ends = value * model.lower[partner], value * model.upper[partner]
    least = least + np.bincount(bit, weights=np.minimum(*ends), minlength=n_variables)
    most = most + np.bincount(bit, weights=np.maximum(*ends), minlength=n_variables)
    squared = _squared(terms, n_variables)
    return np.where(squared, -np.inf, least), np.where(squared, np.inf, most)


def _squared(terms: Terms, n_variables: int) -> NDArray[np.bool_]:
    """Variables multiplied by themselves, whose slope is no such sum."""
    itself = terms.left[terms.left == terms.right]
    return np.bincount(itself, minlength=n_variables) > 0


def _locks(model: ModelArrays) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether some row may need a variable high, and whether some may need it low."""
    rows, n_variables = model.rows, len(model.labels)
    relation, value = rows.relation[row_of_entry(rows)], rows.coefficient
    high = (value != 0) & ((relation == 0) | (relation * value > 0))
    low = (value != 0) & ((relation == 0) | (relation * value < 0))
    wanted_high = np.bincount(rows.index[high], minlength=n_variables) > 0
    wanted_low = np.bincount(rows.index[low], minlength=n_variables) > 0
    for row in model.quadratic_rows:
        held = np.concatenate([row.terms.index, row.terms.left, row.terms.right])
        wanted_high[held] = wanted_low[held] = True
    return wanted_high, wanted_low
