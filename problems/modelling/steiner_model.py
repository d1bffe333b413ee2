"""Models of a Steiner tree: arcs away from a terminal that reach all others, by way of any node.

Sources: Wong, A dual ascent approach for Steiner tree problems on a directed graph, Mathematical
Programming 28 (1984), for a flow to each terminal; Lucas, Ising formulations of many NP problems,
Frontiers in Physics 2 (2014), section 9, for depths.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from problems.modelling.network import arc_label, outflow_rows, refuse_large_cqm
from problems.modelling.tree_model import Groups, Tree, depth_labels
from problems.structures import Floats, Ints, Program

if TYPE_CHECKING:
    import dimod

_MOST_FLOWS = 200_000  # above it one flow serves all terminals: a weaker bound, and it fits


@dataclass(frozen=True)
class Terminals(Tree):
    """A graph of which some nodes, the terminals by their index, are to be joined."""

    terminals: tuple[int, ...]

    @cached_property
    def root(self) -> int:
        """The terminal of most edges: no arc leads to it, so that fewest are left."""
        ends = np.concatenate([self.tails, self.heads])
        degrees = np.bincount(ends, minlength=len(self.nodes))
        return int(max(self.terminals, key=lambda node: degrees[node]))

    @property
    def reached(self) -> Ints:
        """The terminals but the root."""
        return np.array([node for node in self.terminals if node != self.root], dtype=np.int64)


def steiner_cqm(graph: Terminals) -> dimod.ConstrainedQuadraticModel:
    """Returns the model of binaries alone: a terminal has one arc into it, other nodes at most one.

    An arc at a depth needs one into its tail at the depth before. Shape: up to 2m·(n − 1) binaries.

    Raises:
        LimitExceeded: more than 200,000 binaries.
    """
    import dimod

    refuse_large_cqm(2 * graph.tails.size * (len(graph.nodes) - 1), "the tree")
    tails, heads, edges = (each.tolist() for each in graph.arcs)
    variables = depth_labels(graph)
    into: dict[int, list[tuple[str, float]]] = {node: [] for node in range(len(graph.nodes))}
    at_depth: dict[tuple[int, int], list[tuple[str, float]]] = {}
    for label, arc, depth in variables:
        into[heads[arc]].append((label, 1.0))
        at_depth.setdefault((heads[arc], depth), []).append((label, -1.0))
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", [label for label, _, _ in variables] or [_IDLE])
    none = [(next(iter(cqm.variables)), 0.0)]  # an absent sum: dimod takes no empty one
    cqm.set_objective(
        [(label, float(graph.weights[edges[arc]])) for label, arc, _ in variables] or none
    )
    wanted = set(graph.reached.tolist())
    for node, terms in into.items():
        if node in wanted or len(terms) > 1:
            sense = "==" if node in wanted else "<="
            name = f"{graph.nodes[node]} joined ({node})"
            cqm.add_constraint_from_iterable(terms or none, sense, rhs=1, label=name)
    for label, arc, depth in variables:
        if tails[arc] != graph.root:
            terms = [(label, 1.0), *at_depth.get((tails[arc], depth - 1), [])]
            cqm.add_constraint_from_iterable(terms, "<=", rhs=0, label=f"below {label}")
    return cqm


_IDLE = "no edge leaves the root"


def steiner_program(graph: Terminals) -> Program:
    """Returns the program of arcs on which a unit flows from the root to each other terminal.

    The first variables are the arcs of `graph.arcs`, then come the flows: one for each terminal,
    whose relaxation is as tight as that of all directed cuts, or one for all where that is too many.
    """
    from scipy.sparse import block_array, coo_array, csr_array, eye_array, kron

    tails, heads, edges = graph.arcs
    n_nodes, n_arcs = len(graph.nodes), tails.size
    demands = _demands(graph)
    sizes = demands.sum(axis=1)
    n_flows = len(demands)
    others = np.delete(np.arange(n_nodes), graph.root)
    is_terminal = np.isin(others, graph.reached)
    balance = -outflow_rows(tails, heads, n_nodes)[others]
    into = coo_array((np.ones(n_arcs), (heads, np.arange(n_arcs))), shape=(n_nodes, n_arcs))
    blocks: list[list[csr_array | None]] = [
        [into.tocsr()[others], None],
        [balance[~is_terminal], None],  # what enters a node that is no terminal leaves it
        [None, csr_array(kron(eye_array(n_flows), balance))],
        [
            csr_array(kron(sizes[:, None], eye_array(n_arcs))),
            csr_array(-eye_array(n_flows * n_arcs)),
        ],
    ]
    free = int((~is_terminal).sum())
    sent = demands[:, others].ravel()
    labels = [
        arc_label(index, graph.nodes[u], graph.nodes[v])
        for index, (u, v) in enumerate(zip(tails.tolist(), heads.tolist(), strict=True))
    ]
    n = n_arcs * (1 + n_flows)
    return Program(
        names=(*labels, *(f"flow {k} on {label}" for k in range(n_flows) for label in labels)),
        linear=np.concatenate([graph.weights[edges], np.zeros(n - n_arcs)]),
        lower=np.zeros(n),
        upper=np.concatenate([np.ones(n_arcs), np.repeat(sizes, n_arcs)]),
        integer=np.arange(n) < n_arcs,
        rows=csr_array(block_array(blocks)),
        row_lower=np.concatenate(
            [np.where(is_terminal, 1.0, 0.0), np.full(free, -np.inf), sent, np.zeros(n - n_arcs)]
        ),
        row_upper=np.concatenate(
            [np.ones(others.size), np.zeros(free), sent, np.full(n - n_arcs, np.inf)]
        ),
    )


def _demands(graph: Terminals) -> Floats:
    """What each flow brings to each node. Shape: (flows, n)."""
    reached = graph.reached
    each = np.zeros((reached.size, len(graph.nodes)))
    each[np.arange(reached.size), reached] = 1.0
    if reached.size * graph.arcs[0].size > _MOST_FLOWS:
        each = each.sum(axis=0, keepdims=True)
    return each


def pruned(graph: Terminals, edges: set[int]) -> set[int]:
    """Returns a tree of these edges that still joins the terminals, without idle ends.

    An edge that costs nothing can be chosen without need, as a stub or in a cycle.
    """
    tails, heads = graph.tails.tolist(), graph.heads.tolist()
    groups = Groups(len(graph.nodes))
    kept = {edge for edge in sorted(edges) if groups.join(tails[edge], heads[edge])}
    touching: dict[int, set[int]] = {}
    for edge in kept:
        touching.setdefault(tails[edge], set()).add(edge)
        touching.setdefault(heads[edge], set()).add(edge)
    needed = set(graph.terminals)
    idle = [node for node, held in touching.items() if len(held) == 1 and node not in needed]
    while idle:
        for edge in touching[idle.pop()]:
            kept.discard(edge)
            for end in (tails[edge], heads[edge]):
                touching[end] = touching[end] - {edge}
                if len(touching[end]) == 1 and end not in needed:
                    idle.append(end)
            break
    return kept
