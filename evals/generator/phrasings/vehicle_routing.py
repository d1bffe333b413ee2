"""Vehicle routing questions: vans with room, couriers, buses and time windows."""

from __future__ import annotations

from itertools import combinations

from evals.generator.grammar.amounts import in_words
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked

Grid = list[list[int]]


def _ways(draw: Draw, n: int, high: int = 40) -> Grid:
    ways = [[0] * n for _ in range(n)]
    for i, j in combinations(range(n), 2):
        ways[i][j] = ways[j][i] = draw.whole(high // 4, high)
    return ways


def _room(demands: list[int]) -> int:
    """Enough for two vehicles in any division that puts large loads first."""
    return max(*demands, sum(demands) * 2 // 3)


def _prose(draw: Draw, size: int) -> Question:
    towns = draw.some(TOWNS, min(size, 5) - 1)
    demands = draw.wholes(len(towns), 2, 9)
    capacity = _room(demands)
    places = ["depot", *towns]
    ways = _ways(draw, len(places))
    facts = [
        f"{places[i]} to {places[j]} {ways[i][j]} km"
        for i, j in combinations(range(len(places)), 2)
    ]
    wants = [f"{t} wants {d} crates" for t, d in zip(towns, demands, strict=True)]
    text = compose(
        draw,
        f"Two vans that hold {capacity} crates each start at the depot and return to it. {listed(wants)}, each brought by one van.",
        f"Distances, the same in both directions: {', '.join(facts)}.",
        "What is the least distance that the vans have to drive in all?",
    )
    customers = [{"name": t, "demand": d} for t, d in zip(towns, demands, strict=True)]
    return asked(
        text,
        "vehicle_routing",
        customers=customers,
        distances=ways,
        n_vehicles=2,
        capacity=capacity,
    )


def _points(draw: Draw, size: int) -> Question:
    names = list(LETTERS[: size - 1])
    demands = draw.wholes(len(names), 1, 9)
    capacity = _room(demands)
    xs, ys = draw.different(size, 0, 30), draw.different(size, 0, 30)
    points = list(zip(xs, ys, strict=True))
    rows = [[n, x, y, d] for n, (x, y), d in zip(names, points[1:], demands, strict=True)]
    text = compose(
        draw,
        f"Capacitated vehicle routing with 2 vehicles of capacity {capacity} and the depot at {points[0]}; distances are Euclidean.",
        "Customers:" + table(draw, ["customer", "x", "y", "demand"], rows),
        "Each customer is visited once by one vehicle, and all routes start and end at the depot. Minimise the total distance.",
    )
    customers = [{"name": n, "demand": d} for n, d in zip(names, demands, strict=True)]
    return asked(
        text,
        "vehicle_routing",
        customers=customers,
        coordinates=points,
        n_vehicles=2,
        capacity=capacity,
    )


def _matrix(draw: Draw, size: int) -> Question:
    n = size - 1
    demands = draw.wholes(n, 1, 9)
    capacity = _room(demands)
    ways = _ways(draw, size)
    text = compose(
        draw,
        f"CVRP: depot 0, customers 1 to {n} with demands {demands}, up to 3 vehicles of capacity {capacity}.",
        f"Distance matrix with the depot in the first row and column: {matrix(draw, ways)}",
        "Find the routes of least total length.",
    )
    customers = [{"name": str(i), "demand": d} for i, d in enumerate(demands, 1)]
    return asked(
        text,
        "vehicle_routing",
        depot="0",
        customers=customers,
        distances=ways,
        n_vehicles=3,
        capacity=capacity,
    )


def _school_bus(draw: Draw, size: int) -> Question:
    stops = [f"stop {x}" for x in LETTERS[: min(size, 5) - 1]]
    pupils = draw.wholes(len(stops), 4, 20)
    seats = _room(pupils)
    places = ["school", *stops]
    ways = _ways(draw, len(places), 30)
    rows = [[p, *row] for p, row in zip(places, ways, strict=True)]
    facts = [f"{k} pupils live at {s}" for s, k in zip(stops, pupils, strict=True)]
    text = compose(
        draw,
        f"After lessons {in_words(2)} buses with {seats} seats each take all pupils home and come back to the school empty; the pupils of one stop ride together.",
        told(draw, facts) + " Minutes of driving:" + table(draw, ["", *places], rows),
        "How few minutes of driving are enough for both buses together? It is fine to leave a bus unused.",
    )
    customers = [{"name": s, "demand": k} for s, k in zip(stops, pupils, strict=True)]
    return asked(
        text,
        "vehicle_routing",
        depot="school",
        customers=customers,
        distances=ways,
        n_vehicles=2,
        capacity=seats,
    )


PHRASING = Phrasing((_prose, _points, _matrix, _school_bus))
