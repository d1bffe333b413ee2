"""Questions that open a given number of sites so that everybody is near one of them."""

import pytest

from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.readers.p_median import READER
from problems.families.p_median import PMedian
from tests.agent.interpret.readers.questions import others, outcome

PLAIN = (
    "Open 2 of the 3 candidate sites so that the sum of the distances to the nearest open site is as "
    "small as possible. Distances in km: from farm A: 4 to S1, 9 to S2, 5 to S3; from farm B: 7 to S1, "
    "2 to S2, 8 to S3."
)


def _read(text: str) -> PMedian:
    read = outcome(READER, text)
    assert isinstance(read, Reading), read
    assert isinstance(read.problem, PMedian)
    return read.problem


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Two post boxes will be put up at two of the spots S1, S2 and S3. Kilometres from farm A: 4, 9, "
        "5; from farm B: 7, 2, 8. People walk to the nearest box. Which two spots keep the sum of the "
        "kilometres smallest?",
        "p-median, p = 2. Distances to the candidate sites S1, S2, S3 are [4, 9, 5] and [7, 2, 8], a row "
        "for each farm. Minimise the total distance to the nearest site.",
        "Exactly two wells can be built. Everybody fetches water at the closest one. Distances:\n"
        ",S1,S2,S3\nfarm A,4,9,5\nfarm B,7,2,8\nWhich two places make the total way shortest?",
        "We choose two of the sites S1, S2 and S3 for a depot; each farm is served from the nearest one. "
        "Farm A is 4 km from S1, 9 km from S2 and 5 km from S3. Farm B is 7 km from S1, 2 km from S2 "
        "and 8 km from S3. Which two give the fewest kilometres in all?",
    ],
)
def test_one_choice_in_many_words(text: str) -> None:
    read = _read(text)
    assert read.sites == ("S1", "S2", "S3")
    assert read.distances == ((4, 9, 5), (7, 2, 8))
    assert read.n_open == 2


def test_places_along_a_road() -> None:
    read = _read(
        "Where should we put two ambulances? The villages Ash, Birch, Cedar and Elm lie along one road "
        "at kilometres 0, 3, 4 and 10. Keep the sum of the distances to the nearest ambulance smallest."
    )
    assert read.sites == ("Ash", "Birch", "Cedar", "Elm")
    assert read.distances[0] == (0, 3, 4, 10)


def test_some_count_more_than_others() -> None:
    read = _read(
        "A city has money for two new libraries. People of Altstadt (4000 inhabitants) would walk 3 "
        "minutes to the market, 9 to the harbour and 6 to the castle; people of Neustadt (2500 "
        "inhabitants) 8 minutes to the market, 2 to the harbour and 7 to the castle. Everyone goes to "
        "the closest library. Which two spots keep the total walking time lowest?"
    )
    assert read.sites == ("market", "harbour", "castle")
    assert [each.weight for each in read.customers] == [4000, 2500]


def test_how_often_they_go() -> None:
    read = _read(
        "Choose one of the sites North, South and East for a depot. Distances: Ada 4, 9, 6 km, Bo 7, 2, "
        "5 km, Cy 8, 6, 3 km. Ada orders 3 times a week, Bo once, Cy twice. Which site gives the "
        "shortest total distance to the nearest depot?"
    )
    assert [each.weight for each in read.customers] == [3, 1, 2]
    assert read.n_open == 1


def test_an_average_is_an_average() -> None:
    read = _read(PLAIN.replace("sum of the distances", "average distance"))
    assert [each.weight for each in read.customers] == [0.5, 0.5]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (PLAIN.replace("Open 2 of the 3 candidate sites", "Choose sites"), "how many"),
        (PLAIN.replace("Open 2", "Open at least 2"), "how many"),
        (PLAIN.replace(", 8 to S3", ""), "farm B and S3"),
        (PLAIN + " S1 and S2 cannot both be open.", "S1 and S2"),
        (PLAIN + " Nobody may be the farthest.", "farthest"),
        (PLAIN + " They drive there and back.", "there and back"),
        (PLAIN + " The number is 77.", "77"),
    ],
)
def test_what_is_open_is_asked(text: str, what: str) -> None:
    read = outcome(READER, text)
    assert isinstance(read, Missing), read
    assert what in f"{read.what} {read.question}"


def test_other_questions_are_left_alone() -> None:
    for text in others("p_median"):
        assert not isinstance(outcome(READER, text), Reading)


def test_places_that_are_customers_too() -> None:
    read = _read(
        "Solve the 2-median problem; customers and candidate sites are the same towns. Distances: Ayr-Bute "
        "4, Ayr-Clyde 9, Ayr-Doon 7, Bute-Clyde 5, Bute-Doon 6, Clyde-Doon 3. Populations: Ayr 12, Bute 5, "
        "Clyde 8, Doon 10. Minimise the weighted distance to the nearest median."
    )
    assert read.sites == ("Ayr", "Bute", "Clyde", "Doon")
    assert [each.weight for each in read.customers] == [12, 5, 8, 10]


def test_numbers_in_the_order_of_the_sites() -> None:
    read = _read(
        "Our town can pay for two bus shelters. Three corners come into question: A, B and C. Passengers "
        "walk to the closest shelter. Metres from house 1 to the corners A to C: 50, 120, 300; house 2: 80, "
        "60, 250. Which corners make the total walk shortest?"
    )
    assert read.sites == ("A", "B", "C")
    assert read.distances == ((50, 120, 300), (80, 60, 250))
