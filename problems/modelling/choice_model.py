"""What the models of choosing from a list have in common: a binary for each thing, at its cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from problems.structures import Floats, Program

if TYPE_CHECKING:
    import dimod
    from scipy.sparse import csr_array


def choice_cqm(names: Sequence[str], costs: Floats) -> dimod.ConstrainedQuadraticModel:
    """Returns the model of choosing at will; its constraints are yet to come. Shape: `costs` (n,)."""
    import dimod

    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", list(names))
    objective = dimod.QuadraticModel()
    objective.add_variables_from_model(cqm)
    objective.add_linear_from(zip(names, costs.tolist(), strict=True))
    cqm.set_objective(objective)
    return cqm


def choice_program(
    names: Sequence[str], costs: Floats, rows: csr_array, row_lower: Floats, row_upper: Floats
) -> Program:
    """Returns the program of the cheapest choice that keeps the rows. Shape: `rows` (m, n)."""
    n = len(names)
    return Program(
        names=tuple(names),
        linear=costs,
        lower=np.zeros(n),
        upper=np.ones(n),
        integer=np.ones(n, bool),
        rows=rows,
        row_lower=row_lower,
        row_upper=row_upper,
    )
