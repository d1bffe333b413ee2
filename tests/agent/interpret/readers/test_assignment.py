"""Questions that give each person one task."""

import pytest

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.assignment import READER
from agent.interpret.embedded.text import Text
from problems.errors import BadInput
from problems.families.assignment import Assignment
from problems.status import Sense
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem

_COSTS = ((9, 2, 7), (6, 4, 3), (5, 8, 1))


def _read(text: str) -> Assignment:
    read = problem(READER, text)
    assert isinstance(read, Assignment)
    return read


def test_the_question_of_the_issue() -> None:
    read = _read(QUESTIONS["assignment"])
    assert read.workers == ("Ana", "Ben", "Cem")
    assert read.tasks == ("job 1", "job 2", "job 3")
    assert read.costs == _COSTS
    assert read.goal is Sense.MINIMISE
    assert read.cost_unit == "euros"


@pytest.mark.parametrize(
    "text",
    [
        "Assign three workers to three tasks, one each, at the lowest total cost. Ana: 9, 2, 7; "
        "Ben: 6, 4, 3; "
        "Cem: 5, 8, 1.",
        "Each person gets exactly one chore. Ana takes 9 hours for cooking, 2 hours for cleaning "
        "and 7 hours for "
        "driving. Ben takes 6 hours for cooking, 4 hours for cleaning and 3 hours for driving. Cem "
        "takes 5 hours for "
        "cooking, 8 for cleaning and 1 for driving. Minimise the total time.",
        "Who should do what so the total cost is lowest, one task per person? Ana asks 9 for "
        "painting, 2 for sanding "
        "and 7 for wiring; Ben asks 6 for painting, 4 for sanding and 3 for wiring; Cem asks 5 for "
        "painting, 8 for "
        "sanding and 1 for wiring.",
        "Assign each worker to one job, minimising the total. Cost matrix: [[9,2,7],[6,4,3],[5,8,1]]",
        "Costs per worker and task:\nAna: 9 2 7\nBen: 6 4 3\nCem: 5 8 1\nEach worker gets exactly "
        "one task. Minimise "
        "the total cost.",
        "Three swimmers and three strokes, one stroke each; what line-up is fastest? Ana swims back "
        "9, breast 2, fly 7; "
        "Ben swims back 6, breast 4, fly 3; Cem swims back 5, breast 8, fly 1.",
        "Ana-mow 9, Ana-rake 2, Ana-dig 7, Ben-mow 6, Ben-rake 4, Ben-dig 3, Cem-mow 5, Cem-rake 8, "
        "Cem-dig 1. Each "
        "person gets a different job. Minimise the total cost.",
        'Each worker does one task, as cheap as possible: {"Ana": {"x": 9, "y": 2, "z": 7}, "Ben": '
        '{"x": 6, "y": 4, '
        '"z": 3}, "Cem": {"x": 5, "y": 8, "z": 1}}',
    ],
)
def test_other_words(text: str) -> None:
    read = _read(text)
    assert read.costs == _COSTS
    assert read.goal is Sense.MINIMISE


def test_ratings_are_maximised() -> None:
    read = _read(
        "Match each student with one project so that the total rating is as high as possible. "
        "Ratings: Ana: thesis 8, "
        "lab 5. Ben: thesis 6, lab 9."
    )
    assert (read.workers, read.tasks) == (("Ana", "Ben"), ("thesis", "lab"))
    assert read.goal is Sense.MAXIMISE


def test_forbidden_pairs() -> None:
    read = _read(
        "Ana can do painting for 40 and wiring for 50. Ben can do painting for 30 and wiring for "
        "20. Each of them gets "
        "one job. Ben cannot do wiring. What is the cheapest?"
    )
    assert read.costs == ((40, 50), (30, None))


def test_rows_may_be_tasks() -> None:
    read = _read(
        "Each task must be assigned to exactly one person so that the total cost is minimised.\n"
        "cost = [  # rows are tasks, columns are people\n[14, 5, 8],\n[2, 12, 6]\n]"
    )
    assert read.costs == ((14, 2), (5, 12), (8, 6))


def test_a_table() -> None:
    table = Table("costs.csv", ("worker", "roof", "wall"), (("Ana", "3", "5"), ("Ben", "4", "-")))
    result = READER.read(Document(Text("One job each, cheapest overall?"), (table,)))
    assert isinstance(result, Reading)
    assert isinstance(result.problem, Assignment)
    assert result.problem.costs == ((3, 5), (4, None))
    assert result.problem.tasks == ("roof", "wall")


def test_the_largest_matching() -> None:
    pairs = ((0, 3), (1, 3), (2, 1))
    wishes = "\n".join(f"Applicant {who} is interested in job {job}." for who, job in pairs)
    read = _read(
        f"{wishes}\nFind an assignment so that the maximum number of applicants find the job they want."
    )
    assert read.workers == ("Applicant 0", "Applicant 1", "Applicant 2")
    assert read.tasks == ("job 1", "job 3")
    assert read.costs == ((None, 1), (None, 1), (1, None))
    assert read.goal is Sense.MAXIMISE


