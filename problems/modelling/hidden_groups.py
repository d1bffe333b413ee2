"""Random pairs of nodes with groups hidden in them, from plain to none."""

from __future__ import annotations

import numpy as np

from problems.modelling.weighted_graph import random_pairs


def grouped_pairs(
    rng: np.random.Generator, n_nodes: int, n_groups: int, *, mixing: float, chance: float
) -> list[tuple[int, int]]:
    """Returns a path through all nodes, and other pairs, each with this chance on average.

    Groups follow each other on the path. Pairs of two groups have `mixing` times the chance, pairs of one
    group what makes up for it: at 0 only the path leads from group to group, at 1 there are none.

    Source: the planted partition of Condon, Karp: Algorithms for graph partitioning on the planted
    partition model, Random Structures & Algorithms 18 (2001).
    """
    group = np.arange(n_nodes) * n_groups // n_nodes
    inside = chance * (n_groups - mixing * (n_groups - 1))
    is_inside = group[:, None] == group[None, :]
    return random_pairs(rng, n_nodes, np.where(is_inside, inside, mixing * chance))
