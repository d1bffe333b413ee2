"""The optimum of a small Program by SciPy's own solver: a reference apart from our backends."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from problems.structures import Program, Values


def proven(program: Program) -> tuple[float, Values]:
    """Returns the least cost of a linear program, and values that have it."""
    found = milp(
        program.linear,
        integrality=program.integer.astype(int),
        bounds=Bounds(program.lower, program.upper),
        constraints=LinearConstraint(program.rows, program.row_lower, program.row_upper),
    )
    assert found.success, found.message
    assert found.fun is not None
    return float(found.fun) + program.constant, Values(np.asarray(found.x, dtype=float))
