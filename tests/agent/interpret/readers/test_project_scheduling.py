"""Questions about activities that wait for one another and share people, in many words."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.pipeline import read
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.project_scheduling import READER
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.project_scheduling import ProjectScheduling


def _document(text: str) -> Document:
    return Document(Text(text), find_tables(text))


def _problem(text: str) -> ProjectScheduling:
    found = READER.read(_document(text))
    assert isinstance(found, Reading), found
    assert isinstance(found.problem, ProjectScheduling)
    return found.problem


def _net(read: ProjectScheduling) -> list[tuple[float, list[float]]]:
    """Each activity's duration, with the durations of those it waits for."""
    long = {each.name: each.duration for each in read.activities}
    return [
        (each.duration, sorted(long[before.name] for before in each.predecessors))
        for each in read.activities
    ]


NETWORK = [(4, []), (6, []), (3, [4]), (5, [4, 6]), (2, [3, 5])]


@pytest.mark.parametrize(
    "text",
    [
        "Project network: A (4 days) and B (6 days) can start immediately. C (3 days) needs A to be finished. D (5 days) "
        "requires A and B. E (2 days) comes after C and D. What is the minimum project duration?",
        "There are enough people. Task A lasts 4 weeks, task B lasts 6 weeks, task C lasts 3 weeks and follows task A, "
        "task D lasts 5 weeks and follows task A and task B, task E lasts 2 weeks and follows task C and task D. What "
        "is the shortest possible length of the project?",
        "To publish a magazine, writing takes 4 days, photos take 6 days, editing takes 3 days, layout takes 5 days and "
        "printing takes 2 days. Editing can begin only when writing is done. Layout cannot start until writing "
        "and photos are finished; printing comes after editing and layout. There is no limit on staff. When is the "
        "magazine ready at the earliest?",
        "| task | days | after |\n|---|---|---|\n| A | 4 | - |\n| B | 6 | - |\n| C | 3 | A |\n| D | 5 | A, B |\n"
        "| E | 2 | C and D |\nHow long does the project take at least?",
        "T1 lasts 4 h, T2 lasts 6 h, T3 lasts 3 h, T4 lasts 5 h, T5 lasts 2 h. T1 must be finished before T3 and T4 can "
        "start. T2 precedes T4. T5 depends on T3 and T4. Any number of tasks may run at the same time. Minimise "
        "the makespan.",
        "Moving house: packing 4 days; van hire 6 days, any time; loading 3 days after packing; driving 5 days after "
        "packing and van hire; unpacking 2 days after loading and driving. Helpers are plenty. How many days must we plan?",
        "Once digging is done, piping can start. Digging and bedding must be over before filling starts. Digging takes 4 "
        "hours, bedding takes 6 hours, piping takes 3 hours, filling takes 5 hours, and paving takes 2 hours and waits for "
        "piping and filling. We have enough workers. What is the earliest end of the works?",
    ],
)
def test_networks_in_many_forms(text: str) -> None:
    read = _problem(text)
    assert _net(read) == NETWORK
    assert not read.resources


