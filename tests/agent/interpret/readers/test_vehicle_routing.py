"""Questions that send vehicles from a depot round all customers and back."""

import pytest

from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.readers.vehicle_routing import READER
from problems.families.vehicle_routing import VehicleRouting
from tests.agent.interpret.readers.questions import others, outcome

WAYS = (
    "depot-Ash 4, depot-Birch 6, depot-Elm 3, Ash-Birch 2, Ash-Elm 5, Birch-Elm 4. "
    "What is the shortest distance in all?"
)
PLAIN = (
    "Two vans deliver from the depot and come back. Each van carries 10 boxes. Ash wants 4 boxes, "
    f"Birch 5 boxes and Elm 6. Distances: {WAYS}"
)


def _read(text: str) -> VehicleRouting:
    read = outcome(READER, text)
    assert isinstance(read, Reading), read
    assert isinstance(read.problem, VehicleRouting)
    return read.problem


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Plan routes for 2 trucks, each with a load limit of 10 tonnes, that leave from the depot "
        "and come back there. Ash needs 4 tonnes, Birch needs 5 tonnes, Elm needs 6 tonnes. The "
        "distance from the depot to Ash is 4 km, from the depot to Birch is 6 km, from the depot to "
        "Elm is 3 km, from Ash to Birch is 2 km, from Ash to Elm is 5 km, from Birch to Elm is 4 km. "
        "Minimise the kilometres driven.",
        "Two couriers on cargo bikes, at most 10 parcels each, deliver from the depot: 4 parcels to "
        "Ash, 5 parcels to Birch and 6 parcels to Elm, and each address is visited by exactly one "
        "courier. Travel times in minutes:\n\n,depot,Ash,Birch,Elm\ndepot,0,4,6,3\nAsh,4,0,2,5\n"
        "Birch,6,2,0,4\nElm,3,5,4,0\n\nHow short can the total travel time be?",
        "How short can the routes be in all? 2 minibuses with 10 seats each drive from the depot and "
        "back. 4 pupils live at Ash. 5 pupils live at Birch. 6 pupils live at Elm. Distances:\n"
        "| | depot | Ash | Birch | Elm |\n|---|---|---|---|---|\n| depot | 0 | 4 | 6 | 3 |\n"
        "| Ash | 4 | 0 | 2 | 5 |\n| Birch | 6 | 2 | 0 | 4 |\n| Elm | 3 | 5 | 4 | 0 |\n",
    ],
)
def test_one_plan_in_many_words(text: str) -> None:
    read = _read(text)
    assert read.places == ("depot", "Ash", "Birch", "Elm")
    assert [each.demand for each in read.customers] == [4, 5, 6]
    assert read.distances == ((0, 4, 6, 3), (4, 0, 2, 5), (6, 2, 0, 4), (3, 5, 4, 0))
    assert (read.n_vehicles, read.capacity) == (2, 10)


def test_a_matrix_and_lists() -> None:
    read = _read(
        "CVRP. Vehicle capacity: 10. Number of vehicles: 2. Depot: node 0. Demands: node 1: 4, node "
        "2: 6, node 3: 5. Distance matrix:\n[[0, 3, 4, 5], [3, 0, 6, 7], [4, 6, 0, 8], [5, 7, 8, 0]]. "
        "Minimise the total distance."
    )
    assert read.places == ("0", "1", "2", "3")
    assert [each.demand for each in read.customers] == [4, 6, 5]


def test_places_by_coordinates() -> None:
    read = _read(
        "Trucks of capacity 15 stand at the depot (0, 0). Customers: A at (0, 5) needs 8, B at (3, 4) "
        "needs 7, C at (6, 0) needs 9. Two trucks may be used. Shortest total distance?"
    )
    assert read.coordinates == ((0, 0), (0, 5), (3, 4), (6, 0))
    assert [each.demand for each in read.customers] == [8, 7, 9]


def test_the_base_has_a_name_of_its_own() -> None:
    read = _read(
        "A brewery supplies three pubs by lorry. A lorry takes at most 20 barrels, and there are three "
        "lorries. The Crown orders 9 barrels, the Bell 8 and the Lamb 11. Miles: brewery-Crown 5, "
        "brewery-Bell 6, brewery-Lamb 9, Crown-Bell 3, Crown-Lamb 7, Bell-Lamb 5. Each pub gets its "
        "order from one lorry and the lorries end at the brewery. What is the lowest total mileage?"
    )
    assert (read.depot, read.n_vehicles, read.capacity) == ("brewery", 3, 20)


def test_vehicles_that_differ_and_any_number_of_them() -> None:
    differ = PLAIN.replace("Each van carries 10 boxes", "One holds 8 boxes, the other 12")
    assert _read(differ).capacity == (8, 12)
    any_number = PLAIN.replace("Two vans", "As many vans as needed")
    assert _read(any_number).n_vehicles is None


def test_streets_on_a_grid() -> None:
    read = _read(
        "Two vans that hold 9 boxes each start at the depot at (0, 0) and return; distances are "
        "Manhattan. Ash at (0, 3) wants 6 boxes, Birch at (4, 3) 4 boxes and Elm at (4, 0) 5. Least "
        "distance in all?"
    )
    assert read.distances is not None
    assert read.distances[0] == (0, 3, 7, 4)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (PLAIN.replace("Each van carries 10 boxes. ", ""), "capacity"),
        (PLAIN.replace(", Birch 5 boxes", ""), "Birch"),
        (PLAIN.replace("depot-Elm 3, ", ""), "depot and Elm"),
        (PLAIN + " Ash must be visited before 9 am.", "times"),
        (PLAIN + " Ash and Birch cannot be on the same van.", "Ash and Birch"),
        (PLAIN + " Every van drives at most 12 km.", "limit on each route"),
        (PLAIN + " Both vans must be used.", "every vehicle"),
        (PLAIN + " The vans need not come back.", "open end"),
        (PLAIN + " Each van used costs 30.", "vehicle costs"),
        (PLAIN + " The limit is 77.", "77"),
    ],
)
def test_what_is_open_is_asked(text: str, what: str) -> None:
    read = outcome(READER, text)
    assert isinstance(read, Missing), read
    assert what in f"{read.what} {read.question}"


def test_other_questions_are_left_alone() -> None:
    for text in others("vehicle_routing"):
        assert not isinstance(outcome(READER, text), Reading)


def test_numbers_as_names() -> None:
    read = _read(
        "There are 3 identical vehicles, each able to carry 10 units. Node 0 is the depot. Customer "
        "demands: 1: 4, 2: 6, 3: 5. Symmetric cost matrix:\n0 7 9 8\n7 0 5 4\n9 5 0 6\n8 4 6 0\n"
        "Find the cheapest set of routes that serves all customers."
    )
    assert [each.demand for each in read.customers] == [4, 6, 5]


def test_milk_that_is_fetched() -> None:
    read = _read(
        "A dairy has 3 tankers with a capacity of 4,000 litres each. Every night they collect the milk of "
        "three farms and bring it to the dairy. Farm 1 produces 1,800 litres, farm 2 2,100 and farm 3 "
        "1,500. A farm's milk goes into one tanker. Kilometres: dairy to farm 1 12, dairy to farm 2 9, "
        "dairy to farm 3 14, farm 1 to farm 2 6, farm 1 to farm 3 10, farm 2 to farm 3 8. How many "
        "kilometres do the tankers drive at the least?"
    )
    assert (read.depot, read.capacity) == ("dairy", 4000)
    assert [each.demand for each in read.customers] == [1800, 2100, 1500]
