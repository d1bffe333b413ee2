"""QAOA with one layer in closed form: exact for any Ising with fields, to thousands of spins.

With one layer each spin sees its neighbours only, and the sum over their states is a product of
cosines. For θ = 2γ and the moments of the state before the mixer,

    Y_i  = sin(θh_i) Π_k cos(θJ_ik)
    M_ij = sin(θJ_ij) [cos(θh_i) Π_{k≠j} cos(θJ_ik) + cos(θh_j) Π_{k≠i} cos(θJ_jk)]
    D_ij = ½ [cos(θ(h_i − h_j)) Π_{k≠i,j} cos(θ(J_ik − J_jk)) − the same with + for −]

the mixer gives ⟨s_i⟩ = sin 2β · Y_i and ⟨s_i s_j⟩ = ½ sin 4β · M_ij + sin² 2β · D_ij.

Source: Ozaeta, van Dam and McMahon, arXiv 2012.03421, theorem 1. Signs and angles are those of
`solvers.qaoa.engines.statevector`, so minimising needs β < 0 where γ > 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.structures import Floats, Ints
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.ising import Ising

_DENSE = 0.3  # of all pairs coupled: from there on whole rows are faster than merged sparse ones


@dataclass(frozen=True, slots=True)
class Moments:
    """Y of each spin, M and D of each coupled pair, at one γ.

    Shape: single (n,), mixed and double (m,), in the order of the Ising's terms.
    """

    single: Floats
    mixed: Floats
    double: Floats


@dataclass(frozen=True, slots=True)
class Correlations:
    """⟨s_i⟩ of each spin, and ⟨s_i s_j⟩ of each coupled pair. Shape: (n,) and (m,)."""

    spins: Floats
    pairs: Floats


@dataclass(frozen=True, slots=True)
class Terms:
    """The energy at one γ by what β does to it.

    That is offset + sin 2β · single + ½ sin 4β · mixed + sin² 2β · double.
    """

    offset: float
    single: float
    mixed: float
    double: float

    def energy(self, beta: float) -> float:
        """Returns the expected cost."""
        sine = np.sin(2 * beta)
        turned = sine * self.single + np.sin(4 * beta) / 2 * self.mixed + sine**2 * self.double
        return float(self.offset + turned)

    def slope(self, beta: float) -> float:
        """Returns the energy's derivative by β."""
        return float(
            2 * np.cos(2 * beta) * self.single
            + 2 * np.cos(4 * beta) * self.mixed
            + 2 * np.sin(4 * beta) * self.double
        )


@dataclass(frozen=True, slots=True)
class OneLayer:
    """QAOA with one layer on an Ising whose neighbours stand in sorted sparse rows.

    Shape: start (n + 1,), other and coupling (2m,).
    """

    model: Ising
    start: Ints
    other: Ints
    coupling: Floats

    def moments(self, gamma: float) -> Moments:
        """Returns the moments before the mixer."""
        n = self.model.n_spins
        if 2 * self.model.weights.size < _DENSE * n * (n - 1):
            return self.moments_and_slopes(gamma)[0]
        return self._dense_moments(2 * gamma)

    def moments_and_slopes(self, gamma: float) -> tuple[Moments, Moments]:
        """Returns the moments before the mixer, and their derivatives by γ.

        A coupling takes as many steps as its two spins have neighbours.
        """
        from solvers.qaoa.expectations import closed_form_kernel

        model = self.model
        found = closed_form_kernel.moments(
            2.0 * gamma,
            model.fields,
            model.left,
            model.right,
            model.weights,
            self.start,
            self.other,
            self.coupling,
        )
        return Moments(*(each[0] for each in found)), Moments(*(2 * each[1] for each in found))

    def correlations(self, gamma: float, beta: float) -> Correlations:
        """Returns the exact expectations after the layer."""
        found = self.moments(gamma)
        sine = np.sin(2 * beta)
        pairs = np.sin(4 * beta) / 2 * found.mixed + sine**2 * found.double
        return Correlations(sine * found.single, pairs)

    def energy(self, gamma: float, beta: float) -> float:
        """Returns the expected cost after the layer."""
        return self.terms(gamma).energy(beta)

    def energy_and_gradient(self, gamma: float, beta: float) -> tuple[float, Angles]:
        """Returns the expected cost and its exact derivatives by γ and β."""
        moments, slopes = self.moments_and_slopes(gamma)
        here, there = self._terms(moments, self.model.offset), self._terms(slopes, 0.0)
        gradient = Angles(np.array([there.energy(beta)]), np.array([here.slope(beta)]))
        return here.energy(beta), gradient

    def terms(self, gamma: float) -> Terms:
        """Returns the energy at this γ as a function of β."""
        return self._terms(self.moments(gamma), self.model.offset)

    def _terms(self, found: Moments, offset: float) -> Terms:
        fields, weights = self.model.fields, self.model.weights
        return Terms(
            offset,
            _dot(fields, found.single),
            _dot(weights, found.mixed),
            _dot(weights, found.double),
        )

    def _dense_moments(self, theta: float) -> Moments:
        from solvers.qaoa.expectations import closed_form_dense

        model, h = self.model, self.model.fields
        i, j = model.left, model.right
        couplings = np.zeros((model.n_spins, model.n_spins))
        couplings[i, j] = couplings[j, i] = model.weights
        apart, minus, plus = closed_form_dense.products(theta, couplings)
        near = np.cos(theta * h[i]) * apart[i, j] + np.cos(theta * h[j]) * apart[j, i]
        even = np.cos(theta * (h[i] - h[j])) * minus[i, j]
        odd = np.cos(theta * (h[i] + h[j])) * plus[i, j]
        return Moments(
            np.sin(theta * h) * apart.diagonal(),
            np.sin(theta * model.weights) * near,
            (even - odd) / 2,
        )


def one_layer(model: Ising) -> OneLayer:
    """Returns the closed form of an Ising."""
    ends = np.concatenate([model.left, model.right])
    others = np.concatenate([model.right, model.left])
    order = np.lexsort((others, ends))
    start = np.searchsorted(ends[order], np.arange(model.n_spins + 1))
    return OneLayer(model, start, others[order], np.tile(model.weights, 2)[order])


def _dot(first: Floats, second: Floats) -> float:
    """The scalar product by einsum: OpenBLAS starts threads for it that wait for busy cores."""
    return float(np.einsum("i,i", first, second))
