"""Durations of jobs on machines whose loads are equal, or spread as far as a dial says."""

from __future__ import annotations

import numpy as np

from problems.structures import Ints

_MEAN = 5  # short, for a time-indexed model that fits
_SPREAD = 3  # at difficulty 0 the most loaded machine has up to 1 + 3 times its balanced load
_EXCHANGES = 5  # for each entry, enough that all of them have moved


def balanced_durations(
    rng: np.random.Generator, n_jobs: int, n_machines: int, difficulty: float
) -> Ints:
    """Returns whole durations, at least 1; at difficulty 1 all jobs, and all machines, weigh the same.

    An exchange takes from two corners of a rectangle what it gives to the other two, so no sum of a
    row or column changes; then each machine is slowed by a factor that the dial takes away.
    Shape: (n_jobs, n_machines), 2 or more each.
    Source: the instances of Guéret, Prins: A new lower bound for the open-shop problem, Annals of
    Operations Research 92 (1999).

    >>> durations = balanced_durations(np.random.default_rng(1), 4, 3, difficulty=1.0)
    >>> durations.sum(axis=1).tolist(), durations.sum(axis=0).tolist()
    ([15, 15, 15, 15], [20, 20, 20])
    """
    durations = np.full((n_jobs, n_machines), _MEAN, dtype=np.int64)
    n_exchanges = _EXCHANGES * n_jobs * n_machines
    rows = rng.integers(0, n_jobs, n_exchanges), rng.integers(1, n_jobs, n_exchanges)
    columns = rng.integers(0, n_machines, n_exchanges), rng.integers(1, n_machines, n_exchanges)
    shares = rng.random(n_exchanges)
    others = (rows[0] + rows[1]) % n_jobs, (columns[0] + columns[1]) % n_machines
    for a, b, c, d, share in zip(rows[0], others[0], columns[0], others[1], shares, strict=True):
        amount = int(share * min(durations[a, c], durations[b, d]))  # leaves at least 1
        durations[a, c] -= amount
        durations[b, d] -= amount
        durations[a, d] += amount
        durations[b, c] += amount
    slowed = 1 + _SPREAD * (1 - difficulty) * rng.random(n_machines)
    return np.rint(durations * slowed).astype(np.int64)