def test_whoever_gets_nothing_counts_nothing() -> None:
    read = _read(
        "There are 2 applicants numbered from 0 to 1 and 3 jobs numbered from 0 to 2.\nApplicant 0 "
        "is interested in job 2.\n"
        "Applicant 1 is interested in job 2.\nFind the maximum number of applicants with a job they want."
    )
    assert len(read.tasks) == 3 + 2
    assert [sum(cost == 1 for cost in row) for row in read.costs] == [1, 1]
    assert [sum(cost == 0 for cost in row) for row in read.costs] == [1, 1]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (QUESTIONS["assignment"].replace("6, 4, 3", "6, 4"), "a cost for Ben"),
        (
            "Ana charges 9 for job 1 and 2 for job 2. Ben charges 6 for job 1 and 4 for job 2. Cem "
            "charges 5 for job 1. "
            "One job each, cheapest overall?",
            "the cost of Cem for job 2",
        ),
        (
            "Each worker does one task, Ana-roof 3, Ana-wall 5, Ben-roof 4, Ben-wall 9. What is the "
            "best assignment?",
            "the goal",
        ),
    ],
)
def test_what_is_missing_is_named(text: str, what: str) -> None:
    assert missing(READER, text) == what


def test_uneven_rows_are_refused() -> None:
    with pytest.raises(BadInput, match="row 2 of the cost matrix has 2 entries"):
        outcome(
            READER,
            "Assign each worker to one job at least cost. Cost matrix: [[9,2,7],[6,4],[5,8,1]]",
        )


@pytest.mark.parametrize("text", others("assignment"))
def test_other_questions_are_left_alone(text: str) -> None:
    assert outcome(READER, text) is None


def test_costs_may_be_written_worker_task_number() -> None:
    text = (
        "Assign nurses Kim, Lee and Max to wards A, B and C, one each. Costs: Kim A 3, Kim B 5, Kim C 4; "
        "Lee A 2, Lee B 6, Lee C 3; Max A 7, Max B 1, Max C 8. Minimise total cost."
    )
    read = problem(READER, text)
    assert isinstance(read, Assignment)
    assert read.workers == ("Kim", "Lee", "Max")
    assert read.tasks == ("A", "B", "C")
    assert read.costs == ((3, 5, 4), (2, 6, 3), (7, 1, 8))


def test_a_named_worker_without_costs_is_asked_about() -> None:
    text = (
        "Assign Una, Vic and Wes to the tasks 1, 2 and 3, one each, at the lowest cost. "
        "Una charges 3, 8 and 6; Vic charges 7, 2 and 9."
    )
    assert missing(READER, text) == "the costs of Wes"


def test_ratings_are_to_be_large() -> None:
    read = problem(
        READER,
        "3 cousins, 3 gifts, one gift for every cousin. Una would rate the lamp 3, the kite 8 and the "
        "book 5. Vic would rate the lamp 6, the kite 4 and the book 7. Wes would rate the lamp 9, the "
        "kite 1 and the book 2. How do the ratings add up to as much as possible?",
    )
    assert isinstance(read, Assignment)
    assert read.goal is Sense.MAXIMISE
    assert read.costs == ((3, 8, 5), (6, 4, 7), (9, 1, 2))


def test_aligned_columns_need_no_corner() -> None:
    text = (
        "Each crew gets exactly one site and each site exactly one crew. Costs:\n"
        "        site A  site B\ncrew 1  5       8\ncrew 2  7       6\nWhat is the minimum total cost?"
    )
    from agent.interpret.embedded.tables import find_tables

    read = READER.read(Document(Text(text), tables=find_tables(text)))
    assert isinstance(read, Reading) and isinstance(read.problem, Assignment)
    assert read.problem.tasks == ("site A", "site B")
    assert read.problem.costs == ((5, 8), (7, 6))


def test_costs_told_pair_by_pair_in_sentences() -> None:
    costs = {("1", "Ann"): 7, ("1", "Bob"): 4, ("2", "Ann"): 3, ("2", "Bob"): 8}
    told = " ".join(
        f"Sending parcel {parcel} with {driver} would cost {cost} euros."
        for (parcel, driver), cost in costs.items()
    )
    found = _read(
        "Two parcels go to two drivers, one parcel with each driver. "
        f"{told} Keep the total cost as small as possible."
    )
    assert (found.workers, found.tasks) == (("parcel 1", "parcel 2"), ("Ann", "Bob"))
    assert found.costs == ((7, 4), (3, 8))
    assert found.goal is Sense.MINIMISE


def test_a_pair_without_a_cost_is_no_grid_of_sentences() -> None:
    text = (
        "Each singer gets one song. Mia on Aria scores 8, Mia on Ballad scores 5, "
        "Noa on Aria scores 7. Which casting has the largest total score?"
    )
    assert not isinstance(outcome(READER, text), Reading)
