"""Questions which sites to open, at a cost, and which of them serves whom."""

import pytest

from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.readers.facility_location import READER
from problems.families.facility_location import FacilityLocation
from tests.agent.interpret.readers.questions import others, outcome

PLAIN = (
    "We can open warehouses in Lyon for 100, in Metz for 80 and in Nice for 120. Serving shop A costs "
    "20 from Lyon, 70 from Metz, 50 from Nice; shop B 60, 10, 90. Every shop is served from one "
    "warehouse. What is the least total cost?"
)


def _read(text: str) -> FacilityLocation:
    read = outcome(READER, text)
    assert isinstance(read, Reading), read
    assert isinstance(read.problem, FacilityLocation)
    return read.problem


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Opening a kitchen costs 100 in Lyon, 80 in Metz and 120 in Nice. Delivering to school A costs "
        "20, 70 and 50 from Lyon, Metz and Nice; to school B 60, 10 and 90. Each school gets its meals "
        "from one kitchen. How little can it cost in all?",
        "A chain may build distribution centres. Fixed cost per year: Lyon 100, Metz 80, Nice 120. "
        "Yearly cost of supplying each branch:\n| branch | Lyon | Metz | Nice |\n|---|---|---|---|\n"
        "| A | 20 | 70 | 50 |\n| B | 60 | 10 | 90 |\n\nEvery branch is supplied by exactly one centre. "
        "Which centres should be built so that the yearly cost is lowest?",
        "Which servers do we run at the lowest cost? Running server Lyon costs 100, Metz 80 and Nice "
        "120. From Lyon, connecting client A costs 20 and client B costs 60. From Metz, connecting "
        "client A costs 70 and client B costs 10. From Nice, connecting client A costs 50 and client B "
        "costs 90. Each client is connected to one server.",
        "Three libraries could be built: Lyon for 100, Metz for 80 and Nice for 120. The villages cost, "
        "from Lyon, Metz and Nice: Ash 20, 70 and 50, Birch 60, 10 and 90. What is the least total cost "
        "if each village goes to one library?",
        "Facility location:\n,Lyon,Metz,Nice\nopening cost,100,80,120\ncustomer 1,20,70,50\n"
        "customer 2,60,10,90\nWhat is the least total cost?",
    ],
)
def test_one_choice_in_many_words(text: str) -> None:
    read = _read(text)
    assert [each.name for each in read.sites] == ["Lyon", "Metz", "Nice"]
    assert [each.opening_cost for each in read.sites] == [100, 80, 120]
    assert read.serving_costs == ((20, 70, 50), (60, 10, 90))


def test_lists_and_a_matrix() -> None:
    read = _read(
        "Uncapacitated facility location: f = [12, 15, 10], c = [[4, 7, 9], [6, 3, 8], [5, 5, 2], [9, "
        "4, 6]] where c[i][j] is the cost of serving customer i from facility j. Minimise the total cost."
    )
    assert [each.opening_cost for each in read.sites] == [12, 15, 10]
    assert len(read.customers) == 4


def test_capacities_where_nobody_is_shared() -> None:
    read = _read(
        "A hospital group may open laboratories. Site North: opening cost 80, capacity 60 samples. Site "
        "South: opening cost 95, capacity 70 samples. Clinic A sends 25 samples and clinic B 30; the "
        "samples of a clinic all go to one laboratory. Cost of transport: clinic A to North 10, to South "
        "14; clinic B to North 16, to South 9. What is the cheapest plan?"
    )
    assert [each.capacity for each in read.sites] == [60, 70]
    assert [each.demand for each in read.customers] == [25, 30]


def test_costs_for_each_unit() -> None:
    read = _read(
        "Warehouses can be opened at W1 or W2, for $500 or $620. Customers C1, C2 and C3 need 10, 20 and "
        "15 pallets, and it costs per pallet:\n,W1,W2\nC1,4,9\nC2,7,3\nC3,6,5\n"
        "Each customer is served from one warehouse. Find the cheapest plan."
    )
    assert read.serving_costs == ((40, 90), (140, 60), (90, 75))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (PLAIN.replace(" for 120", ""), "Nice"),
        (PLAIN.replace("60, 10, 90", "60 from Lyon, 10 from Metz"), "shop B and Nice"),
        (PLAIN + " At most two may be opened.", "At most two"),
        (PLAIN + " Lyon and Metz cannot both be opened.", "Lyon and Metz"),
        (PLAIN + " The one in Nice must be opened.", "must be opened"),
        (PLAIN + " Shop A must not be served from Metz.", "Shop A"),
        (PLAIN + " The number is 77.", "77"),
        (PLAIN + " Serve them within 40 km.", "within 40 km"),
    ],
)
def test_what_is_open_is_asked(text: str, what: str) -> None:
    read = outcome(READER, text)
    assert isinstance(read, Missing), read
    assert what in f"{read.what} {read.question}"


def test_sums_in_thousands_and_plain_ones_are_asked_about() -> None:
    text = PLAIN.replace("for 120.", "for 120 (thousand euros).").replace("least", "least euros in")
    assert isinstance(outcome(READER, text), Missing)


def test_other_questions_are_left_alone() -> None:
    for text in others("facility_location"):
        assert not isinstance(outcome(READER, text), Reading)


def test_places_with_plain_names() -> None:
    read = _read(
        "A charity wants to set up food banks. It could rent the old school (900 a year), the church hall "
        "(650 a year) or the fire station (1100 a year). Getting food to Northside would cost 300 from the "
        "old school, 420 from the church hall and 250 from the fire station; to Southside 500, 310 and 280. "
        "Every district gets its food from one place. How should it choose so that rents and transport cost "
        "the least together?"
    )
    assert [each.name for each in read.sites] == ["old school", "church hall", "fire station"]
    assert read.serving_costs == ((300, 420, 250), (500, 310, 280))
