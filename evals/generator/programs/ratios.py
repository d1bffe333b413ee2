"""Shares and ratios: a third of, per cent of the total, for every one so many."""

from __future__ import annotations

from evals.generator.grammar.amounts import currency, in_words, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Form, Question
from evals.generator.programs.program import Row, program

_FRACTIONS = {"half": 2, "a third": 3, "a quarter": 4, "a fifth": 5}


def _third(draw: Draw, size: int) -> Question:
    words, parts = draw.one(list(_FRACTIONS.items()))
    seconds, gain = (
        [draw.whole(15, 30), draw.whole(40, 90)],
        [draw.whole(40, 80), draw.whole(90, 200)],
    )
    minutes = draw.whole(12, 30)
    pattern = currency(draw)
    text = compose(
        draw,
        f"A radio station sells {minutes} minutes of advertising a day.",
        f"A short spot lasts {seconds[0]} seconds and earns {money(pattern, gain[0])}; a long spot lasts {seconds[1]} seconds and earns {money(pattern, gain[1])}. "
        f"No more than {words} of all the spots may be long.",
        "How many spots of each kind bring in the most a day?",
    )
    rows: list[Row] = [
        ({"short": seconds[0], "long": seconds[1]}, "<=", 60 * minutes),
        ({"long": parts - 1, "short": -1}, "<=", 0),
    ]
    kinds = {"short": "integer", "long": "integer"}
    return program(text, kinds, "maximise", {"short": gain[0], "long": gain[1]}, rows)


def _loans(draw: Draw, size: int) -> Question:
    rates, share = draw.different(3, 3, 14), draw.one([20, 30, 40])
    names = ["home loans", "car loans", "student loans"]
    total = 100_000 * draw.whole(4, 30)
    least = draw.one([10, 15, 20])
    pattern = currency(draw)
    text = compose(
        draw,
        f"A bank lends exactly {money(pattern, total)}.",
        f"Home loans yield {rates[0]} %, car loans {rates[1]} % and student loans {rates[2]} % a year. Car loans must not be more than {share} % of the money lent, "
        f"student loans must be {least} % of it or more, and home loans must be at least as much as the other two together.",
        "How should the money be lent for the greatest yearly interest?",
    )
    h, c, s = names
    rows: list[Row] = [
        (dict.fromkeys(names, 1), "=", total),
        ({c: 1}, "<=", total * share / 100),
        ({s: 1}, ">=", total * least / 100),
        ({h: 1, c: -1, s: -1}, ">=", 0),
    ]
    linear = {n: r / 100 for n, r in zip(names, rates, strict=True)}
    return program(text, dict.fromkeys(names, "continuous"), "maximise", linear, rows)


def _for_every(draw: Draw, size: int) -> Question:
    k, cost = draw.whole(2, 4), [draw.whole(30, 60), draw.whole(8, 20)]
    places, budget = draw.whole(30, 80), 10 * draw.whole(80, 200)
    fruit = [draw.whole(20, 50), draw.whole(5, 15)]
    pattern = currency(draw)
    text = compose(
        draw,
        f"A gardener has room for {places} plants and {money(pattern, budget)} to spend.",
        f"A tree costs {money(pattern, cost[0])} and yields {fruit[0]} kg of fruit, a bush costs {money(pattern, cost[1])} and yields {fruit[1]} kg of fruit. For every tree there "
        f"have to be at least {in_words(k)} bushes.",
        "How many trees and bushes should be planted for the largest yield of fruit?",
    )
    rows: list[Row] = [
        ({"trees": 1, "bushes": 1}, "<=", places),
        ({"trees": cost[0], "bushes": cost[1]}, "<=", budget),
        ({"bushes": 1, "trees": -k}, ">=", 0),
    ]
    kinds = {"trees": "integer", "bushes": "integer"}
    return program(text, kinds, "maximise", {"trees": fruit[0], "bushes": fruit[1]}, rows)


FORMS: tuple[Form, ...] = (_third, _loans, _for_every)
