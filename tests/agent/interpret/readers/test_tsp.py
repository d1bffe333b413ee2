"""Questions that ask for the shortest closed tour."""

import pytest

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.tsp import READER
from agent.interpret.embedded.text import Text
from problems.errors import BadInput
from problems.families.tsp import Tsp
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem

_TRIANGLE = {"hub": 0, "mill": 1, "farm": 2}


def _read(text: str) -> Tsp:
    read = problem(READER, text)
    assert isinstance(read, Tsp)
    return read


def _distance(read: Tsp, u: str, v: str) -> float | None:
    assert read.distances is not None
    return read.distances[read.places.index(u)][read.places.index(v)]


def test_the_question_of_the_issue() -> None:
    read = _read(QUESTIONS["tsp"])
    assert read.places == ("depot", "north", "east", "south", "west")
    assert read.start == "depot"
    assert _distance(read, "north", "south") == _distance(read, "south", "north") == 21
    assert _distance(read, "south", "west") == 11


@pytest.mark.parametrize(
    "text",
    [
        "A courier leaves the hub, visits the mill and the farm once each and returns. From the hub "
        "to the mill is "
        "5 km, from the hub to the farm is 7 km and from the mill to the farm is 3 km. What is the "
        "shortest loop?",
        "A round trip must visit every place once. The distance between hub and mill is 5. The "
        "distance between hub "
        "and farm is 7. The distance between mill and farm is 3. How short can it be?",
        "Shortest tour that visits each place exactly once and returns? Distances: hub to mill: 5; "
        "hub to farm: 7; "
        "mill to farm: 3.",
        "It is 5 km from Hub to Mill, 7 km from Hub to Farm and 3 km from Mill to Farm. What is the "
        "shortest round "
        "trip visiting all three?",
        "Travelling salesman: visit hub, mill and farm. Distances:\nhub-mill: 5\nhub-farm: 7\nmill-farm: 3",
        "The hub and the mill are 5 km apart, the hub and the farm are 7 km apart and the mill and "
        "the farm are "
        "3 km apart. What is the shortest round trip that visits each place once?",
        "From Hub, it costs 5 units to reach Mill and 7 units to Farm. From Mill, it costs 5 to go "
        "back to Hub and "
        "3 to Farm. From Farm, the costs are 7 to Hub and 3 to Mill. Visit every place exactly once "
        "and return to the "
        "start at the least total cost.",
        "Visit each place once and return: the cost to travel from Hub to Mill is 5 units, to Farm "
        "is 7 units. "
        "From Mill, the cost to Farm is 3 units. What is the minimum total cost?",
    ],
)
def test_other_words(text: str) -> None:
    read = _read(text)
    names = {name.lower(): name for name in read.places}
    assert set(names) == {"hub", "mill", "farm"}
    assert _distance(read, names["hub"], names["mill"]) == 5
    assert _distance(read, names["farm"], names["hub"]) == 7
    assert _distance(read, names["mill"], names["farm"]) == 3


def test_numbered_and_lettered_places() -> None:
    read = _read(
        "A salesman must visit all 3 cities (numbered 0 to 2) exactly once and return to the "
        "starting city.\n"
        "The distance between city 0 and city 1 is 55.\nThe distance between city 0 and city 2 is 97.\n"
        "The distance between city 1 and city 2 is 141."
    )
    assert read.distances == ((0, 55, 97), (55, 0, 141), (97, 141, 0))
    lettered = _read(
        "Visit every station precisely once and return; travel times in minutes:\n* Station P to Q: "
        "14.5 minutes\n"
        "* Station P to R: 40.0 minutes\n* Q to R: 17.7 minutes\nFind the quickest circuit."
    )
    assert lettered.places == ("Station P", "Q", "R")
    assert lettered.distance_unit == "minutes"


def test_there_and_back_may_differ() -> None:
    read = _read(
        "Visit every town once and return. A->B 5, B->A 7, B->C 4, C->B 6, A->C 3, C->A 9. Cheapest tour?"
    )
    assert read.distances == ((0, 5, 3), (7, 0, 4), (9, 6, 0))


def test_coordinates() -> None:
    read = _read(
        "Plan the shortest tour through depot (0, 0), A (2, 3) and C (1, -7.5), returning to the depot."
    )
    assert read.places == ("depot", "A", "C")
    assert read.coordinates == ((0, 0), (2, 3), (1, -7.5))


def test_a_matrix() -> None:
    read = _read(
        "Find the shortest tour through A, B and C with distance matrix [[0,4,9],[4,0,3],[9,3,0]]."
    )
    assert read.distances == ((0, 4, 9), (4, 0, 3), (9, 3, 0))


