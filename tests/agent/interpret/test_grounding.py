"""Every number of a problem is traced to its place in the text, to its cell, or said to be derived."""

from __future__ import annotations

from pathlib import Path

from agent.contracts.interpretation import Interpretation, Origin
from agent.interpret.interpreter import interpret

BACKPACK = (
    "My backpack holds 15 kg. A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5, "
    "a lamp 1 kg worth 2, a rope 4 kg worth 6, a camera 5 kg worth 8. What should I take?"
)


def _origins(question: str, *files: Path) -> dict[str, Origin]:
    read = interpret(question, files)
    assert isinstance(read, Interpretation)
    return {each.field: each for each in read.origins}


def test_each_number_has_its_characters() -> None:
    found = _origins(BACKPACK)
    assert len(found) == 11
    for origin in found.values():
        assert origin.kind == "text"
        assert float(BACKPACK[origin.start : origin.end]) == origin.value


def test_of_equal_numbers_the_one_beside_the_name_is_taken() -> None:
    found = _origins(BACKPACK)
    for name, field in (("stove", "value"), ("camera", "weight")):
        origin = found[f"items.{name}.{field}"]
        assert origin.value == 5
        assert name in BACKPACK[origin.start - 20 : origin.start]  # type: ignore[operator]


def test_a_share_is_traced_to_its_percentage_and_an_implied_number_is_derived() -> None:
    question = (
        "A workshop makes chairs and tables. A chair earns $45 and needs 5 boards and 10 hours, a table "
        "earns $80 and needs 20 boards and 15 hours. There are 400 boards and 450 hours. At least 40% of "
        "the items must be chairs. How many of each maximise profit?"
    )
    share = next(each for each in _origins(question).values() if abs(each.value) in {0.4, 0.6})
    assert question[share.start : share.end] == "40%"
    zero = next(each for each in _origins(question).values() if each.value == 0)
    assert zero.kind == "derived"


def test_numbers_of_a_sheet_name_their_cell(tmp_path: Path) -> None:
    sheet = tmp_path / "items.csv"
    sheet.write_text("name,weight,value\ntent,7,9\nstove,3,5\n")
    found = _origins("Knapsack of capacity 8 with these items", sheet)
    assert found["items.stove.weight"].kind == "cell"
    assert "row 2, column weight" in found["items.stove.weight"].words
    assert found["capacity"].kind == "text"
