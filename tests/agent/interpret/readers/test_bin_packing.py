"""Questions that put things into as few equal containers as possible."""

import pytest

from agent.interpret.embedded.readers.bin_packing import READER
from problems.families.bin_packing import BinPacking
from tests.agent.interpret.readers.questions import missing, outcome, problem


@pytest.mark.parametrize(
    ("text", "capacity", "sizes"),
    [
        (
            "Parcels go into identical vans:\n* Parcel A: weight 46kg\n* Parcel B: weight 36kg\n"
            "* Parcel C: weight 54kg\n\nEach van can carry up to 100 kg. Use the fewest vans.",
            100,
            (46, 36, 54),
        ),
        (
            "How many 12 foot planks do we need to cut pieces of 7, 5, 5, 4 and 6 feet?",
            12,
            (7, 5, 5, 4, 6),
        ),
        (
            "Fit videos of 1.5, 2.5 and 0.75 GB on as few sticks of 4 GB as possible.",
            4,
            (1.5, 2.5, 0.75),
        ),
        (
            "Virtual machines run on identical servers with 64 GB of memory each. They need:\n"
            "- vm1: 30 GB\n- vm2: 34 GB\n- vm3: 40 GB\nWhat is the minimum number of servers?",
            64,
            (30, 34, 40),
        ),
        (
            "Each zeppelin bears a load of at most 9 tonnes. Loads: [4, 8, 1, 4]. Use the smallest possible "
            "number of zeppelins.",
            9,
            (4, 8, 1, 4),
        ),
        (
            "A museum ships in identical crates, each of which can bear no more than 120 kg: Mask (45 kg), "
            "Urn (80 kg), Sword (35 kg). Use the smallest number of crates.",
            120,
            (45, 80, 35),
        ),
    ],
)
def test_packings_in_many_forms(text: str, capacity: float, sizes: tuple[float, ...]) -> None:
    read = problem(READER, text)
    assert isinstance(read, BinPacking)
    assert read.capacity == capacity
    assert tuple(item.size for item in read.items) == sizes


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Boxes hold 10 kg. A weighs 6, B weighs 5 and C weighs 4; C is fragile. Fewest boxes?",
            "fragile",
        ),
        (
            "Each crate holds 50 kg. Statues weigh 20 kg, vases 30 kg and busts 25 kg. What is the fewest "
            "number of crates for 3 statues, 2 vases and 4 busts?",
            "means",
        ),
    ],
)
def test_what_is_not_read_is_asked_back(text: str, what: str) -> None:
    assert what in missing(READER, text)


def test_a_question_with_costs_is_another_kind() -> None:
    text = "Vans carry 9 boxes and cost $20 a trip. Use the fewest vans for 30 boxes."
    assert outcome(READER, text) is None


def test_a_sentence_about_one_of_the_things_is_asked_back() -> None:
    text = (
        "Parcels go into identical vans:\n* Parcel A: weight 46kg\n* Parcel B: weight 36kg\n"
        "* Parcel C: weight 54kg\n\nEach van can carry up to 100 kg. Use the fewest vans. "
    )
    assert "travel alone" in missing(READER, text + "Parcel A is dangerous and must travel alone.")


def test_what_must_be_apart_and_how_many_boxes_there_may_be() -> None:
    found = problem(
        READER,
        "A tray holds 10 bottles. Oil comes as 6, wine as 4, juice as 5 and milk as 3 bottles, never opened. Oil and wine "
        "must be in different trays, and neither may juice and milk. At most four trays fit the car. What is the smallest "
        "number of trays?",
    )
    assert isinstance(found, BinPacking)
    assert found.conflicts == (("Oil", "wine"), ("juice", "milk"))
    assert (found.capacity, found.n_bins) == (10, 4)


def test_amounts_that_stand_before_their_goods() -> None:
    found = problem(
        READER,
        "A ferry takes at most 30 tonnes a crossing. Waiting on the pier are 12 tonnes of sand, 9 tonnes of "
        "gravel, 14 tonnes of bricks and 8 tonnes of timber, and no load may be divided. How many crossings "
        "are needed at the least?",
    )
    assert isinstance(found, BinPacking)
    assert {item.name: item.size for item in found.items} == {
        "sand": 12,
        "gravel": 9,
        "bricks": 14,
        "timber": 8,
    }
    assert found.capacity == 30


def test_goods_that_may_not_travel_in_one_van() -> None:
    found = problem(
        READER,
        "Identical vans carry up to 600 kg each. To be sent: 250 kg of apples, 300 kg of pears, 200 kg of plums "
        "and 350 kg of nuts. The apples and the plums must not travel in the same van. How many vans are "
        "needed at the least?",
    )
    assert isinstance(found, BinPacking)
    assert found.conflicts == (("apples", "plums"),)


def test_rides_of_a_lift_that_carries_only_so_much() -> None:
    found = problem(
        READER,
        "A lift never carries more than 300 kg at a time. Bo weighs 95 kg, Cy weighs 110 kg, Di weighs 70 kg, Ed "
        "weighs 120 kg and Flo weighs 65 kg. What is the least number of rides to bring all of them up?",
    )
    assert isinstance(found, BinPacking)
    assert (found.capacity, len(found.items)) == (300, 5)
