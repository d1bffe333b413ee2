"""Questions that give every task to one agent within what each agent can bear."""

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.readers.generalised_assignment import READER
from agent.interpret.interpreter import interpret
from problems.families.generalised_assignment import GeneralisedAssignment
from tests.agent.interpret.readers.questions import others, outcome

Rows = tuple[tuple[float, ...], ...]


@pytest.mark.parametrize(
    ("text", "capacities", "loads", "costs", "goal"),
    [
        (
            "Mara has 9 hours and Jon 8. Each text goes to one of them. Mara needs 4, 3 and 5 hours for texts 1 "
            "to 3 at 40, 35 and 60 euros; Jon needs 3, 4 and 4 hours at 45, 30 and 70 euros. Who translates "
            "what at the lowest cost?",
            (9, 8),
            ((4, 3, 5), (3, 4, 4)),
            ((40, 35, 60), (45, 30, 70)),
            "minimise",
        ),
        (
            "Two machines are free for 10 and 12 hours. Every order runs on one machine.\n\n"
            "Hours needed: [[4, 6, 3], [5, 5, 4]]\nProfit: [[20, 31, 14], [22, 28, 17]]\nEach row is a machine. "
            "Which machine for which order gives the greatest profit?",
            (10, 12),
            ((4, 6, 3), (5, 5, 4)),
            ((20, 31, 14), (22, 28, 17)),
            "maximise",
        ),
        (
            "The old printer is available for 6 hours and the new printer for 5 hours. All jobs must be printed, "
            "each on one printer, as cheaply as possible, at the lowest total cost.\n\n"
            "| job | old hours | old cost | new hours | new cost |\n|---|---|---|---|---|\n"
            "| flyers | 3 | 12 | 2 | 15 |\n| posters | 2 | 9 | 2 | 8 |\n| books | 4 | 20 | 3 | 25 |",
            (6, 5),
            ((3, 2, 4), (2, 2, 3)),
            ((12, 9, 20), (15, 8, 25)),
            "minimise",
        ),
        (
            "Host 1 has 16 GB and host 2 has 12 GB. Every service runs on one host. Memory and price:\n\n"
            "| service | host 1 | host 2 |\n|---|---|---|\n| mail | 6 GB / $9 | 5 GB / $12 |\n"
            "| wiki | 4 GB / $7 | 4 GB / $6 |\n\nWhat is the cheapest way to host all of them?",
            (16, 12),
            ((6, 4), (5, 4)),
            ((9, 7), (12, 6)),
            "minimise",
        ),
        (
            "Lea can work 7 hours and Tom can work 6 hours. Lea would take 3 hours for job A at $30 and 4 hours for "
            "job B at $28. Tom would take 2 hours for job A at $33 and 5 hours for job B at $25. Every job must be "
            "given to one of the two; what is the lowest total cost?",
            (7, 6),
            ((3, 4), (2, 5)),
            ((30, 28), (33, 25)),
            "minimise",
        ),
    ],
)
def test_agents_and_tasks_in_many_forms(
    text: str, capacities: tuple[float, ...], loads: Rows, costs: Rows, goal: str
) -> None:
    found = interpret(text, ())
    assert isinstance(found, Interpretation), found
    read = found.problem
    assert isinstance(read, GeneralisedAssignment)
    assert tuple(each.capacity for each in read.agents) == capacities
    assert (read.loads, read.costs, read.goal) == (loads, costs, goal)


@pytest.mark.parametrize(
    "text",
    [
        # one who may not do a job
        "Ana has 8 hours and Ben 7. Ana needs 4, 5 and 3 hours for jobs 1 to 3 at 20, 25 and 12 euros; Ben needs "
        "3, 4 and 4 hours at 18, 30 and 10 euros. Ben may not do job 2. What is the cheapest split?",
        # a limit on how many
        "Ana has 8 hours and Ben 7. Ana needs 4, 5 and 3 hours for jobs 1 to 3 at 20, 25 and 12 euros; Ben needs "
        "3, 4 and 4 hours at 18, 30 and 10 euros. Nobody does more than 2 jobs. What is the cheapest split?",
        # no capacities
        "Generalised assignment: Ana needs 4, 5 and 3 hours for jobs 1 to 3 at 20, 25 and 12 euros; Ben needs 3, 4 "
        "and 4 hours at 18, 30 and 10 euros. What is the cheapest split?",
    ],
)
def test_what_is_not_understood_is_never_left_out(text: str) -> None:
    assert isinstance(interpret(text, ()), Clarification)


@pytest.mark.parametrize("text", others("generalised_assignment"))
def test_other_questions_are_left_to_others(text: str) -> None:
    assert outcome(READER, text) is None