@pytest.mark.parametrize(
    "text",
    [
        "We renovate a flat with three workers. Stripping takes 2 days and 2 workers; then wiring (3 days, 1 worker) and "
        "plumbing (4 days, 2 workers) can go on; tiling (1 day, 3 workers) follows plumbing. How soon can we be done?",
        "A garden is redone by three people. Clearing takes 2 days and 2 people. Then come the pond (3 days, 1 person) "
        "and the fence (4 days, 2 people). The lawn (1 day, 3 people) comes after the fence. How many days does it take "
        "at the least?",
        "A software team of 3 developers must deliver a release. Design needs 2 developers for 2 days. Backend needs 1 "
        "developer for 3 days and cannot begin until design is complete. Frontend needs 2 developers for 4 days and also "
        "waits for design. Testing needs 3 developers for 1 day once frontend is finished. What is the shortest time to "
        "release?",
        "Resource-constrained project scheduling with one resource of 3 units.\nactivity,duration,units,predecessors\n"
        "A,2,2,-\nB,3,1,A\nC,4,2,A\nD,1,3,C\nFind the minimum makespan.",
        "The crew has 3 technicians. Scene 1 takes 2 days and occupies 2 technicians. Scene 2 takes 3 days, one "
        "technician, and can only be shot after scene 1. Scene 3 takes 4 days and 2 technicians, after scene 1. Scene 4 "
        "takes 1 day, 3 technicians, and follows scene 3. In how many days at least can all be shot?",
    ],
)
def test_a_crew_is_shared(text: str) -> None:
    read = _problem(text)
    assert _net(read) == [(2, []), (3, [2]), (4, [2]), (1, [4])]
    assert [sum(each.demands.values()) for each in read.activities] == [2, 1, 2, 3]
    assert [each.capacity for each in read.resources] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "RCPSP: durations [4, 6, 3, 5, 2], resource demands [1, 1, 2, 1, 2], resource capacity 2; precedence pairs: [[1, 3], "
        "[1, 4], [2, 4], [3, 5], [4, 5]]. Minimise the makespan.",
        'Resource-constrained project scheduling: {"durations": [4, 6, 3, 5, 2], "predecessors": [[], [], [1], [1, 2], [3, 4]], '
        '"demands": [[1], [1], [2], [1], [2]], "capacities": [2]}. Find the minimum makespan.',
        "Resource-constrained project, durations = [4, 6, 3, 5, 2]; needs = [[1], [1], [2], [1], [2]]; capacities = [2]; "
        "successors = [[2, 3], [3], [4], [4], []]. What is the shortest project duration?",
    ],
)
def test_arrays(text: str) -> None:
    read = _problem(text)
    assert _net(read) == NETWORK
    assert [sum(each.demands.values()) for each in read.activities] == [1, 1, 2, 1, 2]


def test_one_each_by_default() -> None:
    read = _problem(
        "Two mechanics work on a car, each task takes one of them. Brakes take 3 hours, oil change takes 1 hour, and the "
        "test drive takes 1 hour, but only once everything else is finished. How soon can the car be returned?"
    )
    assert [each.demands for each in read.activities] == [{"mechanic": 1}] * 3
    assert [each.name for each in read.activities[2].predecessors] == ["Brakes", "oil change"]


def test_two_resources_and_a_time_to_wait() -> None:
    read = _problem(
        "A film crew has 2 cameras and 6 technicians. Scene 1 takes 3 days, 1 camera and 4 technicians. Scene 2 takes 2 "
        "days, 2 cameras and 3 technicians, and has to wait 2 days after scene 1. In how many days can all be shot?"
    )
    assert [each.demands for each in read.activities] == [
        {"camera": 1, "technician": 4},
        {"camera": 2, "technician": 3},
    ]
    assert read.activities[1].predecessors[0].lag == 2


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Walls take 3 days. The roof takes 2 days and follows the walls, painting takes 1 day after the drying. How soon is the project done?", "drying"),
        ("Walls take 3 days and 2 workers, the roof takes 2 days and 1 worker and follows the walls. How soon are we done?", "how many worker"),
        ("With 3 workers: walls take 3 days and 2 workers, the roof takes 2 days and follows the walls. How soon are we done?", "roof"),
        ("Walls take 3 days, the roof 2 days and follows the walls. Walls and roof must not be painted on rainy days. How soon is all done?", "rainy"),
        ("Design takes 3 weeks, coding takes 5 weeks, then testing takes 2 weeks. What is the shortest project duration?", "then"),
        ("Walls take 3 days, the roof takes 2 days and follows the walls. With 4 workers it goes faster. How soon is all done?", "workers"),
        ("Critical path: A, B and C follow each other. How long does the project take at least?", "activities"),
    ],
)  # fmt: skip
def test_what_is_missing_is_asked(text: str, about: str) -> None:
    asked = read(_document(text))
    assert not isinstance(asked, Reading)
    assert about.lower() in f"{asked.question} {asked.missing}".lower()


@pytest.mark.parametrize(
    "text",
    [
        "Job A: 3 h oven, then 2 h press. Job B: 1 h press, then 4 h oven. How soon can all be done?",
        "Two identical machines, loads of 3, 4 and 5 hours. How soon can all be done?",
        "A chair needs 5 boards and 10 hours, a table 20 boards and 15 hours. There are 400 boards and 450 hours. A chair "
        "earns $45, a table $80. How many of each maximise profit?",
    ],
)
def test_other_questions_are_left_alone(text: str) -> None:
    assert not isinstance(READER.read(_document(text)), Reading)
