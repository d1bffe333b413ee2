"""Questions about jobs shared out over machines, in many words."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.pipeline import read
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.parallel_machines import READER
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.parallel_machines import ParallelMachines


def _problem(text: str) -> ParallelMachines:
    found = READER.read(Document(Text(text), find_tables(text)))
    assert isinstance(found, Reading), found
    assert isinstance(found.problem, ParallelMachines)
    return found.problem


@pytest.mark.parametrize(
    "text",
    [
        "Two identical washing machines, three loads of 50, 40 and 35 minutes. How should I share them out so "
        "that everything is washed as early as possible?",
        "Two nurses vaccinate three classes. The classes take 50, 40 and 35 minutes. Each class is handled by one "
        "nurse. How early can both nurses be finished?",
        "We have 2 servers, all alike. Backups A to C last 50, 40 and 35 minutes. Assign each backup to a server so "
        "that the busiest server is busy for as short a time as possible.",
        "Unload three trucks with two crews working in parallel. Truck 1 takes 50 minutes, truck 2 takes 40 minutes "
        "and truck 3 takes 35 minutes. Minimise the time at which the last truck is empty.",
        "Distribute tasks with run times of 50, 40 and 35 seconds over two cores so that the maximum load is "
        "minimal.",
        "P2||Cmax: processing times [50, 40, 35] on 2 identical machines. What is the minimum makespan?",
        "At a post office two clerks work side by side at the same pace. Customers Lea, Max and Nina need 50, 40 and "
        "35 minutes. How must they be split between the clerks so that the last one is served as soon as possible?",
        "Our two mechanics are equally skilled. Cars wait: Audi 50 min, BMW 40 min, Fiat 35 min. Every car is "
        "repaired by one mechanic, and all repairs must be over as early as possible. When is that?",
        "Two equally fast clerks work.\n| file | minutes |\n|---|---|\n| Miller | 50 |\n| Novak | 40 |\n| Ortiz | 35 |\n"
        "Each file goes to one clerk. How soon can all be done?",
    ],
)
def test_machines_that_are_alike(text: str) -> None:
    read = _problem(text)
    assert read.durations == (50, 40, 35)
    assert len(read.machines) == 2
    assert not read.speeds


@pytest.mark.parametrize(
    "text",
    [
        "Ana needs 4 hours for the report, 6 for the slides and 3 for the budget; Ben needs 6, 3 and 5. Who does "
        "what so that they are done as early as possible?",
        "The report takes Ana 4 hours and Ben 6 hours, the slides take Ana 6 hours and Ben 3 hours, and the budget "
        "takes Ana 3 hours and Ben 5 hours. Who does what so that all is ready as soon as possible?",
        "Painter Pia paints the fence in 4 hours, the door in 6 hours and the shed in 3 hours. Painter Quentin paints "
        "the fence in 6 hours, the door in 3 hours and the shed in 5 hours. They work at the same time, each job "
        "is done by one of them. How soon can everything be painted?",
        "R||Cmax with processing times [[4, 6], [6, 3], [3, 5]] (rows are jobs, columns are machines). Minimise the "
        "makespan.",
        "Hours by machine:\n| machine | oak | ash | elm |\n|---|---|---|---|\n| old | 4 | 6 | 3 |\n| new | 6 | 3 | 5 |\n"
        "Each job runs on one machine. Find the assignment with the shortest makespan.",
    ],
)
def test_machines_that_differ_by_job(text: str) -> None:
    assert _problem(text).times == ((4, 6), (6, 3), (3, 5))


@pytest.mark.parametrize(
    "text",
    [
        "A fast printer does 20 pages a minute, an old one 10. Jobs of 100, 60 and 200 pages wait. Which printer "
        "prints what, so that all is printed soonest?",
        "One printer does 20 pages a minute, the other 10. A document is printed on one of them. Waiting are\n"
        "document,pages\nA,100\nB,60\nC,200\nHow soon can everything be printed?",
        "Q2||Cmax: jobs 100, 60, 200; machine speeds 20 and 10. Minimum makespan?",
    ],
)
def test_machines_of_different_speed(text: str) -> None:
    read = _problem(text)
    assert (read.durations, read.speeds) == ((100, 60, 200), (20, 10))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Jobs of 3, 4 and 5 hours on two identical machines. Job 1 must come before job 2. Least makespan?", "Job 1 must"),
        ("A takes 3 h, B 4 h and C 5 h on two identical machines. A and B cannot be on the same machine. Least makespan?", "A and B"),
        ("Two identical machines. Jobs take 3, 4 and 5 hours. Machine 1 is twice as fast. Least makespan?", "each machine"),
        ("Two identical machines. A takes 3 h and is due at 5, B takes 4 h and is due at 4. Least makespan?", "dates"),
        ("Several identical machines do jobs of 3, 4 and 5 hours. What is the least makespan?", "how many machines"),
        ("Two identical machines do jobs of 3, 4 and 5 hours; each needs 7 minutes to warm up. What is the least makespan?", "7 minutes"),
    ],
)  # fmt: skip
def test_what_is_missing_is_asked(text: str, about: str) -> None:
    asked = read(Document(Text(text)))
    assert not isinstance(asked, Reading)
    assert about.lower() in f"{asked.question} {asked.missing}".lower()


def test_a_crew_shared_by_works_is_no_machine() -> None:
    text = "We have 4 workers. Carpentry takes 4 days and 2 of the workers. Roofing takes 7 days and 2 of the workers. When is all done?"
    assert not isinstance(READER.read(Document(Text(text))), Reading)
    text = "We have 2 workers. Carpentry takes 4 days and 2 workers. Roofing takes 7 days and 2 workers. How soon is all done?"
    assert not isinstance(READER.read(Document(Text(text))), Reading)


@pytest.mark.parametrize(
    "text",
    [
        "Two machines. Job A: 3 h cutting, then 2 h drilling. Job B: 2 h cutting, then 4 h drilling. Makespan?",
        "Split the weights 8, 7, 6 and 5 into two piles that are as equal as possible.",
        "Ana does jobs 1, 2 and 3 for 9, 2 and 7 euros, Ben for 6, 4 and 3. One job each, cheapest overall?",
    ],
)
def test_other_questions_are_left_alone(text: str) -> None:
    assert not isinstance(READER.read(Document(Text(text))), Reading)
