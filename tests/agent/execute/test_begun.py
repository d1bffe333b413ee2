"""What the classical try began is taken on by the answer: no second call, and never a worse answer."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from langgraph.checkpoint.memory import InMemorySaver
from pydantic import BaseModel

from agent.contracts.ask import Ask
from agent.contracts.budget import Budget
from agent.contracts.stakes import Stakes
from agent.contracts.verdict import Quadrant, Route, Verdict
from agent.decide.layer import Decision, decide
from agent.execute.layer import execute
from agent.graph import build_graph, serialiser
from agent.run_store import RunStore
from agent.runner import Runner
from problems.families.job_shop import JobShop
from problems.families.max_cut import MaxCut
from problems.problem import Problem
from problems.status import Status
from tests.agent.execute.test_layer import Kept
from tools.outcome import Outcome
from tools.solving import SolveInput
from tools.tool import Progress
from tools.worker import Running, Workers

HARD = MaxCut.random(
    np.random.default_rng(1), 90
)  # CP-SAT has a gap of hundreds per cent for minutes


class _Counting(Workers):
    """Counts the searches that are started in real workers."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []
        self.searches: list[Running] = []

    async def serve(
        self,
        tool: str,
        request: BaseModel,
        *,
        deadline_s: float,
        progress: Progress,
        running: Running | None,
    ) -> dict[str, Any]:
        if tool.startswith("solve"):
            self.calls.append(tool)
            self.searches += [running] if running is not None else []
        return await super().serve(
            tool, request, deadline_s=deadline_s, progress=progress, running=running
        )


@pytest.fixture(scope="module")
def pool() -> Iterator[_Counting]:
    with _Counting() as started:
        asyncio.run(started.call("solve_exact", SolveInput(problem=HARD, budget_s=1)))  # imports
        yield started


@pytest.fixture
def workers(pool: _Counting) -> _Counting:
    pool.calls.clear()
    pool.searches.clear()
    return pool


def _quiet(fraction: float, words: str) -> None: ...


async def _decided(
    problem: Problem[Any], workers: Workers, *, budget_s: float, is_unsolved: bool = False
) -> Decision:
    return await decide(
        problem,
        requested=None,
        stakes=Stakes(),
        budget_s=budget_s,
        seed=1,
        workers=workers,
        progress=_quiet,
        is_unsolved=is_unsolved,
    )


def _on(route: Route) -> Verdict:
    return Verdict(
        route=route,
        quadrant=Quadrant.CLASSICAL,
        worth_quantum=False,
        summary="",
        findings=(),
        break_even="",
    )


async def _executed(
    decision: Decision, route: Route, workers: Workers, kept: Kept, *, budget_s: float
) -> Outcome:
    return await execute(
        HARD,
        _on(route),
        budget=Budget(wall_s=budget_s),
        seed=1,
        probe=decision.probe,
        finished=kept,
        workers=workers,
        progress=_quiet,
        running=decision.running,
    )


def _runner(folder: Path, workers: Workers) -> Runner:
    store = RunStore(folder)
    graph = build_graph(workers, store, InMemorySaver(serde=serialiser()))
    return Runner(graph, store, workers)


async def test_the_search_goes_on_where_the_probe_looked_at_it(workers: _Counting) -> None:
    decision, kept = await _decided(HARD, workers, budget_s=2.5), Kept()
    probe = decision.probe
    assert probe is not None and probe.status is Status.FEASIBLE
    assert 0.9 < probe.provenance.seconds < 2.2, "a look after a second, not an end"
    outcome = await _executed(decision, Route.EXACT, workers, kept, budget_s=2.5)
    assert workers.calls == ["solve_exact"], "one search in all"
    assert outcome.objective is not None and probe.objective is not None
    assert outcome.objective >= probe.objective
    assert outcome.provenance.seconds == pytest.approx(2.5, abs=0.6), "the second is not added"
    assert outcome.trail[: len(probe.trail) - 1] == probe.trail[:-1], "it is the same search"
    resumed = Decision(decision.verdict, probe)
    again = await _executed(resumed, Route.EXACT, workers, kept, budget_s=2.5)
    assert again == outcome, "a resumed run finds it finished"
    assert workers.calls == ["solve_exact"]


async def test_another_route_ends_the_search_and_keeps_what_it_knew(workers: _Counting) -> None:
    decision = await _decided(HARD, workers, budget_s=2.5)
    assert decision.running is not None and decision.probe is not None
    outcome = await _executed(decision, Route.ANNEALING, workers, Kept(), budget_s=2.5)
    assert decision.running.is_over
    assert workers.calls == ["solve_exact"], "annealing runs beside it in the same worker"
    assert outcome.bound is not None, "of the search that was ended"
    assert outcome.objective is not None and decision.probe.objective is not None
    assert outcome.objective >= decision.probe.objective
    assert {"cp_sat", "simulated_annealing"} <= set(outcome.provenance.tried)
    small = SolveInput(problem=JobShop.random(np.random.default_rng(0), 2), budget_s=5)
    assert await workers.call("solve_exact", small), "its worker serves on"


async def test_for_an_answer_without_a_proof_the_search_is_turned(workers: _Counting) -> None:
    decision = await _decided(HARD, workers, budget_s=3.0)
    assert decision.probe is not None
    outcome = await _executed(decision, Route.HEURISTIC, workers, Kept(), budget_s=3.0)
    assert workers.calls == ["solve_exact"], "one search in all"
    assert outcome.provenance.tried == ("cp_sat", "simulated_annealing")
    assert outcome.provenance.seconds < 4.5
    assert outcome.objective is not None and decision.probe.objective is not None
    assert outcome.objective >= decision.probe.objective


async def test_what_is_settled_or_not_to_be_solved_does_not_go_on(workers: _Counting) -> None:
    settled = await _decided(MaxCut.random(np.random.default_rng(1), 8), workers, budget_s=10)
    assert settled.running is None
    assert settled.probe is not None and settled.probe.status is Status.OPTIMAL
    judged = await _decided(HARD, workers, budget_s=10, is_unsolved=True)
    assert judged.running is None


async def test_a_run_has_one_search(tmp_path: Path, workers: _Counting) -> None:
    ask = Ask(problem=HARD, budget=Budget(wall_s=1.5), solver=Route.EXACT)
    report = await _runner(tmp_path, workers).ask(ask)
    assert report.kind == "answer"
    assert workers.calls.count("solve_exact") == 1


async def test_a_search_that_is_lost_is_run_again(workers: _Counting) -> None:
    decision = await _decided(HARD, workers, budget_s=2.0)
    assert decision.running is not None and decision.probe is not None
    decision.running.kill()
    outcome = await _executed(decision, Route.EXACT, workers, Kept(), budget_s=2.0)
    assert workers.calls == ["solve_exact", "solve_exact"]
    assert outcome.objective is not None and decision.probe.objective is not None
    assert outcome.objective >= decision.probe.objective


async def test_a_run_that_is_cut_leaves_no_search_behind(
    tmp_path: Path, workers: _Counting
) -> None:
    executing = asyncio.Event()

    def watch(node: str, fraction: float, words: str) -> None:
        if node == "execute":
            executing.set()

    ask = Ask(problem=HARD, budget=Budget(wall_s=60), solver=Route.EXACT)
    run = asyncio.create_task(_runner(tmp_path, workers).ask(ask, watch=watch))
    await asyncio.wait_for(executing.wait(), 60)
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    (search,) = workers.searches
    await asyncio.wait_for(search.over(), 10)
