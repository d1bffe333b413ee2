"""Builds the CQM and the QUBO of a problem and says how large they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from problems.errors import EncodingError, LimitExceeded
from problems.problem import Frozen
from problems.registry import AnyProblem
from tools.forms import native_form
from tools.tool import Progress, Tool

if TYPE_CHECKING:
    import dimod


class BuildInput(Frozen):
    """A problem; `terms` asks for the QUBO's coefficients too, up to 100,000 of them."""

    problem: AnyProblem
    terms: bool = False


class CqmSize(Frozen):
    """How large the constrained quadratic model is."""

    n_variables: int
    n_constraints: int
    n_quadratic: int = Field(description="quadratic terms of the objective")


class QuboSize(Frozen):
    """How large the QUBO is, and what holding its coefficients takes.

    `n_slack` counts the variables added for inequalities; `density` is couplings over all pairs;
    `coefficient_range` is the largest coefficient over the smallest, in magnitude.
    """

    n_variables: int
    n_slack: int
    n_couplings: int
    density: float
    coefficient_range: float


class Term(Frozen):
    """One coefficient of the QUBO; `u` equals `v` for a linear one."""

    u: str
    v: str
    coefficient: float


class Models(Frozen):
    """The models of one problem. Where one cannot be built, `refusals` says why, a sentence each."""

    family: str
    size: str
    structure: str | None
    cqm: CqmSize | None = None
    qubo: QuboSize | None = None
    qubo_offset: float | None = None
    qubo_terms: tuple[Term, ...] = ()
    refusals: tuple[str, ...] = ()


_MOST_TERMS = 100_000


def run(request: BuildInput, progress: Progress) -> Models:
    """Returns the sizes of the models, and the QUBO's coefficients where asked for.

    Raises:
        LimitExceeded: the coefficients were asked for and there are too many to list.
    """
    problem = request.problem
    native = native_form(problem)
    start = Models(
        family=problem.family, size=problem.size, structure=native.name if native else None
    )
    progress(0.1, "building the CQM")
    try:
        cqm = problem.cqm()
    except (EncodingError, LimitExceeded) as error:
        return start.model_copy(update={"refusals": (str(error),)})
    size = CqmSize(
        n_variables=len(cqm.variables),
        n_constraints=len(cqm.constraints),
        n_quadratic=cqm.objective.num_interactions,
    )
    progress(0.5, "writing the QUBO")
    built = start.model_copy(update={"cqm": size})
    try:
        return built.model_copy(update=_qubo(cqm, terms=request.terms))
    except EncodingError as error:
        return built.model_copy(update={"refusals": (str(error),)})


def _qubo(cqm: dimod.ConstrainedQuadraticModel, *, terms: bool) -> dict[str, object]:
    from problems.qubo import penalise

    bqm, invert = penalise(cqm)
    n, n_couplings = bqm.num_variables, bqm.num_interactions
    found: dict[str, object] = {
        "qubo": QuboSize(
            n_variables=n,
            n_slack=invert.n_slack,
            n_couplings=n_couplings,
            density=2 * n_couplings / (n * (n - 1)) if n > 1 else 0.0,
            coefficient_range=invert.coefficient_range,
        ),
        "qubo_offset": float(bqm.offset),
    }
    if terms:
        found["qubo_terms"] = tuple(_terms(bqm))
    return found


def _terms(bqm: dimod.BinaryQuadraticModel) -> Iterator[Term]:
    n_terms = bqm.num_variables + bqm.num_interactions
    if n_terms > _MOST_TERMS:
        raise LimitExceeded(
            f"the QUBO has {n_terms} coefficients; at most {_MOST_TERMS} are listed; ask without terms"
        )
    for label, bias in bqm.linear.items():
        yield Term(u=str(label), v=str(label), coefficient=float(bias))
    for (u, v), bias in bqm.quadratic.items():
        yield Term(u=str(u), v=str(v), coefficient=float(bias))


TOOL = Tool(
    name="build_model",
    description=(
        "Build the constrained quadratic model and the QUBO of a typed problem: sizes, slack, density, "
        "coefficient range, and the coefficients themselves if asked."
    ),
    input_type=BuildInput,
    output_type=Models,
    run=run,
)
