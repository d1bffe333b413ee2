"""One question of the command line: what every command that asks one does around it."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.contracts.ask import Ask
    from agent.contracts.report import Report
    from agent.llm.settings import Settings
    from agent.runner import Runner
    from tools.worker import Workers


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and what may answer it."""

    ask: Ask
    run_id: str
    runner: Runner
    workers: Workers

    async def answered(self, ask: Ask | None = None) -> Report:
        """Returns the report on the question, or on another ask in its place, as a run of its own."""
        from agent.surfaces.terminal import progress_bar

        with progress_bar() as watch:
            if ask is not None:
                return await self.runner.ask(ask, watch=watch)
            return await self.runner.ask(self.ask, run_id=self.run_id, watch=watch)


Answer = Callable[[Question], Awaitable["Report"]]


def answer_question(options: argparse.Namespace, answer: Answer) -> int:
    """Prints what `answer` makes of the question of the command line, and returns the exit code."""
    from agent.interpret.worker_tools import EMBEDDED, WITH_MODEL
    from agent.surfaces.language_model import settings_of

    # The worker's imports take as long as ours: start it first.
    from tools.worker import Workers

    settings = settings_of(options)
    with Workers(WITH_MODEL if settings else EMBEDDED) as workers:
        return asyncio.run(_delivered(options, settings, workers, answer))


async def _delivered(
    options: argparse.Namespace, settings: Settings | None, workers: Workers, answer: Answer
) -> int:
    from agent.run_store import RunStore, home, new_run_id
    from agent.runner import running
    from agent.surfaces.delivery import check_figures, deliver
    from agent.surfaces.language_model import model_reader
    from agent.surfaces.options import ask_of, question_of

    check_figures(options)
    ask = ask_of(options, question_of(options), tuple(options.data))
    run_id = new_run_id()
    print(f"run {run_id}", file=sys.stderr)
    async with (
        model_reader(
            settings, options.tokens, uses_lessons=options.lessons, max_cost_usd=options.cost
        ) as reader,
        running(RunStore(home()), workers, reader) as runner,
    ):
        report = await answer(Question(ask, run_id, runner, workers))
        return await deliver(report, options, runner)
