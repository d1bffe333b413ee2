"""The features of an instance, from the problem: every feature in its turn, each within a limit."""

from __future__ import annotations

from typing import Any

import numpy as np

from problems.encoding.report import magnitudes
from problems.instance.coupling_graph import coupling_graph
from problems.instance.easy_families import easy_family
from problems.instance.features import Coefficients, Constrainedness, InstanceFeatures, Sizes
from problems.instance.graph_shape import graph_shape
from problems.instance.models import Models, models_of
from problems.instance.row_kinds import row_kinds
from problems.problem import Problem

_MOST_WORK = 100_000  # joined neighbourhoods of the treewidth bound


def features_of(problem: Problem[Any]) -> InstanceFeatures:
    """Returns what is known of an instance without solving it."""
    models = models_of(problem)
    family = easy_family(problem.family)
    start = InstanceFeatures(
        family=problem.family,
        size=problem.size,
        structure=type(models.structure).__name__ if models.structure is not None else None,
        no_qubo=models.refusal,
        sizes=_sizes(models),
        row_kinds=row_kinds(models.arrays) if models.arrays else {},
        constrainedness=_constrainedness(models),
        proofs=(family,) if family else (),
    )
    return start if models.bits is None else start.model_copy(update=_of_qubo(models))


def _sizes(models: Models) -> Sizes:
    arrays, bits = models.arrays, models.bits
    if arrays is None:
        return Sizes()
    sizes = Sizes(
        n_variables=len(arrays.labels),
        n_constraints=len(arrays.rows.labels) + len(arrays.quadratic_rows),
        n_products=arrays.objective.quadratic.size,
    )
    if bits is None:
        return sizes
    found = {
        "n_qubits": len(bits.labels),
        "n_couplings": bits.terms.quadratic.size,
        "n_slack": models.n_slack,
    }
    return sizes.model_copy(update=found)


def _constrainedness(models: Models) -> Constrainedness:
    arrays = models.arrays
    if arrays is None or not arrays.labels:
        return Constrainedness()
    n_rows = len(arrays.rows.labels) + len(arrays.quadratic_rows)
    return Constrainedness(rows_per_variable=n_rows / len(arrays.labels))


def _of_qubo(models: Models) -> dict[str, object]:
    assert models.bits is not None
    graph = coupling_graph(models.bits)
    shape, ended = graph_shape(graph, np.arange(graph.n), _MOST_WORK)
    largest, smallest, exact_bits = magnitudes(models.bits.terms)
    return {
        "graph": shape,
        "coefficients": Coefficients(
            range=largest / smallest if smallest else 1.0, exact_bits=exact_bits
        ),
        "left_out": ()
        if ended
        else (
            f"the upper bound on the treewidth is of an order that was broken off after {_MOST_WORK:,} "
            "joined neighbourhoods",
        ),
    }
