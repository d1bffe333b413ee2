"""Questions that choose some of many so that several sums come close to their targets."""

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.readers.market_split import READER
from agent.interpret.interpreter import interpret
from problems.families.market_split import MarketSplit
from tests.agent.interpret.readers.questions import others, outcome


@pytest.mark.parametrize(
    ("text", "amounts", "targets"),
    [
        (
            "A brewery divides its pubs K, L, M and N between two drivers. The pubs order 12, 9, 15 and 6 barrels "
            "of ale and 5, 8, 3 and 7 barrels of stout. Driver one should deliver 20 barrels of ale and 12 "
            "barrels of stout. Which pubs bring him closest, summing both deviations?",
            ((12, 9, 15, 6), (5, 8, 3, 7)),
            (20, 12),
        ),
        (
            "Choose stores whose sales come as near as possible to the targets, measured by the sum of the "
            "gaps.\n\nstore,tea,rice\nNorth,12,4\nEast,7,11\nWest,9,6\ngoal,15,10",
            ((12, 7, 9), (4, 11, 6)),
            (15, 10),
        ),
        (
            "Let x1, x2, x3 be binary. How close to holding together can 5x1 + 7x2 + 9x3 = 12 and "
            "4x1 + 2x2 + 6x3 = 7 be, in the sum of absolute errors?",
            ((5, 7, 9), (4, 2, 6)),
            (12, 7),
        ),
        (
            "I take some cheeses along and would like exactly 500 g and 12 euros of them: Brie has 250 g and "
            "costs 6 euros, Gouda has 300 g and costs 4 euros, Feta has 200 g and costs 5 euros. How small "
            "can the two differences be in sum?",
            ((250, 300, 200), (6, 4, 5)),
            (500, 12),
        ),
        (
            "Half of each for the west, as close as can be: 5 of 10 apples (A 3, B 5, C 2) and 6 of 12 pears (A 4, "
            "B 1, C 7). Which shops?",
            ((3, 5, 2), (4, 1, 7)),
            (5, 6),
        ),
    ],
)
def test_splits_in_many_forms(
    text: str, amounts: tuple[tuple[float, ...], ...], targets: tuple[float, ...]
) -> None:
    found = interpret(text, ())
    assert isinstance(found, Interpretation), found
    read = found.problem
    assert isinstance(read, MarketSplit)
    assert tuple(each.amounts for each in read.products) == amounts
    assert tuple(each.target for each in read.products) == targets


@pytest.mark.parametrize(
    "text",
    [
        # how many may be chosen
        "Market split with exactly 2 shops.\nshop,tea,rice\nNorth,12,4\nEast,7,11\nWest,9,6\ntarget,15,10",
        # no targets
        "A market split: shops A, B and C sell 5, 7 and 9 t of tea and 4, 2 and 6 t of rice. Which shops?",
        # a deviation that counts more
        "Each of a, b and c is 0 or 1. How close can 5a + 7b + 9c = 12 and 4a + 2b + 6c = 7 come, a gap in the "
        "second counting 3 times as much?",
    ],
)
def test_what_is_not_understood_is_never_left_out(text: str) -> None:
    assert isinstance(interpret(text, ()), Clarification)


@pytest.mark.parametrize("text", others("market_split"))
def test_other_questions_are_left_to_others(text: str) -> None:
    assert outcome(READER, text) is None
