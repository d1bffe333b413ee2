"""Any number of layers on a sparse Ising, exactly, one light cone at a time.

After p layers ⟨s_i s_j⟩ depends on the spins within p couplings of i or j alone: every gate farther
away cancels. So each term of the cost is measured on a small circuit of its own: a statevector where
the cone is small, else a tensor network that quimb contracts. A cone of a 3-regular graph holds at
most 14 qubits with two layers, and 30 with three.

Source: Farhi, Goldstone and Gutmann, arXiv 1411.4028, section 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from problems.structures import Floats, Ints
from solvers.diagonal import states
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.expectations.cone_network import contracted
from solvers.qaoa.expectations.expectation import Expectation
from solvers.qaoa.ising import Ising, from_arrays, state_costs

_SIMULATED = 16  # qubits; two layers of so many take 10 ms, and quimb 100 ms for 14 of them


@dataclass(frozen=True, slots=True)
class _Cone:
    """The spins around a term, and where in them its own are."""

    spins: Ints
    ends: tuple[int, ...]


def light_cone_energy(
    model: Ising, angles: Angles, *, most_qubits: int = _SIMULATED
) -> Expectation:
    """Returns the exact expected cost; cones of more than `most_qubits` are contracted by quimb.

    Raises:
        LimitExceeded: a cone is so entangled that no contraction fits, or quimb is not installed.
    """
    energy, widest = model.offset, 0
    for cone, weight in _cones(model, angles.gammas.size):
        widest = max(widest, cone.spins.size)
        part = _part(model, cone.spins)
        if cone.spins.size <= most_qubits:
            energy += weight * _simulated(part, angles, cone.ends)
        else:
            energy += weight * contracted(part, angles, cone.ends)
    return Expectation(energy, "light cones", widest=widest)


def widest_cone(model: Ising, layers: int) -> int:
    """Returns the most spins that a term of the cost depends on."""
    return max((cone.spins.size for cone, _ in _cones(model, layers)), default=0)


def _cones(model: Ising, layers: int) -> Iterator[tuple[_Cone, float]]:
    """Each term's cone and weight."""
    near = _near(model, layers)
    for i in np.flatnonzero(model.fields).tolist():
        spins = near[i].astype(np.int64)
        yield _Cone(spins, (int(np.searchsorted(spins, i)),)), float(model.fields[i])
    for i, j, weight in zip(model.left, model.right, model.weights.tolist(), strict=True):
        spins = np.union1d(near[i], near[j]).astype(np.int64)
        first, second = np.searchsorted(spins, (i, j)).tolist()
        yield _Cone(spins, (first, second)), weight


def _near(model: Ising, layers: int) -> list[Ints]:
    """The spins within so many couplings of each spin, itself among them, in order."""
    from scipy.sparse import csr_array, eye_array

    n = model.n_spins
    ones = np.ones(model.weights.size)
    half = csr_array((ones, (model.left, model.right)), shape=(n, n))
    step = csr_array(half + half.T + eye_array(n, format="csr"))
    reach = step
    for _ in range(layers - 1):
        reach = csr_array(reach @ step)
        reach.data[:] = 1.0
    return [np.unique(reach.indices[reach.indptr[i] : reach.indptr[i + 1]]) for i in range(n)]


def _part(model: Ising, spins: Ints) -> Ising:
    """The Ising among these spins alone."""
    place = np.full(model.n_spins, -1)
    place[spins] = np.arange(spins.size)
    left, right = place[model.left], place[model.right]
    inside = (left >= 0) & (right >= 0)
    return from_arrays(model.fields[spins], left[inside], right[inside], model.weights[inside])


def _simulated(part: Ising, angles: Angles, ends: tuple[int, ...]) -> float:
    """⟨s⟩ or ⟨s s⟩ of the ends by a statevector."""
    chances = engine_for(state_costs(part)).probabilities(angles)
    return float(np.einsum("i,i", chances, _signs(part.n_spins, ends)))


def _signs(n_spins: int, ends: tuple[int, ...]) -> Floats:
    bits = states(np.arange(1 << n_spins), n_spins)[:, list(ends)]
    return np.asarray((2.0 * bits - 1).prod(axis=1))
