"""Solves with OR-Tools, and proves what it can: status, bound and gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from problems.errors import EncodingError, LimitExceeded
from problems.problem import Problem
from problems.structures import Answer
from solvers.backend import Backend
from solvers.registry import accepting
from tools.forms import Form, cqm_form, native_form, polynomial_form, qubo_form
from tools.outcome import Outcome, best_of
from tools.solving import Clock, SolveInput, attempt, within
from tools.tool import Progress, Tool

_QUICK_S = 1.0  # most instances that a person types are proven within it
_TOO_LITTLE_S = 0.05
_HEURISTIC_SHARE = 0.35  # of what is left: routing reached berlin52's optimum in 3 of 10 seconds


@dataclass(frozen=True, slots=True)
class _Turn:
    """One backend's turn on one form, for a share of the time that is left when it comes."""

    form: Form
    backend: Backend
    share: float
    most_s: float = float("inf")


def run(request: SolveInput, progress: Progress) -> Outcome:
    """Returns the best answer of the exact backends, with a proof where one was found in time.

    A native structure goes first: a quick exact try, then a heuristic for a good answer, then the
    exact solver from that answer. The CQM is next, for families without a structure.

    Raises:
        EncodingError: no backend that is installed can take any form of the problem.
    """
    clock = Clock.start(request.budget_s)
    outcomes: list[Outcome] = []
    hint: Answer | None = None
    turns = _turns(request.problem)
    for number, turn in enumerate(turns):
        latest, answer = attempt(
            "solve_exact",
            request,
            turn.form,
            turn.backend,
            budget_s=max(0.01, min(turn.most_s, turn.share * clock.left_s)),
            progress=within(progress, number / len(turns), (number + 1) / len(turns)),
            hint=hint,
            began_s=clock.spent_s,
        )
        outcomes.append(latest)
        if latest.status.is_proof or clock.left_s <= _TOO_LITTLE_S:
            break
        hint = answer if latest.is_feasible else hint
    return best_of(*outcomes)


def _turns(problem: Problem[Any]) -> list[_Turn]:
    form = native_form(problem) or cqm_form(problem)
    exact = accepting(form.model, "exact")
    if not exact and form.name != "CQM":
        form = cqm_form(problem)
        exact = accepting(form.model, "exact")
    heuristics = [
        _Turn(form, each, _HEURISTIC_SHARE) for each in accepting(form.model, "heuristic")
    ]
    proofs = [
        _Turn(form, each, share) for each, share in zip(exact, _shares(len(exact)), strict=True)
    ]
    quick = [_Turn(form, exact[0], 1.0, _QUICK_S)] if exact and heuristics else []
    turns = [*_enumeration(problem, form), *quick, *heuristics, *proofs]
    if not turns:
        raise EncodingError(
            f"no exact solver that is installed takes this {problem.family} ({problem.size}) as a "
            f"{form.name}; use 'annealing' or install more solvers (verdiq solvers)"
        )
    return turns


def _shares(n_exact: int) -> list[float]:
    """What each exact backend takes of the time that is left: less for the first where two may follow."""
    if n_exact < 2:
        return [1.0] * n_exact
    return [0.4 if n_exact > 2 else 0.7, *([0.7] * (n_exact - 2)), 1.0]


def _enumeration(problem: Problem[Any], form: Form) -> list[_Turn]:
    """A turn for going through all states, where there are few and nothing constrains them."""
    polynomial = _small_polynomial(problem)
    if polynomial is not None:
        return [_Turn(polynomial, each, 1.0) for each in accepting(polynomial.model, "exact")[:1]]
    if form.name != "CQM" or getattr(form.model, "constraints", None):
        return []
    if len(getattr(form.model, "variables", ())) > _ENUMERABLE:
        return []
    qubo = qubo_form(problem)
    return [_Turn(qubo, each, 1.0) for each in accepting(qubo.model, "exact")[:1]]


def _small_polynomial(problem: Problem[Any]) -> Form | None:
    """The polynomial of few variables that the problem is, which its QUBO has more of."""
    try:
        form = polynomial_form(problem)
    except LimitExceeded:  # it has too many terms to write out
        return None
    if form is None or len(getattr(form.model, "variables", ())) > _ENUMERABLE:
        return None
    return form


_ENUMERABLE = 20  # 2²⁰ states in numpy take tens of milliseconds

TOOL = Tool(
    name="solve_exact",
    description=(
        "Solve a typed optimisation problem with OR-Tools (CP-SAT, routing, MathOpt, knapsack). "
        "Returns the best solution, re-scored from the problem, with a proven status, bound and gap."
    ),
    input_type=SolveInput,
    output_type=Outcome,
    run=run,
)
