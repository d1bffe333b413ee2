"""Quadratic assignment questions: things to places, flows times distances."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked

Grid = list[list[int]]


def _grids(draw: Draw, n: int) -> tuple[Grid, Grid]:
    """Flows, each told once above the diagonal, and symmetric distances."""
    flows, ways = [[0] * n for _ in range(n)], [[0] * n for _ in range(n)]
    for i, j in combinations(range(n), 2):
        flows[i][j] = draw.whole(1, 20)
        ways[i][j] = ways[j][i] = draw.whole(2, 40)
    return flows, ways


def _problem(
    text: str, things: Sequence[str], places: Sequence[str], grids: tuple[Grid, Grid]
) -> Question:
    return asked(
        text,
        "quadratic_assignment",
        facilities=things,
        locations=places,
        flows=grids[0],
        distances=grids[1],
    )


def _prose(
    draw: Draw,
    things: list[str],
    places: list[str],
    words: tuple[str, str, str, str],
) -> Question:
    """Words: setting, a flow, a distance, the question; flow and distance have three braces."""
    flows, ways = grids = _grids(draw, len(things))
    index = list(combinations(range(len(things)), 2))
    facts = [words[1].format(things[i], things[j], flows[i][j]) for i, j in index]
    facts += [words[2].format(places[i], places[j], ways[i][j]) for i, j in index]
    return _problem(compose(draw, words[0], told(draw, facts), words[3]), things, places, grids)


def _hospital(draw: Draw, size: int) -> Question:
    n = 3 + size % 2
    things = ["emergency", "X-ray", "the ward", "the pharmacy"][:n]
    places = [f"room {i}" for i in range(1, n + 1)]
    words = (
        f"A hospital puts {listed(things)} into rooms 1 to {n}, one in each.",
        "between {0} and {1} there are {2} walks a day",
        "{0} and {1} are {2} metres apart",
        "How should the departments be placed so that as few metres as possible are walked in a day?",
    )
    return _prose(draw, things, places, words)


def _desks(draw: Draw, size: int) -> Question:
    n = 3 + size % 2
    things = draw.some(PEOPLE, n)
    places = [f"desk {i}" for i in range(1, n + 1)]
    words = (
        "Everybody gets a desk of their own.",
        "{0} and {1} visit each other {2} times a week",
        "from {0} to {1} it is {2} steps",
        "Who sits where so that the visits take the fewest steps in total, counting one way?",
    )
    return _prose(draw, things, places, words)


def _matrices(draw: Draw, size: int) -> Question:
    n = min(size, 5)
    flows, ways = _grids(draw, n)
    full = [[flows[i][j] or flows[j][i] for j in range(n)] for i in range(n)]
    text = compose(
        draw,
        f"Quadratic assignment problem of size {n}.",
        f"Flow matrix F: {matrix(draw, full)} Distance matrix D: {matrix(draw, ways)}",
        "Find the permutation p that minimises the sum over all i and j of F[i][j] * D[p(i)][p(j)].",
    )
    things = [f"facility {i}" for i in range(1, n + 1)]
    places = [f"location {i}" for i in range(1, n + 1)]
    return _problem(text, things, places, (full, ways))


def _tables(draw: Draw, size: int) -> Question:
    n = 4
    things = [f"machine {x}" for x in LETTERS[:n]]
    places = ["north hall", "south hall", "east hall", "west hall"]
    flows, ways = _grids(draw, n)
    index = list(combinations(range(n), 2))
    text = compose(
        draw,
        "Each of four machines is to stand in a hall of its own.",
        "Pallets moved per day between machines:"
        + table(
            draw,
            ["one", "other", "pallets"],
            [[things[i], things[j], flows[i][j]] for i, j in index],
        )
        + "Metres between halls:"
        + table(
            draw, ["one", "other", "metres"], [[places[i], places[j], ways[i][j]] for i, j in index]
        ),
        "Which machine goes where if pallets times metres should add up to as little as possible?",
    )
    return _problem(text, things, places, (flows, ways))


PHRASING = Phrasing((_hospital, _desks, _matrices, _tables))
