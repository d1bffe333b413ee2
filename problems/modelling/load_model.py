"""Models of sharing jobs out over machines by their loads: one machine a job, the largest load least."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.structures import Floats, Program

if TYPE_CHECKING:
    import dimod

Labels = tuple[tuple[str, ...], ...]

_MOST_BINARIES = 200_000


def load_program(lengths: Floats, labels: Labels) -> Program:
    """Returns the program: a binary for each job on each machine, and the largest load.

    Shape: `lengths` (jobs, machines), infinite where a machine cannot do a job; variables job by
    job, the largest load last.
    """
    from scipy.sparse import coo_array, csr_array

    n, m = lengths.shape
    possible = np.isfinite(lengths).ravel()
    each = np.arange(n * m)
    ones, load = np.ones(n * m), np.where(possible, lengths.ravel(), 0.0)
    rows = np.concatenate([each // m, n + each % m, n + np.arange(m)])
    columns = np.concatenate([each, each, np.full(m, n * m)])
    values = np.concatenate([ones, load, -np.ones(m)])
    cost = np.zeros(n * m + 1)
    cost[-1] = 1.0
    least = max(load.reshape(n, m).min(axis=1, where=possible.reshape(n, m), initial=np.inf))
    return Program(
        names=(*(label for row in labels for label in row), "end of the last"),
        linear=cost,
        lower=np.concatenate([np.zeros(n * m), [least]]),
        upper=np.concatenate([possible.astype(float), [np.inf]]),
        integer=np.arange(n * m + 1) < n * m,
        rows=csr_array(coo_array((values, (rows, columns)), shape=(n + m, n * m + 1))),
        row_lower=np.concatenate([np.ones(n), np.full(m, -np.inf)]),
        row_upper=np.concatenate([np.ones(n), np.zeros(m)]),
    )


def load_cqm(lengths: Floats, labels: Labels, unit: float) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is `unit` times the largest load, for whole lengths.

    The largest load is an integer between a bound below and the load of a greedy assignment.
    Source for the greedy: Graham (1969), longest jobs first.

    Raises:
        LimitExceeded: more than 200,000 binaries.
    """
    import dimod

    if lengths.size > _MOST_BINARIES:
        raise LimitExceeded(
            f"there are {lengths.size:,} pairs of job and machine; the binary model takes "
            f"{_MOST_BINARIES:,}; solve it as a program instead"
        )
    cqm = dimod.ConstrainedQuadraticModel()
    chosen = [
        [
            (label, float(length))
            for label, length in zip(row, own, strict=True)
            if np.isfinite(length)
        ]
        for row, own in zip(labels, lengths.tolist(), strict=True)
    ]
    cqm.add_variables("BINARY", [label for row in chosen for label, _ in row])
    least, most = _bounds(lengths)
    end = "end of the last"
    cqm.add_variable("INTEGER", end, lower_bound=least, upper_bound=most)
    cqm.set_objective([(end, unit)])
    for number, row in enumerate(chosen, start=1):
        once = [(label, 1.0) for label, _ in row]
        cqm.add_constraint_from_iterable(once, "==", rhs=1, label=f"job {number} once")
    for machine in range(lengths.shape[1]):
        load = [
            (labels[job][machine], float(length))
            for job, length in enumerate(lengths[:, machine].tolist())
            if np.isfinite(length) and length
        ]
        if load:
            label = f"load of machine {machine + 1}"
            cqm.add_constraint_from_iterable([*load, (end, -1.0)], "<=", rhs=0, label=label)
    return cqm


def _bounds(lengths: Floats) -> tuple[int, int]:
    """A load that the largest is no less than, and one that it need not exceed."""
    shortest = lengths.min(axis=1)
    loads = np.zeros(lengths.shape[1])
    for job in np.argsort(-shortest, kind="stable"):
        machine = int((loads + lengths[job]).argmin())
        loads[machine] += lengths[job, machine]
    average = -(-shortest.sum() // lengths.shape[1])
    return int(max(shortest.max(), average)), int(loads.max())
