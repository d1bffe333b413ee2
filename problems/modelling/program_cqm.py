"""The CQM of a Program: the same variables, rows and objective, in dimod's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.errors import EncodingError
from problems.modelling.bound_tightening import tighten
from problems.structures import Program

if TYPE_CHECKING:
    import dimod

_REAL_LIMIT = 1e30  # dimod's widest range of a real variable
_INTEGER_LIMIT = 2.0**53 - 1  # beyond it a float64 no longer holds every whole number


def program_cqm(program: Program) -> dimod.ConstrainedQuadraticModel:
    """Returns the CQM whose energies are the program's costs.

    Integers get the bounds that the rows imply, so that their range is finite where it can be.

    Raises:
        EncodingError: the objective multiplies a continuous variable, which a CQM cannot.
    """
    import dimod

    cqm = dimod.ConstrainedQuadraticModel()
    lower, upper = tighten(program)
    if np.any(lower > upper):  # infeasible; the rows below say so, within bounds that dimod takes
        lower, upper = program.lower, np.maximum(program.lower, np.ceil(program.upper))
    for name, low, high, whole in zip(program.names, lower, upper, program.integer, strict=True):
        limit = _INTEGER_LIMIT if whole else _REAL_LIMIT
        if whole and (low, high) == (0, 1):
            cqm.add_variable("BINARY", name)
        else:
            bounds = {"lower_bound": max(low, -limit), "upper_bound": min(high, limit)}
            cqm.add_variable("INTEGER" if whole else "REAL", name, **bounds)
    cqm.set_objective(_objective(program, cqm))
    _add_rows(program, cqm)
    return cqm


def _objective(program: Program, cqm: dimod.ConstrainedQuadraticModel) -> dimod.QuadraticModel:
    import dimod

    objective = dimod.QuadraticModel()
    objective.add_variables_from_model(cqm)
    objective.offset = program.constant
    objective.add_linear_from(zip(program.names, program.linear.tolist(), strict=True))
    if program.quadratic is None:
        return objective
    names = program.names
    entries = program.quadratic.tocoo()
    for i, j, value in zip(
        *(each.tolist() for each in (*entries.coords, entries.data)), strict=True
    ):
        if i > j or value == 0:
            continue
        if not (program.integer[i] and program.integer[j]):
            raise EncodingError(
                f"the product of {names[i]!r} and {names[j]!r} has a continuous variable, and a CQM "
                "multiplies whole ones only; make them integer, or use solver 'exact'"
            )
        if i != j:
            objective.add_quadratic(names[i], names[j], value)
        elif cqm.vartype(names[i]) is dimod.BINARY:
            objective.add_linear(names[i], value / 2)  # x² = x
        else:
            objective.add_quadratic(names[i], names[i], value / 2)
    return objective


def _add_rows(program: Program, cqm: dimod.ConstrainedQuadraticModel) -> None:
    starts = program.rows.indptr
    for row, (low, high) in enumerate(zip(program.row_lower, program.row_upper, strict=True)):
        span = slice(starts[row], starts[row + 1])
        columns = program.rows.indices[span].tolist() or [0]
        values = program.rows.data[span].tolist() or [0.0]
        terms = [
            (program.names[column], value) for column, value in zip(columns, values, strict=True)
        ]
        if low == high:
            cqm.add_constraint_from_iterable(terms, "==", rhs=low, label=f"row {row}")
            continue
        if np.isfinite(low):
            cqm.add_constraint_from_iterable(terms, ">=", rhs=low, label=f"row {row} from below")
        if np.isfinite(high):
            cqm.add_constraint_from_iterable(terms, "<=", rhs=high, label=f"row {row} from above")
    for column in np.flatnonzero(program.lower > program.upper).tolist():
        name, high = program.names[column], program.upper[column]
        cqm.add_constraint_from_iterable([(name, 1.0)], "<=", rhs=high, label=f"upper {name}")
