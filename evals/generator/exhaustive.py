"""Optima by going through everything, for what no solver proves in time."""

from __future__ import annotations

from itertools import product

from problems.families.labs import Labs

_MOST_SIGNS = 16


def least_energy(problem: Labs) -> float | None:
    """Returns the least autocorrelation energy of a short sequence, None for a long one.

    >>> least_energy(Labs(n=11))
    5.0
    """
    n_free = problem.n - len(problem.prefix)
    if n_free > _MOST_SIGNS or problem.skew_symmetric:
        return None
    tails = product((-1, 1), repeat=n_free)
    return float(min(_energy((*problem.prefix, *tail)) for tail in tails))


def _energy(signs: tuple[int, ...]) -> int:
    n = len(signs)
    shifts = range(1, n)
    return sum(sum(signs[i] * signs[i + k] for i in range(n - k)) ** 2 for k in shifts)
