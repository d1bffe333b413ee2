"""Layer 3: runs the plan of a verdict in workers, keeping what is finished."""

from __future__ import annotations

from typing import Any

from agent.contracts.budget import Budget
from agent.contracts.verdict import Verdict
from agent.execute.begun import taken_on
from agent.execute.finished import Finished
from agent.execute.plan import Step, plan, probe_counts
from problems.problem import Problem
from problems.status import Status
from solvers.quantum_evidence import QuoteEvidence
from tools.outcome import Outcome, Provenance, best_of
from tools.tool import Progress
from tools.trail import later
from tools.worker import DeadlineExceeded, Running, Workers


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
    running: Running | None = None,
) -> Outcome:
    """Returns the outcome of the verdict's route; `machine` is where a quantum one is sampled.

    Where the person left the route open, the classical try of the verdict counts too: its bound
    always, its answer where it is the better one. `running` is that try where it still goes on: the
    route takes it on, or ends it. Steps that `finished` holds are not run again.

    Raises:
        VerdiqError: what a tool raised, such as LimitExceeded for too many qubits.
    """
    steps = plan(problem, verdict, budget, seed, probe, machine=machine)
    begun = await taken_on(running, steps, finished, progress)
    tried = probe if begun.output is None else Outcome.model_validate(begun.output)
    outcomes = [tried] if tried is not None and probe_counts(verdict, tried) else []
    for step in begun.left:
        if verdict.requested is None and any(each.status.is_proof for each in outcomes):
            break  # the classical try has settled it meanwhile
        output = await finished.get(step.key)
        if output is None:
            output = await _run(step, workers, progress)
            await finished.put(step.key, output)
        outcomes.append(_after(outcomes, Outcome.model_validate(output)))
    outcome = best_of(*(outcomes or [_out_of_time(steps[0])]))
    if isinstance(outcome.evidence, QuoteEvidence) and probe is not None and probe.is_feasible:
        # Nothing ran where money was not permitted: the classical try answers, beside the quote.
        outcome = probe.model_copy(update={"evidence": outcome.evidence})
    origin = outcome.provenance.model_copy(update={"budget_s": budget.wall_s})
    return outcome.model_copy(update={"provenance": origin})


def _after(before: list[Outcome], outcome: Outcome) -> Outcome:
    """The outcome with a trail that counts from the start of the first one before it."""
    spent_s = sum(each.provenance.seconds for each in before)
    return outcome.model_copy(update={"trail": later(outcome.trail, spent_s)})


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
