"""Forms of hard families that are easy: no degree limits, two machines, one goal, two colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from problems.instance.balance import is_balanced
from problems.instance.features import Proof
from problems.instance.small_numbers import small_partition
from problems.problem import Problem

_TWO_MACHINES = 2


def easy_form(problem: Problem[Any]) -> Proof | None:
    """Returns why this form of its family is easy, None where the family knows no such form."""
    test = _FORMS.get(problem.family)
    return None if test is None else test(problem)


def _free_spanning_tree(problem: Any) -> Proof | None:
    degrees: dict[str, int] = {}
    for edge in problem.edges:
        for end in (edge.u, edge.v):
            degrees[end] = degrees.get(end, 0) + 1
    limits = problem.degree_limits.items()
    if any(limit < degrees.get(node, 0) for node, limit in limits):
        return None
    return _proof(
        "spanning tree",
        "no node's limit is below the edges it has, so taking the cheapest edges that close no cycle "
        "gives the best tree",
        "Kruskal, Proc. AMS 7 (1956)",
    )


def _flow_shop_of_two(problem: Any) -> Proof | None:
    if len(problem.machines) > _TWO_MACHINES:
        return None
    return _proof(
        "two-machine flow shop",
        "Johnson's rule orders the jobs of two machines in O(n·log n) steps",
        "Johnson, Naval Research Logistics Quarterly 1 (1954)",
    )


def _open_shop_of_two(problem: Any) -> Proof | None:
    machines = {each.machine for job in problem.jobs for each in job.operations}
    if len(machines) > _TWO_MACHINES:
        return None
    return _proof(
        "two-machine open shop",
        "the jobs of two machines, in whatever order, are sequenced in linear time",
        "Gonzalez and Sahni, J. ACM 23 (1976)",
    )


def _ruled_machine(problem: Any) -> Proof | None:
    """One machine without set-ups and deadlines, for goals of which sorting gives the best order."""
    has_setups = bool(problem.setups) or bool(problem.first_setups)
    if has_setups or any(job.deadline is not None for job in problem.jobs):
        return None
    is_released = any(job.release > 0 for job in problem.jobs)
    rules = {
        "makespan": ("jobs in the order of their release end soonest", "Graham et al. 1979"),
        "completion": ("Smith's rule sorts the jobs by duration over weight", "Smith 1956"),
        "lateness": ("Jackson's rule sorts the jobs by due date", "Jackson 1955"),
    }
    if problem.goal not in rules or (is_released and problem.goal != "makespan"):
        return None
    words, source = rules[problem.goal]
    return _proof("single machine by rule", words, source)


def _two_coloring(problem: Any) -> Proof | None:
    at = {node: index for index, node in enumerate(problem.nodes)}
    tails, heads = (
        np.fromiter((at[edge[end]] for edge in problem.edges), np.int64, len(problem.edges))
        for end in (0, 1)
    )
    if not is_balanced(len(at), tails, heads, np.ones(tails.size, dtype=bool)):
        return None
    return _proof(
        "bipartite colouring",
        "no cycle has an odd number of edges, so a walk through the graph colours it with two colours",
        "Kőnig 1936; Asratian, Denley and Häggkvist, Bipartite Graphs (1998)",
    )


def _partition(problem: Any) -> Proof | None:
    return small_partition(np.array(problem.numbers, dtype=float), problem.n_piles)


def _proof(name: str, words: str, source: str) -> Proof:
    return Proof(name=name, kind="polynomial", scope="instance", words=words, source=source)


_FORMS: dict[str, Callable[[Any], Proof | None]] = {
    "spanning_tree": _free_spanning_tree,
    "flow_shop": _flow_shop_of_two,
    "open_shop": _open_shop_of_two,
    "single_machine": _ruled_machine,
    "graph_coloring": _two_coloring,
    "number_partition": _partition,
}
