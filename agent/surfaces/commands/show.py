"""`verdiq show`: the report of a finished run, again."""

from __future__ import annotations

import argparse
import asyncio

from agent.surfaces.boundary import guarded


def run(options: argparse.Namespace) -> int:
    """Prints the report of one run and returns the exit code that its answer had."""
    return guarded(lambda: asyncio.run(_show(options)), as_json=options.json)


async def _show(options: argparse.Namespace) -> int:
    from agent.interpret.worker_tools import EMBEDDED
    from agent.run_store import RunStore, home
    from agent.runner import running
    from agent.surfaces.delivery import check_figures, deliver
    from tools.worker import Workers

    check_figures(options)
    workers = Workers(EMBEDDED, warm=bool(options.figure or options.verdict_figure))
    async with running(RunStore(home()), workers) as runner:
        return await deliver(runner.show(options.run_id), options, runner)
