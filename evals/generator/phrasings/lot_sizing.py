"""Lot sizing questions: when to make how much, set-ups against stock."""

from __future__ import annotations

from evals.generator.grammar.amounts import currency, in_words, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _item(name: str, demand: list[int], **costs: object) -> dict[str, object]:
    return {"name": name, "demand": demand, **costs}


def _cakes(draw: Draw, size: int) -> Question:
    demand = [10 * d for d in draw.wholes(size, 1, 6)]
    setup, hold = 10 * draw.whole(4, 12), draw.whole(1, 3)
    pattern = currency(draw)
    text = compose(
        draw,
        f"A bakery needs {listed([*map(str, demand)])} cakes in the next {in_words(size)} weeks, in this order.",
        f"Starting the production line in a week costs {money(pattern, setup)}, and keeping a cake from one week to the next costs {money(pattern, hold)}. "
        "Nothing is in stock now, any number can be made in a week, and every week's need must be met.",
        "In which weeks should it bake how many cakes to spend the least?",
    )
    return asked(
        text, "lot_sizing", items=[_item("cakes", demand, setup_cost=setup, holding_cost=hold)]
    )


def _press(draw: Draw, size: int) -> Question:
    n = min(size, 5)
    capacity = 10 * draw.whole(6, 9)
    demand = [10 * draw.whole(2, capacity // 10) for _ in range(n)]
    setup, unit, hold = 50 * draw.whole(2, 6), draw.whole(1, 5), draw.whole(1, 3)
    rows = [[f"day {i}", d] for i, d in enumerate(demand, 1)]
    text = compose(
        draw,
        f"A press can make at most {capacity} parts a day.",
        "Parts that must be delivered:"
        + table(draw, ["day", "parts"], rows)
        + f"Setting the press up on a day costs {setup} euros, each part costs {unit} euros to make, and each part that stays "
        f"in stock overnight costs {hold} euros. The stock is empty at the start.",
        "What is the cheapest production plan that delivers all parts on time?",
    )
    item = _item("parts", demand, setup_cost=setup, unit_cost=unit, holding_cost=hold)
    return asked(text, "lot_sizing", items=[item], capacity=capacity)


def _classic(draw: Draw, size: int) -> Question:
    demand = draw.wholes(size, 5, 60)
    setup, hold = 10 * draw.whole(5, 20), draw.whole(1, 4)
    text = compose(
        draw,
        f"Uncapacitated lot sizing (Wagner-Whitin) over {size} periods with demands {demand}.",
        f"Setup cost {setup} per production period, holding cost {hold} per unit and period for stock at a period's end, no initial stock, no backlog.",
        "Find the minimum total cost.",
    )
    return asked(
        text, "lot_sizing", items=[_item("product", demand, setup_cost=setup, holding_cost=hold)]
    )


def _soup(draw: Draw, size: int) -> Question:
    n = min(size, 6)
    demand = draw.wholes(n, 2, 9)
    setup, hold = draw.whole(10, 40), draw.whole(2, 6)
    text = compose(
        draw,
        f"Our family eats {listed([*map(str, demand)])} portions of soup on the next {in_words(n)} days, one number for each day.",
        f"On a day when I cook, I lose {setup} minutes, however much I make; every portion that is kept until the next day takes {hold} minutes of washing boxes per night. There is no soup left from before.",
        "How few minutes can I get away with in total if there is always enough soup?",
    )
    return asked(
        text, "lot_sizing", items=[_item("soup", demand, setup_cost=setup, holding_cost=hold)]
    )


PHRASING = Phrasing((_cakes, _press, _classic, _soup))
