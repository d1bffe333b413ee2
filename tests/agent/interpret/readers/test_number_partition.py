"""Questions that divide amounts into equal piles."""

import pytest

from agent.interpret.embedded.readers.number_partition import READER
from problems.errors import BadInput
from problems.families.number_partition import NumberPartition
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem


def _read(text: str) -> NumberPartition:
    read = problem(READER, text)
    assert isinstance(read, NumberPartition)
    return read


def test_the_question_of_the_issue() -> None:
    read = _read(QUESTIONS["number_partition"])
    assert read.numbers == (8, 7, 6, 5, 4, 11, 3)
    assert read.n_piles == 2


@pytest.mark.parametrize(
    ("text", "numbers", "n_piles"),
    [
        (
            "Gold bars weigh 8, 7, 6, 5 and 4 kg. Split them between three heirs as evenly as possible.",
            (8, 7, 6, 5, 4),
            3,
        ),
        ("Split the weights 8, 7, 5 and 4 in half as evenly as possible.", (8, 7, 5, 4), 2),
        (
            "Partition the set {3, 1, 1, 2, 2, 1} into two subsets with minimal difference of sums.",
            (3, 1, 1, 2, 2, 1),
            2,
        ),
        (
            "I have parcels of 12 kg, 9 kg, 7.5 kg and 3 kg and want to load them onto two vans so "
            "that the "
            "difference in weight is as small as possible.",
            (12, 9, 7.5, 3),
            2,
        ),
        (
            "Split [4, 5, 6, 7, 8] into 2 groups so that the sums are as close as possible.",
            (4, 5, 6, 7, 8),
            2,
        ),
        (
            "Can you share out coins worth 50, 20, 20, 10, 5 and 5 cents between two brothers as "
            "fairly as possible?",
            (50, 20, 20, 10, 5, 5),
            2,
        ),
        (
            "Balance the loads 14, 9, 8, 7, 6 across 3 trucks so the gap between the heaviest and lightest "
            "truck is smallest.",
            (14, 9, 8, 7, 6),
            3,
        ),
        (
            "Split the numbers 1 5 9 3 2 into two groups with sums as close as possible.",
            (1, 5, 9, 3, 2),
            2,
        ),
        (
            "We have five boxes weighing 12 kg, 7 kg, 9 kg, 4 kg and 6 kg. Split them into two "
            "stacks so that "
            "the weights differ as little as possible.",
            (12, 7, 9, 4, 6),
            2,
        ),
    ],
)
def test_other_words(text: str, numbers: tuple[float, ...], n_piles: int) -> None:
    read = _read(text)
    assert read.numbers == numbers
    assert read.n_piles == n_piles


def test_named_amounts() -> None:
    read = _read(
        "Three siblings share a piano worth 900, a car worth 1200, a ring worth 300 and a painting "
        "worth 650. "
        "Divide these among the three siblings as fairly as possible."
    )
    assert read.names == ("piano", "car", "ring", "painting")
    assert read.numbers == (900, 1200, 300, 650)


def test_the_unit_is_kept() -> None:
    assert _read("Split 8 kg, 7 kg and 3 kg into two piles as equal as possible.").unit == "kg"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Divide the weights into two piles that are as equal as possible.", "the amounts"),
        (
            "Split the weights 8, 7, 6 and 5 into two piles as equal as possible, at most 20 each.",
            'the rule "at most"',
        ),
        (
            "Weigh 12 things. Split 8, 7, 6 and 5 into two piles as equal as possible.",
            "what 12 refers to",
        ),
    ],
)
def test_what_is_missing_is_named(text: str, what: str) -> None:
    assert missing(READER, text) == what


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(BadInput, match="-7 is negative"):
        outcome(
            READER, "Divide the weights 8, -7 and 6 into two piles that are as equal as possible."
        )


@pytest.mark.parametrize("text", others("number_partition"))
def test_other_questions_are_left_alone(text: str) -> None:
    assert outcome(READER, text) is None


def test_people_who_share_are_the_piles() -> None:
    text = (
        "Three heirs share paintings worth 40, 35, 30, 25, 20 and 11 euros. Who gets what, so that the "
        "shares differ as little as possible?"
    )
    read = problem(READER, text)
    assert isinstance(read, NumberPartition)
    assert read.n_piles == 3
    assert read.numbers == (40, 35, 30, 25, 20, 11)


def test_a_scale_on_one_amount_only_is_asked_about() -> None:
    text = "Divide 40, 35, 30 and 11 thousand euros into two piles as equal as possible."
    assert missing(READER, text) == "the scale of the amounts"


def test_things_on_lines_with_their_worth() -> None:
    read = _read(
        "Kim and a sister inherit some things and want to share them as fairly as they can by value.\n"
        "- The vase is worth 600 euros\n- The desk is worth 900 euros\n- The lute is worth 400 euros\n"
        "What is the smallest possible gap between the two shares?"
    )
    assert (read.n_piles, read.numbers) == (2, (600, 900, 400))


def test_heaps_to_be_made() -> None:
    read = _read(
        "4 stones weigh 9 kg, 7 kg, 5 kg and 3 kg. Make 3 heaps of them so that the difference between the "
        "heaviest and the lightest is as small as possible."
    )
    assert (read.n_piles, read.numbers) == (3, (9, 7, 5, 3))
