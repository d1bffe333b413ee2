"""The forms a problem can be solved in, each with its way back to the problem's own terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from problems.problem import Problem, Solution
from problems.structures import Answer, Assignment
from solvers.result import Model

if TYPE_CHECKING:
    import dimod

    from problems.encoding.inverse import Inverse


@dataclass(frozen=True, slots=True)
class Form:
    """A model of a problem and its inverse.

    `solution_of` turns an answer to the model into a solution; `objective_of` turns a cost or a
    bound on it into the problem's objective. `is_exact` is whether the model's optimum is the
    problem's; only then does a bound or a proof carry over. `is_feasible` is `Request`'s, where known.
    """

    model: Model
    solution_of: Callable[[Answer], Solution]
    objective_of: Callable[[float], float]
    is_exact: bool
    is_feasible: Callable[[NDArray[np.int8]], NDArray[np.bool_]] | None = None

    @property
    def name(self) -> str:
        """The model's type: Routing, CQM, BQM…"""
        return _SHORT.get(type(self.model).__name__, type(self.model).__name__)


_QUADRATIC = 2

_SHORT = {
    "ConstrainedQuadraticModel": "CQM",
    "BinaryQuadraticModel": "QUBO",
    "Polynomial": "polynomial",
    "OneHotRows": "QUBO with one-hot rows",
}


def native_form(problem: Problem[Any]) -> Form | None:
    """Returns the structure that native solvers understand, where the family has one."""
    structure = problem.structure()
    if structure is None:
        return None
    return Form(
        model=structure,
        solution_of=problem.decode_structure,
        objective_of=problem.objective_of_cost,
        is_exact=True,
    )


def cqm_form(problem: Problem[Any]) -> Form:
    """Returns the constrained quadratic model.

    Raises:
        LimitExceeded, EncodingError: as `Problem.cqm`.
    """

    def solution_of(answer: Answer) -> Solution:
        assert isinstance(answer, Assignment)
        solution: Solution = problem.decode(answer.sample)
        return solution

    return Form(problem.cqm(), solution_of, problem.objective_of_energy, problem.cqm_is_exact)


def qubo_form(problem: Problem[Any]) -> Form:
    """Returns the QUBO: the CQM with each constraint as a penalty that outweighs breaking it.

    Raises:
        LimitExceeded, EncodingError: as `Problem.cqm` and `penalise`.
    """
    from problems.qubo import penalise

    bqm, invert = penalise(problem.cqm())
    return _qubo_like(problem, bqm, invert)


def polynomial_form(problem: Problem[Any]) -> Form | None:
    """Returns the polynomial of more than two factors a product, None where there is none.

    The QUBO of such a polynomial has a bit more at least, for a product that is not quadratic.

    Raises:
        LimitExceeded: as `Problem.polynomial`.
    """
    polynomial = problem.polynomial()
    if polynomial is None or polynomial.degree <= _QUADRATIC:
        return None

    def solution_of(answer: Answer) -> Solution:
        assert isinstance(answer, Assignment)
        solution: Solution = problem.decode(answer.sample)
        return solution

    return Form(polynomial, solution_of, problem.objective_of_energy, problem.cqm_is_exact)


def rows_form(problem: Problem[Any]) -> Form | None:
    """Returns the QUBO beside the one-hot rows that are kept instead of penalised, None without rows.

    Raises:
        LimitExceeded, EncodingError: as `qubo_form`.
    """
    from problems.kept_rows import keep_rows

    model, invert = keep_rows(problem.cqm())
    return _qubo_like(problem, model, invert) if model.rows else None


def _qubo_like(problem: Problem[Any], model: Model, invert: Inverse) -> Form:
    def solution_of(answer: Answer) -> Solution:
        assert isinstance(answer, Assignment)
        solution: Solution = problem.decode(invert(answer.sample))
        return solution

    return Form(model, solution_of, problem.objective_of_energy, problem.cqm_is_exact, invert.meets)


def qubo_of(problem: Problem[Any]) -> dimod.BinaryQuadraticModel:
    """Returns the QUBO alone, where no answer has to be read back.

    Raises:
        LimitExceeded, EncodingError: as `qubo_form`.
    """
    from problems.qubo import penalise

    return penalise(problem.cqm())[0]
