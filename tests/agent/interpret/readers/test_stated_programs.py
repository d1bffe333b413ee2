"""Programs stated on sums of named amounts, in many words; and what must be asked back."""

from __future__ import annotations

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from problems.families.linear_program import LinearProgram
from tools.actions import solve_exact
from tools.solving import SolveInput

_SCENE = "A museum plans two exhibitions, X and Y, and decides how many rooms each gets. "
_PRICE = " Each room costs $300 for exhibition X and $200 for exhibition Y. Rooms are whole. What is the minimum total cost?"
LIMITS = (
    ("The total number of rooms must be at least 12.", 2400),
    ("At least 12 rooms in total should be allocated between exhibitions X and Y.", 2400),
    ("Twice the rooms of exhibition X plus the rooms of exhibition Y must be at least 30.", 4500),
    ("The sum of 4 times the rooms of X and 3 times the rooms of Y should be no less than 36.", 2400),
    ("Exhibition X requires at least 5 rooms more than exhibition Y.", 1500),
    ("There should be at least 5 more rooms in exhibition X than in exhibition Y.", 1500),
    ("Exhibition X needs a minimum of 4 rooms and exhibition Y needs at least 7 rooms.", 2600),
    ("X must get at least twice as many rooms as Y, and Y must get at least 3 rooms.", 2400),
    ("The difference between the rooms of X and twice the rooms of Y must be at least 6.", 1800),
    ("The total number of rooms must be at least 12 while X can have up to 30 rooms and Y up to 5 rooms.", 3100),
    ("The minimum allocation for X is 4 rooms and for Y is 7 rooms. The total cannot be less than 13.", 3000),
    ("Half of the rooms of X plus the rooms of Y must be at least 10. X can have between 0 and 40 rooms.", 2000),
    ("The combined appeal, calculated as 3 times the rooms of X plus 2 times the rooms of Y, must be at least 25.", 2500),
)  # fmt: skip


@pytest.mark.parametrize(("limit", "objective"), LIMITS)
def test_a_limit_is_read_in_its_own_words(limit: str, objective: float) -> None:
    read = interpret(_SCENE + limit + _PRICE, ())
    assert isinstance(read, Interpretation), read
    assert isinstance(read.problem, LinearProgram)
    request = SolveInput(problem=read.problem, budget_s=10, seed=0)
    outcome = solve_exact.run(request, lambda fraction, words: None)
    assert outcome.objective == pytest.approx(objective)


@pytest.mark.parametrize(
    "limit",
    [
        "The ratio of the rooms of X to those of Y must be at least 12.",
        "At least 12 rooms must be lit, if X is larger than Y.",
        "The rooms of X, when subtracted from those of Y, should be at least 12.",
        "X must be three times greater than twice Y, yielding at least 12 rooms.",
        "The difference between X, Y and the foyer must be at least 12 rooms.",
        "X (counted as double) and Y together must have at least 12 rooms, with a combined minimum of 3.",
        "The difference between the rooms of X and the rooms of Y plus the cafe must be at least 12.",
        "A difference of exactly 12 rooms must exist between X and Y.",
    ],
)
def test_what_is_not_a_plain_sum_is_asked(limit: str) -> None:
    assert isinstance(interpret(_SCENE + limit + _PRICE, ()), Clarification)


def test_a_difference_that_may_count_one_way_or_both_gives_both_readings() -> None:
    limit = (
        "The total must be at least 12 rooms. The difference between X and Y should not exceed 4."
    )
    read = interpret(_SCENE + limit + _PRICE, ())
    assert isinstance(read, Interpretation)
    assert read.is_open
    assert any("one way" in each.reading for each in read.alternatives)


def test_points_are_not_taken_for_costs() -> None:
    question = (
        "A city splits funds between parks X and Y. X and Y together must get at least 40 units. Each unit in X "
        "and Y yields 5 and 3 points respectively. What is the minimum total cost?"
    )
    assert isinstance(interpret(question, ()), Clarification)
