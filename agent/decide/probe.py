"""The classical try that a verdict rests on, which is the beginning of the answer's own search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agent.contracts.verdict import Route
from agent.decide.findings.classical import PROBE_S
from problems.errors import BackendError, EncodingError, LimitExceeded, WorkerError
from problems.problem import Problem
from solvers.result import Aim
from tools.outcome import Outcome
from tools.solving import ExactInput
from tools.tool import Progress
from tools.worker import Running, Workers

# Of the budget, where that is short. With a whole second of one to two, nothing was left for annealing
# where the exact solvers had nothing yet: 2 % of the worth at stake (evals/bench/verdict_regret.py).
_SHARE = 0.4
_GRACE_S = 20.0  # imports and encoding, as for every tool
# Where the person named one of these, or none, the answer comes from the tool that probes.
_GOES_ON = {None, Route.POLYNOMIAL, Route.EXACT, Route.HEURISTIC}


@dataclass(frozen=True, slots=True)
class Probe:
    """What was known after a second, None where the try broke down; and the search, if it goes on."""

    outcome: Outcome | None
    running: Running | None = None


async def probe(
    problem: Problem[Any],
    *,
    requested: Route | None,
    budget_s: float,
    seed: int,
    is_unsolved: bool,
    workers: Workers,
    progress: Progress,
) -> Probe:
    """Returns the first second of the exact solvers on the problem, of a short budget two fifths.

    Where an answer is wanted too, and they may give it, they go on within the whole budget, and the
    caller owns that call. Else they have a second in all.
    """
    aim: Aim = "answer" if requested is Route.HEURISTIC else "proof"
    goes_on = not is_unsolved and requested in _GOES_ON
    probe_s = seconds_of(budget_s)
    whole_s = budget_s if goes_on else min(PROBE_S, budget_s)
    request = ExactInput(
        problem=problem,
        budget_s=whole_s,
        seed=seed,
        aim=aim,
        probe_s=probe_s if goes_on else None,
    )
    running = workers.begin(
        "solve_exact", request, budget_s=whole_s, grace_s=_GRACE_S, progress=progress
    )
    try:
        told = await running.first(PROBE_S + _GRACE_S)
    except (WorkerError, EncodingError, BackendError, LimitExceeded):
        return Probe(None)
    except BaseException:
        running.give_up()
        raise
    outcome = None if told is None else Outcome.model_validate(told)
    return Probe(outcome, None if running.is_over else running)


def seconds_of(budget_s: float) -> float:
    """Returns how long the classical try takes where an answer is to come within the budget.

    >>> seconds_of(60.0), seconds_of(1.0)
    (1.0, 0.4)
    """
    return min(PROBE_S, _SHARE * budget_s)
