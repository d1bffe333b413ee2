"""Which states a figure of merit is over, and the degree of the model that they belong to."""

from __future__ import annotations

from problems.one_hot_rows import OneHotRows
from problems.polynomial import Polynomial
from solvers.result import Model


def ratio_reference(model: Model, n_states: int) -> str:
    """Returns the states among which the best and the worst were looked for.

    >>> ratio_reference(Polynomial(("a", "b", "c"), {(0, 1, 2): 1.0}), 8)
    'all 8 states of the polynomial'
    """
    if isinstance(model, OneHotRows):
        return f"the {n_states} states of the QUBO that keep its one-hot rows"
    name = "polynomial" if isinstance(model, Polynomial) else "QUBO"
    return f"all {n_states} states of the {name}"


def degree_of(model: Model) -> int | None:
    """Returns the degree of a polynomial that is taken as it is, None for a QUBO."""
    return model.degree if isinstance(model, Polynomial) else None
