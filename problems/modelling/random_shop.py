"""Random job shops from a bottleneck that decides all, by uniform routes, to machines in two sets."""

from __future__ import annotations

import numpy as np

_SMALL = 3  # jobs; up to so many the binary model stays small enough to enumerate
_LONGEST = 20
_MOST_MACHINES = 10
_SLOWEST = 3  # at difficulty 0 the bottleneck takes 1 + 3 times as long

Steps = list[tuple[int, int]]


def random_shop(rng: np.random.Generator, n_jobs: int, difficulty: float) -> list[Steps]:
    """Returns (machine, duration) of each operation, job by job.

    Below 0.5 one machine is slowed, until the bound of its load decides the makespan; 0.5 is uniform;
    above, ever more jobs visit all machines of the first half before any of the second.
    Source: Taillard, Benchmarks for basic scheduling problems, European Journal of Operational
    Research 64 (1993), for uniform; Storer, Wu, Vaccari, New search spaces for sequencing problems,
    Management Science 38 (1992), for two sets, open for decades at 20 by 10; Streeter, Smith, How the
    landscape of random job shop scheduling instances depends on the ratio of jobs to machines, Journal
    of Artificial Intelligence Research 26 (2006), for bottlenecks.
    """
    is_small = n_jobs <= _SMALL
    n_machines = 2 if is_small else min(n_jobs, _MOST_MACHINES)
    longest = 2 if is_small else _LONGEST
    routes, durations = [], []
    for index in range(n_jobs):
        n_operations = 1 if index and is_small else n_machines
        routes.append(rng.permutation(n_machines)[:n_operations])
        durations.append(rng.integers(1, longest + 1, n_operations))
    if is_small and difficulty != 0.5:  # too small for a dial: all alike, or one that is longer
        durations = [np.ones_like(lengths) for lengths in durations]
        durations[0][0] = 2 if difficulty > 0.5 else 1
    elif difficulty < 0.5:
        bottleneck, factor = int(rng.integers(n_machines)), 1 + _SLOWEST * (1 - 2 * difficulty)
        durations = [
            np.where(route == bottleneck, np.rint(lengths * factor), lengths)
            for route, lengths in zip(routes, durations, strict=True)
        ]
    in_sets = rng.random(n_jobs) < 2 * difficulty - 1
    routes = [
        route[np.argsort(route >= n_machines // 2, kind="stable")] if is_in_sets else route
        for route, is_in_sets in zip(routes, in_sets.tolist(), strict=True)
    ]
    return [
        list(zip(route.tolist(), lengths.astype(int).tolist(), strict=True))
        for route, lengths in zip(routes, durations, strict=True)
    ]
