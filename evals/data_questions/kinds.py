"""One kind of question a function: the files it comes with, its text, and the problem it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Rows = list[list[object]]
Problem = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question with its tables by file name, each with its header first, and the typed problem."""

    text: str
    files: dict[str, Rows]
    problem: Problem


def _names(stem: str, n: int) -> list[str]:
    return [f"{stem}{at:05d}" for at in range(1, n + 1)]


def knapsack(rng: np.random.Generator, size: int) -> Drawn:
    """Parcels for a van."""
    weights, worths = rng.integers(3, 60, size).tolist(), rng.integers(5, 90, size).tolist()
    names, capacity = _names("parcel", size), int(sum(weights) // 4)
    rows: Rows = [["parcel", "kg", "euros"], *map(list, zip(names, weights, worths, strict=True))]
    items = [
        {"name": n, "weight": w, "value": v} for n, w, v in zip(names, weights, worths, strict=True)
    ]
    return Drawn(
        f"parcels.csv lists our parcels with their weight in kg and what each pays in euros. The van carries {capacity} kg. "
        "Which parcels should go so that they pay as much as possible?",
        {"parcels.csv": rows},
        {"family": "knapsack", "items": items, "capacity": capacity},
    )


def assignment(rng: np.random.Generator, size: int) -> Drawn:
    """Nurses and wards."""
    size = min(size, 120)
    workers, tasks = _names("nurse", size), _names("ward", size)
    costs = rng.integers(5, 90, (size, size)).tolist()
    rows: Rows = [["nurse", *tasks], *([w, *row] for w, row in zip(workers, costs, strict=True))]
    return Drawn(
        "In minutes.csv there is a row for every nurse and a column for every ward, with the minutes of the way to work. Every "
        "nurse works on one ward and every ward gets one nurse. How few minutes can all ways together take?",
        {"minutes.csv": rows},
        {"family": "assignment", "workers": workers, "tasks": tasks, "costs": costs},
    )


def tour(rng: np.random.Generator, size: int) -> Drawn:
    """A round trip by a matrix of distances."""
    size = min(size, 40)
    points = rng.integers(0, 100, (size, 2))
    distances = (
        np.rint(np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))).astype(int).tolist()
    )
    stops = _names("stop", size)
    rows: Rows = [["stop", *stops], *([s, *row] for s, row in zip(stops, distances, strict=True))]
    return Drawn(
        "The file km.csv gives the kilometres between all our stops. The driver visits each stop once and comes back to where "
        "the trip began. What is the shortest possible round trip?",
        {"km.csv": rows},
        {"family": "tsp", "places": stops, "distances": distances},
    )


def coloring(rng: np.random.Generator, size: int) -> Drawn:
    """Exams that share students."""
    size = min(size, 25)
    names = _names("exam", size)
    pairs = [[names[i], names[j]] for i in range(size) for j in range(i) if rng.random() < 0.35]
    nodes = list(dict.fromkeys(name for pair in pairs for name in pair))
    rows: Rows = [["first exam", "second exam"]]
    rows += [[one, other] for one, other in pairs]
    return Drawn(
        "clashes.csv holds pairs of exams with a student in common; such a pair must not be held in one slot. Every exam stands "
        "in at least one pair. How few slots are enough?",
        {"clashes.csv": rows},
        {"family": "graph_coloring", "nodes": nodes, "edges": pairs},
    )


