"""qiskit-optimization's own conversion of a CQM of ours, which the peer takes as a QuadraticProgram."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array

from evals.child_process import Ready
from problems.encoding.model_arrays import read

if TYPE_CHECKING:
    import dimod


def convert(
    build: Callable[[], dimod.ConstrainedQuadraticModel], ready: Ready
) -> tuple[float, ...]:
    """Converts one model to a QUBO; returns its number of variables."""
    converters = import_module("qiskit_optimization.converters")
    program = quadratic_program(build())
    ready()
    return (float(converters.QuadraticProgramToQubo().convert(program).get_num_vars()),)


def quadratic_program(cqm: dimod.ConstrainedQuadraticModel) -> Any:
    """Returns the QuadraticProgram of a CQM of binaries with linear constraints."""
    model = read(cqm)
    n = len(model.labels)
    program = import_module("qiskit_optimization").QuadraticProgram()
    for index in range(n):
        program.binary_var(f"x{index}")
    objective = model.objective
    products = csr_array((objective.quadratic, (objective.left, objective.right)), shape=(n, n))
    linear = np.bincount(objective.index, weights=objective.linear, minlength=n)
    program.minimize(objective.offset, linear, products.todok())
    rows = model.rows
    for each in range(len(rows.labels)):
        entries = slice(rows.start[each], rows.start[each + 1])
        program.linear_constraint(
            dict(
                zip(rows.index[entries].tolist(), rows.coefficient[entries].tolist(), strict=True)
            ),
            ("<=", "==", ">=")[rows.relation[each] + 1],
            float(rows.rhs[each]),
            f"c{each}",
        )
    return program
