"""Undirected graphs without a story: every edge spelled out, adjacency lists, matrices."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.tables import matrix

Pair = tuple[str, str]


def abstract_pairs(draw: Draw, pairs: Sequence[Pair]) -> str:
    """Returns sentences that give an undirected graph by its edges, lists or matrix."""
    nodes = sorted({node for pair in pairs for node in pair})
    match draw.whole(0, 2):
        case 0:
            edges = [f"an edge between node {u} and node {v}" for u, v in pairs]
            return (
                f"In an undirected graph with the nodes {listed(nodes)}, there is {listed(edges)}."
            )
        case 1:
            lines = [f"{node}: {' '.join(_others(node, pairs))}" for node in nodes]
            return "The adjacency list of an undirected graph is\n" + "\n".join(lines) + "\n"
        case _:
            known = {frozenset(pair) for pair in pairs}
            rows = [[int(frozenset((u, v)) in known) for v in nodes] for u in nodes]
            order = f"An undirected graph on {listed(nodes)}, in this order,"
            return f"{order} has the adjacency matrix {matrix(draw, rows)}"


def _others(node: str, pairs: Sequence[Pair]) -> list[str]:
    return [v if u == node else u for u, v in pairs if node in (u, v)]


def abstract_weights(draw: Draw, edges: Sequence[tuple[str, str, int]]) -> str:
    """Returns sentences that give an undirected weighted graph by its edges or its matrix."""
    nodes = sorted({node for u, v, _ in edges for node in (u, v)})
    if draw.chance(0.5):
        told = [f"an edge between node {u} and node {v} with weight {w}" for u, v, w in edges]
        return f"In an undirected graph with the nodes {listed(nodes)}, there is {listed(told)}."
    weights = {frozenset((u, v)): w for u, v, w in edges}
    rows = [[weights.get(frozenset((u, v)), 0) for v in nodes] for u in nodes]
    return (
        f"An undirected graph on {listed(nodes)}, in this order, has the weight matrix (0 where there is no "
        f"edge) {matrix(draw, rows)}"
    )
