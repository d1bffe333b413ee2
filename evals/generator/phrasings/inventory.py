"""Inventory questions: when to buy how much, with orders, prices, stock and room."""

from __future__ import annotations

from evals.generator.grammar.amounts import currency, in_words, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _coffee(draw: Draw, size: int) -> Question:
    n = min(size, 5)
    demand = [10 * d for d in draw.wholes(n, 2, 6)]
    order, hold = 5 * draw.whole(4, 12), draw.one([1, 2])
    price = [draw.whole(4, 6), draw.whole(7, 9)]
    room = max(demand) + 10 * draw.whole(1, 4)
    prices = [price[0]] * 2 + [price[1]] * (n - 2)
    pattern = currency(draw)
    text = compose(
        draw,
        f"A shop will sell {listed([*map(str, demand)])} bags of coffee in the next {in_words(n)} weeks.",
        f"It buys a bag at {money(pattern, price[0])} in weeks 1 and 2 and at {money(pattern, price[1])} from week 3 on. Every order costs {money(pattern, order)} on top, "
        f"a bag in stock at the end of a week costs {money(pattern, hold)}, and no more than {room} bags can be in stock at the end of a week. The shelves are empty now, and what is ordered in a week can be sold that week.",
        "When should the shop order how much to serve everybody at the least total cost?",
    )
    product = {
        "name": "coffee",
        "demand": demand,
        "price": prices,
        "order_cost": order,
        "holding_cost": hold,
    }
    return asked(text, "inventory", products=[product], storage=room)


def _cement(draw: Draw, size: int) -> Question:
    demand = draw.wholes(min(size, 5), 4, 18)
    order, price = 10 * draw.whole(2, 6), draw.whole(2, 6)
    text = compose(
        draw,
        f"Cement comes in pallets of 10 sacks. A building site uses {listed([*map(str, demand)])} sacks on its {in_words(len(demand))} days.",
        f"Each delivery costs {order} euros and each sack {price} euros; keeping a sack overnight costs 1 euro. Deliveries come in the morning, whole pallets only, and there is no cement to begin with.",
        "What is the cheapest way to order, counting a sack left over on the last day as kept overnight too?",
    )
    product = {
        "name": "cement",
        "demand": demand,
        "price": price,
        "order_cost": order,
        "holding_cost": 1,
        "batch": 10,
    }
    return asked(text, "inventory", products=[product])


def _stock(draw: Draw, size: int) -> Question:
    n = min(size, 6)
    demand = draw.wholes(n, 5, 40)
    price = draw.wholes(n, 3, 9)
    order, hold, start = 10 * draw.whole(2, 8), draw.whole(1, 3), draw.whole(0, 10)
    rows = list(zip(range(1, n + 1), demand, price, strict=True))
    text = compose(
        draw,
        "Inventory planning for one product that we buy from a supplier.",
        "Purchase plan data:"
        + table(draw, ["period", "demand", "purchase price"], rows)
        + f"Each order placed costs {order}, holding a unit at the end of a period costs {hold}, and the initial stock is {start} units. Orders arrive at once; shortages are not allowed.",
        "Minimise the cost of orders, purchases and holding.",
    )
    product = {
        "name": "product",
        "demand": demand,
        "price": price,
        "order_cost": order,
        "holding_cost": hold,
        "initial_stock": start,
    }
    return asked(text, "inventory", products=[product])


def _hay(draw: Draw, size: int) -> Question:
    n = min(size, 5)
    demand = draw.wholes(n, 3, 12)
    fee, price = draw.whole(10, 40), draw.wholes(n, 4, 12)
    barn = max(demand) + draw.whole(0, 8)
    spelled = [f"{p} euros in month {i}" for i, p in enumerate(price, 1)]
    text = compose(
        draw,
        f"My horses eat {listed([*map(str, demand)])} bales of hay in the {in_words(n)} months to come.",
        f"The farmer charges {fee} euros for coming, whatever he brings, and a bale costs {listed(spelled)}. At the end of a month the barn can hold {barn} bales at most, at no cost; it is empty now, and he comes at the start of a month.",
        "What do I pay at the least to keep the horses fed?",
    )
    product = {"name": "hay", "demand": demand, "price": price, "order_cost": fee}
    return asked(text, "inventory", products=[product], storage=barn)


PHRASING = Phrasing((_coffee, _cement, _stock, _hay))
