"""Travelling salesman questions: round trips, drill heads, open walks and tours of a band."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graphs import edge_table, led, weighted_told
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import CITIES, LETTERS, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked


def _symmetric(draw: Draw, n: int, high: int = 60) -> list[list[int]]:
    ways = [[0] * n for _ in range(n)]
    for i, j in combinations(range(n), 2):
        ways[i][j] = ways[j][i] = draw.whole(high // 8, high)
    return ways


def _edges(places: Sequence[str], ways: list[list[int]]) -> list[tuple[str, str, int]]:
    return [(places[i], places[j], ways[i][j]) for i, j in combinations(range(len(places)), 2)]


def _round_trip(draw: Draw, size: int) -> Question:
    places = draw.some(TOWNS, size)
    ways = _symmetric(draw, size)
    text = compose(
        draw,
        f"A van starts at {places[0]}, calls at every other town once and returns to {places[0]}.",
        led("Distances:", weighted_told(draw, _edges(places, ways), "km")),
        "What is the length of the shortest such round trip?",
    )
    return asked(text, "tsp", places=places, distances=ways)


def _table_of_ways(draw: Draw, size: int) -> Question:
    places = list(LETTERS[:size])
    ways = _symmetric(draw, size)
    rows = [[p, *row] for p, row in zip(places, ways, strict=True)]
    text = compose(
        draw,
        "Travelling salesman problem.",
        "Distance table:" + table(draw, ["", *places], rows),
        "Find the shortest closed tour through all cities.",
    )
    return asked(text, "tsp", places=places, distances=ways)


def _matrix(draw: Draw, size: int) -> Question:
    places = [f"city {i}" for i in range(1, size + 1)]
    ways = [[0 if i == j else draw.whole(3, 50) for j in range(size)] for i in range(size)]
    text = compose(
        draw,
        f"Asymmetric TSP with {size} cities; entry (i, j) is the cost of going from city i to city j:",
        matrix(draw, ways),
        "What is the cheapest tour that visits each city exactly once and returns to where it began?",
    )
    return asked(text, "tsp", places=places, distances=ways)


def _flights(draw: Draw, size: int) -> Question:
    places = draw.some(CITIES, min(size, 5))
    ways = _symmetric(draw, len(places), 300)
    pattern = currency(draw)
    facts = [
        f"a flight between {u} and {v} is {money(pattern, w)}" for u, v, w in _edges(places, ways)
    ]
    text = compose(
        draw,
        f"A band lives in {places[0]} and gives one concert each in {listed(places[1:])}, in any order, "
        "before flying home. It is in every city once only.",
        told(draw, facts),
        "What do the flights of the cheapest tour cost altogether?",
    )
    return asked(text, "tsp", places=places, distances=ways)


def _drill(draw: Draw, size: int) -> Question:
    places = [f"hole {i}" for i in range(1, size + 1)]
    points = list(zip(draw.different(size, 0, 30), draw.different(size, 0, 30), strict=True))
    rows = [[p, x, y] for p, (x, y) in zip(places, points, strict=True)]
    text = compose(
        draw,
        "A drill head moves in straight lines over a board, drills every hole once, and ends over the hole where it began.",
        "Positions of the holes in mm:" + table(draw, ["hole", "x", "y"], rows),
        "What is the least distance that it has to move?",
    )
    return asked(text, "tsp", places=places, coordinates=points)


def _open_walk(draw: Draw, size: int) -> Question:
    places = [
        "hotel",
        *draw.some(["castle", "museum", "market", "bridge", "park", "tower", "harbour"], size - 1),
    ]
    ways = _symmetric(draw, size, 40)
    text = compose(
        draw,
        "We leave our hotel on foot and want to see each sight once; we need not come back, wherever we end up.",
        "Minutes between them:" + edge_table(draw, _edges(places, ways), ["from", "to", "minutes"]),
        "How many minutes do we walk at the least?",
    )
    return asked(text, "tsp", places=places, distances=ways, closed=False, start="hotel")


def _spelled(draw: Draw, size: int) -> Question:
    places = [f"city {i}" for i in range(size)]
    ways = _symmetric(draw, size)
    lines = [f"The distance between {u} and {v} is {w}." for u, v, w in _edges(places, ways)]
    text = (
        "The traveling salesman problem asks for the shortest route that visits every city exactly once and returns to "
        f"the starting city. There are {size} cities, city 0 to city {size - 1}. "
        + draw.one([" ".join(lines), "\n" + "\n".join(lines) + "\n"])
        + " Give the total distance of the optimal tour."
    )
    return asked(text, "tsp", places=places, distances=ways)


def _inspection(draw: Draw, size: int) -> Question:
    places = draw.some(["boiler room", "roof", "lift", "garage", "kitchen", "pool", "lobby"], size)
    ways = _symmetric(draw, size, 20)
    rows = [[p, *row] for p, row in zip(places, ways, strict=True)]
    text = compose(
        draw,
        f"Every night a caretaker leaves the {places[0]}, checks all the other rooms once and must be back in the {places[0]} in the end.",
        "Minutes on foot from room to room:" + table(draw, ["", *places], rows),
        "In which order are the rooms checked in the fewest minutes of walking?",
    )
    return asked(text, "tsp", places=places, distances=ways)


PHRASING = Phrasing(
    (_round_trip, _table_of_ways, _matrix, _flights, _drill, _open_walk, _spelled, _inspection)
)
