"""Random graphs, and the ways in which people write their edges down."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.tables import table

Pair = tuple[str, str]


def connected_pairs(draw: Draw, nodes: Sequence[str], n_more: int) -> list[Pair]:
    """Returns the edges of a connected graph: a random tree, and so many edges more."""
    order = draw.shuffled(nodes)
    pairs = [(draw.one(order[:i]), order[i]) for i in range(1, len(order))]
    known = {frozenset(pair) for pair in pairs}
    spare = [pair for pair in combinations(nodes, 2) if frozenset(pair) not in known]
    return draw.shuffled([*pairs, *draw.some(spare, min(n_more, len(spare)))])


def layered_arcs(draw: Draw, nodes: Sequence[str], n_more: int) -> list[Pair]:
    """Returns arcs that lead from the first node to the last and never backwards."""
    arcs = set(pairwise(nodes)) if len(nodes) < 5 else set()
    inner = list(nodes[1:-1])
    for node in inner:
        place = nodes.index(node)
        arcs.add((draw.one(nodes[:place]), node))
        arcs.add((node, draw.one(nodes[place + 1 :])))
    spare = [
        pair
        for pair in combinations(nodes, 2)
        if pair not in arcs and pair != (nodes[0], nodes[-1])
    ]
    return draw.shuffled(sorted([*arcs, *draw.some(spare, min(n_more, len(spare)))]))


def pairs_told(draw: Draw, pairs: Sequence[Pair]) -> str:
    """Returns edges without weights: with dashes, in brackets, in words, or a line each."""
    match draw.whole(0, 5):
        case 0:
            return ", ".join(f"{u}-{v}" for u, v in pairs)
        case 4:
            return ", ".join(f"{u} with {v}" for u, v in pairs)
        case 5:
            return "\n" + "\n".join(f"{u} - {v}" for u, v in pairs) + "\n"
        case 1:
            return ", ".join(f"({u}, {v})" for u, v in pairs)
        case 2:
            return "; ".join(f"{u} and {v}" for u, v in pairs)
        case _:
            return listed([f"{u}–{v}" for u, v in pairs])


def weighted_told(draw: Draw, edges: Sequence[tuple[str, str, int]], unit: str = "") -> str:
    """Returns weighted edges in a sentence: A-B 4, A to B 4, A–B: 4, or a line each."""
    tail = f" {unit}" if unit else ""
    match draw.whole(0, 5):
        case 0:
            return ", ".join(f"{u}-{v} {w}{tail}" for u, v, w in edges)
        case 4:
            return ", ".join(f"between {u} and {v} {w}{tail}" for u, v, w in edges)
        case 5:
            return "\n" + "\n".join(f"{u} - {v}: {w}{tail}" for u, v, w in edges) + "\n"
        case 1:
            return "; ".join(f"{u} to {v} {w}{tail}" for u, v, w in edges)
        case 2:
            return ", ".join(f"{u}–{v}: {w}{tail}" for u, v, w in edges)
        case _:
            return listed([f"{u} to {v} is {w}{tail}" for u, v, w in edges])


def led(lead: str, edges: str) -> str:
    """Returns the lead and the edges as a sentence, or as a block of lines without a full stop.

    >>> led("Roads:", "A-B, A-C")
    'Roads: A-B, A-C.'
    """
    if edges.startswith("\n"):
        return lead.removesuffix(":") + ":" + edges
    return f"{lead} {edges}."


def arcs_told(draw: Draw, arcs: Sequence[tuple[str, str, int]]) -> str:
    """Returns directed weighted edges: A -> B (4), A→B: 4, from A to B 4."""
    match draw.whole(0, 2):
        case 0:
            return ", ".join(f"{u} -> {v} ({w})" for u, v, w in arcs)
        case 1:
            return "; ".join(f"{u}→{v}: {w}" for u, v, w in arcs)
        case _:
            return ", ".join(f"from {u} to {v} {w}" for u, v, w in arcs)


def neighbours_told(pairs: Sequence[Pair], verb: str) -> list[str]:
    """Returns a clause for each first node of the pairs: "A borders B and C"."""
    by_first: dict[str, list[str]] = {}
    for u, v in pairs:
        by_first.setdefault(u, []).append(v)
    return [f"{u} {verb} {listed(others)}" for u, others in by_first.items()]


def edge_table(draw: Draw, edges: Sequence[Sequence[object]], header: Sequence[str]) -> str:
    """Returns edges in a table, a row each."""
    return table(draw, header, edges)


def tuples_told(edges: Sequence[Sequence[object]]) -> str:
    """Returns edges as programmers write them.

    >>> tuples_told([("A", "B", 3)])
    '[(A, B, 3)]'
    """
    return "[" + ", ".join("(" + ", ".join(str(x) for x in edge) + ")" for edge in edges) + "]"


def node_names(draw: Draw, n: int) -> list[str]:
    """Returns names of an abstract graph's nodes: letters, numbers from 0 or 1, or v1, v2…"""
    match draw.whole(0, 3):
        case 3:
            return [str(i) for i in range(n)]
        case 0:
            return list("ABCDEFGHIJKLMNOPQRSTUVW"[:n])
        case 1:
            return [str(i) for i in range(1, n + 1)]
        case _:
            return [f"v{i}" for i in range(1, n + 1)]
