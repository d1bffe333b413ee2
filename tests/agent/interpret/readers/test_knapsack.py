"""Questions that choose what to pack within one limit."""

import pytest

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.readers.knapsack import READER
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.errors import BadInput
from problems.families.knapsack import Knapsack
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem

TENT_AND_STOVE = {"tent": (7, 9), "stove": (3, 5)}


def _knapsack(text: str) -> Knapsack:
    read = problem(READER, text)
    assert isinstance(read, Knapsack)
    return read


def _items(text: str) -> dict[str, tuple[float, float]]:
    return {item.name: (item.weight, item.value) for item in _knapsack(text).items}


def test_the_question_of_the_issue() -> None:
    read = _knapsack(QUESTIONS["knapsack"])
    assert (read.capacity, read.weight_unit) == (15, "kg")
    assert _items(QUESTIONS["knapsack"]) == {
        "tent": (7, 9),
        "stove": (3, 5),
        "lamp": (1, 2),
        "rope": (4, 6),
        "camera": (5, 8),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Pack a 10 kg knapsack:\n- tent (7 kg, $9)\n- stove (3 kg, $5)",
        "I have a knapsack with capacity 10. tent: weight 7, value 9; stove: weight 3, value 5.",
        "The suitcase limit is 10 kg. I have a 7 kg tent worth 9 and a 3 kg stove worth 5. What goes in?",
        "My knapsack can carry at most 10 kg. The tent weighs 7 kg and has value 9. The stove weighs 3 kg "
        "and has value 5. Which items should I choose?",
        "What goes into my 10 kg knapsack?\n| item | weight (kg) | value |\n|--|--|--|\n| tent | 7 | 9 |\n"
        "| stove | 3 | 5 |",
    ],
)
def test_other_words_for_the_same(text: str) -> None:
    from agent.interpret.embedded.tables import find_tables

    document = Document(Text(text), tables=find_tables(text))
    read = READER.read(document)
    assert isinstance(read, Reading) and isinstance(read.problem, Knapsack)
    assert {i.name: (i.weight, i.value) for i in read.problem.items} == TENT_AND_STOVE
    assert read.problem.capacity == 10


def test_numbered_items_keep_their_numbers() -> None:
    text = (
        "You have a knapsack with capacity 20. Each can be taken at most once. What is the best value?\n"
        "Item 0 has weight 3 and value 5.\nItem 1 has weight 2 and value 1.\nItem 2 has weight 9 and value 4."
    )
    assert _items(text) == {"Item 0": (3, 5), "Item 1": (2, 1), "Item 2": (9, 4)}


def test_a_budget_makes_costs_the_weights() -> None:
    text = (
        "Choose projects within a budget of $50: X costs $20 and returns $60, Y costs $30 and returns "
        "$100, Z costs $40 and returns $120. Maximise the return."
    )
    assert _items(text) == {"X": (20, 60), "Y": (30, 100), "Z": (40, 120)}
    assert _knapsack(text).capacity == 50


def test_lists_of_weights_and_values() -> None:
    text = "Knapsack with weights = [10, 20, 30] and values = [60, 100, 120], capacity 50."
    assert list(_items(text).values()) == [(10, 60), (20, 100), (30, 120)]


def test_grams_count_in_kilograms_and_it_is_said() -> None:
    text = (
        "Pack a 10 kg knapsack: tent weighs 7 kg and is worth 9, stove weighs 500 g and is worth 5."
    )
    read = outcome(READER, text)
    assert isinstance(read, Reading)
    assert _items(text)["stove"] == (0.5, 5)
    assert any("kg" in said for said in read.assumptions)


def test_copies_without_end() -> None:
    text = (
        "My knapsack holds 10 kg. A gem weighs 3 kg and is worth 4, a coin 1 kg worth 1. "
        "I can take any number of each."
    )
    assert {item.name: item.copies for item in _knapsack(text).items} == {"gem": 3, "coin": 10}


def test_a_missing_capacity_is_asked_for() -> None:
    text = "A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5. What goes in my backpack?"
    assert missing(READER, text) == "capacity"


@pytest.mark.parametrize(
    ("items", "what"),
    [
        ("a tent weighs 7 kg and is worth 9, a stove 3 kg", "the value of stove"),
        ("a tent weighs 7 kg and is worth 9, a stove is worth 5", "the weight of stove"),
        (
            "a tent weighs 7 kg and is worth 9, a lamp, a stove 3 kg worth 5",
            "the weight and value of lamp",
        ),
    ],
)
def test_what_an_item_lacks_is_named(items: str, what: str) -> None:
    assert missing(READER, f"My backpack holds 15 kg: {items}.") == what


def test_two_limits_are_one_too_many() -> None:
    text = (
        "My backpack holds 15 kg. A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5. "
        "The car has a capacity of 40 kg."
    )
    read = outcome(READER, text)
    assert isinstance(read, Missing)
    assert read.readings == ("15 kg", "40 kg")


