"""Questions that choose things worth the most and put each into one of several containers."""

import pytest

from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.readers.multiple_knapsack import READER
from agent.interpret.interpreter import interpret
from problems.families.multiple_knapsack import MultipleKnapsack
from tests.agent.interpret.readers.questions import missing, others, outcome

Pair = tuple[float, float]


@pytest.mark.parametrize(
    ("text", "capacities", "items"),
    [
        (
            "Mia's rucksack holds 12 kg and Leo's holds 9 kg. A tent weighs 6 kg and is worth 8 points, a "
            "stove 4 kg and 5 points, a grill 7 kg and 6 points. Who should carry what for the most points?",
            (12, 9),
            ((6, 8), (4, 5), (7, 6)),
        ),
        (
            "Three identical trucks, each with a capacity of 10 tonnes, are free. Freight: steel 6 t paying "
            "$90, glass 5 t paying $70, wool 4 t paying $65, wood 8 t paying $80. Which freight should be "
            "loaded on which truck to earn as much as possible?",
            (10, 10, 10),
            ((6, 90), (5, 70), (4, 65), (8, 80)),
        ),
        (
            "Two servers have 16 GB and 8 GB of memory. Choose which services to host, each on one server, so "
            "that revenue is greatest.\n\n| service | memory (size) | revenue |\n|---|---|---|\n| mail | 7 | 40 |\n"
            "| wiki | 5 | 30 |\n| chat | 9 | 55 |",
            (16, 8),
            ((7, 40), (5, 30), (9, 55)),
        ),
        (
            "The left compartment of a plane holds 300 kg, the right compartment 250 kg. Parcels: P1 weighs "
            "120 kg and pays 80 euros; P2 weighs 200 kg and pays 150 euros; P3 weighs 180 kg and pays 110 "
            "euros. Select parcels and their compartment to maximise the pay.",
            (300, 250),
            ((120, 80), (200, 150), (180, 110)),
        ),
        (
            "Two machines are free for 8 and 6 hours. Jobs A, B, C and D take 3, 5, 4 and 2 hours and earn 30, "
            "60, 45 and 15 euros. Each job runs on one machine or not at all. Which jobs are most profitable?",
            (8, 6),
            ((3, 30), (5, 60), (4, 45), (2, 15)),
        ),
        (
            "Pack as much value as possible into knapsacks of capacities [10, 7, 5].\nvalues = [12, 9, 5, 4], "
            "weights = [6, 5, 3, 2]",
            (10, 7, 5),
            ((6, 12), (5, 9), (3, 5), (2, 4)),
        ),
        (
            "Van A carries 9 tonnes. Van B carries 6 tonnes. Loads:\n- bricks: 5 tonnes, pays £40\n- sand: 4 "
            "tonnes, pays £25\n- pipes: 3 tonnes, pays £30\nChoose the loads for each van that pay the most.",
            (9, 6),
            ((5, 40), (4, 25), (3, 30)),
        ),
    ],
)
def test_containers_and_things_in_many_forms(
    text: str, capacities: tuple[float, ...], items: tuple[Pair, ...]
) -> None:
    found = interpret(text, ())
    assert isinstance(found, Interpretation), found
    read = found.problem
    assert isinstance(read, MultipleKnapsack)
    assert tuple(each.capacity for each in read.knapsacks) == capacities
    assert tuple((each.weight, each.value) for each in read.items) == items


@pytest.mark.parametrize(
    "text",
    [
        # a rule about two things
        "Ana can carry 8 kg and Ben 12 kg. A tent weighs 7 kg and is worth 9, a stove 5 kg worth 6, a rope 4 kg "
        "worth 5. The tent and the stove must go together. Who takes what for the most worth?",
        # a limit on their number
        "Ana can carry 8 kg and Ben 12 kg. A tent weighs 7 kg and is worth 9, a stove 5 kg worth 6, a rope 4 kg "
        "worth 5. Nobody takes more than 2 things. Who takes what for the most worth?",
        "A multiple knapsack problem: a tent weighs 7 kg and is worth 9, a stove 5 kg worth 6. Most value?",
    ],
)
def test_what_is_not_understood_is_never_left_out(text: str) -> None:
    assert missing(READER, text)


@pytest.mark.parametrize("text", others("multiple_knapsack"))
def test_other_questions_are_left_to_others(text: str) -> None:
    assert outcome(READER, text) is None


def test_one_container_is_not_several() -> None:
    assert (
        outcome(
            READER, "My bag holds 9 kg. A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5."
        )
        is None
    )
