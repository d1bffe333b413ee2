"""`verdiq solve`: one question, one answer."""

from __future__ import annotations

import argparse
import asyncio
import sys
from typing import TYPE_CHECKING

from agent.surfaces.boundary import guarded

if TYPE_CHECKING:
    from agent.llm.settings import Settings
    from tools.worker import Workers


def run(options: argparse.Namespace) -> int:
    """Answers the question of the command line and returns the exit code."""
    return guarded(lambda: _solve(options), as_json=options.json)


def _solve(options: argparse.Namespace) -> int:
    from agent.interpret.worker_tools import EMBEDDED, WITH_MODEL
    from agent.surfaces.language_model import settings_of

    # The worker's imports take as long as ours: start it first.
    from tools.worker import Workers

    settings = settings_of(options)
    with Workers(WITH_MODEL if settings else EMBEDDED) as workers:
        return asyncio.run(_answer(options, settings, workers))


async def _answer(options: argparse.Namespace, settings: Settings | None, workers: Workers) -> int:
    from agent.run_store import RunStore, home, new_run_id
    from agent.runner import running
    from agent.surfaces.delivery import check_figures, deliver
    from agent.surfaces.language_model import model_reader
    from agent.surfaces.options import ask_of, question_of
    from agent.surfaces.spending import asked_at_terminal, permit_of
    from agent.surfaces.terminal import progress_bar

    check_figures(options)
    workers.permit(permit_of(options))
    ask = ask_of(options, question_of(options), tuple(options.data))
    run_id = new_run_id()
    print(f"run {run_id}", file=sys.stderr)
    async with (
        model_reader(
            settings, options.tokens, uses_lessons=options.lessons, max_cost_usd=options.cost
        ) as reader,
        running(RunStore(home()), workers, reader) as runner,
    ):
        with progress_bar() as watch:
            report = await runner.ask(ask, run_id=run_id, watch=watch)
        permit = asked_at_terminal(report)
        if permit is not None:
            workers.permit(permit)
            paid = ask.model_copy(update={"machine": permit.machine})
            with progress_bar() as watch:
                report = await runner.ask(paid, watch=watch)
        return await deliver(report, options, runner)
