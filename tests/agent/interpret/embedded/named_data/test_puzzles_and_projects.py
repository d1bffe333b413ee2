"""Change, nearest totals, covers by lists, exchanges and projects whose data stand under names."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.named_data.known_schemas import READER
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.text import Text
from tools.actions import solve_exact
from tools.solving import SolveInput

_PROJECT = (
    "Schedule the tasks of a project so that the makespan is minimised; some must precede others and "
    "resources are limited.\n"
    "durations = [3, 2, 4]\nresource_needs = [[2], [2], [1]]\ncapacity = [3]\nprecedences = [[0, 2]]\n"
)


def _outcome(text: str) -> object:
    document = Document(Text(text))
    return READER.read(document) if READER.evidence(document) else None


def _best(text: str) -> tuple[str, float | None]:
    read = _outcome(text)
    assert isinstance(read, Reading), read
    request = SolveInput(problem=read.problem, budget_s=10.0, seed=1)
    found = solve_exact.run(request, lambda *_: None)
    return read.problem.family, found.objective


@pytest.mark.parametrize(
    ("text", "family", "answer"),
    [
        (
            "Pay an amount with the fewest coins.\namount = 48\ncoins = [2, 5, 20]\navailable = [9, 9, 1]\n",
            "constraint_puzzle",
            9,
        ),
        (
            "How close can a player come to the target with as many throws as she likes?\n"
            "rings = [16, 27]\ntarget_total = 50\n",
            "constraint_puzzle",
            2,
        ),
        (
            "Hire workers so that every task is performed, at minimal cost.\n"
            "# who is qualified for each task, 1-based\nqualified = [[1, 2], [2, 3], [1, 3], [2]]\n"
            "cost = [4, 6, 3]\n",
            "set_cover",
            9,
        ),
        (
            "In a book exchange whoever gives a book must receive one. Maximise the number of people who "
            "receive.\ncompatible = [[2], [1, 3], [1], [1]]  # 1-based\nn_people = 4\n",
            "linear_program",
            3,
        ),
        (_PROJECT, "project_scheduling", 7),
    ],
)
def test_data_under_names(text: str, family: str, answer: float) -> None:
    assert _best(text) == (family, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Which fewest coins pay any amount below the highest?\namount = 48\ncoins = [2, 5, 20]\n",
        "Hire workers so that every task is performed, at minimal cost.\n"
        "qualified = [[1, 2], [2, 3], [1]]\ncost = [4, 6, 3]\n",
        _PROJECT.replace("[[0, 2]]", "[[1, 1]]").replace(
            "durations = [3, 2, 4]", "durations = [3, 2]"
        ),
    ],
)
def test_what_the_data_leave_open_is_no_reading(text: str) -> None:
    assert not isinstance(_outcome(text), Reading)
