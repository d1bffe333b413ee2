"""Rules in the language mean what they say: every optimum is compared with one found by enumeration."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from problems.algebra.program import problem_of
from problems.algebra.written import WrittenDecision, WrittenModel, WrittenRule
from tools.actions import solve_exact
from tools.solving import SolveInput

Predicate = Callable[[int, int, int], bool]

# x and y are whole from -3 to 4 and 0 to 5, b is yes or no
CASES: list[tuple[str, str, Callable[[int, int, int], float], list[tuple[str, Predicate]]]] = [
    (
        "max",
        "3*x + 2*y - b",
        lambda x, y, b: 3 * x + 2 * y - b,
        [("x + y <= 5", lambda x, y, b: x + y <= 5)],
    ),
    (
        "min",
        "x + y",
        lambda x, y, b: x + y,
        [("if b then y >= 4", lambda x, y, b: b == 0 or y >= 4), ("b = 1", lambda x, y, b: b == 1)],
    ),
    (
        "max",
        "x + 10*b",
        lambda x, y, b: x + 10 * b,
        [("if x > 0 then b = 0", lambda x, y, b: not x > 0 or b == 0)],
    ),
    (
        "max",
        "x - 2*y",
        lambda x, y, b: x - 2 * y,
        [("if x >= 2 then y >= 3", lambda x, y, b: x < 2 or y >= 3)],
    ),
    (
        "min",
        "y - b",
        lambda x, y, b: y - b,
        [
            ("y = 0 or y >= 3", lambda x, y, b: y == 0 or y >= 3),
            ("x + y >= 5", lambda x, y, b: x + y >= 5),
        ],
    ),
    (
        "min",
        "abs(x - 1) + abs(y - 3) + b",
        lambda x, y, b: abs(x - 1) + abs(y - 3) + b,
        [("x + y = 2", lambda x, y, b: x + y == 2)],
    ),
    ("max", "abs(x) + y", lambda x, y, b: abs(x) + y, [("y <= 2", lambda x, y, b: y <= 2)]),
    (
        "max",
        "min(x, y) + b",
        lambda x, y, b: min(x, y) + b,
        [("x + y <= 5", lambda x, y, b: x + y <= 5)],
    ),
    (
        "min",
        "max(x, y, 2*b) - y",
        lambda x, y, b: max(x, y, 2 * b) - y,
        [("x + y >= 3", lambda x, y, b: x + y >= 3)],
    ),
    (
        "min",
        "min(x, y)",
        lambda x, y, b: min(x, y),
        [("x + 2*y >= 4", lambda x, y, b: x + 2 * y >= 4)],
    ),
    (
        "max",
        "x + y",
        lambda x, y, b: x + y,
        [("max(x, y) <= 3 + b", lambda x, y, b: max(x, y) <= 3 + b)],
    ),
    ("max", "x - y", lambda x, y, b: x - y, [("abs(x - y) = 3", lambda x, y, b: abs(x - y) == 3)]),
    ("max", "b*x + y", lambda x, y, b: b * x + y, [("b*y <= 2", lambda x, y, b: b * y <= 2)]),
    (
        "min",
        "x + y + 2*b",
        lambda x, y, b: x + y + 2 * b,
        [("b*x >= 1", lambda x, y, b: b * x >= 1)],
    ),
    (
        "min",
        "x",
        lambda x, y, b: x,
        [("x != -3", lambda x, y, b: x != -3), ("x != -2", lambda x, y, b: x != -2)],
    ),
    (
        "max",
        "x + y",
        lambda x, y, b: x + y,
        [("not (x >= 2 and y >= 2)", lambda x, y, b: not (x >= 2 and y >= 2))],
    ),
    (
        "max",
        "x + y",
        lambda x, y, b: x + y,
        [("x < 3", lambda x, y, b: x < 3), ("-1 <= x - y <= 1", lambda x, y, b: -1 <= x - y <= 1)],
    ),
    (
        "max",
        "5*x + 4*y - 3*b",
        lambda x, y, b: 5 * x + 4 * y - 3 * b,
        [("if b = 0 then (x <= 1 and y <= 1)", lambda x, y, b: b == 1 or (x <= 1 and y <= 1))],
    ),
    ("max", "x*y - b", lambda x, y, b: x * y - b, [("x + y <= 6", lambda x, y, b: x + y <= 6)]),
    (
        "min",
        "(x - 2)^2 + (y - 1)^2",
        lambda x, y, b: (x - 2) ** 2 + (y - 1) ** 2,
        [("x + y >= 5", lambda x, y, b: x + y >= 5)],
    ),
    (
        "max",
        "max(abs(x), y) - 2*b",
        lambda x, y, b: max(abs(x), y) - 2 * b,
        [("y <= 2", lambda x, y, b: y <= 2), ("if x < 0 then b", lambda x, y, b: x >= 0 or b == 1)],
    ),
    ("max", "x + y", lambda x, y, b: x + y, [("x*y <= 6", lambda x, y, b: x * y <= 6)]),
    ("min", "y", lambda x, y, b: y, [("sqrt(y) >= 1.5", lambda x, y, b: y**0.5 >= 1.5)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1]}")
def test_optimum_is_the_enumerated_one(
    case: tuple[str, str, Callable[[int, int, int], float], list[tuple[str, Predicate]]],
) -> None:
    way, objective, worth, rules = case
    model = WrittenModel(
        decisions=(
            WrittenDecision(name="x", kind="integer", lower=-3, upper=4),
            WrittenDecision(name="y", kind="integer", upper=5),
            WrittenDecision(name="b", kind="binary"),
        ),
        goal="maximise" if way == "max" else "minimise",
        objective=objective,
        rules=tuple(WrittenRule(rule=text) for text, _ in rules),
    )
    kept = [
        worth(x, y, b)
        for x, y, b in product(range(-3, 5), range(6), range(2))
        if all(predicate(x, y, b) for _, predicate in rules)
    ]
    best = max(kept) if way == "max" else min(kept)
    outcome = solve_exact.run(SolveInput(problem=problem_of(model), budget_s=5), lambda *_: None)
    assert outcome.objective == pytest.approx(best, abs=1e-5)
