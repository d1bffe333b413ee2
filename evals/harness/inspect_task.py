"""Our rows as a task of Inspect (https://inspect.aisi.org.uk), for those who evaluate with it.

    import inspect_ai
    from evals.harness.inspect_task import questions

    inspect_ai.eval(questions("rows.jsonl"), model="none")                        # Verdiq answers
    inspect_ai.eval(questions("rows.jsonl", by_model=True), model="openai/…")     # a model does

The extra `verdiq[inspect]` brings what is imported here. Both are scored from the last line of what
they say: "ANSWER: 22", "ANSWER: infeasible", or "ASK: …" for a question back.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

from evals.harness.interpreters import chosen
from evals.harness.product import product
from evals.harness.ran import Ran
from evals.harness.row import Row
from evals.harness.rows_file import read_rows
from evals.harness.scorers.outcome import Outcome, is_close
from evals.harness.settings import Settings

if TYPE_CHECKING:
    from inspect_ai import Task
    from inspect_ai.scorer import Score, Scorer, Target
    from inspect_ai.solver import Generate, Solver, TaskState

_TO_A_MODEL = (
    "\n\nEnd with one line: 'ANSWER: ' and the optimal objective as a number, or infeasible or "
    "unbounded; or 'ASK: ' and what you need to know, where the question cannot be answered as it is."
)
_LAST = re.compile(r"(ANSWER|ASK):([^\n]{0,200})")


def questions(
    data: str, *, by_model: bool = False, budget_s: float = 3.0, seed: int = 0, jobs: int = 2
) -> Task:
    """Returns the task; `by_model` leaves the answering to the model that Inspect is given.

    Raises:
        BadInput: the data cannot be used.
    """
    from inspect_ai import Task
    from inspect_ai.dataset import MemoryDataset, Sample
    from inspect_ai.solver import generate

    rows = read_rows(Path(data)).rows
    added = _TO_A_MODEL if by_model else ""
    samples = [
        Sample(
            input=row.text + added, target=row.label, id=row.id, metadata={"row": row.model_dump()}
        )
        for row in rows
    ]
    solver = generate() if by_model else _verdiq(Settings(budget_s=budget_s, seed=seed, jobs=jobs))
    return Task(dataset=MemoryDataset(samples), solver=solver, scorer=_scorer())


def _verdiq(settings: Settings) -> Solver:
    import asyncio
    from dataclasses import replace

    from inspect_ai.solver import solver

    alone = replace(settings, jobs=1)  # each sample has a worker of its own
    gate = asyncio.Semaphore(settings.jobs)

    def make() -> Solver:
        async def solve(state: TaskState, generate: Generate) -> TaskState:
            async with gate, product(chosen("embedded")[0], alone) as opened:
                ran = await opened.answer(Row.model_validate(state.metadata["row"]))
            state.output.completion = said(ran)
            return state

        return solve

    made: Solver = solver(name="verdiq")(make)()  # called, as an untyped decorator would untype it
    return made


def said(ran: Ran) -> str:
    """Returns what ran as the line that is scored; "" where nothing was found."""
    report = ran.report
    if ran.ending == "refused":
        return f"ASK: {ran.said}"
    if report is None:
        return ""
    if report.kind != "answer":
        return f"ASK: {report.clarification.question if report.clarification else ''}"
    if report.objective is not None:
        return f"ANSWER: {report.objective!r}"
    return f"ANSWER: {report.status.value if report.status else ''}"


def judged(row: Row, completion: str) -> Outcome:
    """Returns what became of a row from the last line that is an answer or a question.

    >>> judged(Row(id="a", text="?", answer=2200), "so it is … ANSWER: 2,200").value
    'solved'
    """
    found = _LAST.findall(completion)
    if not found:
        return Outcome.FAILED
    kind, words = found[-1][0], found[-1][1].strip()
    if kind == "ASK":
        return Outcome.SOLVED if row.expect == "asked" else Outcome.ASKED
    if words == "unknown":
        return Outcome.FAILED
    try:
        number = float(words.replace(",", "").strip("$€£ "))
    except ValueError:
        number = math.nan
    right = any(is_close(number, value, row.tolerance) for value in row.values)
    right = right or (row.status is not None and words.casefold() == row.status.value)
    return Outcome.SOLVED if right else Outcome.WRONG


def _scorer() -> Scorer:
    from inspect_ai.scorer import Score, accuracy, scorer, stderr

    def make() -> Scorer:
        async def score(state: TaskState, target: Target) -> Score:
            outcome = judged(Row.model_validate(state.metadata["row"]), state.output.completion)
            value = "C" if outcome is Outcome.SOLVED else "I"
            return Score(
                value=value, answer=state.output.completion, metadata={"outcome": outcome.value}
            )

        return score

    made: Scorer = scorer(metrics=[accuracy(), stderr()], name="verdiq")(make)()
    return made
