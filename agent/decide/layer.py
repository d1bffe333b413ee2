"""Layer 2: weighs an instance in a worker, tries it for a moment, then judges it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agent.contracts.stakes import Stakes
from agent.contracts.verdict import Route, Verdict
from agent.decide.case import Case
from agent.decide.judge import judge
from agent.decide.probe import probe
from agent.decide.terms import terms_of
from problems.errors import LimitExceeded, WorkerError
from problems.instance.features import InstanceFeatures
from problems.problem import Problem
from tools.actions.weigh_instance import Weighed, WeighInput
from tools.outcome import Outcome
from tools.tool import Progress
from tools.worker import Running, Workers

_WEIGH_S = 15.0  # building a QUBO of five million terms takes about five seconds


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
    weighed = await _weighed(problem, workers, progress)
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
        case = Case(weighed.features, tried.outcome, weighed.offers, terms_of(stakes, budget_s))
        verdict = judge(case, requested, stakes)
    except BaseException:
        if tried.running is not None:
            tried.running.give_up()
        raise
    return Decision(verdict, tried.outcome, tried.running)


async def _weighed(problem: Problem[Any], workers: Workers, progress: Progress) -> Weighed:
    try:
        output = await workers.call(
            "weigh_instance", WeighInput(problem=problem), grace_s=_WEIGH_S, progress=progress
        )
    except (WorkerError, LimitExceeded) as error:
        unknown = InstanceFeatures(family=problem.family, size=problem.size, no_qubo=str(error))
        return Weighed(features=unknown)
    return Weighed.model_validate(output)
