"""Linear program questions: product mix, farms, diets, blends, vehicles, money and staff."""

from __future__ import annotations

from evals.generator.grammar.amounts import currency, in_words, money, plain, times
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import CROPS, FOODS, FURNITURE, TOYS
from evals.generator.grammar.polynomials import written
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question
from evals.generator.programs import decisions, fairness, periods, ratios, tabled
from evals.generator.programs.program import Row, program


def _workshop(draw: Draw, size: int) -> Question:
    names = draw.some(FURNITURE, 2 + size % 2)
    pattern = currency(draw)
    profit, wood, hours = (draw.wholes(len(names), lo, hi) for lo, hi in ((20, 90), (2, 9), (1, 6)))
    boards, labour = 10 * draw.whole(8, 30), 10 * draw.whole(6, 20)
    facts = [
        f"making {n} takes {w} boards and {h} hours apiece and earns {money(pattern, p)} apiece"
        for n, w, h, p in zip(names, wood, hours, profit, strict=True)
    ]
    rows: list[Row] = [
        (dict(zip(names, wood, strict=True)), "<=", boards),
        (dict(zip(names, hours, strict=True)), "<=", labour),
    ]
    bounds: dict[str, tuple[float, float | None]] = {}
    more = ""
    if draw.chance(0.6):
        bounds[names[0]] = (draw.whole(2, 5), None)
        more = f" At least {in_words(int(bounds[names[0]][0]))} {names[0]} are already promised to a customer."
    text = compose(
        draw,
        f"A workshop has {boards} boards and {labour} hours of labour this week.",
        told(draw, facts) + more,
        "How many of each should it make to earn the most?",
    )
    linear = dict(zip(names, profit, strict=True))
    return program(text, dict.fromkeys(names, "integer"), "maximise", linear, rows, bounds=bounds)


def _farm(draw: Draw, size: int) -> Question:
    names = draw.some(CROPS, 2 + size % 2)
    pattern = currency(draw)
    profit, seed = draw.wholes(len(names), 80, 400), draw.wholes(len(names), 20, 90)
    land, spend = 10 * draw.whole(5, 20), 100 * draw.whole(30, 60)
    share = draw.one([20, 25, 40, 60])
    rows: list[Row] = [
        (dict.fromkeys(names, 1), "<=", land),
        (dict(zip(names, seed, strict=True)), "<=", spend),
        ({names[0]: 1}, "<=", share * land / 100),
    ]
    facts = [
        f"a hectare of {n} costs {money(pattern, s)} to sow and brings a profit of {money(pattern, p)}"
        for n, s, p in zip(names, seed, profit, strict=True)
    ]
    text = compose(
        draw,
        f"A farmer has {land} hectares and can spend {money(pattern, spend)} on sowing.",
        told(draw, facts) + f" No more than {share} % of the {land} hectares may be {names[0]}.",
        "How should the land be used for the greatest profit?",
    )
    linear = dict(zip(names, profit, strict=True))
    return program(text, dict.fromkeys(names, "continuous"), "maximise", linear, rows)


def _diet(draw: Draw, size: int) -> Question:
    names = draw.some(FOODS, max(3, size - 2))
    energy, protein = draw.wholes(len(names), 50, 400), draw.wholes(len(names), 2, 30)
    price = [p / 10 for p in draw.wholes(len(names), 2, 30)]
    need = (100 * draw.whole(16, 25), 5 * draw.whole(8, 16))
    rows: list[Row] = [
        (dict(zip(names, energy, strict=True)), ">=", need[0]),
        (dict(zip(names, protein, strict=True)), ">=", need[1]),
    ]
    lines = list(zip(names, energy, protein, [plain(p) for p in price], strict=True))
    text = compose(
        draw,
        "Per portion (fractions of a portion are fine):"
        + table(draw, ["food", "kcal", "protein (g)", "price"], lines),
        f"A day's meals must have at least {need[0]} kcal and {need[1]} g of protein.",
        "What is the cheapest diet made of these foods?",
    )
    linear = dict(zip(names, price, strict=True))
    return program(text, dict.fromkeys(names, "continuous"), "minimise", linear, rows)


def _vehicles(draw: Draw, size: int) -> Question:
    people = 10 * draw.whole(15, 50) + draw.whole(1, 9)
    seats, cost = (
        (draw.whole(40, 55), draw.whole(12, 25)),
        (10 * draw.whole(45, 70), 10 * draw.whole(15, 30)),
    )
    most = draw.whole(4, 9)
    pattern = currency(draw)
    text = compose(
        draw,
        f"A school takes {people} people on a trip.",
        f"A coach has {seats[0]} seats and costs {money(pattern, cost[0])} for the day; a minibus has {seats[1]} "
        f"seats and costs {money(pattern, cost[1])}. There are no more than {in_words(most)} coaches to be had.",
        "How many of each should the school book to spend as little as possible on the trip?",
    )
    rows: list[Row] = [({"coaches": seats[0], "minibuses": seats[1]}, ">=", people)]
    return program(
        text,
        {"coaches": "integer", "minibuses": "integer"},
        "minimise",
        {"coaches": cost[0], "minibuses": cost[1]},
        rows,
        bounds={"coaches": (0, most)},
    )


