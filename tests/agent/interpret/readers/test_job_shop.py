"""Questions about jobs whose steps run in order on machines."""

import pytest

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.job_shop import READER
from agent.interpret.embedded.text import Text
from problems.errors import BadInput
from problems.families.job_shop import JobShop
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem

Steps = list[list[tuple[str, float]]]


def _read(text: str) -> JobShop:
    read = problem(READER, text)
    assert isinstance(read, JobShop)
    return read


def _steps(read: JobShop) -> Steps:
    return [[(each.machine, each.duration) for each in job.operations] for job in read.jobs]


def test_the_question_of_the_issue() -> None:
    read = _read(QUESTIONS["job_shop"])
    assert [job.name for job in read.jobs] == ["Job A", "Job B", "Job C"]
    assert _steps(read) == [
        [("cutting", 3), ("drilling", 2), ("painting", 2)],
        [("cutting", 2), ("painting", 1), ("drilling", 4)],
        [("drilling", 4), ("painting", 3)],
    ]
    assert read.time_unit == "h"


@pytest.mark.parametrize(
    "text",
    [
        "Job shop: J1: lathe(3), mill(2); J2: mill(4), lathe(1). Minimise the makespan.",
        "Schedule two orders, one machine of each kind. Order 1 needs 3 hours on the lathe and then "
        "2 hours on the mill. "
        "Order 2 needs 4 hours on the mill, followed by 1 hour on the lathe. What is the earliest "
        "everything can be "
        "finished?",
        "Each machine does one thing at a time. Job 1 goes through the lathe for 3 hours, then the "
        "mill for 2 hours. Job 2 "
        "goes through the mill for 4 hours, then the lathe for 1 hour. How soon can both be completed?",
        "Two trucks pass the stations in a fixed order, each station handles one truck at a time.\n"
        "* T1 follows the route: (lathe, 3) → (mill, 2)\n* T2 follows the route: (mill, 4) → (lathe, 1)\n"
        "Minimise the total completion time.",
        'Minimise the makespan of {"a": {"op_0": {"lathe": [3, "lathe"]}, "op_1": {"mill": [2, "mill"]}}, '
        '"b": {"op_2": {"mill": [4, "mill"]}, "op_3": {"lathe": [1, "lathe"]}}}',
        "Schedule these orders to minimise the makespan. Order X: lathe for 3 hours, then mill for "
        "2 hours. Order Y: mill "
        "for 4 hours, then lathe for 1 hour.",
        "J1 visits lathe for 3 hours and then mill for 2 hours; J2 visits mill for 4 hours and then "
        "lathe for 1 hour. Each "
        "machine does one job at a time. How soon can all jobs be done?",
    ],
)
def test_other_words(text: str) -> None:
    assert _steps(_read(text)) == [[("lathe", 3), ("mill", 2)], [("mill", 4), ("lathe", 1)]]


def test_numbered_machines() -> None:
    read = _read(
        "Job shop with jobs [[(0,3),(1,2)],[(1,4)]], each pair (machine, duration). Minimise the makespan."
    )
    assert _steps(read) == [[("machine 0", 3), ("machine 1", 2)], [("machine 1", 4)]]


def test_a_table_of_operations() -> None:
    rows = (("A", "lathe", "3"), ("A", "mill", "2"), ("B", "mill", "4"))
    table = Table("jobs.csv", ("job", "machine", "duration"), rows)
    result = READER.read(Document(Text("What is the smallest makespan?"), (table,)))
    assert isinstance(result, Reading)
    assert isinstance(result.problem, JobShop)
    assert _steps(result.problem) == [[("lathe", 3), ("mill", 2)], [("mill", 4)]]


_FLOW = (
    "All jobs pass the machines in the same order. Times of the jobs on the machines: {}. Each "
    "machine handles one job at "
    "a time; find the sequence of jobs with the smallest makespan."
)


def test_a_flow_shop_of_few_machines_is_a_job_shop() -> None:
    read = _read(_FLOW.format("[[3, 2], [1, 5]]"))
    assert _steps(read) == [
        [("machine 1", 3), ("machine 2", 2)],
        [("machine 1", 1), ("machine 2", 5)],
    ]


def test_a_permutation_over_many_machines_is_not() -> None:
    assert not isinstance(outcome(READER, _FLOW.format("[[3, 2, 1, 1], [1, 5, 2, 2]]")), Reading)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            QUESTIONS["job_shop"].replace("2 h painting", "painting"),
            "the duration of painting in Job A",
        ),
        (
            "Job shop with jobs [[(0,3),(1,2)],[(1,4),(0,1)]].",
            "which number of each pair is the machine",
        ),
        (
            "Job A: 3 h cutting, 2 h drilling. Job B: 2 h cutting, 1 h drilling. The order of the "
            "steps is flexible. One "
            "machine of each kind. When can everything be finished?",
            "the fixed order of steps",
        ),
        ("Minimise the makespan of my job shop.", "the steps of each job"),
        (QUESTIONS["job_shop"].replace("Three jobs", "Four jobs"), "what Four refers to"),
        (QUESTIONS["job_shop"] + " Job A is due at 9.", 'the rule "due at"'),
    ],
)
def test_what_is_missing_is_named(text: str, what: str) -> None:
    assert missing(READER, text) == what


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(BadInput, match="takes -3"):
        outcome(READER, QUESTIONS["job_shop"].replace("3 h cutting", "-3 h cutting"))


@pytest.mark.parametrize("text", others("job_shop"))
def test_other_questions_are_left_alone(text: str) -> None:
    assert outcome(READER, text) is None
