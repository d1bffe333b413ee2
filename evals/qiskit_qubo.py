"""The QUBO that qiskit-optimization makes of a CQM of ours, as a BQM with its way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from evals.qiskit_conversion import quadratic_program

if TYPE_CHECKING:
    import dimod


def qiskit_qubo(
    cqm: dimod.ConstrainedQuadraticModel,
) -> tuple[dimod.BinaryQuadraticModel, Callable[[Mapping[str, float]], Mapping[str, float]]] | None:
    """Returns the QUBO and the way back; None where it is not installed or cannot convert the model.

    It converts binaries here, and refuses what it cannot: limits that are not whole, say.
    """
    import dimod

    if find_spec("qiskit_optimization") is None or not _is_binary(cqm):
        return None
    converter = import_module("qiskit_optimization.converters").QuadraticProgramToQubo()
    error = import_module("qiskit_optimization.exceptions").QiskitOptimizationError
    try:
        program = converter.convert(quadratic_program(cqm))
    except error:
        return None
    names = [f"q{index}" for index in range(program.get_num_vars())]
    objective = program.objective
    bqm = dimod.BinaryQuadraticModel(
        dict(zip(names, objective.linear.to_array().tolist(), strict=True)),
        {
            (names[i], names[j]): value
            for (i, j), value in objective.quadratic.to_dict().items()
            if i != j
        },
        float(objective.constant),
        dimod.BINARY,
    )
    for (i, j), value in objective.quadratic.to_dict().items():
        if i == j:
            bqm.add_linear(names[i], value)
    labels = [str(label) for label in cqm.variables]

    def decode(sample: Mapping[str, float]) -> Mapping[str, float]:
        values = converter.interpret(np.array([sample[name] for name in names]))
        return dict(zip(labels, values.tolist(), strict=True))

    return bqm, decode


def _is_binary(cqm: dimod.ConstrainedQuadraticModel) -> bool:
    return all(cqm.vartype(label).name == "BINARY" for label in cqm.variables) and all(
        each.lhs.is_linear() for each in cqm.constraints.values()
    )
