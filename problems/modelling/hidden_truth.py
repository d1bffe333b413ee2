"""Random clauses, and some that hold by a hidden truth without betraying it."""

from __future__ import annotations

import numpy as np

from problems.structures import Ints

_RATE = 0.618  # the golden ratio's: for clauses of three literals


# The variables of a clause that help by being true, and those that help by being false.
Literals = tuple[list[int], list[int]]


def soft_literals(rng: np.random.Generator, n_variables: int, n_clauses: int) -> list[Literals]:
    """Returns clauses of one to three different variables with signs that mean nothing."""
    return [
        _parted(rng.choice(n_variables, length, replace=False), rng.integers(0, 2, length))
        for length in np.minimum(n_variables, rng.integers(1, 4, n_clauses)).tolist()
    ]


def hard_literals(rng: np.random.Generator, n_variables: int, n_clauses: int) -> list[Literals]:
    """Returns clauses of three different variables that all hold by one truth drawn first."""
    hidden = rng.integers(0, 2, n_variables)
    length = min(n_variables, 3)
    chosen = [rng.choice(n_variables, length, replace=False) for _ in range(n_clauses)]
    return [_parted(each, hiding_signs(rng, hidden[each])) for each in chosen]


def _parted(chosen: Ints, signs: Ints) -> Literals:
    return chosen[signs == 1].tolist(), chosen[signs == 0].tolist()


def hiding_signs(rng: np.random.Generator, hidden: Ints) -> Ints:
    """Returns signs of a clause that holds by the hidden values, t literals true with chance ∝ 0.618^t.

    At this rate a literal of a clause of three agrees with the hidden truth as often as not.

    Source: Jia, Moore, Strain: Generating hard satisfiable formulas by hiding solutions deceptively,
    Journal of Artificial Intelligence Research 28 (2007).
    """
    while True:
        signs: Ints = rng.integers(0, 2, hidden.size)
        n_true = int((signs == hidden).sum())
        if n_true and rng.random() < _RATE**n_true:
            return signs
