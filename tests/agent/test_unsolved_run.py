"""A run that leaves the problem unsolved goes from the verdict straight to the report."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from agent.contracts.ask import Ask
from agent.run_store import RunStore, new_run_id
from agent.runner import Runner, running
from problems.families.knapsack import Knapsack


async def _run(runner: Runner, ask: Ask) -> tuple[str, set[str]]:
    run, seen = new_run_id(), set[str]()
    await runner.ask(ask, run_id=run, watch=lambda node, done, words: seen.add(node))
    return run, seen


async def test_a_consult_and_a_verdict_alone_skip_the_execution(tmp_path: Path) -> None:
    problem = Knapsack.random(np.random.default_rng(3), 6)
    async with running(RunStore(tmp_path)) as runner:
        asked, seen = await _run(
            runner, Ask(question="How many qubits would my 5-city tour need on IonQ Forte?")
        )
        judged, seen_too = await _run(runner, Ask(problem=problem, is_verdict_only=True))
        solved, _ = await _run(runner, Ask(problem=problem))
        for run, nodes in ((asked, seen), (judged, seen_too)):
            assert "decide" in nodes and "execute" not in nodes
            assert runner.store.get(run, "outcome") is None
            assert runner.show(run).kind == "verdict"
        consulted, alone, answer = (runner.show(run) for run in (asked, judged, solved))
    assert consulted.consult is not None
    assert (consulted.consult.asks, consulted.consult.is_example) == ("resources", True)
    assert consulted.estimate is not None
    assert [each.device for each in consulted.estimate.gate] == ["IonQ Forte"]
    assert consulted.explanation.startswith("As a QUBO it takes 16 qubits. On IonQ Forte: ")
    assert "made-up problem of 5 places" in consulted.explanation
    assert alone.consult is not None and alone.consult.asks == "verdict"
    assert alone.verdict is not None and answer.verdict is not None
    assert alone.verdict.worth_quantum == answer.verdict.worth_quantum
    assert answer.kind == "answer" and answer.estimate is None


async def test_a_reply_and_a_problem_without_a_qubo_have_no_estimate(tmp_path: Path) -> None:
    async with running(RunStore(tmp_path)) as runner:
        report = await runner.ask(Ask(question="When will quantum computers break RSA?"))
        judged = await runner.ask(Ask(question="Is QAOA ready?", is_verdict_only=True))
        without = await runner.ask(
            Ask(question="How many qubits would blending with 5 ingredients need?")
        )
    assert report.kind == judged.kind == "reply"
    assert "arXiv 2505.15917" in report.explanation
    assert report.verdict is None
    assert (without.kind, without.estimate) == ("verdict", None)
    assert without.explanation.startswith("What quantum machines would take cannot be said")
