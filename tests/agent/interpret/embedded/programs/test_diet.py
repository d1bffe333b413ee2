"""Menus: foods with contents and prices, and what is needed of each."""

from typing import Any

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.programs.diet import is_diet, read_diet
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.linear_program import LinearProgram
from problems.problem import Problem

_ASKS = "What is the lowest cost of a menu?"
_NEEDS = "You need at least 60 grams of protein and no more than 40 grams of fat."
STATED = [
    f"- Rice: Offers 4 grams of protein and a single gram of fat for $2.\n- Tofu: Provides 12 grams "
    f"of protein and 6 grams "
    f"of fat at a cost of $3.\n{_NEEDS} {_ASKS}",
    f"1. Rice (Cost: $2): gives you 4 g of protein, 1 g of fat.\n2. Tofu (Cost: $3): gives you 12 g "
    f"of protein, 6 g of "
    f"fat.\n{_NEEDS} {_ASKS}",
    "* Rice - $2, 4 g protein, 1 g fat\n* Tofu - $3, 12 g protein, 6 g fat\nRequirements:\n- "
    "Protein: at least 60 g\n"
    f"- Fat: at most 40 g\n{_ASKS}",
    f"| Food | Protein (g) | Fat (g) | Price ($) |\n|---|---|---|---|\n| Rice | 4 | 1 | 2 |\n| Tofu "
    f"| 12 | 6 | 3 |\n\n"
    f"{_NEEDS} {_ASKS}",
    "Rice - Protein: 4 g, Fat: 1 g, Cost: $2\nTofu - Protein: 12 g, Fat: 6 g, Cost: "
    "$3\nRequirements: Protein ≥ 60 g, "
    f"Fat ≤ 40 g.\n{_ASKS}",
    "- Rice: For just $2 you get 4 grams of protein and 1 gram of fat.\n- Tofu: Priced at $3, with "
    "12 grams of protein "
    f"and 6 grams of fat.\nGet 60 grams of protein or more and 40 grams of fat at most. {_ASKS}",
]


def _document(text: str) -> Document:
    return Document(Text(text), find_tables(text))


def _read(text: str) -> Reading:
    assert is_diet(_document(text))
    read = read_diet(_document(text))
    assert isinstance(read, Reading), read
    return read


def _kinds(program: Problem[Any]) -> set[str]:
    assert isinstance(program, LinearProgram)
    return {each.kind for each in program.variables}


@pytest.mark.parametrize("text", STATED)
def test_one_menu_in_many_words(text: str) -> None:
    program = _read(text).problem
    assert isinstance(program, LinearProgram)
    assert program.linear == {"Rice": 2, "Tofu": 3}
    rows = [(row.terms, row.relation, row.rhs) for row in program.constraints]
    assert rows == [
        ({"Rice": 4, "Tofu": 12}, ">=", 60),
        ({"Rice": 1, "Tofu": 6}, "<=", 40),
    ]


def test_portions_are_whole_and_the_other_reading_is_told() -> None:
    read = _read(STATED[0])
    other = read.alternatives[0].problem
    assert _kinds(read.problem) == {"integer"}
    assert _kinds(other) == {"continuous"}


def test_what_is_weighed_may_be_divided() -> None:
    text = (
        "Each kilogram of corn costs $0.3 and contains 90 g of protein and 20 g of fibre. Each "
        "kilogram of soy costs $0.8 "
        "and contains 440 g of protein and 60 g of fibre. Each kilogram of hay costs $0.2 and "
        "contains 70 g of protein and "
        "300 g of fibre. The cheapest feed must have at least 3000 g of protein and 1500 g of fibre."
    )
    assert _kinds(_read(text).problem) == {"continuous"}


@pytest.mark.parametrize(
    ("added", "what"),
    [
        (" You can eat at most three servings of any food.", "three"),
        (" You do not want to eat more rice than tofu.", "more rice"),
        (" Tofu has to be on the menu.", "Tofu has to"),
        (" Every item must be bought.", "Every item"),
        (" Your fridge holds 9 portions.", "9 portions"),
    ],
)
def test_a_rule_that_is_not_kept_is_asked(added: str, what: str) -> None:
    read = read_diet(_document(STATED[0] + added))
    assert isinstance(read, Missing)
    assert what in read.what


def test_a_content_without_a_need_is_asked() -> None:
    text = STATED[0].replace(" and no more than 40 grams of fat", "")
    read = read_diet(_document(text))
    assert isinstance(read, Missing)
    assert "fat" in read.what


def test_two_foods_in_sentences_are_left_to_the_general_reader() -> None:
    text = (
        "Rice costs $2 and has 4 g of protein. Tofu costs $3 and has 12 g of protein. At least 60 g "
        "of protein "
        f"are needed. {_ASKS}"
    )
    assert not is_diet(_document(text))
