"""How a count grows with the number of variables: couplings, terms, colours."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from problems.problem import Frozen
from problems.structures import Floats


class Growth(Frozen):
    """coefficient · n^power, at least 1.

    >>> Growth(coefficient=1.5, power=1)(np.array([10.0])).tolist()
    [15.0]
    """

    coefficient: float = Field(gt=0)
    power: float = Field(ge=0)

    def __call__(self, n: Floats) -> Floats:
        """Returns the count at each size."""
        return np.asarray(np.maximum(self.coefficient * n**self.power, 1.0))


SAME = Growth(coefficient=1, power=1)  # the size is the number of variables


def dense() -> Growth:
    """Returns the couplings of a QUBO in which every pair is coupled: about n²/2."""
    return Growth(coefficient=0.5, power=2)


def through(n_variables: int, n_couplings: int) -> Growth:
    """Returns the couplings of a family of which one instance is known, at its density or its degree.

    Half of all pairs or more: the family stays as dense. Fewer: every variable keeps its degree.

    >>> through(10, 15)
    Growth(coefficient=1.5, power=1.0)
    >>> through(10, 45).power
    2.0
    """
    pairs = n_variables * (n_variables - 1) / 2
    if pairs and n_couplings >= pairs / 2:
        return Growth(coefficient=n_couplings / n_variables**2, power=2)
    return Growth(coefficient=max(n_couplings, 1) / max(n_variables, 1), power=1)
