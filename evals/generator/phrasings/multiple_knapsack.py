"""Multiple knapsack questions: vans, hikers, discs and evenings."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import CAMP_GEAR, CARGO, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _numbers(draw: Draw, n: int) -> tuple[list[int], list[int], list[int]]:
    weights, values = draw.wholes(n, 2, 12), draw.wholes(n, 3, 40)
    return weights, values, [sum(weights) // 3 + draw.whole(0, 4) for _ in range(2)]


def _problem(
    text: str,
    items: Sequence[tuple[str, int, int]],
    sacks: Sequence[tuple[str, int]],
) -> Question:
    return asked(
        text,
        "multiple_knapsack",
        items=[{"name": n, "weight": w, "value": v} for n, w, v in items],
        knapsacks=[{"name": n, "capacity": c} for n, c in sacks],
    )


def _vans(draw: Draw, size: int) -> Question:
    weights, values, room = _numbers(draw, size)
    items = list(zip(draw.some(CARGO, size), weights, values, strict=True))
    pattern = currency(draw)
    facts = [f"{n}, {w} tonnes, for {money(pattern, v)}" for n, w, v in items]
    text = compose(
        draw,
        f"Two vans take {room[0]} and {room[1]} tonnes. A load cannot be divided.",
        f"On offer are: {told(draw, facts)}",
        "Which loads go in which van so that we earn the most?",
    )
    return _problem(text, items, [("van 1", room[0]), ("van 2", room[1])])


def _hikers(draw: Draw, size: int) -> Question:
    weights, values, room = _numbers(draw, size)
    items = list(zip(draw.some(CAMP_GEAR, size), weights, values, strict=True))
    a, b = draw.some(PEOPLE, 2)
    facts = [f"the {n} weighs {w} kg and is worth {v} points" for n, w, v in items]
    text = compose(
        draw,
        f"{a} can carry {room[0]} kg and {b} {room[1]} kg.",
        told(draw, facts),
        "What should each of the two carry to have things of as many points as possible along?",
    )
    return _problem(text, items, [(a, room[0]), (b, room[1])])


def _abstract(draw: Draw, size: int) -> Question:
    weights, values, room = _numbers(draw, size)
    items = list(zip([f"item {i}" for i in range(1, size + 1)], weights, values, strict=True))
    text = compose(
        draw,
        f"Multiple knapsack problem with capacities {listed([*map(str, room)])}.",
        "Each item goes into one knapsack or none:"
        + table(draw, ["item", "weight", "value"], items),
        "Maximise the total value packed.",
    )
    return _problem(text, items, [("knapsack 1", room[0]), ("knapsack 2", room[1])])


def _evenings(draw: Draw, size: int) -> Question:
    weights, values, _ = _numbers(draw, size)
    minutes = [10 * w for w in weights]
    items = list(zip([f"film {x}" for x in "ABCDEFGHIJ"[:size]], minutes, values, strict=True))
    free = [max(minutes) + 10 * draw.whole(0, 4) for _ in range(2)]
    facts = [f"{n} lasts {w} minutes and would give us {v} points of pleasure" for n, w, v in items]
    text = compose(
        draw,
        f"We have {free[0]} minutes on Friday evening and {free[1]} on Saturday evening for films. A film is watched in one evening and at most once.",
        told(draw, facts),
        "Which films do we watch on which evening for the most points of pleasure?",
    )
    return _problem(text, items, [("Friday", free[0]), ("Saturday", free[1])])


PHRASING = Phrasing((_vans, _hikers, _abstract, _evenings))
