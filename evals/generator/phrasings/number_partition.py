"""Number partition questions: piles, inheritances, teams and boats."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import count, currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _problem(
    text: str, numbers: Sequence[int], piles: int = 2, names: Sequence[str] = ()
) -> Question:
    return asked(text, "number_partition", numbers=numbers, n_piles=piles, names=names)


def _bare(draw: Draw, size: int) -> Question:
    numbers = draw.wholes(size + 2, 3, 60)
    told_numbers = draw.one(
        [str(numbers), f"{{{', '.join(map(str, numbers))}}}", listed([*map(str, numbers)])]
    )
    ask = draw.one(
        [
            "Divide these numbers into two groups whose sums differ as little as possible: {}.",
            "Partition {} into two subsets with the smallest difference of their sums.",
            "Split {} into two piles that are as equal as possible.",
        ]
    )
    return _problem(ask.format(told_numbers), numbers)


def _heirs(draw: Draw, size: int) -> Question:
    goods = draw.some("clock,painting,piano,carpet,car,ring,boat,vase,desk".split(","), size)
    pattern = currency(draw)
    values = [100 * v for v in draw.wholes(size, 2, 40)]
    facts = [f"the {g} is worth {money(pattern, v)}" for g, v in zip(goods, values, strict=True)]
    text = compose(
        draw,
        f"{draw.one(PEOPLE)} and a sister inherit some things and want to share them as fairly as they can by value.",
        told(draw, facts),
        "If nothing is sold, what is the smallest possible gap between the values of the two shares?",
    )
    return _problem(text, values, names=goods)


def _boats(draw: Draw, size: int) -> Question:
    names = draw.some(PEOPLE, size)
    kilos = draw.wholes(size, 40, 110)
    rows = list(zip(names, kilos, strict=True))
    text = compose(
        draw,
        "We cross a lake in two canoes, which are safest if both carry almost the same weight.",
        "Our weights:" + table(draw, ["person", "kg"], rows),
        "Who goes in which canoe so that the weights of the two crews differ as little as possible?",
    )
    return _problem(text, kilos, names=names)


def _three_piles(draw: Draw, size: int) -> Question:
    numbers = draw.wholes(size + 1, 2, 40)
    k = 3
    text = compose(
        draw,
        f"{count(draw, len(numbers)).capitalize()} stones weigh {listed([f'{x} kg' for x in numbers])}.",
        "",
        f"Make {k} heaps of these stones so that the difference between the heaviest and the lightest heap is as small as possible.",
    )
    return _problem(text, numbers, k)


def _halls(draw: Draw, size: int) -> Question:
    classes = [f"class {i}{x}" for i in (5, 6, 7) for x in "abc"][:size]
    pupils = draw.wholes(size, 17, 32)
    facts = [f"{c} has {p} pupils" for c, p in zip(classes, pupils, strict=True)]
    text = compose(
        draw,
        "On sports day our classes compete as team Blue and team Green; a class stays together.",
        told(draw, facts),
        "Which classes form which team if the teams should be as close in number of pupils as they can be?",
    )
    return _problem(text, pupils, names=classes)


PHRASING = Phrasing((_bare, _heirs, _boats, _three_piles, _halls))
