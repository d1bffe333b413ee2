"""Puzzles over whole numbers: cryptarithms, ages, digits, coins, heads and legs."""

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.readers.constraint_puzzle import READER
from agent.interpret.interpreter import interpret
from problems.families.constraint_puzzle import ConstraintPuzzle
from tests.agent.interpret.readers.questions import others, outcome
from tools.actions import solve_exact
from tools.solving import SolveInput


def _best(text: str) -> float | None:
    """The best value of what is asked for, None where nothing keeps to the rules."""
    read = interpret(text, ())
    assert isinstance(read, Interpretation), read
    assert isinstance(read.problem, ConstraintPuzzle)
    request = SolveInput(problem=read.problem, budget_s=10.0, seed=1)
    found = solve_exact.run(request, lambda *_: None)
    assert found.status.is_proof
    return found.objective if found.is_feasible else None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Find the largest value of FOUR in TWO + TWO = FOUR, where different letters are different "
            "digits and no number begins with 0.",
            1876,
        ),
        (
            "Every letter stands for a digit, all distinct:\n\n  SEND\n+ MORE\n------\n MONEY\n\n"
            "Which digit is Y?",
            2,
        ),
        (
            "In this alphametic the letters are different digits: COUNT - COIN = SNUB. Solve it.",
            None,
        ),
    ],
)
def test_cryptarithms(text: str, answer: float | None) -> None:
    found = _best(text)
    assert answer is None or found == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Ana is 24 years old and Ben is 6 years younger than Ana. Cleo is half as old as Ben. How old is Cleo?",
            9,
        ),
        (
            "In five years Ana will be twice as old as Ben. Together they are 35 years old. How old is Ana?",
            25,
        ),
        (
            "Ten years ago, Tom was three times as old as Sue. The sum of Tom and Sue's ages is 52. How old "
            "is Tom now?",
            34,
        ),
        (
            "Mia is older than Noa but younger than Oli. Their ages add up to 33 and Noa is 9. How old is Oli at most?",
            14,
        ),
        (
            "Dad is 30 years older than Max. Four years from now, Dad will be three times as old as Max. How old is Max?",
            11,
        ),
    ],
)
def test_ages(text: str, answer: float) -> None:
    assert _best(text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Find digits x, y and z such that x + y + z = 20, x - y = 3 and z is odd. What is the largest possible z?",
            9,
        ),
        (
            "Let p, q be positive integers with p + 2q = 11 and p > q. What is the smallest value of p?",
            5,
        ),
        (
            "The difference between x and y is 4 and the product of x and y is 45; x and y are positive "
            "integers below 20. What is the largest x?",
            9,
        ),
        (
            "A, B and C are digits. A + B = 11, B + C = 7 and A - C = 4. Find the largest A + B + C.",
            16,
        ),
        (
            "The numbers a, b, c, d are all different and lie between 1 and 6. a is greater than b, b exceeds "
            "c by 2, and d is odd. What is the maximum of a + d?",
            11,
        ),
        (
            "Two whole numbers add up to 32 and the first is a third of the second. What is the second?",
            24,
        ),
        (
            "Four different numbers from 1 to 9 add up to 20; the second is three times the first. How large can the fourth be at most?",
            9,
        ),
        (
            "Ana has twice as many marbles as Ben, and Cem has 3 fewer marbles than Ana. Altogether they have "
            "47 marbles. How many marbles does Cem have?",
            17,
        ),
        (
            "Sue has 5 more stamps than Tim. Tim has 3 times as many stamps as Uma. Uma has at least 4 stamps. "
            "They have at most 60 stamps in total. What is the largest number of stamps Sue can have?",
            26,
        ),
        (
            "A two-digit number has a digit sum of 12; its tens digit is 4 more than its ones digit. What is "
            "the number?",
            84,
        ),
        (
            "The digits of a two-digit number add up to 9. Reversing the digits gives a number that is 27 "
            "larger. What is the number?",
            36,
        ),
        (
            "A three-digit number has a digit sum of 13. Its hundreds digit is twice its ones digit and the "
            "tens digit is 1 more than the ones digit. What is the largest number it can be?",
            643,
        ),
        ("The sum of three consecutive even numbers is 78. What is the largest?", 28),
        (
            "Anna, Ben and Clara share 60 sweets. Anna gets twice as many sweets as Ben, and Clara gets 4 "
            "more sweets than Ben. How many sweets does Clara get?",
            18,
        ),
    ],
)
def test_numbers(text: str, answer: float) -> None:
    assert _best(text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "A meadow is full of geese and goats. Geese have two legs and goats have four. I count 14 heads and 40 legs. How many goats are there?",
            6,
        ),
        (
            "A garage holds 20 vehicles with 68 wheels in all: cars have four wheels, motorcycles have two. How many cars are there?",
            14,
        ),
        (
            "An adult ticket costs $12 and a child ticket costs $7. A club bought 30 tickets for $285. How many adult tickets were there?",
            15,
        ),
        (
            "What is the smallest number of coins of 2, 5 and 20 cents that make exactly 48 cents?",
            6,
        ),
        (
            "A cash machine has only notes worth 20 and 50 euros. How can it pay out exactly 210 euros with the fewest notes?",
            6,
        ),
        (
            "With 4-cent and 7-cent stamps, what is the least number of stamps that make a postage of 53 cents?",
            8,
        ),
        (
            "I have only 3-cent and 8-cent stamps. What is the smallest number of stamps that add up to "
            "exactly 49 cents?",
            8,
        ),
        (
            "In a parking lot there are motorcycles (2 wheels) and cars (4 wheels). There are 24 vehicles and "
            "74 wheels altogether. How many cars are there?",
            13,
        ),
        (
            "Tom has 17 coins, some dimes worth 10 cents and some quarters worth 25 cents. Altogether they "
            "are worth 290 cents. How many quarters does Tom have?",
            8,
        ),
    ],
)
def test_counted_things(text: str, answer: float) -> None:
    assert _best(text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Five friends, Kim, Lou, Max, Nia and Oto, stand in a queue. Kim is ahead of Lou but behind Max. "
            "Nia is not next to Oto. Oto is first or last. Exactly one person stands between Kim and Nia. "
            "What is the latest position Lou can have?",
            4,
        ),
        (
            "Three houses stand in a row. Colours: red, green, blue. Owners: Ana, Ben, Cem. Pets: cat, dog, "
            "fish. Ana lives in the red house. The dog lives in the green house. Ben lives directly to the "
            "left of the blue house. Cem keeps the fish. The red house is not in the middle. In which house "
            "does the cat live?",
            1,
        ),
        (
            "In a race, Alma, Bo, Cy and Di finished at different times. Alma finished before Bo. Cy finished "
            "immediately after Di. Bo was not last. In which place did Di finish?",
            3,
        ),
        (
            "Ann, Bob, Cat and Don live on different floors of a building with four floors. Ann lives "
            "directly above Bob. Cat does not live on the top floor. Don lives below Bob. What is the "
            "highest floor on which Ann can live?",
            4,
        ),
        (
            "Ana, Ben, Cem and Dia sit in a row of five seats. Ana and Ben sit next to each other. Neither "
            "Cem nor Dia sits at an end. Cem is two seats to the right of Ana. What is the rightmost seat "
            "that Dia can have?",
            4,
        ),
        (
            "Ana, Ben, Cem, Eve and Dia sit in a row. Ana is at least three seats away from Ben. Cem sits "
            "between Ana and Ben. Dia is not in the middle. What is the leftmost seat that Eve can have?",
            1,
        ),
    ],
)
def test_orders(text: str, answer: float) -> None:
    assert _best(text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "A 3x3 magic square holds the numbers 1 to 9. The top left corner is 8 and the centre is 5. What "
            "is the largest number that can be in the top right corner?",
            6,
        ),
        (
            "Fill in this 3 by 3 magic square with the numbers 1 to 9:\n2 _ _\n_ 5 _\n_ _ _\nWhat is the "
            "smallest number that the top right corner can have?",
            4,
        ),
    ],
)
def test_magic_squares(text: str, answer: float) -> None:
    assert _best(text) == answer


