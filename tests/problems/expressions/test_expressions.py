"""Formulas: what the parser takes, and that enclosures hold every value and slope."""

import math

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.expressions.enclosure import enclose
from problems.expressions.monomials import collected
from problems.expressions.parse import parse_formula
from problems.expressions.values import evaluate, value_at

FORMULAS = (
    "x^2*y - 3/y + 2",
    "sqrt(x)*exp(-y) + log(x + 1)",
    "sin(3x)*cos(y)",
    "abs(x - y) + min(x, y^2) - max(2, x*y)",
    "x^y",
    "x^1.5/(y + 0.5)^2",
    "x^-3",
)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("2x + 3y", 13),
        ("2(x+1)(y-1)", 12),
        ("x^2^1", 4),
        ("-x^2", -4),
        ("x**3 / 4", 2),
        ("1/2x", 1),
        ("|y - 5|", 2),
        ("x²·y − √4", 10),
        ("ln(e1) + pi", math.pi),
        ("max(x, y, 7)", 7),
    ],
)
def test_plain_algebra_is_read_as_people_write_it(text: str, worth: float) -> None:
    assert value_at(parse_formula(text), {"x": 2, "y": 3, "e1": 1}) == pytest.approx(worth)


def test_letters_in_a_row_are_a_product_where_the_names_are_known() -> None:
    assert value_at(parse_formula("2xy", ("x", "y")), {"x": 2, "y": 3}) == 12


@pytest.mark.parametrize(
    "text", ["", "x +", "3 $ 4", "(x", "x)", "min(x)", "(" * 200 + "x" + ")" * 200]
)
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(InvalidProblem):
        parse_formula(text)


@pytest.mark.parametrize("text", FORMULAS)
def test_enclosures_hold_every_value_and_slope(text: str) -> None:
    rng = np.random.default_rng(3)
    formula = parse_formula(text)
    low = rng.uniform(0.1, 3, (2, 200))
    high = low + 10 ** rng.uniform(-6, 0.5, (2, 200))
    found = enclose(formula, ("x", "y"), low, high)
    for share in rng.random((10, 2, 200)):
        point = low + share * (high - low)
        value = evaluate(formula, {"x": point[0], "y": point[1]})
        assert np.all(found.value.low <= value)
        assert np.all(value <= found.value.high)
        for at in range(2):
            step = np.zeros_like(point)
            step[at] = 1e-6
            ahead, behind = (
                evaluate(formula, dict(zip("xy", point + sign * step, strict=True)))
                for sign in (1, -1)
            )
            slope = (ahead - behind) / 2e-6
            rounding = 1e-3 * np.maximum(1, np.abs(slope))
            inside = np.all((point - step >= low) & (point + step <= high), axis=0)
            assert np.all((found.slopes.low[at] - rounding <= slope) | ~inside)
            assert np.all((slope <= found.slopes.high[at] + rounding) | ~inside)


@pytest.mark.parametrize(
    "text", ["x*(500/x^2)", "(x*y)^2/y", "(4/x)^0.5*x", "-(x/y)/x", "(x+y)*x/x"]
)
def test_collecting_powers_keeps_the_value(text: str) -> None:
    formula = parse_formula(text)
    point = {"x": 1.7, "y": 0.6}
    assert value_at(collected(formula, {"x", "y"}), point) == pytest.approx(
        value_at(formula, point)
    )
