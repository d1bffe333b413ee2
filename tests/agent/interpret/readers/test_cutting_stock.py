"""Questions that cut ordered lengths from the fewest or the cheapest longer ones."""

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.readers.cutting_stock import READER
from agent.interpret.interpreter import interpret
from problems.families.cutting_stock import CuttingStock
from tests.agent.interpret.readers.questions import others, outcome


@pytest.mark.parametrize(
    ("text", "orders", "stocks", "kerf"),
    [
        (
            "A plumber has to cut 5 copper tubes of 70 cm, 3 of 110 cm and 8 of 45 cm from tubes of 3 m. How "
            "many tubes does he need at the minimum?",
            ((70, 5), (110, 3), (45, 8)),
            ((300, 1),),
            0,
        ),
        (
            "Standard steel rods are 9 m long. Cut the following with as few rods as possible:\n\n"
            "| length (m) | quantity |\n|---|---|\n| 4 | 3 |\n| 2.5 | 6 |\n| 1.2 | 10 |",
            ((4, 3), (2.5, 6), (1.2, 10)),
            ((9, 1),),
            0,
        ),
        (
            "I need six 120 cm boards and four 85 cm boards for shelves. The shop sells boards of 2.4 m for $11 "
            "and boards of 3 m for $13. What is the cheapest purchase?",
            ((120, 6), (85, 4)),
            ((240, 11), (300, 13)),
            0,
        ),
        (
            "Window frames: cut these profiles from bars of 6 m, the blade loses 4 mm at every cut.\n"
            "- 1200 mm: 4 pieces\n- 900 mm: 6 pieces\n- 450 mm: 5 pieces\nHow few bars are enough?",
            ((1200, 4), (900, 6), (450, 5)),
            ((6000, 1),),
            4,
        ),
        (
            "How many 100-inch rolls of film are needed at least to fill orders for 3 rolls 45 inches wide, 5 "
            "rolls 31 inches wide and 2 rolls 14 inches wide?",
            ((45, 3), (31, 5), (14, 2)),
            ((100, 1),),
            0,
        ),
        (
            "Cable is supplied in drums of 500 m. Customers order 3 × 220 m, 4 × 130 m and 2 × 90 m. What is the "
            "smallest number of drums to buy if no cable may be spliced?",
            ((220, 3), (130, 4), (90, 2)),
            ((500, 1),),
            0,
        ),
    ],
)
def test_cuts_in_many_forms(
    text: str,
    orders: tuple[tuple[float, int], ...],
    stocks: tuple[tuple[float, float], ...],
    kerf: float,
) -> None:
    found = interpret(text, ())
    assert isinstance(found, Interpretation), found
    read = found.problem
    assert isinstance(read, CuttingStock)
    assert tuple((each.length, each.count) for each in read.orders) == orders
    assert tuple((each.length, each.cost) for each in read.stocks) == stocks
    assert read.kerf == kerf


@pytest.mark.parametrize(
    "text",
    [
        # a limit on the pieces of a bar
        "Bars come in 12 m. I need 4 pieces of 5 m and 6 pieces of 3 m; no bar may be cut into more than 3 "
        "pieces. What is the least number of bars?",
        # no length to cut from
        "I need 4 pieces of 5 m and 6 pieces of 3 m. What is the least number of bars?",
        # a price for one of two
        "Boards are sold in 4 m for 22 euros and 2.5 m. I need 6 boards of 1.2 m and 4 boards of 1.9 m. What is "
        "the least I can spend?",
        # a piece longer than every bar
        "Bars come in 4 m. I need 4 pieces of 5 m and 6 pieces of 3 m. What is the least number of bars?",
    ],
)
def test_what_is_not_understood_is_never_left_out(text: str) -> None:
    assert isinstance(interpret(text, ()), Clarification)


@pytest.mark.parametrize("text", others("cutting_stock"))
def test_other_questions_are_left_to_others(text: str) -> None:
    assert outcome(READER, text) is None
