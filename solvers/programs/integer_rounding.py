"""Integers that a solver leaves a millionth off, made whole, and the amounts that follow them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from problems.status import Status
from problems.structures import Program
from solvers.programs.mathopt_run import MathOptRun, run

_WHOLE = 1e-9


def with_whole_integers(
    program: Program, found: MathOptRun, *, seed: int, budget_s: float
) -> MathOptRun:
    """Returns the run with its integers rounded and the continuous variables solved for again.

    Solvers take 0.999999 for 1, and a large coefficient turns that into a broken constraint once it
    is rounded. Where the rounded integers admit no amounts, the run is returned as it came.
    """
    if found.values is None or not program.integer.any():
        return found
    whole = np.where(program.integer, np.round(found.values), found.values)
    if program.integer.all() or np.abs(whole - found.values).max() <= _WHOLE:
        return replace(found, values=whole)
    fixed = replace(
        program,
        lower=np.where(program.integer, whole, program.lower),
        upper=np.where(program.integer, whole, program.upper),
        integer=np.zeros_like(program.integer),
        quadratic=None,
    )
    again = run(fixed, "HIGHS", seed=seed, budget_s=budget_s)
    return replace(found, values=again.values) if again.status is Status.OPTIMAL else found
