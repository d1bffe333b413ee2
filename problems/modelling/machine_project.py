"""The project of one machine: a task a job, with set-ups between them and before the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from problems.structures import Ints, Mode, Project, Task

Gaps = Sequence[Sequence[float]]


def machine_project(
    tasks: Sequence[Task],
    setups: Gaps,
    first_setups: Sequence[float],
    whole: Callable[[float], int],
    makespan_cost: int,
) -> Project:
    """Returns the project of tasks that all need the machine, resource 0.

    A first set-up is one behind a task of no length, the last one then, that starts it all.
    `whole` turns a time into whole units.
    """
    n = len(tasks)
    size = n + bool(first_setups)
    starter = (Task((one_machine_mode(0),), deadline=0),) * (size - n)
    gaps = _gaps(size, n, setups, first_setups, whole)
    return Project(
        tasks=(*tasks, *starter),
        capacities=(1,),
        precedences=tuple((n, at, 0) for at in range(n)) if first_setups else (),
        setups={0: gaps} if setups or first_setups else {},
        makespan_cost=makespan_cost,
    )


def one_machine_mode(duration: int) -> Mode:
    """Returns the mode that keeps the machine for so long."""
    return Mode(duration, ((0, 1),))


def _gaps(
    size: int,
    n: int,
    setups: Gaps,
    first_setups: Sequence[float],
    whole: Callable[[float], int],
) -> Ints:
    gaps = np.zeros((size, size), dtype=np.int64)
    if setups:
        gaps[:n, :n] = [[whole(gap) for gap in row] for row in setups]
    if first_setups:
        gaps[n, :n] = [whole(gap) for gap in first_setups]
    return gaps
