"""Which backends get a turn at a problem, on which form, in which order, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from problems.errors import EncodingError, LimitExceeded
from problems.problem import Problem
from solvers.backend import Backend
from solvers.registry import accepting
from tools.forms import Form, cqm_form, native_form, polynomial_form, qubo_form
from tools.solving import Clock

_QUICK_S = 1.0  # most instances that a person types are proven within it
_HEURISTIC_SHARE = 0.35  # of what is left: routing reached berlin52's optimum in 3 of 10 seconds
_ENUMERABLE = 20  # 2²⁰ states in numpy take tens of milliseconds
_LEAST_S = 0.01


@dataclass(frozen=True, slots=True)
class Turn:
    """One backend's turn on one form, for a share of the time that is left when it comes.

    It takes `most_s` seconds at most, and is over `until_s` seconds after the start.
    """

    form: Form
    backend: Backend
    share: float
    most_s: float = float("inf")
    until_s: float = float("inf")

    def budget_s(self, clock: Clock) -> float:
        """Returns the seconds that this turn may take from now on."""
        left_s = min(clock.left_s, self.until_s - clock.spent_s)
        return max(_LEAST_S, min(self.most_s, self.share * left_s))


def turns_of(
    problem: Problem[Any], *, aim: Literal["proof", "answer"], probe_s: float | None
) -> list[Turn]:
    """Returns the turns in order.

    A native structure goes first: a quick exact try, then a heuristic for a good answer, then the
    exact solver from that answer. The CQM is next, for families without a structure. Where something
    is to be told after `probe_s` seconds, backends that cannot be looked at have a first turn each
    until then, and their answers are the start of the longer ones.

    Raises:
        EncodingError: no backend that is installed can take any form of the problem.
    """
    form = native_form(problem) or cqm_form(problem)
    exact = accepting(form.model, "exact")
    if not exact and form.name != "CQM":
        form = cqm_form(problem)
        exact = accepting(form.model, "exact")
    heuristics = [Turn(form, each, _HEURISTIC_SHARE) for each in accepting(form.model, "heuristic")]
    proofs = _shared(form, exact)
    quick: list[Turn] = []
    if exact and heuristics:
        quick = [Turn(form, exact[0], 1.0, _QUICK_S)]
    elif probe_s is not None and not all(each.is_live for each in exact):
        quick = _shared(form, exact, until_s=probe_s)
    turns = [*_enumeration(problem, form), *quick, *heuristics, *proofs]
    if not turns:
        raise EncodingError(
            f"no exact solver that is installed takes this {problem.family} ({problem.size}) as a "
            f"{form.name}; use 'annealing' or install more solvers (verdiq solvers)"
        )
    return turns


def _shared(form: Form, exact: tuple[Backend, ...], *, until_s: float = float("inf")) -> list[Turn]:
    """Turns of the exact backends: the first takes less of the time where two may follow."""
    n_exact = len(exact)
    first = 1.0 if n_exact < 2 else 0.4 if n_exact > 2 else 0.7
    shares = [first, *([0.7] * (n_exact - 2)), 1.0][:n_exact]
    return [
        Turn(form, each, share, until_s=until_s) for each, share in zip(exact, shares, strict=True)
    ]


def _enumeration(problem: Problem[Any], form: Form) -> list[Turn]:
    """A turn for going through all states, where there are few and nothing constrains them."""
    polynomial = _small_polynomial(problem)
    if polynomial is not None:
        return [Turn(polynomial, each, 1.0) for each in accepting(polynomial.model, "exact")[:1]]
    if form.name != "CQM" or getattr(form.model, "constraints", None):
        return []
    if len(getattr(form.model, "variables", ())) > _ENUMERABLE:
        return []
    qubo = qubo_form(problem)
    return [Turn(qubo, each, 1.0) for each in accepting(qubo.model, "exact")[:1]]


def _small_polynomial(problem: Problem[Any]) -> Form | None:
    """The polynomial of few variables that the problem is, which its QUBO has more of."""
    try:
        form = polynomial_form(problem)
    except LimitExceeded:  # it has too many terms to write out
        return None
    if form is None or len(getattr(form.model, "variables", ())) > _ENUMERABLE:
        return None
    return form
