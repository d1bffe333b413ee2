"""Any ansatz as a matrix product state, cut at growing bonds until the energy stands still.

The state of a line of spins is a chain of tensors; what entangles two halves passes through one bond
between them. Cutting a bond is an approximation, exact where the bond is wide enough, so the run
doubles it and compares: what has not settled is said to be not converged.

Source: Vidal, Phys. Rev. Lett. 91, 147902 (2003); by quimb's CircuitMPS.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from problems.structures import Floats
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.expectations.cone_network import gates, require_quimb
from solvers.qaoa.expectations.expectation import Expectation
from solvers.qaoa.ising import Ising, from_arrays

_FIRST_BOND = 8
_SETTLED = (
    1e-2  # deviations of the cost over all states; an energy is then good to 1 % of its spread
)
_CUT = 1e-10  # singular values below it are dropped, whatever the bond


def matrix_product_energy(model: Ising, angles: Angles, *, most_bond: int) -> Expectation:
    """Returns the expected cost at the first bond of 8, 16, … that moved it by under 0.01 deviations.

    Where none up to `most_bond` did, the last one's energy is returned as not converged. A state
    that a bond holds whole is exact and needs no second.

    Raises:
        LimitExceeded: quimb is not installed.
    """
    require_quimb(model.n_spins)
    line = _in_line(model)
    found: Expectation | None = None
    bond = min(_FIRST_BOND, most_bond)
    while found is None or (not found.converged and bond <= most_bond):
        energy, used = _at_bond(line, angles, bond)
        whole = used < bond
        change = None if found is None else abs(energy - found.energy) / model.spread
        settled = whole or (change is not None and change <= _SETTLED)
        found = Expectation(energy, "matrix product state", settled, bond=used, change=change)
        if whole:
            found = replace(found, change=0.0)
        bond *= 2
    return found


def _in_line(model: Ising) -> Ising:
    """The same Ising with coupled spins close together, by reverse Cuthill and McKee (1969)."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    n = model.n_spins
    half = csr_array((np.ones(model.weights.size), (model.left, model.right)), shape=(n, n))
    order = reverse_cuthill_mckee(half + half.T, symmetric_mode=True)
    place = np.empty(n, dtype=np.int64)
    place[order] = np.arange(n)
    left, right = place[model.left], place[model.right]
    return from_arrays(model.fields[order], left, right, model.weights, model.offset)


def _at_bond(model: Ising, angles: Angles, bond: int) -> tuple[float, int]:
    """The energy of the normalised state, and the widest bond it has."""
    import quimb.tensor as qtn

    circuit = qtn.CircuitMPS(model.n_spins, max_bond=bond, cutoff=_CUT)
    circuit.apply_gates(gates(model, angles))
    psi = circuit.psi
    used = int(psi.max_bond() or 1)
    psi.permute_arrays("lpr")
    tensors = [np.asarray(each) for each in psi.arrays]
    tensors[0] = tensors[0].reshape(1, *tensors[0].shape) if model.n_spins > 1 else tensors[0]
    tensors[-1] = tensors[-1].reshape(*tensors[-1].shape[:2], -1)
    return model.offset + _energy(model, tensors), used


def _energy(model: Ising, tensors: list[Any]) -> float:
    """The cost of a chain of tensors, each (left, spin, right), over its norm.

    One sweep carries, beside the norm so far, the energy so far and one open half of each coupling
    that has begun: Σ over i ≤ here of J_ij s_i, for each j to come.
    """
    n = model.n_spins
    couplings = np.zeros((n, n))
    couplings[model.left, model.right] = model.weights
    norm = np.ones((1, 1), dtype=complex)
    total = np.zeros((1, 1), dtype=complex)
    opened: dict[int, Floats] = {}
    signs = np.array([-1.0, 1.0])
    for here, tensor in enumerate(tensors):

        def moved(left: Any, tensor: Any = tensor, *, signed: bool = False) -> Any:
            upper = tensor * signs[:, np.newaxis] if signed else tensor
            half = np.tensordot(left, upper, axes=(0, 0))
            return np.tensordot(tensor.conj(), half, axes=((0, 1), (0, 1))).T

        closing = opened.pop(here, None)
        with_spin = moved(norm, signed=True)
        total = moved(total) + model.fields[here] * with_spin
        if closing is not None:
            total = total + moved(closing, signed=True)
        opened = {other: moved(each) for other, each in opened.items()}
        for other in np.flatnonzero(couplings[here]).tolist():
            start = couplings[here, other] * with_spin
            opened[other] = opened[other] + start if other in opened else start
        norm = moved(norm)
    return float((total / norm).real.item())
