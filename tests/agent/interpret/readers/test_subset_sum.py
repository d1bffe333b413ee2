"""Questions that fill a target with some of the amounts there are."""

from __future__ import annotations

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from problems.families.subset_sum import FAMILY, SubsetSum

READ = (
    *(
        (each.text, None, None)
        for each in FAMILY.examples
        if "tape" not in each.text and "card" not in each.text
    ),
    ("Select some of 4, 9, 14 and 21 that sum to exactly 30.", 30, True),
    (
        "A shelf is 80 cm long. The atlas is 31 cm wide, the globe is 28 cm wide and the radio is 24 cm wide. "
        "Which of them fill the shelf with the smallest gap?",
        80,
        False,
    ),
    (
        "Which of these numbers come as close to 100 as possible without exceeding 100: 61, 44, 37, 12?",
        100,
        False,
    ),
)


@pytest.mark.parametrize(("question", "target", "exactly"), READ)
def test_the_target_and_its_kind_are_read(
    question: str, target: float | None, exactly: bool | None
) -> None:
    read = interpret(question, ())
    assert isinstance(read, Interpretation)
    assert isinstance(read.problem, SubsetSum)
    if target is not None:
        assert (read.problem.target, read.problem.exactly) == (target, exactly)


@pytest.mark.parametrize(
    "question",
    [
        "Subset sum: which subset of 3, 5, 9 and 11 is best?",
        "Which of 12, 7, 19 and 23 add up to as close to 40 as possible, if 12 and 7 cannot both be used?",
        "Pick some of 12, 7, 19 and 23 that add up to at most 40 with at least 3 numbers.",
    ],
)
def test_what_is_missing_or_beyond_a_sum_is_asked(question: str) -> None:
    assert isinstance(interpret(question, ()), Clarification)
