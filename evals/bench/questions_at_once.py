"""A hundred questions at once in one process, each read with a model: the loop, the memory, the answers.

The model is a canned endpoint in a process of its own; reading, judging and solving are the real ones, in worker
processes. Memory is what this process holds after a second hundred, beyond what it held after the first.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evals.benchmark import Benchmark, Row
from evals.canned_model import canned_model
from evals.loop_watch import held_mib, largest_delay_ms

_N_QUESTIONS = 100
_QUESTION = (
    "A workshop makes chairs and tables. A chair earns $45 and needs 5 boards and 10 hours, a table earns $80 and "
    "needs 20 boards and 15 hours. There are 400 boards and 450 hours. How many of each maximise profit?"
)
_OPTIMUM = 2200.0  # 24 chairs and 14 tables
_REPLY = {
    "kind": "model",
    "model": {
        "decide": [{"name": "chairs", "kind": "integer"}, {"name": "tables", "kind": "integer"}],
        "goal": "maximise",
        "objective": "45*chairs + 80*tables",
        "cites": [2],
        "rules": [
            {"rule": "5*chairs + 20*tables <= 400", "cites": [2, 3]},
            {"rule": "10*chairs + 15*tables <= 450", "cites": [2, 3]},
        ],
    },
}


@dataclass(frozen=True, slots=True)
class _Ran:
    delay_ms: float
    seconds: float
    n_right: int
    grown_mib: float


def _run() -> Iterable[Row]:
    with canned_model(json.dumps(_REPLY)) as url, tempfile.TemporaryDirectory() as folder:
        ran = asyncio.run(_asked(url, Path(folder)))
    for figure, value, target, ok in (
        ("answered rightly", ran.n_right, f"all {_N_QUESTIONS}", ran.n_right == _N_QUESTIONS),
        ("largest loop delay, ms", round(ran.delay_ms, 1), "under 100", ran.delay_ms < 100),
        ("memory grown, MiB", round(ran.grown_mib, 1), "flat: under 8", ran.grown_mib < 8),
        ("seconds for all", round(ran.seconds, 1), "-", True),
    ):
        name = f"{_N_QUESTIONS} questions at once"
        yield Row(name, figure, value, "-", None, 1, target, ok)


async def _asked(url: str, folder: Path) -> _Ran:
    """What two hundreds of questions took, one after the other; the second is measured."""
    from agent.contracts.ask import Ask
    from agent.interpret.worker_tools import WITH_MODEL
    from agent.llm.settings import Settings
    from agent.run_store import RunStore
    from agent.runner import running
    from agent.surfaces.language_model import model_reader
    from tools.worker import Workers

    settings = Settings(model="canned", base_url=url, max_concurrent=_N_QUESTIONS)
    workers = Workers(WITH_MODEL)
    async with (
        model_reader(settings, 60_000) as reader,
        running(RunStore(folder), workers, reader) as runner,
    ):

        async def hundred() -> list[float | None]:
            asks = (Ask(question=_QUESTION, seed=n) for n in range(_N_QUESTIONS))
            reports = await asyncio.gather(*map(runner.ask, asks))
            return [each.objective for each in reports]

        await hundred()
        before, started = held_mib(), time.perf_counter()
        watch = asyncio.create_task(largest_delay_ms())
        await asyncio.sleep(0)
        answers = await hundred()
        watch.cancel()
        return _Ran(
            delay_ms=await watch,
            seconds=time.perf_counter() - started,
            n_right=answers.count(_OPTIMUM),
            grown_mib=held_mib() - before,
        )


BENCHMARK = Benchmark(measures="a hundred questions at once in one process", run=_run)
