"""The expected cost of an ansatz by the cheapest method that is exact, else by the best that is not."""

from __future__ import annotations

from problems.errors import LimitExceeded
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.expectations.closed_form import one_layer
from solvers.qaoa.expectations.expectation import Expectation
from solvers.qaoa.expectations.light_cone import light_cone_energy, widest_cone
from solvers.qaoa.expectations.matrix_product import matrix_product_energy
from solvers.qaoa.ising import Ising, state_costs

_SIMULATED = 20  # qubits: 16 MiB of amplitudes
_WIDEST_CONE = 32  # three layers on 3-regular graphs; a second a term by contraction


def expected_cost(model: Ising, angles: Angles, *, most_bond: int) -> Expectation:
    """Returns the expected cost and how it was had.

    One layer is in closed form; up to 20 spins are simulated; sparse models go by light cones; the
    rest is a matrix product state of bonds up to `most_bond`, which may not converge and says so.

    Raises:
        LimitExceeded: a tensor network is needed and quimb is not installed.
    """
    if angles.gammas.size == 1:
        gamma, beta = float(angles.gammas[0]), float(angles.betas[0])
        return Expectation(one_layer(model).energy(gamma, beta), "closed form")
    if model.n_spins <= _SIMULATED:
        return Expectation(engine_for(state_costs(model)).energy(angles), "statevector")
    if widest_cone(model, angles.gammas.size) <= _WIDEST_CONE:
        try:
            return light_cone_energy(model, angles)
        except (
            LimitExceeded
        ):  # too entangled to contract; without quimb the next step says so again
            pass
    return matrix_product_energy(model, angles, most_bond=most_bond)
