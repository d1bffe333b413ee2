"""Any problem as one program: its own where it has one, else that of its CQM."""

from __future__ import annotations

from typing import Any

import numpy as np

from problems.encoding.model_arrays import ModelArrays, Terms, read
from problems.errors import EncodingError
from problems.problem import Problem
from problems.structures import Floats, Program

_REAL_LIMIT = 1e30  # dimod's widest range of a real variable, which stands for none


def program_of(problem: Problem[Any]) -> Program:
    """Returns a program whose cost is the problem's objective times `sense.sign`.

    Raises:
        EncodingError: the CQM has products in a constraint, or spins.
        LimitExceeded: the CQM would be too large.
    """
    return problem.program() or program_of_arrays(read(problem.cqm()))


def program_of_arrays(model: ModelArrays) -> Program:
    """Returns the program of a CQM in arrays.

    Raises:
        EncodingError: the CQM has products in a constraint, or spins.
    """
    from scipy.sparse import csr_array

    if model.quadratic_rows:
        raise EncodingError(
            f"constraint {model.quadratic_rows[0].label!r} has products; LP and MPS files here hold "
            "linear constraints; write the CQM instead"
        )
    if "SPIN" in model.kinds:
        raise EncodingError("the model has spins, which LP and MPS files do not; write the QUBO")
    n, rows = len(model.labels), model.rows
    real = np.array([kind == "REAL" for kind in model.kinds], dtype=bool)
    unbounded = real & (np.abs(model.lower) >= _REAL_LIMIT)
    endless = real & (model.upper >= _REAL_LIMIT)
    shape = (len(rows.labels), n)
    return Program(
        names=model.labels,
        linear=_summed(model.objective, n),
        lower=np.where(unbounded, -np.inf, model.lower),
        upper=np.where(endless, np.inf, model.upper),
        integer=~real,
        rows=csr_array((rows.coefficient, rows.index, rows.start), shape=shape),
        row_lower=np.where(rows.relation < 0, -np.inf, rows.rhs),
        row_upper=np.where(rows.relation > 0, np.inf, rows.rhs),
        quadratic=_quadratic(model.objective, n),
        constant=model.objective.offset,
    )


def _summed(terms: Terms, n: int) -> Floats:
    return np.bincount(terms.index, terms.linear, minlength=n).astype(float)


def _quadratic(terms: Terms, n: int) -> Any:
    """The symmetric matrix Q of ½·xᵀ·Q·x, None where there are no products."""
    from scipy.sparse import coo_array

    if not terms.quadratic.size:
        return None
    ends = np.concatenate([terms.left, terms.right]), np.concatenate([terms.right, terms.left])
    values = np.concatenate([terms.quadratic, terms.quadratic])
    return coo_array((values, ends), shape=(n, n)).tocsr()
