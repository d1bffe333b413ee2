"""One evaluation of the largest state, in a process of its own, so that its memory can be told."""

from __future__ import annotations

import numpy as np

from evals.child_process import Ready
from solvers.diagonal import energies
from solvers.qaoa.engines.blocked_engine import BlockedEngine
from solvers.qaoa.engines.kernels.warm_up import compile_kernels
from solvers.qaoa.engines.statevector import Angles


def one_evaluation(n_qubits: int, ready: Ready) -> tuple[float, ...]:
    """Returns the expectation of a random dense QUBO in float32, from its BQM on."""
    import dimod

    compile_kernels("float32")
    rng = np.random.default_rng(0)
    left, right = np.triu_indices(n_qubits, 1)
    order = list(range(n_qubits))
    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        rng.normal(size=n_qubits),
        (left, right, rng.normal(size=left.size)),
        0.0,
        dimod.BINARY,
        variable_order=order,
    )
    ready()
    engine = BlockedEngine(energies(bqm, order, "float32"), precision="float32", threads=1)
    return (engine.energy(Angles(np.array([0.03]), np.array([-0.4]))),)
