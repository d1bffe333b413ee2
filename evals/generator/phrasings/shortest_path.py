"""Shortest path questions: roads, flights, corridors, changes of trains, message hops."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graphs import (
    arcs_told,
    connected_pairs,
    edge_table,
    led,
    node_names,
    tuples_told,
    weighted_told,
)
from evals.generator.grammar.lists import told
from evals.generator.grammar.names import CITIES, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Phrasing, Question, asked

Weighted = list[tuple[str, str, int]]


def _edges(draw: Draw, nodes: Sequence[str], high: int = 20) -> Weighted:
    return [(u, v, draw.whole(1, high)) for u, v in connected_pairs(draw, nodes, len(nodes))]


def _problem(
    text: str, nodes: Sequence[str], edges: Weighted, ends: Sequence[str], *, directed: bool = False
) -> Question:
    ways = [{"u": u, "v": v, "length": w} for u, v, w in edges]
    return asked(
        text,
        "shortest_path",
        nodes=nodes,
        edges=ways,
        start=ends[0],
        target=ends[1],
        directed=directed,
    )


def _roads(draw: Draw, size: int) -> Question:
    nodes = draw.some(TOWNS, size)
    edges = _edges(draw, nodes, 40)
    ends = draw.some(nodes, 2)
    text = compose(
        draw,
        "",
        led("The roads and their lengths:", weighted_told(draw, edges, "km")),
        f"What is the shortest way from {ends[0]} to {ends[1]}?",
    )
    return _problem(text, nodes, edges, ends)


def _abstract(draw: Draw, size: int) -> Question:
    nodes = node_names(draw, size)
    edges = _edges(draw, nodes)
    ends = draw.some(nodes, 2)
    text = compose(
        draw,
        f"An undirected weighted graph has the edges {tuples_told(edges)}.",
        "",
        f"Find the length of the shortest path from node {ends[0]} to node {ends[1]}.",
    )
    return _problem(text, nodes, edges, ends)


def _one_way(draw: Draw, size: int) -> Question:
    nodes = list("ABCDEFGHIJ"[:size])
    pairs = connected_pairs(draw, nodes, size)
    ways = [(min(pair), max(pair)) for pair in pairs]
    ways += [(v, u) for u, v in draw.some(ways, 2)]
    edges = [(u, v, draw.whole(1, 15)) for u, v in ways]
    ends = (nodes[0], nodes[-1])
    text = compose(
        draw,
        "All streets in the old town are one-way.",
        f"Minutes by car: {arcs_told(draw, edges)}.",
        f"How long does the fastest drive from {ends[0]} to {ends[1]} take?",
    )
    return _problem(text, nodes, edges, ends, directed=True)


def _fares(draw: Draw, size: int) -> Question:
    nodes = draw.some(CITIES, size)
    edges = _edges(draw, nodes, 180)
    ends = draw.some(nodes, 2)
    pattern = currency(draw)
    facts = [f"a ticket between {u} and {v} is {money(pattern, w)}" for u, v, w in edges]
    text = compose(
        draw,
        "Fares are the same in both directions.",
        told(draw, facts),
        f"I live in {ends[0]} and want to get to {ends[1]}, changing as often as needed. What do I pay at the least?",
    )
    return _problem(text, nodes, edges, ends)


def _routers(draw: Draw, size: int) -> Question:
    nodes = [f"R{i}" for i in range(1, size + 1)]
    edges = _edges(draw, nodes, 90)
    ends = (nodes[0], nodes[-1])
    text = compose(
        draw,
        "Delays of the links in our network, in ms, the same both ways:",
        edge_table(draw, edges, ["from", "to", "delay"]),
        f"With what delay can a packet get from {ends[0]} to {ends[1]} if it is routed as well as possible?",
    )
    return _problem(text, nodes, edges, ends)


def _museum(draw: Draw, size: int) -> Question:
    nodes = [
        f"{colour} room" for colour in "red blue green yellow white black grey brown".split()[:size]
    ]
    edges = _edges(draw, nodes, 60)
    ends = (nodes[0], nodes[-1])
    facts = [f"from the {u} to the {v} or back it is {w} steps" for u, v, w in edges]
    text = compose(
        draw,
        "A tired visitor counts every step.",
        told(draw, facts),
        f"What is the least number of steps that takes the visitor from the {ends[0]} to the {ends[1]}?",
    )
    return _problem(text, nodes, edges, ends)


def _spelled(draw: Draw, size: int) -> Question:
    nodes = [str(i) for i in range(size)]
    edges = _edges(draw, nodes, 9)
    ends = draw.some(nodes, 2)
    told_edges = ", ".join(
        f"an edge between node {u} and node {v} with weight {w}" for u, v, w in edges
    )
    text = (
        f"In an undirected graph, the nodes are numbered from 0 to {size - 1}, and the edges are: {told_edges}. "
        f"What is the total weight of the shortest path from node {ends[0]} to node {ends[1]}?"
    )
    return _problem(text, nodes, edges, ends)


def _spells(draw: Draw, size: int) -> Question:
    nodes = draw.some(["frog", "prince", "swan", "stone", "bear", "cloud", "rose", "mouse"], size)
    edges = _edges(draw, nodes, 12)
    ends = draw.some(nodes, 2)
    facts = [f"turning a {u} into a {v}, or back, takes {w} drops of potion" for u, v, w in edges]
    text = compose(
        draw,
        "A witch knows a few spells.",
        told(draw, facts),
        f"How few drops does the witch need to make a {ends[1]} out of a {ends[0]}?",
    )
    return _problem(text, nodes, edges, ends)


PHRASING = Phrasing((_roads, _abstract, _one_way, _fares, _routers, _museum, _spelled, _spells))