@pytest.mark.parametrize(
    "text",
    [
        "Ana, Ben, Cem and Dia sit in a row. If Ana is first, then Ben is last. Cem is second. Where is Cem?",
        "Ana, Ben, Cem and Dia sit in a row. Cem sits left of Dia. Ana is taller than Ben. Where is Cem?",
        "Ana, Ben, Cem and Dia sit in a row. Cem is second and is 12 years old. Where does Dia sit?",
        "In a 3x3 magic square with the numbers 1 to 9 the top left number is twice the top right number. What is it?",
        "Ana's brother is twice as old as Ben. Ana is 5 years older than Ben. How old is Ana?",
        "Ana and Ben are twice as old as Cem. Ana is 5 years older than Ben. How old is Cem?",
        "The letters a, b, c are different digits from 1 to 9. Their sum is 19. a divided by b is 3. What is c?",
        "Let x and y be integers with 2x + 3y = 25. What is the smallest x?",
        "SEND + MORE = MONEY in base 12, different letters being different digits. What is MONEY?",
        "SEND + MORE = MONEY with different digits. E is larger than D. What is MONEY?",
        "Ana is now twice as old as Ben was 5 years ago. Ana is 20 years old. How old is Ben?",
        "What is the smallest number of coins of 2, 5 and 20 cents that make exactly 48 cents, if at "
        "most 3 coins of each kind are there?",
    ],
)
def test_what_is_not_understood_is_asked_back(text: str) -> None:
    read = interpret(text, ())
    assert isinstance(read, Clarification) or not isinstance(
        getattr(read, "problem", None), ConstraintPuzzle
    )


@pytest.mark.parametrize("text", others("constraint_puzzle"))
def test_other_questions_are_left_to_others(text: str) -> None:
    assert outcome(READER, text) is None
