"""Prose problems in varied words: the program they tell, and what has to be asked back."""

from itertools import permutations

import pytest

from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.linear_program import READER
from problems.families.linear_program import LinearProgram
from tests.agent.interpret.readers.prose_questions import (
    ASKED_BACK,
    SENTENCES_ASKED_ABOUT,
    TOLD_IN_PROSE,
)
from tests.agent.interpret.readers.questions import outcome, problem

LAMPS = (
    "A lamp earns $10 and takes 2 hours of work, a vase earns $8 and takes 1 hour of work. There are 40 hours "
    "of work available. {} How many of each maximize profit?"
)
Rows = list[tuple[tuple[float, ...], str, float]]


def _rounded(rows: Rows) -> Rows:
    return sorted((tuple(round(v, 6) + 0.0 for v in row), sign, side) for row, sign, side in rows)


def _rows(program: LinearProgram, names: tuple[str, ...]) -> Rows:
    return _rounded(
        [
            (tuple(row.terms.get(name, 0.0) for name in names), row.relation, row.rhs)
            for row in program.constraints
        ]
    )


@pytest.mark.parametrize(("text", "written"), TOLD_IN_PROSE)
def test_varied_words_tell_the_same_kind_of_program(text: str, written: str) -> None:
    read = problem(READER, text)
    assert isinstance(read, LinearProgram)
    goal, *limits = (part.split() for part in written.split("|"))
    weights = [float(value) for value in goal[1:]]
    rows = _rounded([(tuple(map(float, row[:-2])), row[-2], float(row[-1])) for row in limits])
    orders = permutations(variable.name for variable in read.variables)
    assert read.goal.value.startswith(goal[0])
    assert any(
        [read.linear.get(name, 0.0) for name in names] == pytest.approx(weights)
        and _rows(read, names) == rows
        for names in orders
    ), (read.linear, read.constraints)


@pytest.mark.parametrize("text", ASKED_BACK)
def test_what_no_plain_program_tells_is_not_read(text: str) -> None:
    assert not isinstance(outcome(READER, text), Reading)


@pytest.mark.parametrize("sentence", SENTENCES_ASKED_ABOUT)
def test_one_sentence_that_cannot_be_kept_stops_the_reading(sentence: str) -> None:
    assert not isinstance(outcome(READER, LAMPS.format(sentence)), Reading)
