"""Blending questions: feeds, alloys, fuels and paints within content limits."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import plain
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked

Limit = tuple[str, float | None, float | None]  # content, least and most in a unit


def _problem(
    text: str,
    ingredients: Sequence[tuple[str, float, dict[str, float]]],
    amount: float,
    limits: Sequence[Limit],
    available: Sequence[int | None] = (),
) -> Question:
    have = available or [None] * len(ingredients)
    mixed = [
        {"name": n, "cost": c, "contents": held, "available": a}
        for (n, c, held), a in zip(ingredients, have, strict=True)
    ]
    wanted = [{"content": c, "least": least, "most": most} for c, least, most in limits]
    product = {"name": "mix", "least": amount, "most": amount, "limits": wanted}
    return asked(text, "blending", ingredients=mixed, products=[product])


def _feed(draw: Draw, size: int) -> Question:
    names = ["corn", "soy", "oats", "bran"][: 3 + size % 2]
    protein, fibre = draw.different(len(names), 6, 45), draw.wholes(len(names), 2, 12)
    cost = [c / 100 for c in draw.wholes(len(names), 20, 95)]
    kilos = 50 * draw.whole(1, 10)
    least = sum(sorted(protein)[-2:]) // 2 - draw.whole(1, 4)
    facts = [
        f"{n} costs {c:.2f} euros a kilo and has {p} % protein and {f} % fibre"
        for n, c, p, f in zip(names, cost, protein, fibre, strict=True)
    ]
    text = compose(
        draw,
        f"We mix {kilos} kg of feed from {listed(names)}.",
        told(draw, facts)
        + f" The feed must have at least {least} % protein and at most 12 % fibre.",
        "What does the cheapest mix cost?",
    )
    parts = [
        (n, c, {"protein": p / 100, "fibre": f / 100})
        for n, c, p, f in zip(names, cost, protein, fibre, strict=True)
    ]
    return _problem(text, parts, kilos, [("protein", least / 100, None), ("fibre", None, 0.12)])


def _alloy(draw: Draw, size: int) -> Question:
    names = [f"scrap {x}" for x in "ABCD"[: 3 + size % 2]]
    copper = draw.different(len(names), 10, 90)
    cost = draw.wholes(len(names), 100, 900)
    tonnes = draw.whole(5, 40)
    low = (min(copper) + max(copper)) // 2
    rows = list(zip(names, copper, cost, strict=True))
    text = compose(
        draw,
        f"A foundry melts {tonnes} tonnes of an alloy with no less than {low} % and no more than {low + 8} % copper.",
        "On the market:" + table(draw, ["material", "copper (%)", "dollars per tonne"], rows),
        "How cheaply can the alloy be made?",
    )
    parts = [(n, c, {"copper": k / 100}) for n, k, c in rows]
    return _problem(text, parts, tonnes, [("copper", low / 100, (low + 8) / 100)])


def _petrol(draw: Draw, size: int) -> Question:
    octane, cost = (
        [draw.whole(80, 86), draw.whole(90, 94), draw.whole(96, 102)],
        [draw.whole(30, 45), draw.whole(46, 60), draw.whole(61, 80)],
    )
    barrels = 100 * draw.whole(2, 9)
    names = ["light crude", "sweet crude", "reformate"]
    have = [barrels, barrels // 2 + 50, barrels // 2 + 100]
    facts = [
        f"{n} has an octane number of {o}, costs {c} dollars a barrel, and there are {h} barrels of it"
        for n, o, c, h in zip(names, octane, cost, have, strict=True)
    ]
    text = compose(
        draw,
        f"A refinery needs {barrels} barrels of petrol with an octane number of 90 or more; octane numbers mix in proportion to volume.",
        told(draw, facts),
        "What is the least that the barrels needed can cost?",
    )
    parts: list[tuple[str, float, dict[str, float]]] = [
        (n, c, {"octane": o}) for n, o, c in zip(names, octane, cost, strict=True)
    ]
    return _problem(text, parts, barrels, [("octane", 90, None)], have)


def _punch(draw: Draw, size: int) -> Question:
    names = ["rum", "wine", "juice"]
    alcohol, cost = (
        [40, draw.whole(10, 14), 0],
        [draw.whole(12, 20), draw.whole(4, 8), draw.whole(1, 3)],
    )
    litres = draw.whole(4, 30)
    low, high = 8, draw.one([10, 12])
    spelled = [f"{n} for {plain(c)} euros a litre" for n, c in zip(names, cost, strict=True)]
    text = compose(
        draw,
        f"For a party I pour together {litres} litres of punch from {listed(spelled)}.",
        f"Rum has {alcohol[0]} % alcohol, wine {alcohol[1]} % and juice none, and I want the punch to have between {low} and {high} % alcohol.",
        "What is the smallest sum I have to spend on the punch?",
    )
    parts = [(n, c, {"alcohol": a / 100}) for n, c, a in zip(names, cost, alcohol, strict=True)]
    return _problem(text, parts, litres, [("alcohol", low / 100, high / 100)])


PHRASING = Phrasing((_feed, _alloy, _petrol, _punch))
