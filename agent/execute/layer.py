"""Layer 3: runs the plan of a verdict in workers, keeping what is finished."""

from __future__ import annotations

from typing import Any, Protocol

from agent.contracts.budget import Budget
from agent.contracts.verdict import Verdict
from agent.execute.plan import Step, plan, probe_counts
from problems.problem import Problem
from problems.status import Status
from solvers.quantum_evidence import QuoteEvidence
from tools.outcome import Outcome, Provenance, best_of
from tools.tool import Progress
from tools.worker import DeadlineExceeded, Workers


class Finished(Protocol):
    """Where outputs of finished steps are kept."""

    async def get(self, key: str) -> Any | None:
        """Returns the output kept under a key, or None."""

    async def put(self, key: str, output: object) -> None:
        """Keeps one output."""


async def execute(
    problem: Problem[Any],
    verdict: Verdict,
    *,
    budget: Budget,
    seed: int,
    probe: Outcome | None,
    finished: Finished,
    workers: Workers,
    progress: Progress,
    machine: str | None = None,
) -> Outcome:
    """Returns the outcome of the verdict's route; `machine` is where a quantum one is sampled.

    Where the person left the route open, the classical try of the verdict counts too: its bound
    always, its answer where it is the better one. Steps that `finished` holds are not run again.

    Raises:
        VerdiqError: what a tool raised, such as LimitExceeded for too many qubits.
    """
    outcomes = []
    for step in plan(problem, verdict, budget, seed, probe, machine=machine):
        output = await finished.get(step.key)
        if output is None:
            output = await _run(step, workers, progress)
            await finished.put(step.key, output)
        outcomes.append(Outcome.model_validate(output))
    if probe is not None and probe_counts(verdict, probe):
        outcomes.append(probe)
    outcome = best_of(*outcomes)
    if isinstance(outcome.evidence, QuoteEvidence) and probe is not None and probe.is_feasible:
        # Nothing ran where money was not permitted: the classical try answers, beside the quote.
        outcome = probe.model_copy(update={"evidence": outcome.evidence})
    origin = outcome.provenance.model_copy(update={"budget_s": budget.wall_s})
    return outcome.model_copy(update={"provenance": origin})


async def _run(step: Step, workers: Workers, progress: Progress) -> Any:
    try:
        return await workers.call(
            step.tool,
            step.request,
            budget_s=step.request.budget_s,
            grace_s=step.grace_s,
            progress=progress,
        )
    except DeadlineExceeded:
        return _out_of_time(step).model_dump(mode="json")


def _out_of_time(step: Step) -> Outcome:
    budget_s = step.request.budget_s
    return Outcome(
        status=Status.UNKNOWN,
        sense=step.request.problem.sense,
        provenance=Provenance(
            tool=step.tool,
            backend="none",
            model="none",
            seed=step.request.seed,
            budget_s=budget_s,
            seconds=budget_s,
            tried=(step.tool,),
        ),
    )
