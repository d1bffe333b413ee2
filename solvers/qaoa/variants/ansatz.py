"""QAOA on any product space: a product state, phases by the cost, and a mixer that mixes each axis.

    |ψ⟩ = exp(−iβ_p ΣG) exp(−iγ_p C) … exp(−iβ_1 ΣG) exp(−iγ_1 C) |s⟩

|s⟩ is the product of one vector an axis, ΣG the sum of one real symmetric generator an axis, so that
exp(−iβ ΣG) is the product of small unitaries. Every variant is a choice of these two: free bits with
|+⟩ and X are plain QAOA, `solvers.qaoa.variants.warm_start` tilts both, `solvers.qaoa.variants.xy_mixer`
keeps rows.

Sign: |s⟩ is the *highest* state of ΣG in every variant (|+⟩ is that of X), so minimising needs β < 0
where γ > 0, as in `solvers.qaoa.engines.statevector`, and every schedule made for one serves the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from problems.structures import Floats
from solvers.qaoa.engines.statevector import Angles, probabilities
from solvers.qaoa.variants.axis_mixer import AxisMixer
from solvers.qaoa.variants.axis_products import State, applied, outer_product, overlap

Objective = Callable[[Floats], tuple[float, Floats]]
"""From the probability of each state to a number, and its slope by each of the probabilities."""


class Simulated(Protocol):
    """What training on any objective asks of an ansatz, whatever computes it."""

    @property
    def costs(self) -> Floats: ...

    def probabilities(self, angles: Angles) -> Floats: ...

    def value_and_gradient(self, angles: Angles, objective: Objective) -> tuple[float, Angles]: ...


@dataclass(frozen=True, slots=True)
class Ansatz:
    """The costs of all states, and the mixer of each axis, the least significant first.

    Shape: `costs` (product of the axes' sizes,).
    """

    costs: Floats
    mixers: tuple[AxisMixer, ...]

    def start(self) -> State:
        """Returns the amplitudes before the first layer."""
        return outer_product([mixer.start for mixer in self.mixers])

    def state(self, angles: Angles) -> State:
        """Returns the amplitudes after the last layer."""
        amplitudes = self.start()
        for gamma, beta in zip(angles.gammas, angles.betas, strict=True):
            amplitudes *= np.exp(-1j * gamma * self.costs)
            amplitudes = self._mixed(amplitudes, beta)
        return amplitudes

    def probabilities(self, angles: Angles) -> Floats:
        """Returns the probability of each state after the last layer."""
        return probabilities(self.state(angles))

    def value_and_gradient(self, angles: Angles, objective: Objective) -> tuple[float, Angles]:
        """Returns the objective of the final probabilities and its exact derivatives.

        The adjoint method, as in `solvers.qaoa.engines.statevector`. What is rolled back beside |ψ⟩ is
        ⟨ψ|O, where the diagonal O holds the slopes by the probabilities: a number that depends on
        them in any smooth way changes, to first order, as the mean of O does.

        Source: Jones and Gacon, arXiv 2009.02823.
        """
        column = self.state(angles)
        value, slopes_by_state = objective(probabilities(column))
        row = column.conj() * slopes_by_state
        generators = [mixer.generator for mixer in self.mixers]
        slopes = Angles(np.empty_like(angles.gammas), np.empty_like(angles.betas))
        for layer in reversed(range(angles.gammas.size)):
            beta = angles.betas[layer]
            slopes.betas[layer] = 2 * overlap(row, column, generators).imag
            row, column = self._mixed(row, beta), self._mixed(column, -beta)
            slopes.gammas[layer] = 2 * np.einsum("i,i,i", row, self.costs, column).imag
            phases = np.exp(-1j * angles.gammas[layer] * self.costs)
            row *= phases
            column *= phases.conj()
        return value, slopes

    def _mixed(self, amplitudes: State, beta: float) -> State:
        return applied(amplitudes, [mixer.unitary(beta) for mixer in self.mixers])


def mean_of(costs: Floats) -> Objective:
    """Returns the objective ⟨C⟩."""

    def objective(chances: Floats) -> tuple[float, Floats]:
        return float(np.einsum("i,i", chances, costs)), costs

    return objective
