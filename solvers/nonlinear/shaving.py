"""Finite bounds for amounts that have none: what lies beyond them is infeasible or no better."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from problems.expressions.enclosure import enclose
from problems.structures import Floats, FormulaProgram

_MAGNITUDES = 2.0 ** np.arange(-6, 48)


def shaved(program: FormulaProgram, cost: float) -> FormulaProgram:
    """Returns the program with every endless amount bounded where a bound can be proven.

    A part of the space goes only where no point of it is feasible and cheaper than `cost`.
    """
    for _ in range(2):  # a second look profits from the bounds of the first
        for at in range(len(program.names)):
            for upwards in (True, False):
                program = _shaved(program, cost, at, upwards=upwards)
    return program


def _shaved(program: FormulaProgram, cost: float, at: int, *, upwards: bool) -> FormulaProgram:
    low, high = program.lower[at], program.upper[at]
    if np.isfinite(high if upwards else low):
        return program
    nearest = low if upwards else -high
    beyond = (max(nearest, 0.0) if np.isfinite(nearest) else 0.0) + _MAGNITUDES
    lows = np.tile(program.lower[:, None], len(beyond))
    highs = np.tile(program.upper[:, None], len(beyond))
    if upwards:
        lows[at] = beyond
    else:
        highs[at] = -beyond
    gone = np.flatnonzero(_is_hopeless(program, lows, highs, cost))
    if not len(gone):
        return program
    limit = float(beyond[gone[0]])
    if upwards:
        upper = program.upper.copy()
        upper[at] = limit
        return replace(program, upper=upper)
    lower = program.lower.copy()
    lower[at] = -limit
    return replace(program, lower=lower)


def _is_hopeless(program: FormulaProgram, low: Floats, high: Floats, cost: float) -> Floats:
    found = enclose(program.objective, program.names, low, high)
    hopeless = found.undefined | (found.value.low >= cost)
    rows = zip(program.rows, program.row_lower, program.row_upper, strict=True)
    for row, least, most in rows:
        value = enclose(row, program.names, low, high)
        hopeless |= value.undefined | (value.value.high < least) | (value.value.low > most)
    return np.asarray(hopeless)
