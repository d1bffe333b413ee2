"""Subset sum questions: a target that a choice of numbers reaches or comes close to."""

from __future__ import annotations

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import PEOPLE, SONGS
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Phrasing, Question, asked


def _close(draw: Draw, size: int) -> Question:
    numbers, target = _numbers(draw, size + 2)
    text = draw.one(
        [
            f"Which of the numbers {listed([*map(str, numbers)])} add up to as close to {target} as possible without exceeding it?",
            f"Subset sum: given {numbers}, find the largest subset sum that is at most {target}.",
        ]
    )
    return asked(text, "subset_sum", numbers=numbers, target=target)


def _numbers(draw: Draw, n: int, high: int = 60) -> tuple[list[int], int]:
    numbers = draw.wholes(n, 3, high)
    return numbers, sum(numbers) * draw.whole(35, 65) // 100


def _exact(draw: Draw, size: int) -> Question:
    numbers, _ = _numbers(draw, size + 2)
    target = sum(draw.some(numbers, len(numbers) // 2))
    text = compose(
        draw,
        f"I have these numbers, each to be used once at most: {', '.join(map(str, numbers))}.",
        "",
        f"Find some of them that add up to exactly {target}.",
    )
    return asked(text, "subset_sum", numbers=numbers, target=target, exactly=True)


def _voucher(draw: Draw, size: int) -> Question:
    numbers, target = _numbers(draw, size, 40)
    pattern = currency(draw)
    text = compose(
        draw,
        f"I have a voucher of {money(pattern, target)} that gives no change, and I do not want to add any money.",
        f"The things I would like cost {listed([money(pattern, n) for n in numbers])}, and there is one of each.",
        "How much of the voucher can I use up at the most?",
    )
    return asked(text, "subset_sum", numbers=numbers, target=target)


def _record(draw: Draw, size: int) -> Question:
    numbers, target = _numbers(draw, size, 9)
    names = draw.some(SONGS, size)
    facts = [f"'{n}' lasts {m} minutes" for n, m in zip(names, numbers, strict=True)]
    text = compose(
        draw,
        f"The interval of a play lasts {target} minutes, and we want to fill it with music as fully as we can, without running over.",
        told(draw, facts) + " No piece is played twice or cut short.",
        "How many minutes of the interval can be filled?",
    )
    return asked(text, "subset_sum", numbers=numbers, target=target, names=names)


def _ferry(draw: Draw, size: int) -> Question:
    names = [f"{name}'s car" for name in draw.some(PEOPLE, size)]
    numbers = draw.wholes(size, 35, 62)
    target = sum(numbers) * draw.whole(40, 70) // 100
    facts = [f"{n} is {c} decimetres long" for n, c in zip(names, numbers, strict=True)]
    text = compose(
        draw,
        f"One lane of a ferry is {target} decimetres long.",
        told(draw, facts),
        "Which of these cars fill the lane up to the smallest gap?",
    )
    return asked(text, "subset_sum", numbers=numbers, target=target, names=names)


PHRASING = Phrasing((_close, _exact, _voucher, _record, _ferry))
