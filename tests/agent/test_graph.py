"""The graph goes forward only, keeps plain JSON, and survives being killed."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from langgraph.checkpoint.memory import InMemorySaver

from agent.contracts.ask import Ask
from agent.contracts.stakes import Stakes
from agent.graph import NODES, build_graph, serialiser
from agent.run_store import RunStore, new_run_id
from agent.runner import Runner
from problems.families.knapsack import Knapsack
from tools.worker import Workers


@pytest.fixture
def problem() -> Knapsack:
    return Knapsack.random(np.random.default_rng(3), 6)


def test_every_edge_goes_forward() -> None:
    with Workers(warm=False) as workers:
        drawn = build_graph(workers, RunStore(Path("unused"))).get_graph()
    order = {name: place for place, name in enumerate(["__start__", *NODES, "__end__"])}
    assert set(drawn.nodes) == set(order)
    assert drawn.edges
    for edge in drawn.edges:
        assert order[edge.source] < order[edge.target], edge


async def test_a_typed_problem_runs_through_all_four_nodes(
    tmp_path: Path, problem: Knapsack
) -> None:
    store = RunStore(tmp_path)
    with Workers() as workers:
        graph = build_graph(workers, store, InMemorySaver(serde=serialiser()))
        runner = Runner(graph, store, workers)
        seen: list[str] = []
        run = new_run_id()
        stakes = Stakes(deadline_s=5, data_may_leave=False)
        report = await runner.ask(
            Ask(problem=problem, stakes=stakes),
            run_id=run,
            watch=lambda node, done, words: seen.append(node),
        )
        state = (await graph.aget_state({"configurable": {"thread_id": run}})).values
    assert report.kind == "answer"
    assert report.status == "optimal"
    assert report.check is not None and report.check.feasible
    assert report.verdict is not None and not report.verdict.worth_quantum
    assert report.verdict.stakes == stakes
    assert report.solver is not None and report.solver.budget_s <= 5, "no longer than the deadline"
    assert "decide" in seen
    assert json.loads(json.dumps(state)) == state, "the state is plain JSON"
    assert runner.show(run) == report


def test_no_object_is_revived_from_a_checkpoint(problem: Knapsack) -> None:
    revived: Any = serialiser().loads_typed(serialiser().dumps_typed(problem))
    assert not isinstance(revived, Knapsack)
