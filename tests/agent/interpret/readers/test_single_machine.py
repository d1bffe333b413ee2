"""Questions about the order of the jobs of one machine, in many words."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.pipeline import read
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.single_machine import READER
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.single_machine import SingleMachine

DATED = [
    "A tailor has two garments to alter: a coat (5 hours of work, promised for hour 9) and a dress (3 hours, "
    "promised for hour 4). She works on one garment at a time. {}",
    "A potter's kiln fires one load at a time. Bowls need 5 hours in it and cups 3 hours. The shop wants "
    "the bowls by hour 9 and the cups by hour 4. {}",
    "The red bus will take 5 hours, the blue bus 3 hours; the drivers want them back at hours 9 and 4. {}",
    "Processing times p = [5, 3] and due dates d = [9, 4] on a single machine. {}",
    "One surgeon, two operations. Their lengths in hours are 5 and 3 and they should be finished by hour 9 "
    "and 4. {}",
    "A clerk works alone.\n| file | hours | wanted by |\n|---|---|---|\n| Miller | 5 | 9 |\n| Novak | 3 | 4 |\n{}",
    "A machine must do jobs A and B taking 5 and 3 hours, due at hours 9 and 4. {}",
    "A press makes a 5-hour batch due at hour 9 and a 3-hour batch due at hour 4. {}",
    "One printer has two orders. Posters take 5 hours and are due at hour 9, flyers take 3 and are due at 4. {}",
    "I do them one by one: the audit (5 days, deadline day 9), the budget (3 days, deadline day 4). {}",
]
GOALS = {
    "In which order is the total delay smallest?": "tardiness",
    "What is the least total tardiness?": "tardiness",
    "Find the sequence with the smallest maximum lateness.": "lateness",
    "Which order keeps the sum of all delays lowest?": "tardiness",
}


def _problem(text: str) -> SingleMachine:
    found = READER.read(Document(Text(text), find_tables(text)))
    assert isinstance(found, Reading), found
    assert isinstance(found.problem, SingleMachine)
    return found.problem


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("told", DATED)
def test_due_dates_in_many_forms(told: str, goal: str) -> None:
    read = _problem(told.format(goal))
    assert [(job.duration, job.due) for job in read.jobs] == [(5, 9), (3, 4)]
    assert read.goal == GOALS[goal]


@pytest.mark.parametrize(
    "text",
    [
        "Customers with questions of 12 and 3 minutes come to one clerk at the same moment. How small can "
        "the sum of the times at which they are finished be?",
        "A court has one judge. Two hearings last 12 and 3 minutes. All parties arrive at 0 and each leaves when "
        "its hearing is over. How small can the sum of the leaving times be?",
        "Ana repairs bicycles alone. Mia's bike takes 12 minutes, Tom's bike takes 3 minutes. They all came this "
        "morning and wait until their bike is ready. Which order minimises the total waiting time?",
        "A single crane unloads ships: Aurora takes 12 hours, Borealis takes 3 hours. How should the ships be "
        "ordered so that the total time they spend in port is as short as possible?",
    ],
)
def test_sums_of_ends(text: str) -> None:
    read = _problem(text)
    assert read.goal == "completion"
    assert [job.duration for job in read.jobs] == [12, 3]


def test_weights_are_paid_for_delay() -> None:
    read = _problem(
        "I am a translator. Contract A needs 6 days and must be delivered by day 8, contract B needs 3 days and "
        "must be delivered by day 5. For every day a contract is late I pay 50 and 20 euros respectively. How do I "
        "keep the penalties as low as possible?"
    )
    assert [(job.duration, job.due, job.weight) for job in read.jobs] == [(6, 8, 50), (3, 5, 20)]


def test_waits_that_end_with_the_start() -> None:
    read = _problem(
        "One doctor sees patients for 10 and 20 minutes. In which order is the total time that they wait until "
        "they are called in the least?"
    )
    assert [(job.duration, job.due) for job in read.jobs] == [(10, 10), (20, 20)]
    assert read.goal == "tardiness"


def test_arrivals() -> None:
    read = _problem(
        "Two programs run on a single processor: P1 needs 7 ms and arrives at 0, P2 needs 2 ms and arrives at 3. "
        "Minimise the total completion time."
    )
    assert [(job.duration, job.release) for job in read.jobs] == [(7, 0), (2, 3)]


@pytest.mark.parametrize(
    "told",
    [
        "Cleaning takes 1 h from white to red and 4 h from red to white.",
        "Hours of cleaning, from row to column:\n,white,red\nwhite,0,1\nred,4,0\n",
        "Changeover times in hours, from row to column:\n| | white | red |\n|-|-|-|\n| white | - | 1 |\n| red | 4 | - |\n",
    ],
)
def test_set_ups(told: str) -> None:
    read = _problem(
        f"A paint line makes white (3 h) and red (2 h). {told} How soon can both be done?"
    )
    assert [job.duration for job in read.jobs] == [3, 2]
    assert read.setups == ((0, 1), (4, 0))
    assert read.goal == "makespan"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Rye takes 3 hours and is due at hour 4, wheat takes 2 hours. One oven. Least total delay?", "due date of wheat"),
        ("Rye takes 3 hours and is due at hour 4, wheat is due at hour 6. One oven. Least total delay?", "duration of wheat"),
        ("Rye takes 3 h, due at 4, wheat 2 h, due at 3. Wheat must not be the first. One oven. Least total delay?", "Wheat must"),
        ("Rye takes 3 h, due at 4, wheat 2 h, due at 3. The oven is closed from hour 2 to 3. Least total delay?", "2 to 3"),
        ("Rye takes 3 h, due at 4, wheat 2 h, due at 3. One oven. Fewest late jobs?", "the goal"),
        ("One doctor sees patients for 10 and 20 minutes. Least total waiting time?", "wait"),
        ("White takes 2 h, red 3 h, black 1 h. Cleaning takes 1 h from white to red and 2 h from red to white. One line. How soon are all done?", "black"),
    ],
)  # fmt: skip
def test_what_is_missing_is_asked(text: str, about: str) -> None:
    asked = read(Document(Text(text)))
    assert not isinstance(asked, Reading)
    assert about.lower() in f"{asked.question} {asked.missing}".lower()


@pytest.mark.parametrize(
    "text",
    [
        "Two identical machines: jobs take 3, 4 and 5 hours and are due at 4, 5 and 6. Least total tardiness?",
        "Two jobs pass the saw for 3 hours and then the drill for 2. When are they done?",
        "A van carries 9 kg; a tent weighs 7 kg and is worth 9, a stove 3 kg worth 5. What is best?",
    ],
)
def test_other_questions_are_left_alone(text: str) -> None:
    assert not isinstance(READER.read(Document(Text(text))), Reading)
