"""Plans over several periods: stock, staff that works days in a row, overtime."""

from __future__ import annotations

from evals.generator.grammar.amounts import currency, in_words, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Form, Question
from evals.generator.programs.program import Row, program

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _stock(draw: Draw, size: int) -> Question:
    n = 3 + size % 2
    most = 10 * draw.whole(8, 15)
    need = [10 * draw.whole(3, most // 10) for _ in range(n)]
    cost, hold = draw.wholes(n, 5, 20), draw.whole(1, 3)
    rows_told = [[f"month {i}", d, c] for i, (d, c) in enumerate(zip(need, cost, strict=True), 1)]
    text = compose(
        draw,
        f"A cheese dairy can make up to {most} kg a month, in any fractions of a kilo.",
        "Demand in kg, and what making a kilo costs in euros:"
        + table(draw, ["month", "demand", "cost"], rows_told)
        + f"Cheese that is kept from one month to the next costs {hold} euro{'s' if hold > 1 else ''} a kilo to store. There is no cheese at the start.",
        "What is the least that meeting all the demand can cost?",
    )
    made, kept = [f"made in {i}" for i in range(1, n + 1)], [f"kept after {i}" for i in range(1, n)]
    rows: list[Row] = []
    for i in range(n):
        terms: dict[str, float] = {made[i]: 1}
        if i:
            terms[kept[i - 1]] = 1
        if i < n - 1:
            terms[kept[i]] = -1
        rows.append((terms, "=", need[i]))
    linear = dict(zip(made, cost, strict=True)) | dict.fromkeys(kept, hold)
    kinds = dict.fromkeys([*made, *kept], "continuous")
    return program(text, kinds, "minimise", linear, rows, bounds=dict.fromkeys(made, (0, most)))


def _week(draw: Draw, size: int) -> Question:
    need = draw.wholes(7, 3, 12)
    rows_told = list(zip(_DAYS, need, strict=True))
    text = compose(
        draw,
        "Every postman works five days in a row and then has two days off, week after week.",
        "Postmen needed at least:" + table(draw, ["day", "postmen"], rows_told),
        "What is the smallest number of postmen to employ?",
    )
    rows: list[Row] = [
        ({_DAYS[(day - back) % 7]: 1 for back in range(5)}, ">=", need[day]) for day in range(7)
    ]
    return program(text, dict.fromkeys(_DAYS, "integer"), "minimise", dict.fromkeys(_DAYS, 1), rows)


def _overtime(draw: Draw, size: int) -> Question:
    most, extra = 10 * draw.whole(5, 9), 10 * draw.whole(2, 4)
    need = [10 * draw.whole(3, (most + extra) // 10) for _ in range(3)]
    cost, more, keep = draw.whole(20, 40), draw.whole(5, 15), draw.whole(2, 9)
    pattern = currency(draw)
    text = compose(
        draw,
        f"A boatyard must deliver {listed([*map(str, need)])} canoes in the next {in_words(3)} months.",
        f"It can build {most} canoes a month at {money(pattern, cost)} each, and {extra} more in overtime at {money(pattern, cost + more)} each. A canoe that is kept "
        f"over to the next month costs {money(pattern, keep)}. The yard is empty at first.",
        "What does the cheapest production plan cost?",
    )
    kinds: dict[str, str] = {}
    linear: dict[str, float] = {}
    bounds: dict[str, tuple[float, float | None]] = {}
    rows: list[Row] = []
    for i in range(3):
        for name, price, limit in (
            (f"normal {i}", cost, most),
            (f"overtime {i}", cost + more, extra),
        ):
            kinds[name], linear[name], bounds[name] = "integer", price, (0, limit)
        terms: dict[str, float] = {f"normal {i}": 1, f"overtime {i}": 1}
        if i:
            terms[f"kept {i - 1}"] = 1
        if i < 2:
            kinds[f"kept {i}"], linear[f"kept {i}"], terms[f"kept {i}"] = "integer", keep, -1
        rows.append((terms, "=", need[i]))
    return program(text, kinds, "minimise", linear, rows, bounds=bounds)


FORMS: tuple[Form, ...] = (_stock, _week, _overtime)
