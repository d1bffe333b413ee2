"""The models of one instance in arrays, which every feature is computed from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from problems.encoding.encoding_choice import DEFAULT
from problems.encoding.model_arrays import ModelArrays, read
from problems.encoding.one_hot_form import one_hot_form
from problems.errors import EncodingError, LimitExceeded
from problems.instance.start_times import refuse_many_starts
from problems.polynomial import Polynomial
from problems.presolve.bits import Bits
from problems.problem import Problem
from problems.structures import Program, Structure


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a problem; None where there is none, and `refusal` then says why.

    `arrays` are those of the CQM, `bits` the QUBO that `problems.qubo.penalise` makes of it, with
    `n_slack` bits added for inequalities. `program` is exact where the CQM is on a grid.
    """

    problem: Problem[Any]
    structure: Structure | None = None
    program: Program | None = None
    polynomial: Polynomial | None = None
    arrays: ModelArrays | None = None
    bits: Bits | None = None
    n_slack: int = 0
    refusal: str = ""

    @property
    def exact_arrays(self) -> ModelArrays | None:
        """The arrays of the CQM where it keeps every solution: what is proven of it holds."""
        return self.arrays if self.problem.cqm_is_exact else None


def models_of(problem: Problem[Any]) -> Models:
    """Returns the models of a problem, as far as there are any."""
    structure = problem.structure()
    program = structure if isinstance(structure, Program) else _own_program(problem)
    start = Models(problem, structure, program, _polynomial(problem))
    try:
        refuse_many_starts(structure)
        arrays = read(problem.cqm())
    except (EncodingError, LimitExceeded) as error:
        return replace(start, refusal=str(error))
    try:
        form = one_hot_form(arrays, DEFAULT)
    except EncodingError as error:
        return replace(start, arrays=arrays, refusal=str(error))
    bits = Bits(form.labels, form.terms)
    return replace(start, arrays=arrays, bits=bits, n_slack=len(form.slack.labels))


def _own_program(problem: Problem[Any]) -> Program | None:
    """The program of a family that writes one beside another structure."""
    return problem.program() if type(problem).program is not Problem.program else None


def _polynomial(problem: Problem[Any]) -> Polynomial | None:
    try:
        return problem.polynomial()
    except LimitExceeded:
        return None
