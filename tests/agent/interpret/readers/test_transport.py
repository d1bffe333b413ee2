"""Questions that ship goods from where they are to where they are needed."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.transport import READER
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.transport import Transport
from tests.agent.interpret.readers.questions import missing, others, outcome

STATED = [
    "Plant 1 can supply 35 tons and Plant 2 can supply 50 tons. Market 1 needs 45 tons and Market 2 "
    "needs 20 tons. "
    "Shipping a ton from Plant 1 costs $8 to Market 1 and $6 to Market 2. From Plant 2 it costs $9 "
    "to Market 1 and "
    "$12 to Market 2. What is the cheapest plan?",
    "How should goods be shipped at the lowest cost? The costs per ton:\nPlant 1 to Market 1: "
    "$8\nPlant 1 to Market 2: "
    "$6\nPlant 2 to Market 1: $9\nPlant 2 to Market 2: $12\nSupply of each plant:\nPlant 1: 35 "
    "tons\nPlant 2: 50 tons\n"
    "Demand at each market:\nMarket 1: 45 tons\nMarket 2: 20 tons",
    "Ship at the least cost. Unit costs, supplies and demands:\n| | Market 1 | Market 2 | Supply "
    "|\n|---|---|---|---|\n"
    "| Plant 1 | 8 | 6 | 35 |\n| Plant 2 | 9 | 12 | 50 |\n| Demand | 45 | 20 | |\n",
    "Plant 1 has 35 tons, Plant 2 has 50 tons. The demands are 45 tons for Market 1 and 20 tons for "
    "Market 2. It costs "
    "$8 to ship a ton from Plant 1 to Market 1. It costs $6 to ship a ton from Plant 1 to Market 2. "
    "It costs $9 to ship "
    "a ton from Plant 2 to Market 1. It costs $12 to ship a ton from Plant 2 to Market 2. Minimise "
    "the cost.",
]


def _read(text: str) -> Transport:
    read = READER.read(Document(Text(text), find_tables(text)))
    assert isinstance(read, Reading)
    assert isinstance(read.problem, Transport)
    return read.problem


@pytest.mark.parametrize("text", STATED)
def test_one_plan_in_many_words(text: str) -> None:
    read = _read(text)
    assert (read.origins, read.destinations) == (("Plant 1", "Plant 2"), ("Market 1", "Market 2"))
    assert (read.supplies, read.demands) == ((35, 50), (45, 20))
    assert read.costs == ((8, 6), (9, 12))


def test_towns_have_names() -> None:
    text = (
        "Leeds can produce 120 barrels and York can produce 90. Hull needs 70 barrels and Derby "
        "needs 60. The shipping "
        "cost from Leeds to Hull is $3, from Leeds to Derby is $5, from York to Hull is $4, and "
        "from York to Derby is "
        "$6. Minimise the cost."
    )
    assert _read(text).origins == ("Leeds", "York")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (STATED[0] + " Plant 1 cannot ship to Market 2.", "Plant 1 cannot"),
        (STATED[0].replace("and $12 to Market 2", ""), "from Plant 2 to Market 2"),
        (STATED[0].replace("needs 45", "needs 450"), "enough"),
        (STATED[0] + " A lorry holds 7 tons.", "7 tons"),
    ],
)
def test_what_is_open_is_asked(text: str, what: str) -> None:
    assert what in missing(READER, text)


def test_other_questions_are_left_alone() -> None:
    for text in others("transport"):
        assert outcome(READER, text) is None


_VANS = "Kelso has 10 vans and Norby has 6 vans. Ayr needs 8 vans and Lund needs 7 vans. "
VANS = [
    _VANS
    + "Driving a van from Kelso to Ayr costs 3, from Kelso to Lund costs 4, from Norby to Ayr costs 2 and from "
    "Norby to Lund costs 6. What is the cheapest plan?",
    _VANS
    + "The distance from Kelso to Ayr is 3 km, from Kelso to Lund 4 km, from Norby to Ayr 2 km and from Norby "
    "to Lund 6 km. Find the relocation with the smallest total distance.",
    "Kelso has ten to spare and Norby 6, while Ayr is eight short and Lund is 7 short. Minutes it takes to move one "
    "van:\nfrom / to,Ayr,Lund\nKelso,3,4\nNorby,2,6\nWhat is the least total time?",
    "Freight in dollars:\n| | Ayr | Lund | available |\n|---|---|---|---|\n| Kelso | 3 | 4 | 10 |\n"
    "| Norby | 2 | 6 | 6 |\n| required | 8 | 7 | |\nWhich shipments cost the least?",
    "Shipping costs:\n\tAyr\tLund\tsupply\nKelso\t3\t4\t10\nNorby\t2\t6\t6\ndemand\t8\t7\nFind the cheapest plan.",
    "Kelso and Norby have 10 and 6 vans; Ayr and Lund want 8 and 7. Costs per van: Kelso-Ayr 3, Kelso-Lund 4, "
    "Norby-Ayr 2, Norby-Lund 6. Minimise the cost of moving them.",
    "Transport with supply [10, 6] and demand [8, 7]. Unit costs (one row for each source):\n3 4\n2 6\nMinimise the "
    "total cost.",
]


@pytest.mark.parametrize("text", VANS)
def test_one_transport_in_many_forms(text: str) -> None:
    reading = READER.read(Document(Text(text), find_tables(text)))
    assert isinstance(reading, Reading)
    read = reading.problem
    assert isinstance(read, Transport)
    assert (read.supplies, read.demands) == ((10, 6), (8, 7))
    assert read.costs == ((3, 4), (2, 6))


def test_a_pair_without_a_road_has_no_cost() -> None:
    text = (
        VANS[5]
        .replace("Kelso-Lund 4, ", "")
        .replace(". Min", "; there is no road from Kelso to Lund. Min")
    )
    reading = READER.read(Document(Text(text), find_tables(text)))
    assert isinstance(reading, Reading)
    assert isinstance(reading.problem, Transport)
    assert reading.problem.costs == ((3, None), (2, 6))


@pytest.mark.parametrize(
    "rest",
    [
        "At least 2 vans must stay in Kelso.",
        "Norby may only serve Ayr.",
        "Opening a depot costs 9.",
    ],
)
def test_a_transport_with_more_rules_is_not_read(rest: str) -> None:
    text = VANS[0].replace("What is", f"{rest} What is")
    assert not isinstance(outcome(READER, text), Reading)
