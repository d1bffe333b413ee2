"""Knapsack questions: bags, budgets, tapes, lorries and programmes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from evals.generator.grammar.amounts import count, currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import CAMP_GEAR, CARGO, PROJECTS, SONGS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _numbers(draw: Draw, n: int, high: int) -> tuple[list[int], list[int], int]:
    weights = draw.wholes(n, 2, high)
    values = draw.wholes(n, 3, 4 * high)
    return weights, values, max(*weights, sum(weights) * draw.whole(35, 65) // 100)


def _problem(
    text: str, names: Sequence[str], numbers: tuple[list[int], list[int], int], copies: int = 1
) -> Question:
    weights, values, capacity = numbers
    items = [
        {"name": name, "value": value, "weight": weight, "copies": copies}
        for name, weight, value in zip(names, weights, values, strict=True)
    ]
    return asked(text, "knapsack", items=items, capacity=capacity)


def _backpack(draw: Draw, size: int) -> Question:
    names = draw.some(CAMP_GEAR, size)
    weights, values, capacity = _numbers(draw, size, 12)
    facts = [
        f"the {name} weighs {w} kg and is worth {v} points to me"
        for name, w, v in zip(names, weights, values, strict=True)
    ]
    text = compose(
        draw,
        draw.one(
            [
                f"I am packing for a hike and can carry at most {capacity} kg.",
                f"My backpack holds {capacity} kg and no more.",
                f"The airline lets me take {capacity} kg of luggage.",
            ]
        ),
        told(draw, facts),
        "Which things should I take along so that they are worth as much as possible together?",
    )
    return _problem(text, names, (weights, values, capacity))


def _table_of_items(draw: Draw, size: int) -> Question:
    names = [f"item {i}" for i in range(1, size + 1)]
    numbers = _numbers(draw, size, 30)
    rows = list(zip(names, *numbers[:2], strict=True))
    text = compose(
        draw,
        f"Solve this 0/1 knapsack problem with capacity {numbers[2]}:",
        table(draw, ["item", "weight", "value"], rows),
        "What is the greatest total value?",
    )
    return _problem(text, names, numbers)


def _tape(draw: Draw, size: int) -> Question:
    names = draw.some(SONGS, size)
    minutes = draw.wholes(size, 2, 9)
    hearts = draw.wholes(size, 3, 25)
    side = max(*minutes, sum(minutes) // 2)
    facts = [
        f"'{name}' runs {m} minutes and got {h} votes"
        for name, m, h in zip(names, minutes, hearts, strict=True)
    ]
    text = compose(
        draw,
        f"I am making a mixtape for a friend; one side takes {side} minutes of music.",
        told(draw, facts),
        "Which songs do I record, each at most once, to have the most votes on the tape?",
    )
    return _problem(text, names, (minutes, hearts, side))


def _budget(draw: Draw, size: int) -> Question:
    names = draw.some(PROJECTS, size)
    pattern = currency(draw)
    costs = [1000 * w for w in draw.wholes(size, 5, 40)]
    gains = [1000 * w for w in draw.wholes(size, 6, 90)]
    budget = max(*costs, sum(costs) // 2000 * 1000)
    facts = [
        f"project {name} costs {money(pattern, c)} and brings in {money(pattern, g)}"
        for name, c, g in zip(names, costs, gains, strict=True)
    ]
    text = compose(
        draw,
        f"The board can spend {money(pattern, budget)} this year on new projects.",
        told(draw, facts),
        "A project is either funded in full or not at all. Which ones should we fund to bring in the most?",
    )
    return _problem(text, names, (costs, gains, budget))


def _lorry(draw: Draw, size: int) -> Question:
    names = draw.some(CARGO, size)
    numbers = _numbers(draw, size, 15)
    pattern = currency(draw)
    facts = [
        f"{name}: {w} t, {money(pattern, v)} freight"
        for name, w, v in zip(names, *numbers[:2], strict=True)
    ]
    text = compose(
        draw,
        f"A lorry takes {numbers[2]} tonnes. {count(draw, size).capitalize()} loads are waiting, and none may be split.",
        told(draw, facts),
        "Which loads should be carried on the one trip for the greatest freight?",
    )
    return _problem(text, names, numbers)


def _bare_lists(draw: Draw, size: int) -> Question:
    weights, values, capacity = _numbers(draw, size, 20)
    names = [str(i) for i in range(1, size + 1)]
    text = (
        f"Given values {values} and weights {weights}, find the maximum value subset with total "
        f"weight not exceeding {capacity}."
    )
    return _problem(text, names, (weights, values, capacity))


def _two_limits(draw: Draw, size: int) -> Question:
    names = draw.some(CARGO, size)
    weights, values, capacity = _numbers(draw, size, 15)
    volumes = draw.wholes(size, 1, 9)
    room = max(*volumes, sum(volumes) // 2)
    rows = list(zip(names, weights, volumes, values, strict=True))
    text = compose(
        draw,
        f"A plane can lift {capacity} tonnes and has a hold of {room} cubic metres.",
        "These are on offer, each once:"
        + table(draw, ["freight", "weight (t)", "volume (m3)", "profit"], rows),
        "What do we load for the largest profit, keeping to both limits?",
    )
    items = [
        {"name": name, "value": v, "weight": w, "uses": {"volume": m}} for name, w, m, v in rows
    ]
    resources = [{"name": "volume", "capacity": room}]
    return asked(text, "knapsack", items=items, capacity=capacity, resources=resources)


def _several_copies(draw: Draw, size: int) -> Question:
    size = min(size, 5)
    names = draw.some(CARGO, size)
    weights, values, _ = _numbers(draw, size, 12)
    copies = draw.wholes(size, 2, 4)
    capacity = sum(weights) + draw.whole(1, 9)
    facts = [
        f"{k} crates of {name}, {w} kg and {v} euros each"
        for name, w, v, k in zip(names, weights, values, copies, strict=True)
    ]
    text = compose(
        draw,
        f"The rowing boat can take {capacity} kg.",
        f"On the quay there are {listed(facts)}.",
        "How many crates of each kind go on board if we want goods of the highest value?",
    )
    items = [
        {"name": name, "value": v, "weight": w, "copies": k}
        for name, w, v, k in zip(names, weights, values, copies, strict=True)
    ]
    return asked(text, "knapsack", items=items, capacity=capacity)


def _spelled(draw: Draw, size: int) -> Question:
    weights, values, capacity = _numbers(draw, size, 25)
    names = [f"item {i}" for i in range(size)]
    lines = [
        f"{name.capitalize()} has weight {w} and value {v}."
        for name, w, v in zip(names, weights, values, strict=True)
    ]
    text = (
        f"You are given {size} items and a knapsack. The knapsack can hold a total weight of {capacity}. "
        + draw.one([" ".join(lines), "\n" + "\n".join(lines) + "\n"])
        + " Each item can be taken at most once. Find the selection with the highest total value."
    )
    return _problem(text, names, (weights, values, capacity))


def _json(draw: Draw, size: int) -> Question:
    weights, values, capacity = _numbers(draw, size, 25)
    names = [f"i{i}" for i in range(1, size + 1)]
    rows = [
        {"name": n, "weight": w, "value": v} for n, w, v in zip(names, weights, values, strict=True)
    ]
    text = "Solve this 0-1 knapsack instance and maximise the value:\n"
    text += json.dumps({"capacity": capacity, "items": rows})
    return _problem(text, names, (weights, values, capacity))


def _garden(draw: Draw, size: int) -> Question:
    names = draw.some(
        ["apple tree", "pond", "swing", "greenhouse", "sandpit", "hot tub", "shed"], size
    )
    areas, joys = draw.wholes(size, 3, 20), draw.wholes(size, 2, 10)
    room = max(*areas, sum(areas) // 2)
    facts = [
        f"the {n} takes up {a} square metres and the family gives it {j} out of 10"
        for n, a, j in zip(names, areas, joys, strict=True)
    ]
    text = compose(
        draw,
        f"There are {room} square metres left in our garden.",
        told(draw, facts),
        "What do we put there, one of each at the most, so that the family's marks add up to as much as possible?",
    )
    return _problem(text, names, (areas, joys, room))


PHRASING = Phrasing(
    (
        _backpack,
        _table_of_items,
        _tape,
        _budget,
        _lorry,
        _bare_lists,
        _two_limits,
        _several_copies,
        _spelled,
        _json,
        _garden,
    )
)
