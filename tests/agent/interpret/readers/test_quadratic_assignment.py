"""Questions that put things into places so that what passes between them goes a short way."""

import pytest

from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.readers.quadratic_assignment import READER
from agent.interpret.interpreter import interpret
from problems.families.quadratic_assignment import QuadraticAssignment
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem

_FLOWS = ((0, 6, 4), (0, 0, 9), (0, 0, 0))
_WAYS = ((0, 2, 5), (2, 0, 3), (5, 3, 0))
_QUESTIONS = [
    "A workshop wants to install a saw, a lathe and a press in bays 1, 2 and 3, one machine in each "
    "bay. Every hour 6 boxes go from the saw to the lathe, 4 boxes go from the saw to the press and 9 "
    "boxes go from the lathe to the press. Bays 1 and 2 are 2 m apart, 1 and 3 5 m, 2 and 3 3 m. How "
    "should the machines be arranged to carry the boxes the shortest way overall?",
    "Where should saw, lathe and press stand so that the carrying comes to as few metres as possible? "
    "Each gets a place of its own. Trips per hour: saw-lathe 6; saw-press 4; lathe-press 9. "
    "Distances in metres: A-B 2; A-C 5; B-C 3.",
    "Find a layout with the least total of trips times distance.\n\nTrips a day:\n"
    "| from | to | trips |\n|---|---|---|\n| saw | lathe | 6 |\n| saw | press | 4 |\n"
    "| lathe | press | 9 |\n\nDistances:\n| spot | spot | metres |\n|---|---|---|\n| A | B | 2 |\n"
    "| A | C | 5 |\n| B | C | 3 |\n\nEvery machine is placed on one spot.",
    "Three teams move into three rooms, one each. The distance between room 1 and room 2 is 2 metres, "
    "the distance between room 1 and room 3 is 5 metres and the distance between room 2 and room 3 is 3 "
    "metres. Team A and team B meet 6 times a week, team A and team C meet 4 times a week, team B and "
    "team C meet 9 times a week. Which room should each team get so that people walk least?",
    "QAP with flows F = [[0, 6, 4], [0, 0, 9], [0, 0, 0]] and distances D = [[0, 2, 5], [2, 0, 3], "
    "[5, 3, 0]]; minimise the total.",
    "An airport must assign three airlines (Alto, Brio, Cielo) to three gates (G1, G2, G3). Transfer "
    "passengers per day: Alto to Brio 6, Alto to Cielo 4, Brio to Cielo 9. Walking distances: G1 to G2 2 "
    "m, G1 to G3 5 m, G2 to G3 3 m. Which assignment minimises the total walking distance?",
    "Three chips have to be mounted on three sockets. Chip 1 and chip 2 are connected by 6 wires, chip 1 "
    "and chip 3 by 4 wires, chip 2 and chip 3 by 9 wires. Sockets A and B are 2 mm apart, A and C 5 mm, B "
    "and C 3 mm. Minimise the total wire length.",
    "Who should sit at which desk so that as little walking as possible is needed? Ada talks to Bob 6 "
    "times a day, Ada talks to Cy 4 times a day, Bob talks to Cy 9 times a day. Window desk and door desk "
    "are 2 steps apart, window desk and middle desk 5 steps, door desk and middle desk 3 steps.",
    "from,to,flow\nm1,m2,6\nm1,m3,4\nm2,m3,9\n\nfrom,to,distance\nl1,l2,2\nl1,l3,5\nl2,l3,3\n\nAssign "
    "the machines m1 to m3 to the locations l1 to l3, one each, to minimise flow times distance.",
    "It takes 2 minutes from desk 1 to desk 2 and 5 to desk 3; from desk 2 to desk 3 it takes 3 minutes. "
    "Ana phones nobody but walks over: 6 visits a day between Ana and Ben, 4 visits a day between Ana "
    "and Cem, 9 visits a day between Ben and Cem. Seat everyone at a desk of their own so that as few "
    "minutes as possible are lost.",
]


@pytest.mark.parametrize("text", _QUESTIONS)
def test_flows_and_distances_in_many_forms(text: str) -> None:
    read = interpret(text, ())
    assert isinstance(read, Interpretation), read
    assert isinstance(read.problem, QuadraticAssignment)
    assert read.problem.flows == _FLOWS
    assert read.problem.distances == _WAYS


@pytest.mark.parametrize(
    ("text", "distances"),
    [
        (
            "Put the machines P, Q and R in a row of three slots, 2 m apart, one each. Loads an hour: P-Q "
            "6, P-R 4, Q-R 9. Which order carries the loads the least metres?",
            ((0, 2, 4), (2, 0, 2), (4, 2, 0)),
        ),
        (
            "Devices P, Q and R go into floors 1 to 4, at most one per floor, and the distance of two "
            "floors is the difference of their numbers. Calls a day: P-Q 6, P-R 4, Q-R 9. Place them so "
            "that calls times distance is least.",
            ((0, 1, 2, 3), (1, 0, 1, 2), (2, 1, 0, 1), (3, 2, 1, 0)),
        ),
    ],
)
def test_places_on_a_line(text: str, distances: tuple[tuple[float, ...], ...]) -> None:
    read = problem(READER, text)
    assert isinstance(read, QuadraticAssignment)
    assert read.distances == distances
    assert read.flows == _FLOWS


def test_trips_there_and_back_count_twice() -> None:
    text = _QUESTIONS[0] + " Boxes go there and back."
    read = problem(READER, text)
    assert isinstance(read, QuadraticAssignment)
    assert read.flows == ((0, 6, 4), (6, 0, 9), (4, 9, 0))


def test_an_absent_distance_is_named() -> None:
    text = (
        _QUESTIONS[3]
        .replace(" and the distance between room 2 and room 3 is 3 metres", "")
        .replace("2 metres,", "2 metres and")
    )
    assert "distance between" in missing(READER, text)


def test_too_few_places_are_asked_back() -> None:
    text = (
        "Calls a day: ann-bob 4, ann-cid 3, bob-cid 2. Desks 1 and 2 are 5 m apart. Put each of them at "
        "one desk so that they walk the fewest metres."
    )
    assert "places" in missing(READER, text)


def test_a_further_rule_is_asked_back() -> None:
    text = _QUESTIONS[0] + " The saw must not stand in bay 1."
    assert "saw must not stand" in missing(READER, text)


def test_a_number_that_says_something_else_is_asked_back() -> None:
    text = _QUESTIONS[0] + " Moving a machine costs 120 euros."
    assert "120" in missing(READER, text)


def test_a_plain_symmetric_matrix_leaves_open_how_pairs_count() -> None:
    text = (
        "Trips a day between three teams: [[0, 6, 4], [6, 0, 9], [4, 9, 0]]. Metres between three rooms: "
        "[[0, 2, 5], [2, 0, 3], [5, 3, 0]]. Give each team one room so that they walk the least."
    )
    read = interpret(text, ())
    assert isinstance(read, Interpretation)
    assert len(read.alternatives) == 1
    assert read.is_open


@pytest.mark.parametrize("text", others("quadratic_assignment"))
def test_other_questions_are_left_to_others(text: str) -> None:
    assert outcome(READER, text) is None


def test_distances_alone_are_no_quadratic_assignment() -> None:
    assert outcome(READER, QUESTIONS["tsp"]) is None
