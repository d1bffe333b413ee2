"""Layer 2: measures an instance in a worker, then judges it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agent.contracts.stakes import Stakes
from agent.contracts.verdict import Route, Verdict
from agent.decide.features import features
from agent.decide.findings import PROBE_S
from agent.decide.judge import judge
from problems.errors import BackendError, EncodingError, LimitExceeded, WorkerError
from problems.problem import Problem
from tools.actions.build_model import BuildInput, Models
from tools.outcome import Outcome
from tools.solving import SolveInput
from tools.tool import Progress
from tools.worker import Workers

_BUILD_S = 15.0  # building a QUBO of five million terms takes about five seconds


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, and the outcome of the classical try that it rests on."""

    verdict: Verdict
    probe: Outcome | None


async def decide(
    problem: Problem[Any],
    *,
    requested: Route | None,
    stakes: Stakes,
    budget_s: float,
    seed: int,
    workers: Workers,
    progress: Progress,
) -> Decision:
    """Returns the verdict on one problem. The classical try takes a second at most."""
    models = await _models(problem, workers, progress)
    probe = await _probe(problem, min(PROBE_S, budget_s), seed, workers, progress)
    verdict = judge(features(models, probe), requested)
    return Decision(verdict.model_copy(update={"stakes": stakes}), probe)


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


async def _probe(
    problem: Problem[Any], budget_s: float, seed: int, workers: Workers, progress: Progress
) -> Outcome | None:
    request = SolveInput(problem=problem, budget_s=budget_s, seed=seed)
    try:
        output = await workers.call("solve_exact", request, budget_s=budget_s, progress=progress)
    except (WorkerError, EncodingError, BackendError, LimitExceeded):
        return None
    return Outcome.model_validate(output)
