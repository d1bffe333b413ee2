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


def test_steps_after_that() -> None:
    read = _read(
        "In a workshop the saw and the drill each have room for one thing at a time. The stool goes into "
        "the saw for 4 minutes and after that into the drill for 2 minutes; the bench goes into the drill "
        "for 3 minutes and after that into the saw for 5 minutes. When can everything be done?"
    )
    assert [[(o.machine, o.duration) for o in job.operations] for job in read.jobs] == [
        [("saw", 4), ("drill", 2)],
        [("drill", 3), ("saw", 5)],
    ]


def test_the_last_job_after_and_is_a_job() -> None:
    read = _read(
        "Our shop has one oven and one saw, each handles one order at a time. Order A needs the oven for 1 "
        "hour, then the saw for 9 hours and order B needs the saw for 8 hours, then the oven for 6 hours. "
        "How soon can all orders be finished?"
    )
    assert [len(job.operations) for job in read.jobs] == [2, 2]


def test_steps_in_one_cell_and_pairs_in_lines() -> None:
    cells = _read(
        "One machine of each kind, one job at a time, steps in order:\njob,steps\n"
        "Ida,cutting 3 > drilling 2\nOle,drilling 4 > cutting 1\nWhat is the shortest makespan?"
    )
    assert [o.duration for job in cells.jobs for o in job.operations] == [3, 2, 4, 1]
    lines = _read(
        "Job shop, each line a job as pairs of machine (from 0) and duration:\n0 3 1 2\n1 4 0 1\n"
        "Minimise the makespan."
    )
    assert [o.machine for o in lines.jobs[1].operations] == ["machine 1", "machine 0"]


def test_a_permutation_flow_shop_is_left_to_its_own_family() -> None:
    text = (
        "Permutation flow shop on machines 1, 2, 3. Job A: 4, 5, 2. Job B: 3, 1, 6. Best makespan?"
    )
    assert outcome(READER, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ana and Ben sew, each works on one costume at a time. The cloak is worked on by Ana for 3 days, then by Ben for 2 days; the "
        "mask is worked on by Ben for 4 days, then by Ana for 1 day. How soon can all be done?",
        "The tart goes into the mixer for 3 minutes and after that into the oven for 2 minutes, the pie goes into the oven for 4 "
        "minutes and after that into the mixer for 1 minute. There is room for one thing at a time. How soon is all done?",
        "Kim goes to the sauna for 3 minutes, then to the bath for 2. Lee goes to the bath for 4, then to the sauna for 1. Each "
        "place takes one guest at a time. How soon can all be finished?",
        "The leaflet is printed for 3 hours, then folded for 2. The poster is folded for 4 hours, then printed for 1. One job at a "
        "time on each machine. When can all be finished at the earliest?",
        "First the chair spends 3 hours at the saw and then 2 hours at the press, the table spends 4 hours at the press and then 1 hour "
        "at the saw. One piece at a time. How soon can all be done?",
    ],
)
def test_routes_told_in_sentences(text: str) -> None:
    steps = _steps(_read(text))
    assert [[time for _, time in job] for job in steps] == [[3, 2], [4, 1]]
    assert steps[0][0][0] == steps[1][1][0]
    assert steps[0][1][0] == steps[1][0][0]
