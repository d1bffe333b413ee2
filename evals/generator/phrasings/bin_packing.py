"""Bin packing questions: boxes, discs, trips, shelves and pipes."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import CAMP_GEAR, CARGO, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _numbers(draw: Draw, n: int, step: int = 1) -> tuple[list[int], int]:
    capacity = draw.whole(10, 25) * step
    return [step * draw.whole(2, capacity // step - 1) for _ in range(n)], capacity


def _problem(
    text: str,
    names: Sequence[str],
    sizes: Sequence[int],
    capacity: int,
    conflicts: Sequence[tuple[str, str]] = (),
) -> Question:
    items = [{"name": name, "size": size} for name, size in zip(names, sizes, strict=True)]
    return asked(text, "bin_packing", items=items, capacity=capacity, conflicts=conflicts)


def _boxes(draw: Draw, size: int) -> Question:
    names = draw.some(CAMP_GEAR, size)
    sizes, capacity = _numbers(draw, size)
    facts = [f"{name} ({s} kg)" for name, s in zip(names, sizes, strict=True)]
    text = compose(
        draw,
        f"Each moving box may hold {capacity} kg.",
        f"I have to pack these: {listed(facts)}.",
        "What is the smallest number of boxes I need?",
    )
    return _problem(text, names, sizes, capacity)


def _bare(draw: Draw, size: int) -> Question:
    sizes, capacity = _numbers(draw, size + 2)
    names = [str(i) for i in range(1, size + 3)]
    text = draw.one(
        [
            f"Bin packing: items of sizes {sizes}, bins of capacity {capacity}. Minimise the number of bins.",
            f"Pack items with weights {', '.join(map(str, sizes))} into as few bins of capacity {capacity} as possible.",
        ]
    )
    return _problem(text, names, sizes, capacity)


def _discs(draw: Draw, size: int) -> Question:
    names = [f"film {letter}" for letter in "ABCDEFGHIJKL"[:size]]
    sizes, capacity = _numbers(draw, size, 100)
    rows = list(zip(names, sizes, strict=True))
    text = compose(
        draw,
        f"I want to burn films on discs of {capacity} MB. No film may be spread over two discs.",
        "The files:" + table(draw, ["file", "size in MB"], rows),
        "How few discs are enough?",
    )
    return _problem(text, names, sizes, capacity)


def _lift(draw: Draw, size: int) -> Question:
    names = draw.some(PEOPLE, size)
    kilos = draw.wholes(size, 48, 110)
    capacity = draw.whole(180, 260)
    facts = [f"{name} weighs {kilo} kg" for name, kilo in zip(names, kilos, strict=True)]
    text = compose(
        draw,
        f"A cable car goes up again and again and never carries more than {capacity} kg.",
        told(draw, facts),
        "How many rides up does it take at least until all of them are on the summit?",
    )
    return _problem(text, names, kilos, capacity)


def _adverts(draw: Draw, size: int) -> Question:
    sizes, capacity = _numbers(draw, size, 10)
    names = [f"spot {i}" for i in range(1, size + 1)]
    text = compose(
        draw,
        f"A radio station fills breaks of {capacity} seconds with advertising.",
        f"Today's spots last {listed([str(s) for s in sizes])} seconds; every spot is aired once, in one piece.",
        "With how few breaks can the station get by?",
    )
    return _problem(text, names, sizes, capacity)


def _lorries_with_conflict(draw: Draw, size: int) -> Question:
    names = draw.some(CARGO, size)
    sizes, capacity = _numbers(draw, size)
    u, v = draw.some(names, 2)
    facts = [f"{s} tonnes of {name}" for name, s in zip(names, sizes, strict=True)]
    text = compose(
        draw,
        f"Identical lorries carry up to {capacity} tonnes each.",
        f"To be shipped, each load whole: {listed(facts)}. The {u} and the {v} must not travel in the same lorry.",
        "How many lorries do we have to hire at the least?",
    )
    return _problem(text, names, sizes, capacity, [(u, v)])


def _spelled(draw: Draw, size: int) -> Question:
    sizes, capacity = _numbers(draw, size + 1)
    names = [f"item {i}" for i in range(size + 1)]
    lines = [f"{name.capitalize()} has size {s}." for name, s in zip(names, sizes, strict=True)]
    text = (
        f"There are {size + 1} items to be packed into bins of capacity {capacity}. {' '.join(lines)} "
        "What is the minimum number of bins needed?"
    )
    return _problem(text, names, sizes, capacity)


PHRASING = Phrasing((_boxes, _bare, _discs, _lift, _adverts, _lorries_with_conflict, _spelled))
