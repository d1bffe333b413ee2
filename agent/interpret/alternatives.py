"""Several readings of one question, all solved where that is cheap, and what to say of it."""

from __future__ import annotations

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from problems.errors import VerdiqError
from problems.plain_number import plain
from problems.registry import AnyProblem
from tools.outcome import Outcome
from tools.solving import SolveInput
from tools.tool import Progress
from tools.worker import Workers

_CHEAP_S = 1.0  # what each reading may take; what people type is proven in far less
_SAME = 1e-6


async def weighed(
    understood: Interpretation, workers: Workers, progress: Progress, seed: int
) -> Interpretation | Clarification:
    """Returns the interpretation, with the other readings' optima said; or a question between them.

    A question is asked where the words speak for no reading above the others and the optima differ,
    or where that could not be found out cheaply.
    """
    progress(0.6, "solving the other readings too")
    own = await cheap_optimum(understood.problem, workers, progress, seed)
    differing: list[str] = []
    for other in understood.alternatives:
        optimum = await cheap_optimum(other.problem, workers, progress, seed)
        if own is not None and optimum is not None and is_same(own, optimum):
            continue
        differing.append(f"{other.reading}: {said_of_optimum(optimum)}")
    if not differing:
        return understood
    if understood.is_open:
        return Clarification(
            question="This can be read in more than one way, and the answers differ; which one do you mean?",
            missing=("which reading is meant",),
            readings=(f"as I would read it: {said_of_optimum(own)}", *differing),
            family=understood.problem.family,
        )
    notes = tuple(f"Read otherwise ({each})." for each in differing)
    return understood.model_copy(update={"assumptions": (*understood.assumptions, *notes)})


async def cheap_optimum(
    problem: AnyProblem, workers: Workers, progress: Progress, seed: int
) -> Outcome | None:
    """Returns the proven outcome of a reading; None where a proof takes longer than is cheap."""
    outcome = await quick_outcome(problem, workers, progress, seed, budget_s=_CHEAP_S)
    return outcome if outcome is not None and outcome.status.is_proof else None


async def quick_outcome(
    problem: AnyProblem, workers: Workers, progress: Progress, seed: int, *, budget_s: float
) -> Outcome | None:
    """Returns what a reading comes to within a budget, proven or not; None where it broke down."""
    request = SolveInput(problem=problem, budget_s=budget_s, seed=seed)
    try:
        output = await workers.call(
            "solve_exact", request, grace_s=10 * _CHEAP_S + budget_s, progress=progress
        )
    except VerdiqError:
        return None
    return Outcome.model_validate(output)


def is_same(one: Outcome, other: Outcome) -> bool:
    """Returns whether two outcomes are one answer: the same status, and objectives but for rounding."""
    if one.status != other.status or one.objective is None or other.objective is None:
        return one.status == other.status and one.objective == other.objective
    return abs(one.objective - other.objective) <= _SAME * max(1.0, abs(one.objective))


def said_of_optimum(optimum: Outcome | None) -> str:
    """Returns an outcome in a few words."""
    if optimum is None:
        return "no quick answer"
    if optimum.objective is None:
        return optimum.status.value
    if not optimum.status.is_proof:
        return f"{plain(optimum.objective)} at the first try, not proven"
    return f"the best is {plain(optimum.objective)}"
