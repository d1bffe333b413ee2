"""What is left out where the QUBO of a polynomial stands for it."""

from __future__ import annotations

from typing import Any

from problems.errors import LimitExceeded
from problems.polynomial import Polynomial
from problems.problem import Problem
from tools.forms import polynomial_form


def polynomial_note(problem: Problem[Any], n_quadratised: int) -> str:
    """Returns that the problem takes fewer qubits as a polynomial; empty where it is none."""
    try:
        form = polynomial_form(problem)
    except LimitExceeded:
        return ""
    if form is None:
        return ""
    assert isinstance(form.model, Polynomial)
    return (
        f"the estimate is of the quadratised QUBO of {n_quadratised} variables; solve_qaoa takes the "
        f"polynomial of degree {form.model.degree} itself, on {len(form.model.variables)} qubits and with "
        "other gates"
    )
