"""Maximum flow questions: pipes, roads, data links, evacuation and couriers."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graphs import arcs_told, edge_table, layered_arcs, tuples_told
from evals.generator.grammar.lists import told
from evals.generator.grammar.names import TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Phrasing, Question, asked

Weighted = list[tuple[str, str, int]]


def _arcs(draw: Draw, nodes: Sequence[str], high: int = 20) -> Weighted:
    return [(u, v, draw.whole(1, high)) for u, v in layered_arcs(draw, nodes, len(nodes))]


def _problem(text: str, nodes: Sequence[str], arcs: Weighted) -> Question:
    lines = [{"u": u, "v": v, "capacity": w} for u, v, w in arcs]
    return asked(text, "max_flow", nodes=nodes, arcs=lines, origin=nodes[0], destination=nodes[-1])


def _pipes(draw: Draw, size: int) -> Question:
    nodes = ["spring", *[f"tank {i}" for i in range(1, size - 1)], "town"]
    arcs = _arcs(draw, nodes, 15)
    facts = [f"the pipe from the {u} to the {v} carries {w} litres a second" for u, v, w in arcs]
    text = compose(
        draw,
        "Water runs through our pipes in one direction only.",
        told(draw, facts),
        "How many litres a second can at most reach the town from the spring?",
    )
    return _problem(text, nodes, arcs)


def _abstract(draw: Draw, size: int) -> Question:
    nodes = ["s", *"abcdefgh"[: size - 2], "t"]
    arcs = _arcs(draw, nodes)
    text = compose(
        draw,
        f"Directed network with arcs (from, to, capacity): {tuples_told(arcs)}.",
        "",
        "Compute the maximum flow from s to t.",
    )
    return _problem(text, nodes, arcs)


def _data(draw: Draw, size: int) -> Question:
    nodes = ["server", *[f"R{i}" for i in range(1, size - 1)], "office"]
    arcs = _arcs(draw, nodes, 90)
    text = compose(
        draw,
        "Bandwidths of our leased lines, each usable in the given direction:",
        edge_table(draw, arcs, ["from", "to", "Mbit/s"]),
        "At what rate can data be sent from the server to the office when all lines are used together?",
    )
    return _problem(text, nodes, arcs)


def _evacuation(draw: Draw, size: int) -> Question:
    nodes = ["stadium", *draw.some(TOWNS, size - 2), "shelter"]
    arcs = [(u, v, 10 * w) for u, v, w in _arcs(draw, nodes, 60)]
    text = compose(
        draw,
        "The police plans one-way roads for an evacuation.",
        f"Cars per minute that each road takes: {arcs_told(draw, arcs)}.",
        "How many cars per minute can get from the stadium to the shelter?",
    )
    return _problem(text, nodes, arcs)


def _stages(draw: Draw, size: int) -> Question:
    nodes = ["farm", *draw.some(TOWNS, size - 2), "port"]
    arcs = _arcs(draw, nodes, 30)
    facts = [f"{u} can forward {w} pallets a day to {v}" for u, v, w in arcs]
    text = compose(
        draw,
        "Fruit leaves the farm, passes through depots that keep nothing overnight, and ends up at the port.",
        told(draw, facts),
        "What is the largest number of pallets that can arrive at the port each day?",
    )
    return _problem(text, nodes, arcs)


def _spelled(draw: Draw, size: int) -> Question:
    nodes = [str(i) for i in range(size)]
    arcs = _arcs(draw, nodes)
    told_arcs = ", ".join(
        f"an edge from node {u} to node {v} with capacity {w}" for u, v, w in arcs
    )
    text = (
        f"In a directed graph, the nodes are numbered from 0 to {size - 1}, and the edges are: {told_arcs}. "
        f"What is the maximum flow from node 0 to node {size - 1}?"
    )
    return _problem(text, nodes, arcs)


def _couriers(draw: Draw, size: int) -> Question:
    nodes = ["the bank", *[f"courier {x}" for x in "ABCDEFGH"[: size - 2]], "the vault"]
    arcs = _arcs(draw, nodes, 12)
    facts = [f"{u} can hand {w} gold bars an hour to {v}" for u, v, w in arcs]
    text = compose(
        draw,
        "Couriers keep nothing for themselves and pass everything on at once.",
        told(draw, facts),
        "How many gold bars can arrive in the vault from the bank each hour at most?",
    )
    return _problem(text, nodes, arcs)


PHRASING = Phrasing((_pipes, _abstract, _data, _evacuation, _stages, _spelled, _couriers))
