"""`verdiq resume`: goes on with a run that was cut off, or that asked back and is answered now."""

from __future__ import annotations

import argparse
import asyncio

from agent.surfaces.boundary import guarded


def run(options: argparse.Namespace) -> int:
    """Finishes one run and returns the exit code of its answer."""
    return guarded(lambda: asyncio.run(_resume(options)), as_json=options.json)


async def _resume(options: argparse.Namespace) -> int:
    from agent.run_store import RunStore, home
    from agent.runner import running
    from agent.surfaces.delivery import check_figures, deliver
    from agent.surfaces.language_model import reader_of
    from agent.surfaces.terminal import progress_bar

    check_figures(options)
    async with (
        reader_of(options) as reader,
        running(RunStore(home()), reader=reader) as runner,
    ):
        with progress_bar() as watch:
            if options.answer:
                report = await runner.complete(options.run_id, options.answer, watch=watch)
            else:
                report = await runner.resume(options.run_id, watch=watch)
        return await deliver(report, options, runner)
