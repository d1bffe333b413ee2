"""When the tasks of a project may run: earliest starts, least remainders, and an end that suffices."""

from __future__ import annotations

from problems.modelling.project_dispatch import ends_of, in_order
from problems.structures import Project


def horizon(project: Project) -> int:
    """Returns a time by which a best schedule is over: a greedy one's end where only the end counts."""
    greedy = in_order(project, _tails_first(project))
    ends = ends_of(project, greedy)
    over = max(end + task.tail for end, task in zip(ends, project.tasks, strict=True))
    keeps = all(
        task.deadline is None or end <= task.deadline
        for end, task in zip(ends, project.tasks, strict=True)
    )
    if keeps and not any(task.tardiness_cost for task in project.tasks):
        return over
    longest = sum(max(mode.duration for mode in task.modes) for task in project.tasks)
    setups = sum(int(matrix.max(axis=0, initial=0).sum()) for matrix in project.setups.values())
    lags = sum(max(lag, 0) for _, _, lag in project.precedences)
    latest = max(task.release for task in project.tasks) + longest + setups + lags
    return latest + max(task.tail for task in project.tasks)


def _tails_first(project: Project) -> list[float]:
    return [-float(tail) for tail in tails(project)]


def heads(project: Project) -> list[int]:
    """Returns the soonest start of each task by releases and precedences."""
    heads = [task.release for task in project.tasks]
    for before, after, lag in _sorted_precedences(project):
        shortest = min(mode.duration for mode in project.tasks[before].modes)
        heads[after] = max(heads[after], heads[before] + shortest + lag)
    return heads


def tails(project: Project) -> list[int]:
    """Returns how long the schedule goes on at least after the end of each task."""
    tails = [task.tail for task in project.tasks]
    for before, after, lag in reversed(_sorted_precedences(project)):
        shortest = min(mode.duration for mode in project.tasks[after].modes)
        tails[before] = max(tails[before], lag + shortest + tails[after])
    return tails


def _sorted_precedences(project: Project) -> list[tuple[int, int, int]]:
    """The precedences, those out of a task after all those into it."""
    from graphlib import TopologicalSorter

    graph: dict[int, set[int]] = {at: set() for at in range(len(project.tasks))}
    for before, after, _ in project.precedences:
        graph[after].add(before)
    rank = {task: at for at, task in enumerate(TopologicalSorter(graph).static_order())}
    return sorted(project.precedences, key=lambda each: rank[each[0]])


def least_makespan(project: Project) -> int:
    """Returns a makespan that no schedule beats: the longest chain, or the work on a resource.

    That work, spread evenly, stands between the least that precedes it and the least that follows.
    """
    before, behind = heads(project), tails(project)
    chains = [
        head + min(mode.duration for mode in task.modes) + tail
        for head, task, tail in zip(before, project.tasks, behind, strict=True)
    ]
    return max(*chains, *_load_bounds(project, before, behind), 0)


def _load_bounds(project: Project, before: list[int], behind: list[int]) -> list[int]:
    found = []
    for resource, capacity in enumerate(project.capacities):
        work = {
            at: min(mode.duration * dict(mode.demands).get(resource, 0) for mode in task.modes)
            for at, task in enumerate(project.tasks)
        }
        users = [at for at, amount in work.items() if amount]
        if users and capacity:
            spread = -(-sum(work.values()) // capacity)
            found.append(min(before[at] for at in users) + spread + min(behind[at] for at in users))
    return found
