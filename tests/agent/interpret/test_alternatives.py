"""Readings that the words allow are all solved; where they differ, the person learns of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Alternative, Interpretation
from agent.interpret.alternatives import weighed
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.status import Sense
from tools.worker import Workers


def _chairs(kind: str, boards: float) -> LinearProgram:
    return LinearProgram(
        variables=(Variable.model_validate({"name": "chair", "kind": kind}),),
        goal=Sense.MAXIMISE,
        linear={"chair": 10},
        constraints=(Constraint(name="boards", terms={"chair": 2}, relation="<=", rhs=boards),),
    )


def _read(boards: float, *, is_open: bool) -> Interpretation:
    return Interpretation(
        problem=_chairs("integer", boards),
        alternatives=(
            Alternative(reading="amounts may be fractions", problem=_chairs("continuous", boards)),
        ),
        is_open=is_open,
    )


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers() as pool:
        yield pool


def _quiet(fraction: float, words: str) -> None:
    pass


async def test_equal_answers_need_no_word(workers: Workers) -> None:
    read = _read(8, is_open=True)
    assert await weighed(read, workers, _quiet, 0) == read


async def test_where_the_words_lean_both_answers_are_shown(workers: Workers) -> None:
    settled = await weighed(_read(7, is_open=False), workers, _quiet, 0)
    assert isinstance(settled, Interpretation)
    assert settled.assumptions == ("Read otherwise (amounts may be fractions: the best is 35).",)


async def test_where_nothing_speaks_for_either_a_question_is_asked(workers: Workers) -> None:
    settled = await weighed(_read(7, is_open=True), workers, _quiet, 0)
    assert isinstance(settled, Clarification)
    assert settled.readings == (
        "as I would read it: the best is 30",
        "amounts may be fractions: the best is 35",
    )
