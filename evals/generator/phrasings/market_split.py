"""Market split questions: shares of every product as close to a target as can be."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked

_GOODS = ("oil", "spirits", "grain", "soap")


def _amounts(draw: Draw, n: int, k: int) -> tuple[list[list[int]], list[int]]:
    amounts = [draw.wholes(n, 2, 40) for _ in range(k)]
    return amounts, [sum(row) // 2 for row in amounts]


def _problem(
    text: str,
    retailers: Sequence[str],
    goods: Sequence[str],
    amounts: Sequence[Sequence[int]],
    targets: Sequence[int],
) -> Question:
    products = [
        {"name": g, "amounts": row, "target": t}
        for g, row, t in zip(goods, amounts, targets, strict=True)
    ]
    return asked(text, "market_split", retailers=retailers, products=products)


def _divisions(draw: Draw, size: int) -> Question:
    names = [f"retailer {i}" for i in range(1, size + 2)]
    goods = draw.some(_GOODS, 2)
    amounts, targets = _amounts(draw, len(names), 2)
    facts = [
        f"of {g} they take {listed([*map(str, row)])} tonnes"
        for g, row in zip(goods, amounts, strict=True)
    ]
    wanted = [f"{t} tonnes of {g}" for t, g in zip(targets, goods, strict=True)]
    text = compose(
        draw,
        f"Two divisions of a company share {len(names)} retailers, each served by one division.",
        told(draw, facts) + f" Division one should get {listed(wanted)}.",
        "Which retailers should division one serve to come closest, adding up the deviations from both targets?",
    )
    return _problem(text, names, goods, amounts, targets)


def _tabled(draw: Draw, size: int) -> Question:
    names = [f"shop {x}" for x in LETTERS[:size]]
    goods = draw.some(_GOODS, 2)
    amounts, targets = _amounts(draw, size, 2)
    rows: list[list[object]] = [[n, *(row[i] for row in amounts)] for i, n in enumerate(names)]
    rows.append(["target", *targets])
    text = compose(
        draw,
        "Market split: choose a set of shops whose sales add up to the target of each product as nearly as possible.",
        table(draw, ["shop", *goods], rows),
        "What is the least sum of the absolute deviations from the targets?",
    )
    return _problem(text, names, goods, amounts, targets)


def _equations(draw: Draw, size: int) -> Question:
    names = list("abcdefgh"[: size + 1])
    amounts, targets = _amounts(draw, len(names), 2)
    lines = [
        f"{' + '.join(f'{c}{n}' for c, n in zip(row, names, strict=True))} = {t}"
        for row, t in zip(amounts, targets, strict=True)
    ]
    text = compose(
        draw,
        f"Each of {listed(names)} is 0 or 1.",
        "",
        f"How close can {listed(lines)} come to holding together, measured by the sum of the two gaps?",
    )
    return _problem(text, names, ["equation 1", "equation 2"], amounts, targets)


def _teams(draw: Draw, size: int) -> Question:
    names = draw.some(PEOPLE, size)
    amounts = [draw.wholes(size, 40, 99), draw.wholes(size, 20, 60)]
    targets = [sum(row) // 2 for row in amounts]
    facts = [
        f"{n} weighs {w} kg and is {a} years old" for n, w, a in zip(names, *amounts, strict=True)
    ]
    text = compose(
        draw,
        f"I pick a team from these people, of any number, and want its members to weigh {targets[0]} kg and to be {targets[1]} years old, all added up.",
        told(draw, facts),
        "A kilo off is as bad as a year off, in either direction; how small can the sum of the two errors be?",
    )
    return _problem(text, names, ["weight", "age"], amounts, targets)


PHRASING = Phrasing((_divisions, _tabled, _equations, _teams))
