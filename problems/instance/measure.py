"""The features of an instance: every feature in its turn, each within a fixed amount of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from problems.encoding.report import magnitudes
from problems.instance.canonical_bits import known_bits
from problems.instance.constrainedness import constrainedness
from problems.instance.coupling_graph import CouplingGraph
from problems.instance.features import Coefficients, InstanceFeatures, Sizes, Symmetry
from problems.instance.graph_shape import Walked, walked
from problems.instance.markers import markers
from problems.instance.models import Models, models_of
from problems.instance.presolved_size import Left, left_of_model, left_of_qubo
from problems.instance.proofs import proofs_of
from problems.instance.row_kinds import row_kinds
from problems.instance.symmetry import symmetry
from problems.problem import Problem


@dataclass(frozen=True, slots=True)
class _Qubo:
    """What was measured of a QUBO."""

    graph: CouplingGraph
    shape: Walked
    coefficients: Coefficients
    symmetry: Symmetry | None
    left: Left
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """The features of an instance, and the graph of its QUBO in canonical order, None without one."""

    features: InstanceFeatures
    graph: CouplingGraph | None


def features_of(problem: Problem[Any]) -> InstanceFeatures:
    """Returns what is known of an instance without solving it; see `measured`."""
    return measured(problem).features


def measured(problem: Problem[Any]) -> Measured:
    """Returns what is known of an instance without solving it.

    The same for every naming and order of the model's parts, as far as colour refinement tells bits
    apart. A family that picks its rows greedily, as cliques for an independent set, may write another
    model of the same instance, whose counts differ.
    The work is bounded: what was too large to be looked into is named in `left_out`.
    """
    models = models_of(problem)
    qubo = _qubo(models)
    tightness = constrainedness(models)
    left = (_left_of_model(models), qubo.left if qubo else Left({}))
    proofs, not_tested = proofs_of(
        models, qubo.graph if qubo else None, qubo.shape if qubo else None, left
    )
    features = InstanceFeatures(
        family=problem.family,
        size=problem.size,
        structure=type(models.structure).__name__ if models.structure is not None else None,
        sizes=_sizes(models, left),
        row_kinds=row_kinds(models.arrays) if models.arrays else {},
        graph=qubo.shape.shape if qubo else None,
        coefficients=qubo.coefficients if qubo else None,
        symmetry=qubo.symmetry if qubo else None,
        constrainedness=tightness,
        markers=markers(models, tightness),
        proofs=proofs,
        no_qubo=models.refusal,
        left_out=(
            *(qubo.left_out if qubo else ()),
            *(each.left_out for each in left if each.left_out),
            *not_tested,
        ),
    )
    return Measured(features, qubo.graph if qubo else None)


def _qubo(models: Models) -> _Qubo | None:
    if models.bits is None:
        return None
    known = known_bits(models.bits)
    bits, graph = known.bits, known.graph
    shape = walked(graph)
    largest, smallest, exact_bits = magnitudes(bits.terms)
    return _Qubo(
        graph=graph,
        shape=shape,
        coefficients=Coefficients(
            range=largest / smallest if smallest else 1.0, exact_bits=exact_bits
        ),
        symmetry=symmetry(graph, known.colours) if known.colours is not None else None,
        left=left_of_qubo(bits),
        left_out=(*shape.left_out, *filter(None, [known.left_out])),
    )


def _left_of_model(models: Models) -> Left:
    """What presolve leaves of the CQM; of one without rows, only the QUBO is presolved."""
    arrays = models.arrays
    return Left({}) if arrays is None or not arrays.rows.labels else left_of_model(arrays)


def _sizes(models: Models, left: tuple[Left, ...]) -> Sizes:
    arrays, bits = models.arrays, models.bits
    if arrays is None:
        return Sizes()
    found: dict[str, int] = {
        "n_variables": len(arrays.labels),
        "n_constraints": len(arrays.rows.labels) + len(arrays.quadratic_rows),
        "n_products": int(arrays.objective.quadratic.size),
    }
    if bits is not None:
        found |= {
            "n_qubits": len(bits.labels),
            "n_couplings": int(bits.terms.quadratic.size),
            "n_slack": models.n_slack,
        }
    for each in left:
        found |= each.sizes
    return Sizes(**found)
