"""Questions that send as much as possible through a network."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.max_flow import READER
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.max_flow import MaxFlow
from tests.agent.interpret.readers.questions import missing, outcome, problem

STATED = [
    "Hub 0 is the source and Hub 3 is the sink. The capacity from Hub 0 to Hub 1 is 10 tons, from Hub 0 to "
    "Hub 2 is 8 tons, from Hub 1 to Hub 2 is 4 tons, from Hub 1 to Hub 3 is 6 tons, and from Hub 2 "
    "to Hub 3 is "
    "9 tons. What is the maximum flow through the network?",
    "Each road has a capacity.\n- From Hub 0 (Source): can send to Hub 1 (10 tons) and Hub 2 (8 tons).\n"
    "- From Hub 1: can send to Hub 2 (4 tons) and Hub 3 (6 tons).\n- From Hub 2: can send to Hub 3 "
    "(9 tons).\n"
    'A capacity of "0" means that there is no road between those two hubs. What is the largest amount that '
    "can get from Hub 0 to Hub 3?",
    "Capacities of the links:\n- Hub 0: to Hub 1 (10), to Hub 2 (8)\n- Hub 1: to Hub 2 (4), to Hub 3 (6)\n"
    "- Hub 2: to Hub 3 (9)\nFind the maximum number of vehicles per hour from Hub 0 to Hub 3.",
    "The pipe from Hub 0 to Hub 1 has a capacity of 10. The pipe from Hub 0 to Hub 2 can carry up "
    "to 8. The pipe "
    "from Hub 1 to Hub 2 has a capacity of 4. The pipe from Hub 1 to Hub 3 can carry up to 6. The "
    "pipe from Hub 2 "
    "to Hub 3 can carry up to 9. What is the greatest amount that can reach Hub 3 from Hub 0?",
]


def _arcs(text: str) -> dict[tuple[str, str], float]:
    read = problem(READER, text)
    assert isinstance(read, MaxFlow)
    return {(arc.u, arc.v): arc.capacity for arc in read.arcs}


@pytest.mark.parametrize("text", STATED)
def test_one_network_in_many_words(text: str) -> None:
    read = problem(READER, text)
    assert isinstance(read, MaxFlow)
    assert (read.origin, read.destination, read.directed) == ("Hub 0", "Hub 3", True)
    assert _arcs(text) == {
        ("Hub 0", "Hub 1"): 10,
        ("Hub 0", "Hub 2"): 8,
        ("Hub 1", "Hub 2"): 4,
        ("Hub 1", "Hub 3"): 6,
        ("Hub 2", "Hub 3"): 9,
    }


def test_a_list_of_ways_between_letters() -> None:
    text = (
        "Water flows through pipes with these capacities: S to A: 12, S to B: 7, A to B: 4, A to T: "
        "6, B to T: 10. "
        "What is the maximum flow from S to T?"
    )
    assert _arcs(text)["A", "B"] == 4


def test_another_name_of_a_place_is_the_place() -> None:
    text = (
        "- From the Mill (Node 0): can send to Node 1 (5 units) and Node 2 (3 units).\n"
        "- From Node 1: can send to the Mill (2 units) and Node 2 (4 units).\n"
        "What is the maximum flow in the network from the Mill to Node 2, given these capacities?"
    )
    assert _arcs(text)["Node 1", "Node 0"] == 2


def test_thousands_written_in_full_are_scaled_as_asked() -> None:
    text = (
        "- From City 0 (Source): can send to City 1 (9,000 cars) and City 2 (13,000 cars).\n"
        "- From City 1: can send to City 2 (4,000 cars).\nEach road has a capacity. What is the "
        "maximum flow from "
        "City 0 to City 2, in thousands of cars?"
    )
    assert _arcs(text)["City 0", "City 2"] == 13


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            STATED[1].replace(
                "What is the largest", "Hub 1 can pass on 5 tons. What is the largest"
            ),
            "5 tons",
        ),
        (
            STATED[1].replace(
                "What is the", "Nothing may pass Hub 1, which cannot be used. What is the"
            ),
            "Hub 1",
        ),
        (
            STATED[0].replace("Hub 0 is the source and Hub 3 is the sink. ", ""),
            "from where to where",
        ),
        (STATED[1] + "\nFrom Hub 1: can send to Hub 3 (7 tons).", "from Hub 1 to Hub 3"),
    ],
)
def test_what_is_not_understood_is_asked(text: str, what: str) -> None:
    assert what in missing(READER, text)


def test_costs_make_it_another_problem() -> None:
    assert outcome(READER, STATED[0] + " Each ton costs $3 to send.") is None


def test_dashes_and_arrows_are_arcs() -> None:
    for sign in ("-", "→"):
        text = f"Links carry at most: s{sign}a 3, s{sign}b 2, a{sign}b 1, a{sign}t 2, b{sign}t 4. Maximum flow from s to t?"
        assert _arcs(text)["a", "b"] == 1


TOLD = [
    (
        "Our canal lets barges pass one way. From the lock to the basin 14 barges an hour, from the lock to the weir "
        "9, from the basin to the weir 4, from the basin to the docks 8, from the weir to the docks 12. What is the "
        "greatest number of barges an hour that can get from the lock to the docks?",
        ("lock", "docks"),
        {"lock-basin": 14, "lock-weir": 9, "basin-weir": 4, "basin-docks": 8, "weir-docks": 12},
    ),
    (
        "Router A can send 40 packets a second to router B; router A can send 25 packets a second to router C and "
        "router B can pass 20 packets a second to router C. How many packets a second can reach router C at most?",
        ("Router A", "router C"),
        {"Router A-router B": 40, "Router A-router C": 25, "router B-router C": 20},
    ),
    (
        "| source | target | capacity |\n|---|---|---|\n| S | P | 7 |\n| S | T | 5 |\n| P | T | 4 |\n"
        "What is the largest flow from S to T?",
        ("S", "T"),
        {"S-P": 7, "S-T": 5, "P-T": 4},
    ),
    (
        "The corridors of a theatre hold this many people per minute: hall->stairs 60, hall->street 45, "
        "stairs->street 35. How many people per minute can get from the hall to the street?",
        ("hall", "street"),
        {"hall-stairs": 60, "hall-street": 45, "stairs-street": 35},
    ),
    (
        "Directed network with arcs (from, to, capacity): (x, y, 3), (y, z, 8), (x, z, 2). Compute the maximum flow "
        "from x to z.",
        ("x", "z"),
        {"x-y": 3, "y-z": 8, "x-z": 2},
    ),
    (
        "The conduit from the spring to tank 1 carries 6 litres, that from tank 1 to tank 2 carries 5 and that from "
        "tank 2 to the mill carries 9. How many litres can flow from the spring to the mill at most?",
        ("spring", "mill"),
        {"spring-tank 1": 6, "tank 1-tank 2": 5, "tank 2-mill": 9},
    ),
]


@pytest.mark.parametrize(("text", "ends", "arcs"), TOLD)
def test_networks_in_any_form(text: str, ends: tuple[str, str], arcs: dict[str, float]) -> None:
    reading = READER.read(Document(Text(text), find_tables(text)))
    assert isinstance(reading, Reading)
    read = reading.problem
    assert isinstance(read, MaxFlow)
    assert (read.origin, read.destination) == ends
    assert {f"{arc.u}-{arc.v}": arc.capacity for arc in read.arcs} == arcs


@pytest.mark.parametrize(
    "text",
    [
        "| from | to | capacity |\n|---|---|---|\n| a | b | 5 |\n| b | c | 6 |\n| a | c | 12 |\n"
        "Each node may pass at most 4 units. What is the maximum flow from a to c?",
        "Pipes: from A to B 5, from A to C 4, from B to D 3, from C to D 6. The pipe from B to D is closed on "
        "Sunday. What is the maximum flow from A to D?",
    ],
)
def test_other_limits_are_not_passed_over(text: str) -> None:
    assert not isinstance(READER.read(Document(Text(text), find_tables(text))), Reading)
