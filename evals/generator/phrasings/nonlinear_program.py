"""Nonlinear questions: areas and fences, products, prices that sink demand, formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.names import TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Phrasing, Question, asked


def _problem(
    text: str,
    goal: str,
    objective: str,
    bounds: Mapping[str, tuple[float, float | None]],
    limits: Sequence[tuple[str, str, str]] = (),
) -> Question:
    amounts = [{"name": n, "lower": low, "upper": high} for n, (low, high) in bounds.items()]
    rows = [
        {"left": left, "relation": relation, "right": right} for left, relation, right in limits
    ]
    return asked(
        text, "nonlinear_program", amounts=amounts, goal=goal, objective=objective, constraints=rows
    )


def _fence(draw: Draw, size: int) -> Question:
    metres, sides = 4 * draw.whole(10, 60), draw.whole(3, 4)
    where = "with a straight river along one side, where no fence is needed," if sides == 3 else ""
    text = compose(
        draw,
        f"A farmer has {metres} metres of fence.",
        "",
        " ".join(
            f"What is the largest area of a rectangular meadow that the fence can enclose {where}".split()
        ).rstrip(",")
        + "?",
    )
    around = "2*width + length" if sides == 3 else "2*width + 2*length"
    bounds: dict[str, tuple[float, float | None]] = {"width": (0, metres), "length": (0, metres)}
    return _problem(text, "maximise", "width*length", bounds, [(around, "=", str(metres))])


def _numbers(draw: Draw, size: int) -> Question:
    total = 2 * draw.whole(8, 60)
    power = draw.chance(0.5)
    bounds: dict[str, tuple[float, float | None]] = {"x": (0, total), "y": (0, total)}
    if power:
        text = f"Two numbers that are not negative add up to {total}. What is the largest value of the first times the square of the second?"
    else:
        text = f"Find two non-negative numbers with sum {total} whose squares add up to as little as possible. What is that sum of squares?"
    objective, goal = ("x*y^2", "maximise") if power else ("x^2 + y^2", "minimise")
    return _problem(text, goal, objective, bounds, [("x + y", "=", str(total))])


def _price(draw: Draw, size: int) -> Question:
    guests, loss, cost = 10 * draw.whole(20, 60), draw.whole(3, 9), draw.whole(2, 9)
    most = guests // loss
    text = compose(
        draw,
        f"At a price of p euros, where p need not be whole, {guests} - {loss}p people buy a ticket, and p is between 0 and {most}.",
        f"Each visitor costs the theatre {cost} euros.",
        "What is the highest profit that the theatre can make by choosing the price p?",
    )
    objective = f"(p - {cost})*({guests} - {loss}*p)"
    return _problem(text, "maximise", objective, {"p": (0, most)})


def _formula(draw: Draw, size: int) -> Question:
    a, b, c = draw.whole(2, 8), draw.whole(2, 9), draw.whole(4, 12)
    text = draw.one(
        [
            f"Minimise (x - {a})^2 + (y - {b})^2 subject to x + y <= {c}, 0 <= x <= 20, 0 <= y <= 20.",
            f"min (x - {a})^2 + (y - {b})^2\ns.t. x + y <= {c}\n0 <= x <= 20\n0 <= y <= 20",
        ]
    )
    return _problem(
        text,
        "minimise",
        f"(x - {a})^2 + (y - {b})^2",
        {"x": (0, 20), "y": (0, 20)},
        [("x + y", "<=", str(c))],
    )


def _box(draw: Draw, size: int) -> Question:
    side = 6 * draw.whole(2, 10)
    text = compose(
        draw,
        f"Equal squares are cut from the corners of a square sheet of cardboard with sides of {side} cm, and the rest is folded up to an open box.",
        "",
        f"What is the largest volume, in cubic centimetres, of an open box that is folded from the {side} cm sheet in this way?",
    )
    return _problem(text, "maximise", f"x*({side} - 2*x)^2", {"x": (0, side / 2)})


def _walk(draw: Draw, size: int) -> Question:
    sea, shore = draw.whole(2, 8), draw.whole(5, 20)
    town = draw.one(TOWNS)
    text = compose(
        draw,
        f"A cable runs from an island {sea} km off a straight coast to {town}, which lies on the coast {shore} km from the point nearest to the island.",
        "Under water the cable costs 5 thousand euros a kilometre, along the coast 3 thousand; it may come ashore at any point between that nearest point and the town.",
        "How many thousand euros does the cheapest cable cost?",
    )
    objective = f"5*sqrt(x^2 + {sea * sea}) + 3*({shore} - x)"
    return _problem(text, "minimise", objective, {"x": (0, shore)})


PHRASING = Phrasing((_fence, _numbers, _price, _formula, _box, _walk))
