"""One term of the cost on a circuit too wide for a statevector: a tensor network, contracted by quimb."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import numpy as np

from problems.errors import LimitExceeded
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.ising import Ising

_WIDEST = 26  # log₂ of the largest tensor in between: 1 GiB
_TRIED = 32  # orders of contraction; quimb's "auto-hq" searches for seconds a term, which few repay


def contracted(model: Ising, angles: Angles, ends: tuple[int, ...]) -> float:
    """Returns ⟨s⟩ or ⟨s s⟩ of one or two spins, exactly; gates outside their light cone cancel.

    Raises:
        LimitExceeded: quimb is not installed, or every way to contract needs a tensor over 1 GiB.
    """
    require_quimb(model.n_spins)
    import cotengra
    import quimb.tensor as qtn

    circuit = qtn.Circuit(model.n_spins)
    circuit.apply_gates(gates(model, angles))
    operator = np.diag([-1.0, 1.0])  # bit 1 is spin +1
    if len(ends) == 2:
        operator = np.kron(operator, operator)
    search = cotengra.RandomGreedyOptimizer(max_repeats=_TRIED, seed=0, parallel=False)
    plan: dict[str, Any] = circuit.local_expectation_rehearse(operator, ends, optimize=search)
    width = float(plan["tree"].contraction_width())
    if width > _WIDEST:
        raise LimitExceeded(
            f"a light cone of {model.n_spins} qubits needs a tensor of 2^{width:.0f} numbers to "
            f"contract; the limit is 2^{_WIDEST}; use fewer layers or a matrix product state"
        )
    value = circuit.local_expectation(operator, ends, optimize=plan["tree"])
    return float(np.real(value))


def gates(model: Ising, angles: Angles) -> list[tuple[Any, ...]]:
    """Returns the ansatz as quimb's gates: exp(−iγC) by RZZ and RZ, exp(−iβΣX) by RX.

    A spin is −Z, so fields turn the other way; global phases are left out.
    """
    n = range(model.n_spins)
    fields, weights = model.fields.tolist(), model.weights.tolist()
    pairs = list(zip(model.left.tolist(), model.right.tolist(), weights, strict=True))
    made: list[tuple[Any, ...]] = [("H", i) for i in n]
    for gamma, beta in zip(angles.gammas.tolist(), angles.betas.tolist(), strict=True):
        made += [("RZZ", 2 * gamma * weight, i, j) for i, j, weight in pairs]
        made += [("RZ", -2 * gamma * fields[i], i) for i in n if fields[i]]
        made += [("RX", 2 * beta, i) for i in n]
    return made


def require_quimb(n_qubits: int) -> None:
    """Raises LimitExceeded where quimb or cotengra is missing."""
    for module in ("quimb", "cotengra"):
        if find_spec(module) is None:
            raise LimitExceeded(
                f"{n_qubits} qubits are too many for a statevector here, and {module}, which contracts "
                "tensor networks, is not installed; install verdiq[tensor] or use fewer layers"
            )
