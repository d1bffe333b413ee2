"""Minimum cost flow questions: goods through a network with costs and capacities."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graphs import layered_arcs
from evals.generator.grammar.lists import told
from evals.generator.grammar.names import TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


@dataclass(frozen=True, slots=True)
class _Network:
    nodes: list[str]
    arcs: list[tuple[str, str, int, int]]  # from, to, cost, capacity
    amount: int


def _network(draw: Draw, nodes: list[str]) -> _Network:
    """Capacities let all through by one chain at least, so that there is a plan."""
    amount = draw.whole(5, 15)
    pairs = layered_arcs(draw, nodes, len(nodes) // 2)
    chain = set(pairwise(nodes))
    pairs += [pair for pair in sorted(chain) if pair not in pairs]
    arcs = [
        (u, v, draw.whole(1, 9), amount + 2 if (u, v) in chain else draw.whole(2, amount))
        for u, v in pairs
    ]
    return _Network(nodes, arcs, amount)


def _problem(text: str, it: _Network) -> Question:
    supply = {it.nodes[0]: it.amount, it.nodes[-1]: -it.amount}
    return asked(
        text,
        "min_cost_flow",
        nodes=[{"name": n, "supply": supply.get(n, 0)} for n in it.nodes],
        arcs=[{"u": u, "v": v, "cost": c, "capacity": k} for u, v, c, k in it.arcs],
    )


def _abstract(draw: Draw, size: int) -> Question:
    it = _network(draw, ["s", *"abcdef"[: size - 2], "t"])
    text = compose(
        draw,
        "Directed network, arcs as (from, to, cost per unit, capacity): "
        + ", ".join(f"({u}, {v}, {c}, {k})" for u, v, c, k in it.arcs)
        + ".",
        "",
        f"Send {it.amount} units from s to t at minimum cost.",
    )
    return _problem(text, it)


def _tabled(draw: Draw, size: int) -> Question:
    it = _network(draw, ["port", *draw.some(TOWNS, size - 2), "mill"])
    text = compose(
        draw,
        f"{it.amount} tonnes of grain have to get from the port to the mill.",
        "Trains run in the direction shown only:"
        + table(draw, ["from", "to", "euros per tonne", "most tonnes"], it.arcs),
        "What is the cheapest way to bring all the grain to the mill?",
    )
    return _problem(text, it)


def _prose(draw: Draw, size: int) -> Question:
    it = _network(draw, ["plant", *draw.some(TOWNS, min(size, 5) - 2), "store"])
    pattern = currency(draw)
    facts = [
        f"from {u} to {v} a crate costs {money(pattern, c)} and at most {k} crates can go"
        for u, v, c, k in it.arcs
    ]
    text = compose(
        draw,
        f"The plant has to deliver {it.amount} crates to the store by lorries that share their loads.",
        told(draw, facts),
        "What do we pay at the least for delivering all of them?",
    )
    return _problem(text, it)


def _two_wants(draw: Draw, size: int) -> Question:
    a, b = draw.some(TOWNS, 2)
    want = draw.wholes(2, 3, 9)
    cost = draw.wholes(3, 2, 12)
    most = draw.whole(2, 6)
    text = compose(
        draw,
        f"A quarry produces {sum(want)} tonnes of gravel a day, of which {a} takes {want[0]} and {b} takes {want[1]}.",
        f"A tonne costs {cost[0]} dollars from the quarry to {a}, {cost[1]} from the quarry to {b} and {cost[2]} from {a} to {b}, "
        f"where no more than {most} tonnes a day can pass. The other two roads have no limit.",
        f"How cheaply can {a} and {b} be supplied each day?",
    )
    nodes = [("quarry", sum(want)), (a, -want[0]), (b, -want[1])]
    arcs = [("quarry", a, cost[0], None), ("quarry", b, cost[1], None), (a, b, cost[2], most)]
    return asked(
        text,
        "min_cost_flow",
        nodes=[{"name": n, "supply": s} for n, s in nodes],
        arcs=[{"u": u, "v": v, "cost": c, "capacity": k} for u, v, c, k in arcs],
    )


PHRASING = Phrasing((_abstract, _tabled, _prose, _two_wants))
