"""`verdiq solve`: one question, one answer."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agent.surfaces.boundary import guarded
from agent.surfaces.one_question import Question, answer_question

if TYPE_CHECKING:
    from agent.contracts.report import Report


def run(options: argparse.Namespace) -> int:
    """Answers the question of the command line and returns the exit code."""
    return guarded(lambda: _solve(options), as_json=options.json)


def _solve(options: argparse.Namespace) -> int:
    from agent.surfaces.spending import asked_at_terminal, permit_of

    given = permit_of(options)

    async def answer(question: Question) -> Report:
        """The report; once more where a person permits at the terminal what was only quoted."""
        question.workers.permit(given)
        report = await question.answered()
        permit = asked_at_terminal(report)
        if permit is None:
            return report
        question.workers.permit(permit)
        return await question.answered(question.ask.model_copy(update={"machine": permit.machine}))

    return answer_question(options, answer)