def test_a_table_of_distances() -> None:
    rows = (("a", "b", "5"), ("b", "c", "4"), ("a", "c", "2"))
    table = Table("roads.csv", ("from", "to", "km"), rows)
    result = READER.read(
        Document(Text("What is the shortest round trip that visits every town once?"), (table,))
    )
    assert isinstance(result, Reading)
    assert isinstance(result.problem, Tsp)
    assert result.problem.places == ("a", "b", "c")


def test_roads_that_do_not_exist() -> None:
    read = _read(
        "Visit A, B, C and D once each and return. Only these roads exist: A-B 5, B-C 4, C-D 3, D-A "
        "6. How short is "
        "the tour?"
    )
    assert _distance(read, "A", "C") is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (QUESTIONS["tsp"].replace(" north-east 10,", ""), "the distance between north and east"),
        (
            "A van starts at the depot, visits north, east and west once and comes back. Distances: "
            "depot-north 12, depot-east 7, north-east 10. Shortest round trip?",
            "the distance between depot and west",
        ),
        (
            "A van visits every customer once and comes back. What is the shortest round trip?",
            "the distances",
        ),
        (
            "Two vans start at the depot, visit a, b and c once and come back. a-b 1, a-c 2, b-c 4. "
            "Shortest?",
            "several vehicles",
        ),
        (
            "A van visits a, b and c once, must visit a before b, and comes back. a-b 1, a-c 2, b-c "
            "4. Shortest tour?",
            "an order of visits",
        ),
        (
            "Visit all 5 cities once and return. a-b 1, a-c 2, b-c 4. Shortest tour?",
            "some of the places",
        ),
        (
            "Visit a, b and c once and return. a-b 1, a-c 2, b-c 4, b-a 3. Shortest tour?",
            "the distance from b to a",
        ),
    ],
)
def test_what_is_missing_is_named(text: str, what: str) -> None:
    if what.startswith("the distance from"):
        assert missing(READER, text) in {"the distance from a to b", "the distance from b to a"}
    else:
        assert missing(READER, text) == what


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Find the shortest tour, distance matrix [[0,4,9],[4,0,3]].", "2 rows and 3 columns"),
        ("Visit a, b and c once and return. a-b 1, a-c -2, b-c 4. Shortest tour?", "is -2"),
    ],
)
def test_bad_data_is_refused(text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        outcome(READER, text)


@pytest.mark.parametrize("text", others("tsp"))
def test_other_questions_are_left_alone(text: str) -> None:
    assert outcome(READER, text) is None


def test_points_without_names_are_numbered() -> None:
    text = "Find the shortest closed tour through four cities at (0, 0), (0, 3), (4, 3) and (4, 0)."
    read = problem(READER, text)
    assert isinstance(read, Tsp)
    assert read.places == ("place 1", "place 2", "place 3", "place 4")
    assert read.coordinates == ((0, 0), (0, 3), (4, 3), (4, 0))


@pytest.mark.parametrize(
    "text",
    [
        "A tour visits Kay, Ell and Emm once and comes back. Minutes: Kay to Ell 4, Kay to Emm 6, "
        "Ell to Emm 7. "
        "How short can it be?",
        "Visit Cities P, Q and R once each and return home. From City P it costs 4 to Q and 6 to R. "
        "From City Q it "
        "costs 4 to P and 7 to R. From City R it costs 6 to P and 7 to Q. What is the least cost?",
        "An engineer travels between three plants - Plant 1, Plant 2 and Plant 3 - visiting each "
        "once and ending at the "
        "plant where the trip started. The cost is $4 between Plant 1 and Plant 2, $6 between Plant "
        "1 and Plant 3, and $7 "
        "between Plant 2 and Plant 3. What is the lowest cost?",
        "Visit three cities, named W, X and Y, once each and come back at the least cost.\n- City W "
        "to City X costs 4 "
        "units and to City Y 6 units.\n- City X to City W costs 4 units and to City Y 7 units.\n- "
        "City Y to City W costs "
        "6 units and to City X 7 units.",
    ],
)
def test_places_are_those_of_the_ways(text: str) -> None:
    read = _read(text)
    assert len(read.places) == 3
    assert read.distances == ((0, 4, 6), (4, 0, 7), (6, 7, 0))


def test_a_trip_without_coming_back_ends_anywhere() -> None:
    read = _read(
        "What is the shortest route that visits A, B and C once without returning? A-B 3, A-C 4, B-C 5."
    )
    assert (read.closed, read.start, read.end) == (False, None, None)
    walk = _read(
        "We leave our inn and see the abbey, the dam and the fort once each; we need not come back. "
        "Minutes: inn-abbey 9, inn-dam 4, inn-fort 7, abbey-dam 3, abbey-fort 8, dam-fort 6. Shortest walk?"
    )
    assert (walk.closed, walk.start) == (False, "inn")


def test_an_end_that_is_not_settled_is_asked_about() -> None:
    text = "Visit A, B and C once; I am not sure yet whether to return. A-B 3, A-C 4, B-C 5. Shortest tour?"
    assert missing(READER, text) == "an open end"
