"""Answers the parts of a question one after the other, each as a run of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from agent.contracts.ask import Ask
from agent.contracts.parts import RESULT
from agent.contracts.report import Report
from agent.interpret.stakes import said_words
from problems.plain_number import plain


async def answered_in_parts(
    ask: Ask, whole: Report, answer: Callable[[Ask], Awaitable[Report]]
) -> Report:
    """Returns one report on all parts; a part that has no objective ends the row of those that need it.

    `whole` names the parts; `answer` runs one of them.
    """
    reports: list[Report] = []
    stakes = said_words(ask.question)  # what the answers are worth holds for each of them
    for question in whole.questions:
        needed = [int(mark) for mark in RESULT.findall(question)]
        results = {mark: reports[mark - 1].objective for mark in needed if mark <= len(reports)}
        if any(results.get(mark) is None for mark in needed):
            break
        told = question
        for mark, value in results.items():
            told = told.replace(f"{{{mark}}}", _said(value))
        reports.append(
            await answer(ask.model_copy(update={"question": f"{told}\n{stakes}".strip()}))
        )
    left = whole.questions[len(reports) :]
    words = [
        f"{at}. {question}\n\n{report.explanation}"
        for at, (question, report) in enumerate(
            zip(whole.questions, reports, strict=False), start=1
        )
    ]
    words += [
        f"{at}. {question}\n\nThis needs a result that is not there."
        for at, question in enumerate(left, len(reports) + 1)
    ]
    return whole.model_copy(
        update={"kind": "several", "parts": tuple(reports), "explanation": "\n\n".join(words)}
    )


def _said(value: float | None) -> str:
    assert value is not None
    return plain(value)
