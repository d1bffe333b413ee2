"""Models of breaking every cycle: which nodes go, and an order that proves the rest has no cycle.

Directed: arcs lead upwards in the order. Undirected: every edge that stays leads from a parent to its
child one level or more below, and no node has two parents. Sources: Miller, Tucker, Zemlin, Integer
programming formulation of traveling salesman problems, Journal of the ACM 7 (1960), for the order;
Lucas, Ising formulations of many NP problems, Frontiers in Physics 2 (2014), section 8, for levels.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from problems.modelling.network import arc_label
from problems.structures import Floats, Program

_MOST_TRIANGLES = 20_000

Arc = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cyclic:
    """A graph to break; undirected edges are given once, either way round.

    Shape: `weights` (n,).
    """

    names: tuple[str, ...]
    weights: Floats
    pairs: tuple[Arc, ...]
    directed: bool


@dataclass(slots=True)
class _Rows:
    """A program that grows: variables by name, rows Σ coefficient·variable ≥ side."""

    costs: dict[str, float] = field(default_factory=dict)
    most: dict[str, float] = field(default_factory=dict)
    terms: list[dict[str, float]] = field(default_factory=list)
    sides: list[float] = field(default_factory=list)

    def variable(self, name: str, most: float = 1.0, cost: float = 0.0) -> str:
        self.costs.setdefault(name, cost)
        self.most.setdefault(name, most)
        return name

    def at_least(self, terms: dict[str, float], side: float) -> None:
        self.terms.append(terms)
        self.sides.append(side)

    def program(self) -> Program:
        from problems.modelling.program_arrays import rows_matrix

        n = len(self.costs)
        return Program(
            names=tuple(self.costs),
            linear=np.array(list(self.costs.values()), dtype=float),
            lower=np.zeros(n),
            upper=np.array(list(self.most.values()), dtype=float),
            integer=np.ones(n, dtype=bool),
            rows=rows_matrix(self.terms, {name: at for at, name in enumerate(self.costs)}),
            row_lower=np.array(self.sides, dtype=float),
            row_upper=np.full(len(self.sides), np.inf),
        )


def removal_label(name: str) -> str:
    """The binary that is 1 where a node goes."""
    return f"remove {name}"


def feedback_program(graph: Cyclic) -> Program:
    """Returns the program; nodes that lie on no cycle are not in it.

    Rows for every pair that is a cycle, and for triangles, tighten the relaxation.
    """
    rows = _Rows()
    if graph.directed:
        _directed_rows(rows, graph)
    else:
        _undirected_rows(rows, graph)
    if not rows.costs:  # a model of no variable is one that solvers choke on
        _removal(rows, graph, 0)
    return rows.program()


def _removal(rows: _Rows, graph: Cyclic, node: int) -> str:
    return rows.variable(removal_label(graph.names[node]), cost=float(graph.weights[node]))


def _place(rows: _Rows, graph: Cyclic, node: int, last: int) -> str:
    return rows.variable(f"place of {graph.names[node]}", most=last)


def _directed_rows(rows: _Rows, graph: Cyclic) -> None:
    """place v ≥ place u + 1 on every arc that stays; of two arcs there and back one end goes."""
    arcs = set(graph.pairs)
    for u, v in graph.pairs:
        if (v, u) in arcs and u < v:
            rows.at_least({_removal(rows, graph, node): 1.0 for node in (u, v)}, 1)
    single = [(u, v) for u, v in graph.pairs if (v, u) not in arcs]
    part, sizes = _parts(len(graph.names), single, directed=True)
    inside = [(u, v) for u, v in single if part[u] == part[v]]
    for u, v in inside:
        last = sizes[part[u]] - 2  # one node of the part goes at least
        terms = {_place(rows, graph, v, last): 1.0, _place(rows, graph, u, last): -1.0}
        terms |= {_removal(rows, graph, node): last + 1.0 for node in (u, v)}
        rows.at_least(terms, 1)
    _triangle_rows(rows, graph, inside)


def _undirected_rows(rows: _Rows, graph: Cyclic) -> None:
    """An edge stays as one of two arcs from parent to child, or one of its ends goes."""
    edges = _core(graph.pairs)
    part, sizes = _parts(len(graph.names), edges, directed=False)
    parents: dict[int, dict[str, float]] = {}
    for index, (a, b) in enumerate(edges):
        last = (sizes[part[a]] - 1) // 2  # levels below the middle of a tree without one node
        kept = {_removal(rows, graph, node): 1.0 for node in (a, b)}
        for u, v in ((a, b), (b, a)):
            arc = rows.variable(f"take {arc_label(index, graph.names[u], graph.names[v])}")
            kept[arc] = 1.0
            parents.setdefault(v, {})[arc] = -1.0
            levels = {_place(rows, graph, v, last): 1.0, _place(rows, graph, u, last): -1.0}
            rows.at_least({**levels, arc: -(last + 1.0)}, -last)
            rows.at_least({arc: -1.0, _removal(rows, graph, u): -1.0}, -1)
        rows.at_least(kept, 1)
    for node, arcs in parents.items():
        rows.at_least({**arcs, _removal(rows, graph, node): -1.0}, -1)
    _triangle_rows(rows, graph, [*edges, *((b, a) for a, b in edges)])


def _triangle_rows(rows: _Rows, graph: Cyclic, arcs: list[Arc]) -> None:
    """One node of each cycle of three goes; only so many rows, for they are not needed."""
    after: dict[int, set[int]] = {}
    before: dict[int, set[int]] = {}
    for u, v in arcs:
        after.setdefault(u, set()).add(v)
        before.setdefault(v, set()).add(u)
    found: set[tuple[int, ...]] = set()
    for u, v in arcs:
        for w in after.get(v, set()) & before.get(u, set()):
            found.add(tuple(sorted((u, v, w))))
        if len(found) >= _MOST_TRIANGLES:
            break
    for triangle in sorted(found):
        rows.at_least({_removal(rows, graph, node): 1.0 for node in triangle}, 1)


def _core(pairs: tuple[Arc, ...]) -> list[Arc]:
    """The edges that are left when nodes of one edge go, again and again."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph(pairs)
    core: nx.Graph[int] = nx.k_core(graph, 2)
    return [(u, v) for u, v in pairs if core.has_edge(u, v)]


def _parts(n_nodes: int, pairs: list[Arc], *, directed: bool) -> tuple[list[int], list[int]]:
    """The (strongly) connected part of each node, and how many nodes each has."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    joined = coo_array((np.ones(len(pairs)), (ends[0], ends[1])), shape=(n_nodes, n_nodes))
    _, part = connected_components(joined.tocsr(), directed=directed, connection="strong")
    return part.tolist(), np.bincount(part, minlength=1).tolist()
