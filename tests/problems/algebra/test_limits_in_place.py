"""Single limits over large sets become limits of the decisions; everything else stays a rule."""

from __future__ import annotations

import pytest

from problems.algebra.expand import expand
from problems.algebra.written import WrittenDecision, WrittenModel, WrittenRule, WrittenSet
from problems.status import Sense


def model(rule: str, each: str = "i in I", size: int = 2_000, **limits: float) -> WrittenModel:
    """A model of one family of amounts with one rule over each."""
    return WrittenModel(
        sets=(WrittenSet(name="I", members=tuple(f"m{at}" for at in range(size))),),
        decisions=(WrittenDecision(name="x", over=("I",), **limits),),
        goal=Sense.MINIMISE,
        objective="sum(i in I: x[i])",
        rules=(WrittenRule(each=each, rule=rule),),
    )


@pytest.mark.parametrize(
    ("rule", "ends"),
    [("x[i] <= 300", (0, 300)), ("5*60 >= x[i]", (0, 300)), ("x[i] >= 4", (4, float("inf")))],
)
def test_a_limit_of_every_amount_takes_no_rows(rule: str, ends: tuple[float, float]) -> None:
    out, _ = expand(model(rule))
    assert out.rows == []
    assert {(each.lower, each.upper) for each in out.scalars.values()} == {ends}


@pytest.mark.parametrize(
    ("rule", "each", "size"),
    [
        ("x[i] <= 300", "i in I", 20),
        ("2*x[i] <= 300", "i in I", 2_000),
        ("x[i] <= 300", "i in I where ord(i) > 0", 2_000),
        ("x[i] <= ord(i)", "i in I", 2_000),
        ("x[i] <= -1", "i in I", 2_000),
    ],
)
def test_what_is_no_such_limit_stays_a_rule(rule: str, each: str, size: int) -> None:
    out, _ = expand(model(rule, each, size))
    assert len(out.rows) == size
