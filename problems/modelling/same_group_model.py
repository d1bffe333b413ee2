"""The CQM of dividing nodes into groups where each pair in one group has a cost.

Groups are alike, so node i goes into one of the first i + 1: the first node is in the first group
and needs no variable. Source for two groups: Lucas, Ising formulations of many NP problems,
Frontiers in Physics 2 (2014).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.problem import Sample
from problems.structures import Floats, Ints

if TYPE_CHECKING:
    import dimod

_MOST_TERMS = 2_000_000  # products; built in 1 s, in 100 MB


def in_group(name: str, group: int) -> str:
    """The binary that is 1 where a node is in a group."""
    return f"{name} in group {group}"


def same_group_cqm(
    names: Sequence[str], pairs: Ints, costs: Floats, n_groups: int, *, offset: float
) -> dimod.ConstrainedQuadraticModel:
    """Returns the model of energy offset + Σ costs of the pairs whose nodes share a group.

    Shape: `pairs` (m, 2), the lesser index first; `costs` (m,). Two groups take one binary a node
    and no constraint; more take one a node and group, and one constraint a node.

    Raises:
        LimitExceeded: more than 2,000,000 products.
    """
    n_products = int(np.minimum(pairs[:, 0] + 1, n_groups).sum())
    if n_products > _MOST_TERMS:
        raise LimitExceeded(
            f"{len(names):,} nodes in {n_groups:,} groups need {n_products:,} products; the limit is "
            f"{_MOST_TERMS:,}; allow fewer groups, or take a smaller part of the graph"
        )
    if n_groups == 2:
        return _of_two(names, pairs, costs, offset)
    return _of_many(names, pairs, costs, n_groups, offset)


def places_of(names: Sequence[str], n_groups: int, sample: Sample) -> list[int]:
    """Returns the group of each node in a sample of that model, -1 where it is not exactly one."""
    if n_groups == 2:
        return [0, *(round(sample[in_group(name, 1)]) for name in names[1:])]
    places = [0]
    for node, name in enumerate(names[1:], 1):
        groups = range(min(node + 1, n_groups))
        taken = [group for group in groups if round(sample[in_group(name, group)])]
        places.append(taken[0] if len(taken) == 1 else -1)
    return places


def _of_two(
    names: Sequence[str], pairs: Ints, costs: Floats, offset: float
) -> dimod.ConstrainedQuadraticModel:
    """x is 1 in the second group; u and v share one where 1 − x_u − x_v + 2·x_u·x_v is 1."""
    import dimod

    n = len(names)
    linear = -np.bincount(pairs.ravel(), np.repeat(costs, 2), minlength=n)
    later = pairs[:, 0] > 0
    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        linear[1:],
        (pairs[later, 0] - 1, pairs[later, 1] - 1, 2 * costs[later]),
        offset + float(costs.sum()),
        dimod.BINARY,
        variable_order=[in_group(name, 1) for name in names[1:]],
    )
    return dimod.ConstrainedQuadraticModel.from_bqm(bqm)


def _of_many(
    names: Sequence[str], pairs: Ints, costs: Floats, n_groups: int, offset: float
) -> dimod.ConstrainedQuadraticModel:
    import dimod

    counts = np.minimum(np.arange(1, len(names) + 1), n_groups)
    counts[0] = 0  # the first node has no variable
    start = np.concatenate([[0], np.cumsum(counts)])
    linear = np.zeros(start[-1])
    is_first = pairs[:, 0] == 0
    np.add.at(linear, start[pairs[is_first, 1]], costs[is_first])
    rest, rest_costs = pairs[~is_first], costs[~is_first]
    shared = counts[rest[:, 0]]  # the groups that both may take: those of the lesser
    ends = np.cumsum(shared)
    group = np.arange(int(shared.sum())) - np.repeat(ends - shared, shared)
    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        linear,
        (
            np.repeat(start[rest[:, 0]], shared) + group,
            np.repeat(start[rest[:, 1]], shared) + group,
            np.repeat(rest_costs, shared),
        ),
        offset,
        dimod.BINARY,
        variable_order=[
            in_group(name, each)
            for name, count in zip(names, counts.tolist(), strict=True)
            for each in range(count)
        ],
    )
    cqm = dimod.ConstrainedQuadraticModel.from_bqm(bqm)
    for name, count in zip(names[1:], counts[1:].tolist(), strict=True):
        labels = [(in_group(name, each), 1.0) for each in range(count)]
        cqm.add_constraint_from_iterable(labels, "==", rhs=1, label=f"{name} in one group")
    return cqm


def completed(places: Sequence[int], pairs: Ints, costs: Floats, n_groups: int) -> list[int]:
    """Returns the places with each node that had none in the group where it costs least.

    Shape: `places` (n,), below 0 where a node has none; `pairs` (m, 2), `costs` (m,).

    >>> completed([0, 1, -1], np.array([[0, 2], [1, 2]]), np.array([3.0, 1.0]), 2)
    [0, 1, 1]
    """
    beside: dict[int, list[tuple[int, float]]] = {
        node: [] for node, place in enumerate(places) if place < 0
    }
    for (u, v), cost in zip(pairs.tolist(), costs.tolist(), strict=True):
        for node, other in ((u, v), (v, u)):
            if node in beside:
                beside[node].append((other, cost))
    whole = list(places)
    for node, others in beside.items():
        group_costs = [0.0] * n_groups
        for other, cost in others:
            if whole[other] >= 0:
                group_costs[whole[other]] += cost
        whole[node] = group_costs.index(min(group_costs))
    return whole
