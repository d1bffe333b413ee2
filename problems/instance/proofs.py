"""What is proven of an instance that makes it easy: every test in turn, the most telling first."""

from __future__ import annotations

from collections.abc import Iterator

from problems.errors import EncodingError
from problems.instance.continuous_programs import continuous_program
from problems.instance.coupling_graph import CouplingGraph
from problems.instance.easy_families import easy_family
from problems.instance.easy_forms import easy_form
from problems.instance.features import Proof
from problems.instance.frustration import without_frustration
from problems.instance.graph_shape import Walked
from problems.instance.models import Models
from problems.instance.narrowness import narrow_graph
from problems.instance.planarity import planar_ising
from problems.instance.presolved_size import Left
from problems.instance.short_clauses import short_clauses
from problems.instance.small_numbers import small_knapsack
from problems.instance.unimodularity import totally_unimodular
from problems.modelling.program_of_problem import program_of_arrays
from problems.structures import Program

_KINDS = ("polynomial", "pseudo-polynomial", "small width")

Found = tuple[Proof | None, str]


def proofs_of(
    models: Models, graph: CouplingGraph | None, shape: Walked | None, presolved: tuple[Left, ...]
) -> tuple[tuple[Proof, ...], tuple[str, ...]]:
    """Returns every proof found, polynomial ones first, and what was not looked into.

    What is proven of the CQM or the QUBO is used only where these keep every solution.
    """
    by_presolve = [(each.proof, "") for each in presolved if models.exact_arrays is not None]
    found = [
        *_of_family(models),
        *_of_programs(models),
        *by_presolve,
        *_of_qubo(models, graph, shape),
    ]
    proofs = dict[str, Proof]()
    for proof, _ in found:
        if proof is not None:
            proofs.setdefault(proof.name, proof)
    ordered = sorted(proofs.values(), key=lambda each: _KINDS.index(each.kind))
    return tuple(ordered), tuple(dict.fromkeys(left for _, left in found if left))


def _of_family(models: Models) -> Iterator[Found]:
    yield easy_family(models.problem.family), ""
    yield easy_form(models.problem), ""
    if models.exact_arrays is not None:
        yield short_clauses(models.exact_arrays), ""


def _of_programs(models: Models) -> Iterator[Found]:
    for program in _programs(models):
        continuous = continuous_program(program)
        if continuous is not None:
            yield continuous, ""
            continue
        yield totally_unimodular(program)
        yield small_knapsack(program), ""


def _programs(models: Models) -> Iterator[Program]:
    """The problem's own program, and the CQM as one where it is exact and linear in its rows."""
    if models.program is not None:
        yield models.program
    if models.exact_arrays is not None and models.exact_arrays.rows.labels:
        try:
            yield program_of_arrays(models.exact_arrays)
        except EncodingError:
            return


def _of_qubo(models: Models, graph: CouplingGraph | None, shape: Walked | None) -> Iterator[Found]:
    """Tests of the QUBO, whose minimum is proven to be the optimum of the CQM."""
    if graph is None or shape is None or models.exact_arrays is None:
        return
    unfrustrated = without_frustration(graph)
    yield unfrustrated, ""
    if unfrustrated is None and not shape.is_crossed:
        yield planar_ising(graph)
    yield narrow_graph(shape.shape), ""
