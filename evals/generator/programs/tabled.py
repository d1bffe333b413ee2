"""Programs whose numbers stand in a table: many products, vitamins, a bulk order."""

from __future__ import annotations

from evals.generator.grammar.amounts import plain
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.names import FOODS, FURNITURE, LETTERS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Form, Question
from evals.generator.programs.program import Row, program


def _mix(draw: Draw, size: int) -> Question:
    names = draw.some(FURNITURE, min(size, 5))
    resources = {"wood (m2)": 60, "labour (h)": 80, "varnish (l)": 30}
    uses = {r: draw.wholes(len(names), 1, 9) for r in resources}
    have = {r: 10 * draw.whole(high // 10, high // 5) for r, high in resources.items()}
    profit = draw.wholes(len(names), 15, 90)
    lines: list[list[object]] = [
        [n, *(uses[r][i] for r in resources), profit[i]] for i, n in enumerate(names)
    ]
    lines.append(["available", *have.values(), "-"])
    text = compose(
        draw,
        "What one piece of furniture takes of each resource, what it earns in euros, and what there is:",
        table(draw, ["product", *resources, "profit"], lines),
        "How many whole pieces of each product give the largest profit?",
    )
    rows: list[Row] = [(dict(zip(names, uses[r], strict=True)), "<=", have[r]) for r in resources]
    linear = dict(zip(names, profit, strict=True))
    return program(text, dict.fromkeys(names, "integer"), "maximise", linear, rows)


def _vitamins(draw: Draw, size: int) -> Question:
    names = draw.some(FOODS, 4)
    vitamins = ["A", "C", "D"]
    held = {v: draw.wholes(4, 1, 12) for v in vitamins}
    need, price = {v: draw.whole(20, 60) for v in vitamins}, [p / 10 for p in draw.wholes(4, 5, 40)]
    lines = [[n, *(held[v][i] for v in vitamins), plain(price[i])] for i, n in enumerate(names)]
    most = draw.whole(6, 12)
    text = compose(
        draw,
        "Units of vitamins in 100 g, and euros per 100 g:"
        + table(draw, ["food", *vitamins, "price"], lines),
        f"A zoo animal must get no fewer than {listed([f'{need[v]} units of vitamin {v}' for v in vitamins])} a day, and no more than {most}00 g of {names[0]}. Any amounts can be weighed out.",
        "How cheaply can the animal be fed for a day?",
    )
    rows: list[Row] = [(dict(zip(names, held[v], strict=True)), ">=", need[v]) for v in vitamins]
    linear = dict(zip(names, price, strict=True))
    kinds = dict.fromkeys(names, "continuous")
    return program(text, kinds, "minimise", linear, rows, bounds={names[0]: (0, most)})


def _bulk(draw: Draw, size: int) -> Question:
    names = [f"pack {x}" for x in LETTERS[: min(size, 4)]]
    pens, pads = draw.wholes(len(names), 5, 40), draw.wholes(len(names), 2, 20)
    price = draw.wholes(len(names), 8, 45)
    need = (10 * draw.whole(10, 30), 10 * draw.whole(5, 15))
    lines = list(zip(names, pens, pads, price, strict=True))
    text = compose(
        draw,
        f"A school wants at least {need[0]} pens and at least {need[1]} writing pads.",
        "They are only sold in packs, of which there are plenty:"
        + table(draw, ["pack", "pens", "pads", "dollars"], lines),
        "How many packs of each kind should the school buy to spend the least?",
    )
    rows: list[Row] = [
        (dict(zip(names, pens, strict=True)), ">=", need[0]),
        (dict(zip(names, pads, strict=True)), ">=", need[1]),
    ]
    linear = dict(zip(names, price, strict=True))
    return program(text, dict.fromkeys(names, "integer"), "minimise", linear, rows)


FORMS: tuple[Form, ...] = (_mix, _vitamins, _bulk)
