"""Layer 2: measures an instance in a worker, then judges it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agent.contracts.stakes import Stakes
from agent.contracts.verdict import Route, Verdict
from agent.decide.features import features
from agent.decide.judge import judge
from agent.decide.probe import probe
from problems.errors import LimitExceeded, WorkerError
from problems.problem import Problem
from tools.actions.build_model import BuildInput, Models
from tools.outcome import Outcome
from tools.tool import Progress
from tools.worker import Running, Workers

_BUILD_S = 15.0  # building a QUBO of five million terms takes about five seconds


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, the outcome of the classical try that it rests on, and that try if it goes on."""

    verdict: Verdict
    probe: Outcome | None
    running: Running | None = None


async def decide(
    problem: Problem[Any],
    *,
    requested: Route | None,
    stakes: Stakes,
    budget_s: float,
    seed: int,
    workers: Workers,
    progress: Progress,
    is_unsolved: bool = False,
) -> Decision:
    """Returns the verdict on one problem, after a second of the classical try at most.

    The try goes on where an answer is wanted too (not `is_unsolved`); it is the caller's then.
    """
    models = await _models(problem, workers, progress)
    tried = await probe(
        problem,
        requested=requested,
        budget_s=budget_s,
        seed=seed,
        is_unsolved=is_unsolved,
        workers=workers,
        progress=progress,
    )
    try:
        verdict = judge(features(models, tried.outcome), requested)
    except BaseException:
        if tried.running is not None:
            tried.running.give_up()
        raise
    return Decision(verdict.model_copy(update={"stakes": stakes}), tried.outcome, tried.running)


async def _models(problem: Problem[Any], workers: Workers, progress: Progress) -> Models:
    try:
        output = await workers.call(
            "build_model", BuildInput(problem=problem), grace_s=_BUILD_S, progress=progress
        )
    except (WorkerError, LimitExceeded) as error:
        return Models(
            family=problem.family, size=problem.size, structure=None, refusals=(str(error),)
        )
    return Models.model_validate(output)
