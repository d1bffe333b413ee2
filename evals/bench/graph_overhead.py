"""What the graph itself costs: a run through LangGraph against the same layers called directly."""

from __future__ import annotations

import asyncio
import importlib
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from langgraph.checkpoint.memory import InMemorySaver
from pydantic import BaseModel

from agent.contracts.ask import Ask
from agent.contracts.interpretation import Interpretation
from agent.decide.layer import decide
from agent.execute.layer import execute
from agent.graph import build_graph, serialiser
from agent.report.report import answer
from agent.run_store import RunStore, new_run_id
from evals.benchmark import Benchmark, Row
from problems.families.knapsack import Knapsack
from tools.tool import Progress
from tools.worker import Running, Workers

_REPEATS = 101


class _InProcess(Workers):
    """Runs tools in this process, so that only the graph differs between the two sides."""

    def __init__(self) -> None:
        super().__init__(warm=False)

    async def serve(
        self,
        tool: str,
        request: BaseModel,
        *,
        deadline_s: float,
        progress: Progress,
        running: Running | None,
    ) -> dict[str, Any]:
        found = importlib.import_module(f"tools.actions.{tool}").TOOL
        output: dict[str, Any] = found.call(request.model_dump(mode="json"), progress)
        return output


class _Memory:
    """Finished steps, kept in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, object] = {}

    async def get(self, key: str) -> Any | None:
        return self._kept.get(key)

    async def put(self, key: str, output: object) -> None:
        self._kept[key] = output


async def _direct(ask: Ask, workers: Workers) -> None:
    assert ask.problem is not None
    understood = Interpretation(problem=ask.problem, interpreter="typed")
    decision = await decide(
        ask.problem,
        requested=ask.solver,
        stakes=ask.stakes,
        budget_s=ask.budget.wall_s,
        seed=ask.seed,
        workers=workers,
        progress=lambda done, words: None,
    )
    outcome = await execute(
        ask.problem,
        decision.verdict,
        budget=ask.budget,
        seed=ask.seed,
        probe=decision.probe,
        finished=_Memory(),
        workers=workers,
        progress=lambda done, words: None,
    )
    answer(new_run_id(), understood, decision.verdict, outcome)


async def _measure() -> tuple[float, float]:
    workers = _InProcess()
    ask = Ask(problem=Knapsack.random(np.random.default_rng(0), 5))
    through, direct = [], []
    with tempfile.TemporaryDirectory() as folder:
        store = RunStore(Path(folder))
        graph = build_graph(workers, store, InMemorySaver(serde=serialiser()))
        for _ in range(_REPEATS):
            run = new_run_id()
            config: Any = {"configurable": {"thread_id": run}}
            started = time.perf_counter()
            await graph.ainvoke({"run_id": run, "ask": ask.model_dump(mode="json")}, config)
            through.append(time.perf_counter() - started)
            started = time.perf_counter()
            await _direct(ask, workers)
            direct.append(time.perf_counter() - started)
    return median(through) * 1e3, median(direct) * 1e3


def _run() -> Iterable[Row]:
    """The graph with its in-memory checkpointer and run store, against the bare layers."""
    through, direct = asyncio.run(_measure())
    yield Row(
        "knapsack of 5 items",
        "overhead, ms a run",
        through - direct,
        "the four layers called directly, ms",
        direct,
        _REPEATS,
        "under 20 ms",
        through - direct < 20,
    )


BENCHMARK = Benchmark("the graph's own overhead with the in-memory checkpointer", _run)
