"""A layer's angles as the compiled kernels take them: quarter turns, tangents, and what they leave out."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, tan

from solvers.qaoa.engines.statevector import Angles


@dataclass(frozen=True, slots=True)
class LayerFactors:
    """γ in quarter turns; exp(−iβX) = sign · (cosine · (1 − i·tangent·X)^repeats), a qubit.

    The tangent is at most 1, so that what leaves the cosines out grows by 2^(n/2) at most.
    """

    gamma: float
    tangent: float
    repeats: int
    cosine: float
    sign: int

    @property
    def mixing(self) -> tuple[float, int]:
        """What the mixing kernels ask for."""
        return self.tangent, self.repeats

    def scale(self, n_qubits: int) -> float:
        """What the mixing of so many qubits leaves out."""
        return float((self.sign * self.cosine) ** n_qubits)


def layer_factors(angles: Angles) -> list[LayerFactors]:
    """Returns the factors of each layer, and of one without effect where there are no layers.

    exp(−iβX) has period π but for its sign. Above π/4 the mixing is done twice at half the angle.

    >>> import numpy as np
    >>> [layer.repeats for layer in layer_factors(Angles(np.ones(2), np.array([3.0, 1.0])))]
    [1, 2]
    """
    pairs = list(zip(angles.gammas.tolist(), angles.betas.tolist(), strict=True))
    return [_factors(gamma, beta) for gamma, beta in pairs or [(0.0, 0.0)]]


def _factors(gamma: float, beta: float) -> LayerFactors:
    periods = round(beta / pi)
    rest = beta - periods * pi
    repeats = 1 if abs(rest) <= pi / 4 else 2
    return LayerFactors(
        gamma=gamma * 2 / pi,
        tangent=tan(rest / repeats),
        repeats=repeats,
        cosine=cos(rest / repeats) ** repeats,
        sign=-1 if periods % 2 else 1,
    )
