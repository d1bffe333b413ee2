"""Schedules of projects made by placing tasks one after another, each as early as it can be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

import numpy as np

from problems.structures import Mode, Project, Timetable


def in_order(project: Project, priorities: Sequence[float]) -> Timetable:
    """Returns the schedule that places tasks by priority, lowest first, each in its soonest mode.

    What comes before a task by precedence is placed before it. On machines with set-ups a task goes
    behind those already placed. Deadlines are not heeded.
    Source: the serial scheme of Kolisch: Serial and parallel resource-constrained project
    scheduling methods revisited, European Journal of Operational Research 90 (1996).
    """
    plan = _Plan(project)
    after: list[list[tuple[int, int]]] = [[] for _ in project.tasks]
    n_missing = [0] * len(project.tasks)
    for first, second, lag in project.precedences:
        after[first].append((second, lag))
        n_missing[second] += 1
    ready = [task.release for task in project.tasks]
    waiting = [(priorities[at], at) for at, missing in enumerate(n_missing) if not missing]
    heapify(waiting)
    while waiting:
        _, at = heappop(waiting)
        plan.place(at, ready[at])
        for second, lag in after[at]:
            ready[second] = max(ready[second], plan.ends[at] + lag)
            n_missing[second] -= 1
            if not n_missing[second]:
                heappush(waiting, (priorities[second], second))
    return Timetable(np.array(plan.starts, dtype=np.int64), np.array(plan.modes, dtype=np.int64))


def ends_of(project: Project, timetable: Timetable) -> list[int]:
    """Returns when each task ends."""
    return [
        int(start) + task.modes[int(mode)].duration
        for task, start, mode in zip(project.tasks, timetable.starts, timetable.modes, strict=True)
    ]


class _Plan:
    """What has been placed so far."""

    def __init__(self, project: Project) -> None:
        self._project = project
        n_tasks = len(project.tasks)
        self.starts, self.ends, self.modes = [-1] * n_tasks, [-1] * n_tasks, [0] * n_tasks
        self._held = [_Profile() for _ in project.capacities]
        self._last: dict[int, int] = {}

    def place(self, task: int, ready: int) -> None:
        """Puts a task at its soonest end, no sooner than it is ready."""
        modes = list(enumerate(self._project.tasks[task].modes))
        fitting = [each for each in modes if self._ever_fits(each[1])] or modes
        end, at = min(
            (self._earliest(task, mode, ready) + mode.duration, at) for at, mode in fitting
        )
        mode = modes[at][1]
        self.starts[task], self.ends[task], self.modes[task] = end - mode.duration, end, at
        for resource, amount in mode.demands:
            if mode.duration:
                self._held[resource].hold(end - mode.duration, end, amount)
            if resource in self._project.setups:
                self._last[resource] = task

    def _ever_fits(self, mode: Mode) -> bool:
        return all(amount <= self._project.capacities[at] for at, amount in mode.demands)

    def _earliest(self, task: int, mode: Mode, ready: int) -> int:
        for resource, _ in mode.demands:
            last = self._last.get(resource)
            if last is not None:
                gap = int(self._project.setups[resource][last, task])
                ready = max(ready, self.ends[last] + gap)
        start, tried = ready, -1
        while mode.duration and start != tried:
            tried = start
            for resource, amount in mode.demands:
                room = max(0, self._project.capacities[resource] - amount)
                start = self._held[resource].earliest(start, mode.duration, room)
        return start


class _Profile:
    """How much of a resource is held over time: `levels[i]` from `times[i]` on; at last nothing."""

    def __init__(self) -> None:
        self._times, self._levels = [0], [0]

    def earliest(self, ready: int, duration: int, room: int) -> int:
        """Returns the first time, `ready` or later, from when so long no more than `room` is held."""
        start, at = ready, bisect_right(self._times, ready) - 1
        while at < len(self._times) and self._times[at] < start + duration:
            if self._levels[at] > room:
                start = self._times[at + 1]
            at += 1
        return start

    def hold(self, start: int, end: int, amount: int) -> None:
        """Adds an amount from `start` until `end`, and joins what is level with its neighbour."""
        first, last = self._cut(start), self._cut(end)
        for at in range(first, last):
            self._levels[at] += amount
        for at in (last, first):
            if at and self._levels[at] == self._levels[at - 1]:
                del self._times[at], self._levels[at]

    def _cut(self, time: int) -> int:
        at = bisect_left(self._times, time)
        if at == len(self._times) or self._times[at] != time:
            self._times.insert(at, time)
            self._levels.insert(at, self._levels[at - 1])
        return at