def test_a_number_that_fits_nothing_is_asked_about() -> None:
    text = QUESTIONS["knapsack"] + " My brother brings 3 friends."
    assert isinstance(outcome(READER, text), Missing)


def test_a_negative_weight_is_refused_in_one_sentence() -> None:
    with pytest.raises(BadInput, match="weight"):
        outcome(READER, "Knapsack with weights = [-1, 2] and values = [3, 4], capacity 5.")


def test_a_rule_in_the_same_sentence_as_a_known_one_is_not_passed_over() -> None:
    text = QUESTIONS["knapsack"] + " Each can be taken at most once, and at most 3 in all."
    assert isinstance(outcome(READER, text), Missing)


def test_lists_of_unequal_length_are_refused() -> None:
    with pytest.raises(BadInput, match="3 values and 2 weights"):
        outcome(READER, "Knapsack: weights = [10, 20], values = [60, 100, 120], capacity 50.")


def test_a_cell_without_a_number_is_refused_by_its_row() -> None:
    table = Table(
        "items.csv", ("item", "weight", "value"), (("tent", "7", "9"), ("stove", "heavy", "5"))
    )
    with pytest.raises(BadInput, match="row 2"):
        READER.read(Document(Text("My knapsack holds 8 kg."), tables=(table,)))


@pytest.mark.parametrize("text", others("knapsack"))
def test_other_questions_are_left_alone(text: str) -> None:
    assert not isinstance(outcome(READER, text), Reading)


def test_words_after_a_number_do_not_hide_the_next_item() -> None:
    assert _items(
        "I can carry at most 10 kg. The tent weighs 7 kg and is worth 9 points to me; the stove weighs "
        "3 kg and is worth 5 points to me. Which should I take?"
    ) == {"tent": (7, 9), "stove": (3, 5)}


def test_the_number_of_items_is_no_item() -> None:
    read = _knapsack(
        "Solve this 0/1 knapsack. The van takes 10 t. Two loads are waiting: tiles weigh 7 t and earn 9, "
        "bricks weigh 3 t and earn 5. Which loads are carried?"
    )
    assert [item.name for item in read.items] == ["tiles", "bricks"]


def test_mixed_units_beside_a_bare_capacity_are_asked_about() -> None:
    text = (
        "My rucksack holds 9. A tent weighs 4 lb and is worth 9, a stove weighs 3 kg and is worth 5. "
        "Which should I take?"
    )
    assert missing(READER, text) == "the unit of the capacity"


def test_a_table_of_what_takes_of_two_limits() -> None:
    text = (
        "A balloon lifts 90 kg and its basket has room for 12 cubic feet. Pick what to take for the greatest value:\n\n"
        "| item | weight (kg) | volume (cubic feet) | value |\n|---|---|---|---|\n"
        "| tent | 30 | 4 | 50 |\n| stove | 25 | 3 | 30 |\n| boat | 60 | 9 | 80 |\n"
    )
    found = READER.read(Document(Text(text), find_tables(text)))
    assert isinstance(found, Reading)
    assert isinstance(found.problem, Knapsack)
    assert found.problem.capacity == 90
    assert [(each.name, each.capacity) for each in found.problem.resources] == [("volume", 12)]
    assert [each.uses for each in found.problem.items] == [
        {"volume": 4},
        {"volume": 3},
        {"volume": 9},
    ]


STOCK = (
    "A cart can carry 50 kg. The shop sells 5 sacks of rice (8 kg and 12 euros each), 3 sacks of beans (6 kg and 11 "
    "euros each) and 2 boxes of tea (4 kg and 15 euros each). {}Which load has the highest value?"
)


def test_things_of_which_there_are_several() -> None:
    found = problem(READER, STOCK.format(""))
    assert isinstance(found, Knapsack)
    assert [(each.name, each.copies, each.weight, each.value) for each in found.items] == [
        ("rice", 5, 8, 12),
        ("beans", 3, 6, 11),
        ("tea", 2, 4, 15),
    ]


def test_a_least_number_of_one_thing_is_asked_back() -> None:
    assert missing(READER, STOCK.format("At least 2 sacks of beans must be taken. "))


def test_marks_that_are_out_of_ten() -> None:
    found = problem(
        READER,
        "Only 20 square metres are free in the hall. The stage needs 9 square metres and the jury gives it 7 out of 10, "
        "the bar needs 8 square metres and the jury gives it 6 out of 10, the buffet needs 11 square metres and the jury "
        "gives it 9 out of 10. Which of them should we choose so that the marks add up to the most?",
    )
    assert isinstance(found, Knapsack)
    assert {each.name: (each.weight, each.value) for each in found.items} == {
        "stage": (9, 7),
        "bar": (8, 6),
        "buffet": (11, 9),
    }
