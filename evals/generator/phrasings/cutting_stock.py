"""Cutting stock questions: bars, rolls, planks and cables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _orders(draw: Draw, n: int, stock: int, most: int = 9) -> list[tuple[int, int]]:
    lengths = draw.different(n, stock // 7 + 1, stock * 3 // 5)
    return [(length, draw.whole(2, most)) for length in sorted(lengths, reverse=True)]


def _problem(
    text: str, orders: Sequence[tuple[int, int]], stocks: Sequence[dict[str, Any]], kerf: int = 0
) -> Question:
    wanted = [{"length": length, "count": n} for length, n in orders]
    return asked(text, "cutting_stock", orders=wanted, stocks=stocks, kerf=kerf)


def _bars(draw: Draw, size: int) -> Question:
    stock = draw.whole(10, 16)
    orders = _orders(draw, 3, stock)
    spelled = [f"{n} pieces of {length} m" for length, n in orders]
    text = compose(
        draw,
        f"We cut steel bars of {stock} m.",
        f"A customer orders {listed(spelled)}.",
        "What is the least number of bars that must be cut?",
    )
    return _problem(text, orders, [{"length": stock}])


def _rolls(draw: Draw, size: int) -> Question:
    stock = 10 * draw.whole(8, 20)
    orders = _orders(draw, min(4, size - 1), stock, 15)
    text = compose(
        draw,
        f"Paper comes in rolls {stock} cm wide and is slit lengthwise into narrower ones.",
        "Orders:" + table(draw, ["width (cm)", "rolls"], orders),
        "How few wide rolls are enough for all orders?",
    )
    return _problem(text, orders, [{"length": stock}])


def _planks(draw: Draw, size: int) -> Question:
    stocks = [300, 200]
    costs = [draw.whole(14, 20), draw.whole(7, 12)]
    orders = _orders(draw, 3, 200, 6)
    pattern = currency(draw)
    facts = [f"{n} boards of {length} cm" for length, n in orders]
    text = compose(
        draw,
        f"A timber merchant sells planks of 3 m for {money(pattern, costs[0])} and planks of 2 m for {money(pattern, costs[1])}.",
        f"For a shed I need {listed(facts)}, each in one piece.",
        "What do I pay for planks at the least?",
    )
    return _problem(
        text, orders, [{"length": s, "cost": c} for s, c in zip(stocks, costs, strict=True)]
    )


def _kerf(draw: Draw, size: int) -> Question:
    stock = 10 * draw.whole(20, 40)
    orders = _orders(draw, 3, stock, 6)
    facts = [f"{n} pipes {length} cm long" for length, n in orders]
    text = compose(
        draw,
        f"Pipes are sawn from lengths of {stock} cm, and between two pieces the saw blade turns 1 cm into dust.",
        told(draw, ["needed are " + listed(facts)]),
        "From how few lengths can all the pipes be sawn?",
    )
    return _problem(text, orders, [{"length": stock}], 1)


def _ribbon(draw: Draw, size: int) -> Question:
    stock = draw.whole(50, 90)
    orders = _orders(draw, 3, stock, 8)
    facts = [f"{n} presents need {length} cm of ribbon each" for length, n in orders]
    text = compose(
        draw,
        f"Ribbon is sold in pieces of {stock} cm, and knotting two ends together looks ugly, so every present gets a single length.",
        told(draw, facts),
        "How many pieces must I buy at the least?",
    )
    return _problem(text, orders, [{"length": stock}])


PHRASING = Phrasing((_bars, _rolls, _planks, _kerf, _ribbon))
