"""Which backends get a turn at a problem, on which form, in which order, and for how long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from problems.errors import EncodingError, LimitExceeded
from problems.problem import Problem
from problems.structures import Fleet, Routing
from solvers.backend import Backend
from solvers.registry import accepting
from solvers.result import Aim, Model
from tools.forms import Form, cqm_form, native_form, polynomial_form, qubo_form
from tools.solving import Clock

_QUICK_S = 1.0  # most instances that a person types are proven within it
_HEURISTIC_SHARE = 0.35  # of what is left: routing reached berlin52's optimum in 3 of 10 seconds
_ANSWER_SHARE = 0.9  # of what is left, where the answer counts and not its proof
# Beyond these a second proves nothing, and writing the model takes much of it: a tour of 40 places is
# proven in 0.1 s of a core, one of 250 is not yet written in 0.5 s; 30 customers are never proven.
_QUICK_PLACES = {"Routing": 100, "Fleet": 30}
_ENUMERABLE = 24  # 2²⁴ states take 0.15 to 0.3 s, where CP-SAT takes seconds on a dense cut of 22
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
    problem: Problem[Any], *, aim: Aim, probe_s: float | None, is_begun: bool = False
) -> list[Turn]:
    """Returns the turns in order.

    A native structure goes first: a quick exact try, then a heuristic for a good answer, then the
    exact solver from that answer. The CQM is next, for families without a structure. Where something
    is to be told after `probe_s` seconds, backends that cannot be looked at have a first turn each
    until then, and their answers are the start of the longer ones. With the aim of an answer the
    heuristics have most of the time, and what is a QUBO as it stands is annealed. Turns that only begin
    are left out where the search `is_begun`.

    Raises:
        EncodingError: no backend that is installed can take any form of the problem.
    """
    form = native_form(problem) or cqm_form(problem)
    exact = accepting(form.model, "exact")
    if not exact and form.name != "CQM":
        form = cqm_form(problem)
        exact = accepting(form.model, "exact")
    heuristics = _heuristics(problem, form, aim)
    proofs = _shared(form, exact)
    quick = _quick(form, exact, heuristics, probe_s)
    first = [] if is_begun else [*_enumeration(problem, form), *quick]
    turns = [*first, *heuristics, *proofs]
    if not turns:
        raise EncodingError(
            f"no exact solver that is installed takes this {problem.family} ({problem.size}) as a "
            f"{form.name}; use 'annealing' or install more solvers (verdiq solvers)"
        )
    return turns


def _quick(
    form: Form, exact: tuple[Backend, ...], heuristics: list[Turn], probe_s: float | None
) -> list[Turn]:
    """Short turns before the long ones: a proof where one is near, else what can be told in time."""
    until_s = float("inf") if probe_s is None else probe_s
    if exact and heuristics and _n_places(form.model) <= _QUICK_PLACES.get(form.name, 0):
        return [Turn(form, exact[0], 1.0, _QUICK_S)]
    if heuristics and probe_s is not None:
        return [replace(heuristics[0], share=1.0, until_s=until_s)]
    if probe_s is not None and not all(each.is_live for each in exact):
        return _shared(form, exact, until_s=until_s)
    return []


def _n_places(model: Model) -> int:
    match model:
        case Routing():
            return len(model.distances)
        case Fleet():
            return len(model.costs)
        case _:
            return 0


def _heuristics(problem: Problem[Any], form: Form, aim: Aim) -> list[Turn]:
    share = _ANSWER_SHARE if aim == "answer" else _HEURISTIC_SHARE
    known = [Turn(form, each, share) for each in accepting(form.model, "heuristic")]
    if known or aim != "answer" or form.name != "CQM" or getattr(form.model, "constraints", None):
        return known
    qubo = qubo_form(problem)
    return [Turn(qubo, each, share) for each in accepting(qubo.model, "sampling")[:1]]


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