def _money(draw: Draw, size: int) -> Question:
    names = draw.some(["bonds", "stocks", "property", "gold"], 3)
    yields = draw.different(3, 2, 12)
    total = 10_000 * draw.whole(2, 12)
    pattern = currency(draw)
    share, k = draw.one([30, 40, 50]), draw.whole(2, 3)
    rows: list[Row] = [
        (dict.fromkeys(names, 1), "<=", total),
        ({names[0]: 1}, "<=", total * share / 100),
        ({names[1]: 1, names[2]: -k}, ">=", 0),
    ]
    facts = [f"{n} yield {y} % a year" for n, y in zip(names, yields, strict=True)]
    text = compose(
        draw,
        f"An heir has {money(pattern, total)} to invest in {listed(names)}.",
        told(draw, facts)
        + f" At most {share} % of the {money(pattern, total)} may go into {names[0]}, and at least {times(k)} as much must "
        f"be put into {names[1]} as into {names[2]}.",
        "How much goes into each for the greatest yearly income?",
    )
    linear = {n: y / 100 for n, y in zip(names, yields, strict=True)}
    return program(text, dict.fromkeys(names, "continuous"), "maximise", linear, rows)


def _toys(draw: Draw, size: int) -> Question:
    a, b = draw.some(TOYS, 2)
    minutes, gain = draw.wholes(2, 10, 45), draw.wholes(2, 4, 20)
    hours = draw.whole(20, 60)
    dozens = draw.whole(3, 8)
    pattern = currency(draw)
    text = compose(
        draw,
        f"A volunteer group has {hours} hours before the bazaar to make {a} and {b}.",
        f"One of the {a} takes {minutes[0]} minutes and sells for {money(pattern, gain[0])}; one of the {b} takes "
        f"{minutes[1]} minutes and sells for {money(pattern, gain[1])}. The stall has room for {in_words(dozens)} dozen toys, "
        f"and there should be at least as many {a} as {b}.",
        "With how many of each does the group take in the most money, if it sells everything?",
    )
    rows: list[Row] = [
        ({a: minutes[0], b: minutes[1]}, "<=", 60 * hours),
        ({a: 1, b: 1}, "<=", 12 * dozens),
        ({a: 1, b: -1}, ">=", 0),
    ]
    kinds = {a: "integer", b: "integer"}
    return program(text, kinds, "maximise", {a: gain[0], b: gain[1]}, rows)


def _mixture(draw: Draw, size: int) -> Question:
    names = ["orange", "mango", "apple"]
    sugar, price = draw.different(3, 4, 15), [p / 10 for p in draw.wholes(3, 5, 30)]
    litres, most = 10 * draw.whole(5, 30), (min(sugar) + max(sugar)) // 2 + 1
    least = draw.one([10, 15, 20])
    rows: list[Row] = [
        (dict.fromkeys(names, 1), "=", litres),
        ({n: s / 100 for n, s in zip(names, sugar, strict=True)}, "<=", most * litres / 100),
        ({names[0]: 1}, ">=", least * litres / 100),
    ]
    facts = [
        f"{n} juice has {s} % sugar and costs {plain(p)} a litre"
        for n, s, p in zip(names, sugar, price, strict=True)
    ]
    text = compose(
        draw,
        f"We need exactly {litres} litres of a drink mixed from juices.",
        told(draw, facts)
        + f" The drink may have {most} % sugar at the most, and {least} % of it or more must be orange juice.",
        "What is the least that the drink can cost?",
    )
    linear = dict(zip(names, price, strict=True))
    return program(text, dict.fromkeys(names, "continuous"), "minimise", linear, rows)


def _symbols(draw: Draw, size: int) -> Question:
    goal = draw.one(["maximise", "minimise"])
    c = draw.wholes(2, 1, 9)
    a, rhs = [draw.wholes(2, 1, 8) for _ in range(2)], draw.wholes(2, 12, 60)
    relation = "<=" if goal == "maximise" else ">="
    lines = [
        f"{written({('x',): r[0], ('y',): r[1]}, '', '')} {relation} {b}"
        for r, b in zip(a, rhs, strict=True)
    ]
    aim = written({("x",): c[0], ("y",): c[1]}, "", "")
    text = draw.one(
        [
            f"{goal.capitalize()} {aim} subject to {listed(lines)}, x, y >= 0.",
            f"{goal[:3]} {aim}\ns.t.\n" + "\n".join(lines) + "\nx >= 0, y >= 0",
        ]
    )
    rows: list[Row] = [({"x": r[0], "y": r[1]}, relation, b) for r, b in zip(a, rhs, strict=True)]
    return program(text, dict.fromkeys("xy", "continuous"), goal, {"x": c[0], "y": c[1]}, rows)


def _staff(draw: Draw, size: int) -> Question:
    rate, wage = (
        (draw.whole(8, 15), draw.whole(3, 7)),
        (10 * draw.whole(12, 20), 10 * draw.whole(5, 10)),
    )
    work, desks = draw.whole(60, 140), draw.whole(14, 30)
    ratio = draw.whole(2, 4)
    pattern = currency(draw)
    text = compose(
        draw,
        f"A help line expects {work} calls an hour.",
        f"An experienced agent handles {rate[0]} calls an hour for {money(pattern, wage[0])} a day, a trainee {rate[1]} calls an hour for "
        f"{money(pattern, wage[1])} a day. There are {desks} desks, one for each person, and there may be no more than {in_words(ratio)} trainees "
        "for each experienced agent.",
        "How many of each should be on duty so that all expected calls can be handled and the wages are as low as possible?",
    )
    kinds = {"experienced agents": "integer", "trainees": "integer"}
    e, t = kinds
    rows: list[Row] = [
        ({e: rate[0], t: rate[1]}, ">=", work),
        ({e: 1, t: 1}, "<=", desks),
        ({t: 1, e: -ratio}, "<=", 0),
    ]
    return program(text, kinds, "minimise", {e: wage[0], t: wage[1]}, rows)


PHRASING = Phrasing(
    (
        _workshop,
        _farm,
        _diet,
        _vehicles,
        _money,
        _toys,
        _mixture,
        _symbols,
        _staff,
        *decisions.FORMS,
        *fairness.FORMS,
        *periods.FORMS,
        *ratios.FORMS,
        *tabled.FORMS,
    )
)
