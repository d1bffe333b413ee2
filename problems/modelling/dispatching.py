"""Schedules made by taking operations one after another, each as early as it can start."""

from __future__ import annotations

from collections.abc import Callable

from problems.structures import Scheduling

Times = tuple[tuple[int, ...], ...]


def in_order(scheduling: Scheduling, priorities: tuple[tuple[float, ...], ...]) -> Times:
    """Returns the starts when operations are taken in the order of their priorities, lowest first.

    The order within a job stands whatever the priorities are, so the schedule is feasible; where
    they are the starts of a feasible one, nothing starts later than there.

    >>> from problems.structures import Operation
    >>> shop = Scheduling(((Operation(0, 3),), (Operation(0, 2), Operation(1, 1))), n_machines=2)
    >>> in_order(shop, ((5.0,), (0.0, 2.0)))
    ((2,), (0, 2))
    """
    return _dispatch(scheduling, lambda job, at, start: (priorities[job][at], start))


def greedy(scheduling: Scheduling) -> Times:
    """Returns the starts when what can start first is taken, the job with most work left first.

    Source: the non-delay schedules and the MWKR rule of Giffler and Thompson (Oper. Res. 1960).
    """
    left = [
        [sum(each.duration for each in job[at:]) for at in range(len(job))]
        for job in scheduling.jobs
    ]
    return _dispatch(scheduling, lambda job, at, start: (start, -left[job][at]))


def makespan(scheduling: Scheduling, starts: Times) -> int:
    """Returns when the last operation ends."""
    return max(
        start + operation.duration
        for job, row in zip(scheduling.jobs, starts, strict=True)
        for operation, start in zip(job, row, strict=True)
    )


def _dispatch(
    scheduling: Scheduling, rank: Callable[[int, int, int], tuple[float, float]]
) -> Times:
    """Takes the next operation of the job that ranks lowest; `rank` sees job, operation and start."""
    starts: list[list[int]] = [[] for _ in scheduling.jobs]
    job_free = [0] * len(scheduling.jobs)
    machine_free = [0] * scheduling.n_machines

    def earliest(job: int) -> int:
        operation = scheduling.jobs[job][len(starts[job])]
        if operation.duration == 0:  # it occupies no machine
            return job_free[job]
        return max(job_free[job], machine_free[operation.machine])

    waiting = list(range(len(scheduling.jobs)))
    while waiting:
        job = min(waiting, key=lambda each: rank(each, len(starts[each]), earliest(each)))
        operation, start = scheduling.jobs[job][len(starts[job])], earliest(job)
        starts[job].append(start)
        job_free[job] = start + operation.duration
        if operation.duration:
            machine_free[operation.machine] = job_free[job]
        if len(starts[job]) == len(scheduling.jobs[job]):
            waiting.remove(job)
    return tuple(tuple(row) for row in starts)
