"""Flow shops whose machines all take the jobs in one order: positions and completion times.

Source: Wagner: An integer linear-programming model for machine scheduling, Naval Research Logistics
Quarterly 6 (1959), in the form of Stafford, Tseng, Gupta (Journal of the OR Society 56, 2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from problems.structures import Ints, Program

if TYPE_CHECKING:
    from problems.structures import Values


def ordered_starts(durations: Ints, order: Sequence[int]) -> Ints:
    """Returns the earliest starts when every machine takes the jobs in this order.

    Shape: `durations` and the result (jobs, machines).

    >>> ordered_starts(np.array([[3, 1], [1, 2]]), [1, 0]).tolist()
    [[1, 4], [0, 1]]
    """
    starts = np.zeros_like(durations)
    free = np.zeros(durations.shape[1], dtype=np.int64)
    for job in order:
        ready = 0
        for machine in range(durations.shape[1]):
            starts[job, machine] = max(ready, free[machine])
            ready = free[machine] = starts[job, machine] + durations[job, machine]
    return starts


def permutation_program(durations: Ints) -> Program:
    """Returns the program: job j at position p, and when each machine ends each position.

    Shape: variables are x[j, p] job by job, then the ends C[p, m] position by position; the cost is
    the last end.
    """
    from scipy.sparse import coo_array, csr_array, vstack

    n, m = durations.shape
    n_choices = n * n
    rows: list[csr_array] = []
    lower: list[float] = []

    def add(entries: list[tuple[int, float]], least: float) -> None:
        columns, values = zip(*entries, strict=True)
        shape = (1, n_choices + n * m)
        rows.append(csr_array(coo_array((values, ([0] * len(columns), columns)), shape=shape)))
        lower.append(least)

    for each in range(n):
        add([(each * n + p, 1.0) for p in range(n)], 1.0)
        add([(j * n + each, 1.0) for j in range(n)], 1.0)
    n_equal = len(rows)
    for p in range(n):
        for machine in range(m):
            work = [(j * n + p, -float(durations[j, machine])) for j in range(n)]
            end = (n_choices + p * m + machine, 1.0)
            add([end, *work], 0.0)
            if p:
                add([end, (n_choices + (p - 1) * m + machine, -1.0), *work], 0.0)
            if machine:
                add([end, (n_choices + p * m + machine - 1, -1.0), *work], 0.0)
    total = float(durations.sum())
    cost = np.zeros(n_choices + n * m)
    cost[-1] = 1.0
    return Program(
        names=(
            *(f"job {j} at {p}" for j in range(n) for p in range(n)),
            *(f"end of {p} on {machine}" for p in range(n) for machine in range(m)),
        ),
        linear=cost,
        lower=np.zeros(cost.size),
        upper=np.concatenate([np.ones(n_choices), np.full(n * m, total)]),
        integer=np.arange(cost.size) < n_choices,
        rows=csr_array(vstack(rows)),
        row_lower=np.array(lower),
        row_upper=np.concatenate([np.ones(n_equal), np.full(len(rows) - n_equal, np.inf)]),
    )


def order_of(values: Values, n_jobs: int) -> list[int]:
    """Returns the jobs by their position in an answer to the program."""
    choices = values.values[: n_jobs * n_jobs].reshape(n_jobs, n_jobs)
    order: list[int] = np.argsort(choices.argmax(axis=1), kind="stable").tolist()
    return order
