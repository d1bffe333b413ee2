"""Transport questions: mills and bakeries, plants and shops, empty cars and stations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.generator.grammar.amounts import count, currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import CITIES, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked


@dataclass(frozen=True, slots=True)
class _Instance:
    origins: list[str]
    destinations: list[str]
    supplies: list[int]
    demands: list[int]
    costs: list[list[int]]


def _instance(
    draw: Draw, origins: Sequence[str], destinations: Sequence[str], step: int
) -> _Instance:
    demands = [step * d for d in draw.wholes(len(destinations), 2, 12)]
    share = sum(demands) // len(origins) // step * step
    supplies = [share + step * draw.whole(1, 5) for _ in origins]
    costs = [draw.wholes(len(destinations), 1, 15) for _ in origins]
    return _Instance(list(origins), list(destinations), supplies, demands, costs)


def _problem(text: str, it: _Instance) -> Question:
    return asked(
        text,
        "transport",
        origins=it.origins,
        destinations=it.destinations,
        supplies=it.supplies,
        demands=it.demands,
        costs=it.costs,
    )


def _prose(draw: Draw, size: int) -> Question:
    it = _instance(draw, draw.some(TOWNS, 2), draw.some(CITIES, max(2, size - 3)), 5)
    pattern = currency(draw)
    facts = [
        f"the mill in {o} has {s} tonnes of flour"
        for o, s in zip(it.origins, it.supplies, strict=True)
    ]
    facts += [
        f"the bakery in {d} needs {q} tonnes"
        for d, q in zip(it.destinations, it.demands, strict=True)
    ]
    facts += [
        f"sending a tonne from {o} to {d} costs {money(pattern, c)}"
        for o, row in zip(it.origins, it.costs, strict=True)
        for d, c in zip(it.destinations, row, strict=True)
    ]
    text = compose(
        draw,
        "",
        told(draw, facts),
        "What is the cheapest way to supply all bakeries?",
    )
    return _problem(text, it)


def _one_table(draw: Draw, size: int) -> Question:
    it = _instance(
        draw,
        [f"plant {i}" for i in range(1, 4)],
        [f"shop {letter}" for letter in "ABCDE"[: max(2, size - 2)]],
        10,
    )
    rows: list[list[object]] = [
        [o, *row, s] for o, row, s in zip(it.origins, it.costs, it.supplies, strict=True)
    ]
    rows.append(["demand", *it.demands, ""])
    text = compose(
        draw,
        "Shipping costs per unit, supplies and demands:",
        table(draw, ["", *it.destinations, "supply"], rows),
        "Find the transport plan of least total cost that meets every demand.",
    )
    return _problem(text, it)


def _matrix(draw: Draw, size: int) -> Question:
    n = max(2, size - 2)
    it = _instance(draw, ["S1", "S2", "S3"], [f"D{i}" for i in range(1, n + 1)], 1)
    text = compose(
        draw,
        f"Transportation problem with supply {it.supplies} and demand {it.demands}.",
        f"Unit costs (rows are sources, columns are destinations): {matrix(draw, it.costs)}",
        "Minimise the total shipping cost.",
    )
    return _problem(text, it)


def _bicycles(draw: Draw, size: int) -> Question:
    it = _instance(draw, draw.some(TOWNS, 2), draw.some(CITIES, max(2, size - 3)), 1)
    rows = [[o, *row] for o, row in zip(it.origins, it.costs, strict=True)]
    too_many = [
        f"{o} has {count(draw, s)} to spare" for o, s in zip(it.origins, it.supplies, strict=True)
    ]
    too_few = [
        f"{d} is {count(draw, q)} short" for d, q in zip(it.destinations, it.demands, strict=True)
    ]
    text = compose(
        draw,
        "Every night the rental bicycles have to be moved by hand.",
        f"Tonight {listed(too_many)}, while {listed(too_few)}. Minutes it takes to move one bicycle:"
        + table(draw, ["from / to", *it.destinations], rows),
        "What is the least total time in which every shortage can be made good?",
    )
    return _problem(text, it)


def _spelled(draw: Draw, size: int) -> Question:
    it = _instance(
        draw, ["factory 1", "factory 2"], [f"customer {x}" for x in "ABCD"[: max(2, size - 3)]], 10
    )
    lines = [
        f"{o.capitalize()} can supply {s} units."
        for o, s in zip(it.origins, it.supplies, strict=True)
    ]
    lines += [
        f"C{d[1:]} requires {q} units." for d, q in zip(it.destinations, it.demands, strict=True)
    ]
    lines += [
        f"Shipping one unit from {o} to {d} costs {c} dollars."
        for o, row in zip(it.origins, it.costs, strict=True)
        for d, c in zip(it.destinations, row, strict=True)
    ]
    text = compose(
        draw,
        "A company ships one product.",
        " ".join(lines),
        "What is the minimum total shipping cost that meets the requirements of all customers?",
    )
    return _problem(text, it)


def _water(draw: Draw, size: int) -> Question:
    it = _instance(
        draw,
        ["the lake", "the spring", "the well"],
        [f"field {x}" for x in "ABCD"[: max(2, size - 3)]],
        5,
    )
    facts = [
        f"{o} gives up to {s} barrels a day" for o, s in zip(it.origins, it.supplies, strict=True)
    ]
    facts += [
        f"{d} must get {q} barrels a day" for d, q in zip(it.destinations, it.demands, strict=True)
    ]
    rows = [[o, *row] for o, row in zip(it.origins, it.costs, strict=True)]
    text = compose(
        draw,
        "Water for the fields is carried on donkeys.",
        told(draw, facts)
        + " Minutes that it takes to carry a barrel:"
        + table(draw, ["", *it.destinations], rows),
        "With how few minutes of carrying a day can the fields be watered?",
    )
    return _problem(text, it)


PHRASING = Phrasing((_prose, _one_table, _matrix, _bicycles, _spelled, _water))
