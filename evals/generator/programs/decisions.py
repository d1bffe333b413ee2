"""Yes-or-no decisions beside amounts: fixed charges, either-or, least lots."""

from __future__ import annotations

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import told
from evals.generator.grammar.names import TOYS
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Form, Question
from evals.generator.programs.program import Row, program


def _fixed_charge(draw: Draw, size: int) -> Question:
    names = draw.some(TOYS, 3)
    pattern = currency(draw)
    rent, gain, minutes = draw.wholes(3, 50, 300), draw.wholes(3, 3, 12), draw.wholes(3, 5, 30)
    most, hours = [10 * m for m in draw.wholes(3, 5, 20)], draw.whole(20, 60)
    facts = [
        f"making any {n} at all means renting a mould for {money(pattern, r)}; each of the {n} then earns {money(pattern, g)}, takes "
        f"{m} minutes, and no more than {k} can be sold"
        for n, r, g, m, k in zip(names, rent, gain, minutes, most, strict=True)
    ]
    text = compose(
        draw,
        f"A toy maker has {hours} hours of work left this month.",
        told(draw, facts),
        "Which moulds should be rented and how many toys of each kind made for the highest profit after rent?",
    )
    used = [f"mould for {n}" for n in names]
    rows: list[Row] = [({n: 1, u: -k}, "<=", 0) for n, u, k in zip(names, used, most, strict=True)]
    rows.append((dict(zip(names, minutes, strict=True)), "<=", 60 * hours))
    linear = dict(zip(names, gain, strict=True)) | {u: -r for u, r in zip(used, rent, strict=True)}
    kinds = dict.fromkeys(names, "integer") | dict.fromkeys(used, "binary")
    return program(text, kinds, "maximise", linear, rows)


def _either_or(draw: Draw, size: int) -> Question:
    cost, gain, most = draw.wholes(2, 20, 60), draw.different(2, 8, 30), draw.wholes(2, 100, 500)
    cost = [50 * c for c in cost]
    pattern = currency(draw)
    text = compose(
        draw,
        "A hotel can open either its sauna or its pool this winter, but not both; it may also open neither.",
        f"The sauna costs {money(pattern, cost[0])} to open and brings in {money(pattern, gain[0])} for each guest, of whom up to {most[0]} can be let in. "
        f"The pool costs {money(pattern, cost[1])} to open and brings in {money(pattern, gain[1])} for each guest, of whom up to {most[1]} can be let in.",
        "What is the highest profit that the hotel can make with them?",
    )
    kinds = {
        "sauna guests": "integer",
        "pool guests": "integer",
        "open sauna": "binary",
        "open pool": "binary",
    }
    rows: list[Row] = [
        ({"sauna guests": 1, "open sauna": -most[0]}, "<=", 0),
        ({"pool guests": 1, "open pool": -most[1]}, "<=", 0),
        ({"open sauna": 1, "open pool": 1}, "<=", 1),
    ]
    linear = {
        "sauna guests": gain[0],
        "pool guests": gain[1],
        "open sauna": -cost[0],
        "open pool": -cost[1],
    }
    return program(text, kinds, "maximise", linear, rows)


def _least_lot(draw: Draw, size: int) -> Question:
    least, price, need = draw.wholes(2, 20, 60), draw.different(2, 3, 12), draw.whole(50, 90)
    names = ["the mill", "the market"]
    most = [least[0] + draw.whole(20, 60), need]
    text = compose(
        draw,
        f"A bakery needs {need} sacks of flour.",
        f"The mill sells {least[0]} to {most[0]} sacks at {price[0]} euros each, or nothing at all. The market sells any number of sacks at {price[1]} euros each, "
        f"but a trip there costs {least[1]} euros.",
        "How many sacks should the bakery buy where to pay as little as possible?",
    )
    m, t = names
    kinds = {m: "integer", t: "integer", "use the mill": "binary", "go to the market": "binary"}
    rows: list[Row] = [
        ({m: 1, t: 1}, ">=", need),
        ({m: 1, "use the mill": -least[0]}, ">=", 0),
        ({m: 1, "use the mill": -most[0]}, "<=", 0),
        ({t: 1, "go to the market": -most[1]}, "<=", 0),
    ]
    linear = {m: price[0], t: price[1], "go to the market": least[1]}
    return program(text, kinds, "minimise", linear, rows)


FORMS: tuple[Form, ...] = (_fixed_charge, _either_or, _least_lot)
