"""Builds the CQM and the QUBO of a problem and says how large they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from problems.encoding.encoding_choice import ChoiceKind, Encoding, InequalityKind, IntegerKind
from problems.errors import EncodingError, LimitExceeded
from problems.problem import Frozen
from problems.registry import AnyProblem
from tools.forms import native_form
from tools.tool import Progress, Tool

if TYPE_CHECKING:
    import dimod


class EncodingInput(Frozen):
    """How the QUBO is written; what is left out keeps the default, which is exact and proven."""

    integers: IntegerKind = "binary"
    one_of_many: ChoiceKind = "one_hot"
    inequalities: InequalityKind = Field(
        default="slack", description="'unbalanced' takes no slack and is an approximation"
    )
    weights: dict[str, float] | None = Field(
        default=None, description="penalty weights by constraint, instead of the proven ones"
    )

    def encoding(self) -> Encoding:
        """Returns the encoding as `penalise` takes it."""
        return Encoding(self.integers, self.one_of_many, self.inequalities, self.weights)


class BuildInput(Frozen):
    """A problem; `terms` asks for the QUBO's coefficients too, up to 100,000 of them."""

    problem: AnyProblem
    terms: bool = False
    encoding: EncodingInput = EncodingInput()


class CqmSize(Frozen):
    """How large the constrained quadratic model is."""

    n_variables: int
    n_constraints: int
    n_quadratic: int = Field(description="quadratic terms of the objective")


class QuboSize(Frozen):
    """How large the QUBO is, and what holding its coefficients takes.

    `n_slack` counts the variables added for inequalities; `density` is couplings over all pairs;
    `coefficient_range` is the largest coefficient over the smallest, in magnitude; `exact_bits` what
    a signed whole number takes to hold each exactly; `is_proven` whether the minimum is proven to be
    the optimum; `words` says it in a sentence.
    """

    n_variables: int
    n_slack: int
    n_couplings: int
    density: float
    coefficient_range: float
    exact_bits: int | None
    is_proven: bool
    words: str


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
        return built.model_copy(update=_qubo(cqm, request))
    except EncodingError as error:
        return built.model_copy(update={"refusals": (str(error),)})


def _qubo(cqm: dimod.ConstrainedQuadraticModel, request: BuildInput) -> dict[str, object]:
    from problems.qubo import penalise

    bqm, invert = penalise(cqm, request.encoding.encoding())
    report = invert.report
    found: dict[str, object] = {
        "qubo": QuboSize(
            n_variables=bqm.num_variables,
            n_slack=invert.n_slack,
            n_couplings=bqm.num_interactions,
            density=report.density,
            coefficient_range=invert.coefficient_range,
            exact_bits=report.exact_bits,
            is_proven=report.is_proven,
            words=report.words(),
        ),
        "qubo_offset": float(bqm.offset),
    }
    if request.terms:
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