def spanning_tree(rng: np.random.Generator, size: int) -> Drawn:
    """Cables between houses."""
    nodes = _names("house", min(15_000, max(10, size // 4)))
    joined = [(nodes[at], nodes[int(rng.integers(0, at))]) for at in range(1, len(nodes))]
    while len(joined) < size:
        one, other = rng.choice(len(nodes), 2, replace=False).tolist()
        joined.append((nodes[one], nodes[other]))
    joined = list({tuple(sorted(pair)): pair for pair in joined}.values())
    costs = rng.integers(2, 200, len(joined)).tolist()
    rows: Rows = [
        ["from", "to", "cost"],
        *([u, v, c] for (u, v), c in zip(joined, costs, strict=True)),
    ]
    edges = [{"u": u, "v": v, "cost": c} for (u, v), c in zip(joined, costs, strict=True)]
    return Drawn(
        "Each row of cables.csv is a cable that could be laid between two houses, with its cost. All houses must end up joined, "
        "directly or through others. What is the least that this can cost?",
        {"cables.csv": rows},
        {"family": "spanning_tree", "nodes": nodes, "edges": edges},
    )


def flow(rng: np.random.Generator, size: int) -> Drawn:
    """Water through pipes."""
    nodes = _names("n", max(16, size // 6))
    arcs: dict[tuple[str, str], int] = {}
    while len(arcs) < size:
        one, other = sorted(rng.choice(len(nodes), 2, replace=False).tolist())
        arcs[nodes[one], nodes[other]] = int(rng.integers(1, 50))
    ends = sorted({name for pair in arcs for name in pair})
    rows: Rows = [["from", "to", "litres"], *([u, v, c] for (u, v), c in arcs.items())]
    return Drawn(
        f"Water runs through the one-way pipes of pipes.csv, each with the litres a second it can take. How many litres a second "
        f"can reach {ends[-1]} from {ends[0]} at most?",
        {"pipes.csv": rows},
        {
            "family": "max_flow",
            "nodes": ends,
            "arcs": [{"u": u, "v": v, "capacity": c} for (u, v), c in arcs.items()],
            "origin": ends[0],
            "destination": ends[-1],
        },
    )


def mix(rng: np.random.Generator, size: int) -> Drawn:
    """The cheapest feed from many ingredients: a linear program."""
    names = _names("feed", size)
    prices = (rng.integers(10, 90, size) / 100).tolist()
    protein, fat = rng.integers(20, 300, size).tolist(), rng.integers(5, 80, size).tolist()
    kilos, least, most = 1000, 140 * 1000, 45 * 1000
    rows: Rows = [
        ["ingredient", "price", "protein", "fat"],
        *map(list, zip(names, prices, protein, fat, strict=True)),
    ]
    terms = [dict(zip(names, column, strict=True)) for column in (protein, fat, [1] * size)]
    sides = [(">=", least), ("<=", most), ("=", kilos)]
    return Drawn(
        f"feeds.csv gives each ingredient's price a kilo and its protein and fat in grams a kilo. Mix exactly {kilos} kg with at "
        f"least {least} grams of protein and at most {most} grams of fat, and no more than 300 kg of any one ingredient. "
        "How cheap can the mix be?",
        {"feeds.csv": rows},
        {
            "family": "linear_program",
            "variables": [{"name": name, "upper": 300} for name in names],
            "goal": "minimise",
            "linear": dict(zip(names, prices, strict=True)),
            "constraints": [
                {"name": str(at), "terms": row, "relation": relation, "rhs": rhs}
                for at, (row, (relation, rhs)) in enumerate(zip(terms, sides, strict=True))
            ],
        },
    )


def transport(rng: np.random.Generator, size: int) -> Drawn:
    """Three files: what stores hold, what shops want, and what a way costs."""
    n_shops = max(4, min(size, 150))
    stores, shops = _names("store", max(3, n_shops // 5)), _names("shop", n_shops)
    demands = rng.integers(5, 40, len(shops)).tolist()
    supplies = rng.integers(20, 40, len(stores))
    supplies = np.rint(supplies * (1.3 * sum(demands) / supplies.sum())).astype(int).tolist()
    costs = rng.integers(2, 60, (len(stores), len(shops))).tolist()
    return Drawn(
        "stores.csv says how many crates each store has, shops.csv how many each shop must get, and costs.csv what a crate costs "
        "from a store (row) to a shop (column). Supply every shop as cheaply as possible.",
        {
            "stores.csv": [["store", "crates"], *map(list, zip(stores, supplies, strict=True))],
            "shops.csv": [["shop", "crates"], *map(list, zip(shops, demands, strict=True))],
            "costs.csv": [
                ["store", *shops],
                *([s, *row] for s, row in zip(stores, costs, strict=True)),
            ],
        },
        {
            "family": "transport",
            "origins": stores,
            "destinations": shops,
            "supplies": supplies,
            "demands": demands,
            "costs": costs,
        },
    )


KINDS: dict[str, Callable[[np.random.Generator, int], Drawn]] = {
    each.__name__: each
    for each in (knapsack, assignment, tour, coloring, spanning_tree, flow, mix, transport)
}
