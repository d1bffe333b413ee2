"""Programs of continuous variables with a linear or a convex goal."""

from __future__ import annotations

import numpy as np

from problems.instance.features import Proof
from problems.structures import Floats, Program

_MOST_COUPLED = 300  # an eigendecomposition of so many takes 20 ms
_ROUNDING = 1e-10  # of the largest eigenvalue


def continuous_program(program: Program) -> Proof | None:
    """Returns why a program is solved in polynomial time, None where it is not continuous and convex."""
    free = program.upper > program.lower
    if (program.integer & free).any():
        return None
    if program.quadratic is None or not program.quadratic.count_nonzero():
        return Proof(
            name="linear program",
            kind="polynomial",
            scope="instance",
            words="all its variables are continuous and all it asks is linear, so an interior point "
            "method solves it in polynomial time",
            source="Khachiyan, Soviet Math. Dokl. 20 (1979); Karmarkar, Combinatorica 4 (1984)",
        )
    if not _is_convex(program.quadratic.toarray()):
        return None
    return Proof(
        name="convex quadratic program",
        kind="polynomial",
        scope="instance",
        words="all its variables are continuous, its rows linear and its goal convex, so an interior "
        "point method solves it in polynomial time",
        source="Kozlov, Tarasov and Khachiyan, USSR Comput. Math. Math. Phys. 20 (1980)",
    )


def _is_convex(quadratic: Floats) -> bool:
    """Whether no eigenvalue is below 0 by more than rounding; False where it is too large to say."""
    coupled = np.flatnonzero(quadratic.any(axis=0))
    if coupled.size > _MOST_COUPLED:
        return False
    values = np.linalg.eigvalsh(quadratic[np.ix_(coupled, coupled)])
    return bool(values[0] >= -_ROUNDING * np.abs(values).max())
