"""Sites that are opened at a cost and share out goods."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.programs.located import is_located, read_located
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.linear_program import LinearProgram

_ASKS = "What is the minimum total cost?"
STATED = [
    "Opening costs:\n- Center 1: $100\n- Center 2: $200\nTransportation cost per unit:\n- From "
    "Center 1: $2 to Store 1, "
    "$3 to Store 2\n- From Center 2: $1 to Store 1, $4 to Store 2\nDemand of each store:\n- Store "
    "1: 30 units\n- Store 2: "
    f"40 units\nSupply capacity of each center:\n- Center 1: 50 units\n- Center 2: 80 units\n{_ASKS}",
    "Opening Center 1 costs $100, opening Center 2 costs $200. Center 1 can supply 50 units and "
    "Center 2 can supply 80 "
    "units. Store 1 needs 30 units, Store 2 needs 40 units. From Center 1: $2 to Store 1, $3 to "
    "Store 2. From Center 2: "
    f"$1 to Store 1, $4 to Store 2. {_ASKS}",
    "| Center | Opening cost | Capacity |\n|---|---|---|\n| Center 1 | 100 | 50 |\n| Center 2 | 200 "
    "| 80 |\n\n"
    "| Store | Demand |\n|---|---|\n| Store 1 | 30 |\n| Store 2 | 40 |\n\nUnit costs:\n\n| | Store "
    "1 | Store 2 |\n"
    f"|---|---|---|\n| Center 1 | 2 | 3 |\n| Center 2 | 1 | 4 |\n\nWhich centers should be opened? {_ASKS}",
    "- Center 1: fixed cost $100, capacity 50 units\n- Center 2: fixed cost $200, capacity 80 "
    "units\nStore demands:\n"
    "- Store 1: 30 units\n- Store 2: 40 units\nShipping cost per unit:\n- Center 1 to Store 1: $2, "
    "Store 2: $3\n"
    f"- Center 2 to Store 1: $1, Store 2: $4\nWhich should we open? {_ASKS}",
    "The fixed cost of opening Center 1 is $100 and Center 2 $200. Their capacities are 50 and 80 "
    "units, respectively. "
    "Store 1 requires 30 units and Store 2 requires 40 units. The unit costs are: from Center 1: $2 "
    "to Store 1, $3 to "
    f"Store 2; from Center 2: $1 to Store 1, $4 to Store 2. {_ASKS}",
]


def _document(text: str) -> Document:
    return Document(Text(text), find_tables(text))


@pytest.mark.parametrize("text", STATED)
def test_one_choice_in_many_words(text: str) -> None:
    assert is_located(_document(text))
    read = read_located(_document(text))
    assert isinstance(read, Reading), read
    program = read.problem
    assert isinstance(program, LinearProgram)
    assert program.linear == {
        "open Center 1": 100,
        "open Center 2": 200,
        "Center 1 to Store 1": 2,
        "Center 1 to Store 2": 3,
        "Center 2 to Store 1": 1,
        "Center 2 to Store 2": 4,
    }
    rows = {row.name: row for row in program.constraints}
    assert rows["need of Store 2"].rhs == 40
    assert rows["capacity of Center 2"].terms["open Center 2"] == -80


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (STATED[1] + " Every store must be served by exactly one center.", "shared"),
        (STATED[1].replace(", $4 to Store 2", ""), "from Center 2 to Store 2"),
        (STATED[1] + " Center 1 cannot be opened.", "Center 1 cannot"),
        (STATED[1].replace(" and Center 2 can supply 80 units", ""), "capacity of Center 2"),
    ],
)
def test_what_is_open_is_asked(text: str, what: str) -> None:
    read = read_located(_document(text))
    assert isinstance(read, Missing)
    assert what in read.what


def test_places_without_opening_costs_are_not_located() -> None:
    text = (
        "Depots were built in two places. Depot 1 has 30 units. Store 1 needs 10 units, Store 2 "
        "needs 5 units. From Depot "
        f"1: $2 to Store 1, $3 to Store 2. {_ASKS}"
    )
    assert not is_located(_document(text))


def test_a_thousand_behind_one_of_several_numbers_is_asked() -> None:
    text = STATED[1].replace("opening Center 2 costs $200", "opening Center 2 costs $200 thousand")
    read = read_located(_document(text))
    assert isinstance(read, Missing)
    assert "thousand" in read.what


def test_costs_that_may_be_for_a_whole_need_leave_it_open() -> None:
    read = read_located(_document(STATED[1]))
    assert isinstance(read, Reading)
    assert read.is_open
    assert not _is_open(STATED[0])


def _is_open(text: str) -> bool:
    read = read_located(_document(text))
    return isinstance(read, Reading) and read.is_open
