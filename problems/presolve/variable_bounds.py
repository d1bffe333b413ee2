"""Bounds of variables that rows imply: singleton rows, and the activity of longer ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import Floats, ModelArrays
from problems.modelling.bound_tightening import tighten
from problems.presolve.row_activity import labels_where, matrix_of, rows_where
from problems.presolve.step import Contradiction, RuleResult, Step
from problems.structures import Program

Flags = NDArray[np.bool_]


def tighten_bounds(model: ModelArrays) -> RuleResult:
    """Returns the model with the bounds that its linear rows imply.

    Integers take what every row implies, reals only what rows of one variable say: those rows are
    then redundant, whereas a bound from a longer row would round away parts of a real's range.
    A model whose bounds cross is infeasible.
    """
    kinds = np.array(model.kinds, dtype=object)
    is_real, is_spin = kinds == "REAL", kinds == "SPIN"
    whole = _program(model, ~is_real)
    single = np.diff(matrix_of(model.rows, len(model.labels)).indptr) == 1
    alone = _program(replace(model, rows=rows_where(model.rows, single)), ~is_real)
    lower, upper = (
        np.where(is_real, real, every)
        for real, every in zip(tighten(alone), tighten(whole), strict=True)
    )
    lower, upper = _of_spins(lower, upper, is_spin)
    for each in np.flatnonzero(lower > upper)[:1].tolist():
        return Contradiction(
            f"the constraints leave {model.labels[each]!r} no value: at least {lower[each]:g} and "
            f"at most {upper[each]:g}"
        )
    tighter = (lower > model.lower) | (upper < model.upper)
    if not tighter.any():
        return None
    changed = replace(model, lower=lower, upper=upper)
    return Step("variable bounds", changed, labels_where(model.labels, tighter))


def _of_spins(lower: Floats, upper: Floats, is_spin: Flags) -> tuple[Floats, Floats]:
    """The bounds moved inwards to −1 and +1, the only values of a spin."""
    low = np.where(is_spin & (lower > -1), 1.0, lower)
    high = np.where(is_spin & (upper < 1), -1.0, upper)
    return low, high


def _program(model: ModelArrays, integer: Flags) -> Program:
    rows, n_variables = model.rows, len(model.labels)
    return Program(
        names=model.labels,
        linear=np.zeros(n_variables),
        lower=model.lower,
        upper=model.upper,
        integer=integer,
        rows=matrix_of(rows, n_variables),
        row_lower=np.where(rows.relation >= 0, rows.rhs, -np.inf),
        row_upper=np.where(rows.relation <= 0, rows.rhs, np.inf),
    )
