"""Questions that move goods between places which have some and need some."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.readers.min_cost_flow import READER
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.min_cost_flow import MinCostFlow
from tests.agent.interpret.readers.questions import missing, outcome, problem

_WAYS = (
    "Moving one costs:\n- From Depot 1: to Depot 2 costs 4, to Depot 3 costs 7.\n"
    "- From Depot 2: to Depot 1 costs 5, to Depot 3 costs 2.\n- From Depot 3: to Depot 1 costs 8, "
    "to Depot 2 costs 3.\n"
)
_ASKS = "What is the lowest total cost of moving them so that every depot gets what it needs?"
STATED = [
    "- Depot 1 has 30 boxes but needs only 10.\n- Depot 2 has 5 boxes but requires 20.\n- Depot 3 "
    "currently holds 10 "
    f"boxes, yet the demand is 12.\n{_WAYS}{_ASKS}",
    f"Stock now:\n- Depot 1: 30 boxes\n- Depot 2: 5 boxes\n- Depot 3: 10 boxes\nThe requirements "
    f"are:\n- Depot 1: 10 "
    f"boxes\n- Depot 2: 20 boxes\n- Depot 3: 12 boxes\n{_WAYS}{_ASKS}",
    "Currently Depot 1 stores 30 boxes, Depot 2 stores 5 and Depot 3 stores 10. The required stock "
    "levels are 10 boxes "
    f"at Depot 1, 20 at Depot 2 and 12 at Depot 3.\n{_WAYS}{_ASKS}",
    f"| Depot | Has | Needs |\n|---|---|---|\n| Depot 1 | 30 | 10 |\n| Depot 2 | 5 | 20 |\n| Depot "
    f"3 | 10 | 12 |\n\n"
    f"{_WAYS}{_ASKS}",
]


@pytest.mark.parametrize("text", STATED)
def test_one_relocation_in_many_words(text: str) -> None:
    read = READER.read(Document(Text(text), find_tables(text)))
    assert isinstance(read, Reading)
    assert isinstance(read.problem, MinCostFlow)
    assert {node.name: node.supply for node in read.problem.nodes} == {
        "Depot 1": 20,
        "Depot 2": -15,
        "Depot 3": -2,
    }
    costs = {(arc.u, arc.v): arc.cost for arc in read.problem.arcs}
    assert (len(costs), costs["Depot 2", "Depot 1"], costs["Depot 3", "Depot 2"]) == (6, 5, 3)


@pytest.mark.parametrize(
    ("added", "what"),
    [
        (" No more than 9 boxes fit on one van.", "9 boxes"),
        (" Depot 1 cannot send anything to Depot 3.", "Depot 1 cannot"),
    ],
)
def test_a_rule_that_is_not_kept_is_asked(added: str, what: str) -> None:
    assert what in missing(READER, STATED[0] + added)


def test_too_little_in_all_is_asked() -> None:
    assert "enough" in missing(READER, STATED[0].replace("has 30", "has 3"))


def test_a_missing_stock_is_asked() -> None:
    text = STATED[1].replace("- Depot 3: 10 boxes\n", "")
    assert "Depot 3" in missing(READER, text)


def test_goods_that_go_one_way_are_transport() -> None:
    text = (
        "Mill 1 has 30 tons. Shop 1 needs 10 tons and Shop 2 needs 12. Shipping from Mill 1 costs 4 "
        "to Shop 1 and 5 "
        "to Shop 2. What is the least cost?"
    )
    assert outcome(READER, text) is None
    assert isinstance(problem(READER, STATED[0]), MinCostFlow)


def test_arcs_in_brackets_under_a_description_of_their_places() -> None:
    outcome = READER.read(
        Document(
            Text(
                "Ship 6 crates from x to z as cheaply as possible. Links (start, end, capacity, cost): "
                "(x, y, 4, 2), (x, z, 5, 7), (y, z, 9, 1)."
            )
        )
    )
    assert isinstance(outcome, Reading)
    read = outcome.problem
    assert isinstance(read, MinCostFlow)
    assert [(each.name, each.supply) for each in read.nodes] == [("x", 6), ("y", 0), ("z", -6)]
    assert [(a.u, a.v, a.cost, a.capacity) for a in read.arcs] == [
        ("x", "y", 2, 4),
        ("x", "z", 7, 5),
        ("y", "z", 1, 9),
    ]


def test_a_number_beside_the_arcs_in_brackets_is_asked_about() -> None:
    outcome = READER.read(
        Document(
            Text(
                "Ship 6 crates from x to z as cheaply as possible. Links (start, end, capacity, cost): "
                "(x, y, 4, 2), (x, z, 5, 7), (y, z, 9, 1). Each stop at y takes 20 minutes."
            )
        )
    )
    assert isinstance(outcome, Missing)
    assert "20" in outcome.question


_COAL = (
    "From the mine to the yard a tonne costs 3 euros and up to 8 tonnes can pass. From the mine to the quay a tonne "
    "costs 5 euros and up to 10 tonnes can pass. From the yard to the quay a tonne costs 4 euros and up to 9 tonnes "
    "can pass."
)
FLOWS = [
    "We must bring 12 tonnes of coal from the mine to the quay as cheaply as possible. " + _COAL,
    _COAL + " The mine has to send 12 tonnes to the quay. What is the least cost?",
    "Ship 12 tonnes from mine to quay at the lowest total cost:\n\nstart,end,price per tonne,limit\nmine,yard,3,8\n"
    "mine,quay,5,10\nyard,quay,4,9\n",
    "Arcs (from, to, cost, capacity): (mine, yard, 3, 8), (mine, quay, 5, 10), (yard, quay, 4, 9). Send 12 tonnes "
    "from mine to quay at minimum cost.",
]


@pytest.mark.parametrize("text", FLOWS)
def test_one_flow_with_limits_in_many_forms(text: str) -> None:
    reading = READER.read(Document(Text(text), find_tables(text)))
    assert isinstance(reading, Reading)
    read = reading.problem
    assert isinstance(read, MinCostFlow)
    assert {node.name: node.supply for node in read.nodes} == {"mine": 12, "yard": 0, "quay": -12}
    assert [(arc.u, arc.v, arc.cost, arc.capacity) for arc in read.arcs] == [
        ("mine", "yard", 3, 8),
        ("mine", "quay", 5, 10),
        ("yard", "quay", 4, 9),
    ]


def test_a_place_that_produces_and_places_that_take() -> None:
    read = problem(
        READER,
        "A dairy produces 9 crates a day, of which Ayr takes 5 and Lund takes 4. A crate costs 2 dollars from the "
        "dairy to Ayr, 6 from the dairy to Lund and 1 from Ayr to Lund, where no more than 3 crates a day can pass. "
        "The other two roads have no limit. How cheaply can both be supplied?",
    )
    assert isinstance(read, MinCostFlow)
    assert {node.name: node.supply for node in read.nodes} == {"dairy": 9, "Ayr": -5, "Lund": -4}
    assert [arc.capacity for arc in read.arcs] == [None, None, 3]


@pytest.mark.parametrize(
    "rest", ["The yard handles at most 5 tonnes.", "Opening the yard costs 20."]
)
def test_a_flow_with_more_rules_is_not_read(rest: str) -> None:
    text = f"Bring 12 tonnes from the mine to the quay as cheaply as possible. {_COAL} {rest}"
    assert not isinstance(outcome(READER, text), Reading)
