"""Models of a spanning tree: arcs away from a root, and what keeps them from closing a cycle.

Sources: Magnanti, Wolsey: Optimal trees, in Network Models (Handbooks in OR 7, 1995), for the flows;
Lucas: Ising formulations of many NP problems, Frontiers in Physics 2 (2014), section 8, for depths.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from problems.modelling.network import arc_label, refuse_large_cqm
from problems.structures import Floats, Ints, Program

if TYPE_CHECKING:
    import dimod


@dataclass(frozen=True)
class Tree:
    """A graph whose nodes are to be joined, and the most edges that some nodes may have.

    Shape: `tails`, `heads`, `weights` (m,); `limits` by the index of the node.
    """

    nodes: tuple[str, ...]
    tails: Ints
    heads: Ints
    weights: Floats
    limits: Mapping[int, int]

    @cached_property
    def root(self) -> int:
        """The node of most edges: no arc leads to it, so that fewest are left."""
        n_nodes = len(self.nodes)
        return int(
            np.bincount(np.concatenate([self.tails, self.heads]), minlength=n_nodes).argmax()
        )

    @cached_property
    def arcs(self) -> tuple[Ints, Ints, Ints]:
        """Tail, head and edge of each arc: every edge both ways, but none to the root."""
        tails = np.concatenate([self.tails, self.heads])
        heads = np.concatenate([self.heads, self.tails])
        edges = np.tile(np.arange(self.tails.size), 2)
        away = heads != self.root
        return tails[away], heads[away], edges[away]

    @cached_property
    def needed(self) -> Tree:
        """The graph without the edges that one cheapest tree does without.

        An edge whose ends cheaper edges join is dearest on a cycle, so some cheapest tree lacks it.
        Where nodes have limits that argument fails, and every edge is kept.
        Source: Kruskal, On the shortest spanning subtree of a graph, Proc. AMS 7 (1956).
        """
        if self.limits:
            return self
        groups = Groups(len(self.nodes))
        order = np.argsort(self.weights, kind="stable").tolist()
        tails, heads = self.tails.tolist(), self.heads.tolist()
        kept = np.array([each for each in order if groups.join(tails[each], heads[each])])
        return Tree(self.nodes, self.tails[kept], self.heads[kept], self.weights[kept], {})


class Groups:
    """Which of n nodes are joined so far, by any way."""

    def __init__(self, n_nodes: int) -> None:
        self._above = list(range(n_nodes))

    def join(self, u: int, v: int) -> bool:
        """Joins two nodes; False where they were joined before."""
        top_u, top_v = self.top(u), self.top(v)
        self._above[top_u] = top_v
        return top_u != top_v

    def top(self, node: int) -> int:
        """The node that stands for all that are joined to this one."""
        while self._above[node] != node:
            self._above[node] = self._above[self._above[node]]
            node = self._above[node]
        return node


def tree_program(tree: Tree) -> Program:
    """Returns the program of arcs away from the root, one into each node, on which flow reaches all.

    The root sends a unit to each other node, on arcs of the tree only. One flow for all was sooner
    than one for each node: 1.6 s to 6.4 s on 30 points of at most 3 edges each. The first variables
    are the arcs of `tree.arcs`, then come their flows.
    """
    from scipy.sparse import block_array, coo_array, csr_array, diags_array

    tails, heads, edges = tree.arcs
    n_nodes, n_arcs = len(tree.nodes), tails.size
    others = np.delete(np.arange(n_nodes), tree.root)
    arcs, ones = np.arange(n_arcs), np.ones(n_arcs)
    into = coo_array((ones, (heads, arcs)), shape=(n_nodes, n_arcs)).tocsr()
    away = coo_array((ones, (tails, arcs)), shape=(n_nodes, n_arcs)).tocsr()
    capacity = np.where(tails == tree.root, others.size, others.size - 1.0)
    limited = np.array(sorted(tree.limits), dtype=np.int64)
    blocks: list[list[csr_array | None]] = [
        [into[others], None],
        [(into + away)[limited], None],
        [None, (into - away)[others]],
        [csr_array(diags_array(capacity)), csr_array(diags_array(-ones))],
    ]
    joined, most = np.ones(others.size), [float(tree.limits[node]) for node in limited.tolist()]
    labels = _arc_labels(tree)
    return Program(
        names=(*labels, *(f"flow on {label}" for label in labels)),
        linear=np.concatenate([tree.weights[edges], np.zeros(n_arcs)]),
        lower=np.zeros(2 * n_arcs),
        upper=np.concatenate([ones, capacity]),
        integer=np.arange(2 * n_arcs) < n_arcs,
        rows=csr_array(block_array(blocks)),
        row_lower=np.concatenate([joined, np.full(limited.size, -np.inf), joined, 0 * ones]),
        row_upper=np.concatenate([joined, most, joined, np.full(n_arcs, np.inf)]),
    )


def _arc_labels(tree: Tree) -> list[str]:
    tails, heads, _ = (each.tolist() for each in tree.arcs)
    return [
        arc_label(index, tree.nodes[u], tree.nodes[v])
        for index, (u, v) in enumerate(zip(tails, heads, strict=True))
    ]


def depth_labels(tree: Tree) -> list[tuple[str, int, int]]:
    """Returns the binaries "u → v (arc) at depth", each with its arc and depth.

    v is that many edges below the root, which is no fewer than in the whole graph. No arc is left
    out that some tree takes.
    """
    tails = tree.arcs[0]
    nearest = _edges_from_root(tree)
    last = len(tree.nodes) - 1
    found: list[tuple[str, int, int]] = []
    for arc, label in enumerate(_arc_labels(tree)):
        if not np.isfinite(nearest[tails[arc]]):
            continue
        from_root = tails[arc] == tree.root
        first = int(nearest[tails[arc]]) + 1
        depths = (1,) if from_root else range(max(first, 2), last + 1)
        found += [(f"{label} at {depth}", arc, depth) for depth in depths]
    return found


def _edges_from_root(tree: Tree) -> Floats:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import dijkstra

    shape = (len(tree.nodes), len(tree.nodes))
    ones = np.ones(tree.tails.size)
    joined = coo_array((ones, (tree.tails, tree.heads)), shape=shape).tocsr()
    found: Floats = dijkstra(joined, directed=False, indices=[tree.root], unweighted=True)[0]
    return found


def tree_cqm(tree: Tree) -> dimod.ConstrainedQuadraticModel:
    """Returns the model of binaries alone: each node but the root has one arc into it, at one depth.

    An arc at a depth needs one into its tail at the depth before. Shape: up to 2m·(n − 1) binaries.

    Raises:
        LimitExceeded: more than 200,000 binaries.
    """
    import dimod

    refuse_large_cqm(2 * tree.tails.size * (len(tree.nodes) - 1), "the tree")
    tails, heads, edges = (each.tolist() for each in tree.arcs)
    variables = depth_labels(tree)
    into: dict[int, list[tuple[str, float]]] = {node: [] for node in range(len(tree.nodes))}
    touching: dict[int, list[tuple[str, float]]] = {node: [] for node in tree.limits}
    at_depth: dict[tuple[int, int], list[tuple[str, float]]] = {}
    for label, arc, depth in variables:
        into[heads[arc]].append((label, 1.0))
        at_depth.setdefault((heads[arc], depth), []).append((label, -1.0))
        for end in {tails[arc], heads[arc]} & touching.keys():
            touching[end].append((label, 1.0))
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", [label for label, _, _ in variables])
    cqm.set_objective([(label, float(tree.weights[edges[arc]])) for label, arc, _ in variables])
    none = [(variables[0][0], 0.0)]  # an absent sum: dimod takes no empty one
    for node, terms in into.items():
        if node != tree.root:
            name = f"{tree.nodes[node]} joined ({node})"
            cqm.add_constraint_from_iterable(terms or none, "==", rhs=1, label=name)
    for label, arc, depth in variables:
        if tails[arc] != tree.root:
            terms = [(label, 1.0), *at_depth.get((tails[arc], depth - 1), [])]
            cqm.add_constraint_from_iterable(terms, "<=", rhs=0, label=f"below {label}")
    for node, terms in touching.items():
        name = f"limit of {tree.nodes[node]} ({node})"
        cqm.add_constraint_from_iterable(terms or none, "<=", rhs=tree.limits[node], label=name)
    return cqm
