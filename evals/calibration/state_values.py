"""What the states of a small problem's QUBO or polynomial are worth, in the problem's own terms.

Each is decoded, mended as its family declares and checked from the problem, as the tools do it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from problems.errors import EncodingError, LimitExceeded
from problems.problem import Problem
from problems.structures import Assignment, Floats
from solvers.diagonal import states
from tools.forms import Form, polynomial_form, qubo_form


def small_form(problem: Problem[Any], most_qubits: int) -> Form | None:
    """Returns the polynomial or QUBO that a circuit takes; None where there is none so small."""
    try:
        for form in (polynomial_form(problem), qubo_form(problem)):
            if form is not None and 1 <= len(labels_of(form)) <= most_qubits:
                return form
    except (EncodingError, LimitExceeded):
        return None
    return None


def labels_of(form: Form) -> tuple[str, ...]:
    """Returns the variables of a form in order: qubit i is the variable i."""
    return tuple(str(label) for label in getattr(form.model, "variables", ()))


def objectives_of(problem: Problem[Any], form: Form, numbers: NDArray[np.int64]) -> Floats:
    """Returns the objective of each state by its number, NaN where it is not feasible.

    Shape: (k,) to (k,). A state takes some 0.1 ms.
    """
    return objectives_of_states(problem, form, states(numbers, len(labels_of(form))))


def objectives_of_states(problem: Problem[Any], form: Form, bits: NDArray[np.int8]) -> Floats:
    """Returns the objective of each state by its bits, NaN where it is not feasible.

    Shape: (k, n) to (k,).
    """
    labels = labels_of(form)
    samples = (dict(zip(labels, row, strict=True)) for row in bits.astype(float).tolist())
    return np.array([_objective(problem, form, sample) for sample in samples])


def _objective(problem: Problem[Any], form: Form, sample: dict[str, float]) -> float:
    solution = form.solution_of(Assignment(sample))
    check = problem.check(solution)
    if not check.feasible:
        mended, repairs = problem.repair(solution)
        check = problem.check(mended) if repairs else check
    return check.objective if check.feasible and check.objective is not None else np.nan
