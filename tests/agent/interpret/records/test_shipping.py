"""Shipping told in lists and tables."""

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.records.shipping import Shipping, Way, read_shipping
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text

_PLACES = (
    "Stock available:\n- Depot 1 has 50 crates\n- Depot 2 has 60 crates\nStores need:\n"
    "- Store 1 needs 30 crates\n- Store 2 needs 70 crates\n"
)
_WAYS = (
    "Costs per crate:\n- Depot 1 to Store 1: $2\n- Depot 1 to Store 2: $5\n- Depot 2 to Store 1: $4\n"
    "- Depot 2 to Store 2: $3\n"
)
_GOAL = "Minimise the total cost."


def _read(text: str) -> Shipping | Missing | None:
    return read_shipping(Document(Text(text), find_tables(text)), "transport")


def test_lists_of_places_and_ways() -> None:
    found = _read(_PLACES + _WAYS + _GOAL)
    assert isinstance(found, Shipping)
    assert found.supplies == {"Depot 1": 50, "Depot 2": 60}
    assert found.demands == {"Store 1": 30, "Store 2": 70}
    assert found.ways["Depot 2", "Store 1"] == Way(4)


def test_ways_below_their_origin_with_limits() -> None:
    text = (
        "Plants:\n* Plant A: Generation capacity = 40 MW\n* Plant B: Generation capacity = 50 MW\n\n"
        "Towns:\n* Town C: Demand = 30 MW\n* Town D: Demand = 45 MW\n\nLines:\n* From Plant A:\n"
        "  - to Town C: capacity = 20, cost = 3\n  - to Town D: capacity = 45, cost = 2\n"
        "* From Plant B:\n  - to Town C: capacity = 30, cost = 5\n  - to Town D: capacity = 9, cost = 1\n"
    )
    found = _read(text + _GOAL)
    assert isinstance(found, Shipping)
    assert found.is_capacitated
    assert found.ways["Plant A", "Town D"] == Way(2, 45)


def test_a_table_of_costs_either_way_round() -> None:
    table = "\n| | Depot 1 | Depot 2 |\n|---|---|---|\n| Store 1 | 2 | 4 |\n| Store 2 | 5 | 3 |\n\n"
    found = _read(_PLACES + table + _GOAL)
    assert isinstance(found, Shipping)
    assert found.ways["Depot 1", "Store 2"] == Way(5)


def test_what_has_no_place_is_asked_back() -> None:
    for rest in ("Opening a depot costs $100.", "Depot 1 keeps 7 crates.", "Unmet needs are lost."):
        assert isinstance(_read(_PLACES + _WAYS + _GOAL + " " + rest), Missing)
