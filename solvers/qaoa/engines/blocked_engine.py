"""The fast engine: compiled kernels over tiles that stay in a core's cache, p + 1 passes for p layers.

Qubits are parted into low ones, neighbours in memory, and high ones. A pass takes the tiles of one part
through everything that needs no other: the end of one layer's mixing, the next one's phases and the
beginning of its mixing. Amplitudes lie in blocks: see `solvers.qaoa.engines.kernels.vector_code`.

Scale: mixers are 1 − i·tan β·X and lack cos β a qubit; a layer's phases bring all n of them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats
from solvers.qaoa.engines.adjoint import roll_back
from solvers.qaoa.engines.mixer_factors import LayerFactors, layer_factors
from solvers.qaoa.engines.passes import Passes
from solvers.qaoa.engines.statevector import Angles, State

if TYPE_CHECKING:
    from solvers.qaoa.variants.ansatz import Objective

_NEAR_BLOCKS = 1 << 12  # 512 KiB, so that squares stay in a core's cache


class BlockedEngine:
    """An `Engine` on compiled kernels. Memory: the costs, one state, and for gradients another.

    Shape: `costs` (2**n,) with n at least 10; costs of another precision are copied.
    """

    name = "blocked"

    def __init__(self, costs: Floats, *, precision: Literal["float64", "float32"], threads: int):
        self.precision: Literal["float64", "float32"] = precision
        self.threads = threads
        self.n_qubits = costs.size.bit_length() - 1
        self._passes = Passes(np.ascontiguousarray(costs, dtype=precision), threads)

    @property
    def costs(self) -> Floats:
        """The costs, in the engine's precision. Shape: (2**n,)."""
        return self._passes.costs

    def energy(self, angles: Angles) -> float:
        """Returns the expected cost."""
        return self._expected(layer_factors(angles), keep=False)

    def energy_and_gradient(self, angles: Angles) -> tuple[float, Angles]:
        """Returns the expected cost and its derivatives."""
        layers = layer_factors(angles)
        self._advance(layers)
        energy, slopes = roll_back(self._passes, layers)
        n_layers = angles.gammas.size
        return energy, Angles(slopes[0, :n_layers], slopes[1, :n_layers])

    def value_and_gradient(self, angles: Angles, objective: Objective) -> tuple[float, Angles]:
        """Returns an objective of the final probabilities, such as CVaR, and its derivatives.

        As `solvers.qaoa.variants.ansatz` does: to first order the objective changes as the mean of its
        slopes by the probabilities does. The state is made twice, first for those.
        """
        layers = layer_factors(angles)
        value, weights = objective(self.probabilities(angles))
        self._advance(layers)
        _, slopes = roll_back(
            self._passes, layers, np.ascontiguousarray(weights, dtype=self.precision)
        )
        n_layers = angles.gammas.size
        return value, Angles(slopes[0, :n_layers], slopes[1, :n_layers])

    def probabilities(self, angles: Angles) -> Floats:
        """Returns the probability of each state, in the engine's precision. Shape: (2**n,)."""
        blocks = self._final_blocks(angles)
        chances = np.empty((len(blocks), blocks.shape[2]), dtype=blocks.dtype)
        for start in range(0, len(blocks), _NEAR_BLOCKS):
            part = slice(start, start + _NEAR_BLOCKS)
            chances[part] = np.square(blocks[part]).sum(axis=1)
        return chances.reshape(-1)

    def state(self, angles: Angles) -> State:
        """Returns the amplitudes. Shape: (2**n,)."""
        blocks = self._final_blocks(angles)
        amplitudes = np.empty((len(blocks), blocks.shape[2]), dtype=complex)
        amplitudes.real, amplitudes.imag = blocks[:, 0], blocks[:, 1]
        return amplitudes.reshape(-1)

    def _final_blocks(self, angles: Angles) -> NDArray[Any]:
        """The blocks of the final state, valid until the next call. Shape: (blocks, 2, lanes)."""
        self._expected(layer_factors(angles), keep=True)
        return self._passes.blocks("column")

    def _advance(self, layers: list[LayerFactors]) -> None:
        """Takes |+⟩ through all layers, but for the last one's mixing of one part of the qubits."""
        from solvers.qaoa.engines.kernels.forward_passes import first_pass, middle_pass

        n, first = self.n_qubits, layers[0]
        scale = 2 ** (-n / 2) * first.scale(n)
        self._passes.run(first_pass, 0, ["column"], first.gamma, scale, *first.mixing)
        for number, (before, layer) in enumerate(pairwise(layers), start=1):
            phase = layer.gamma, layer.scale(n)
            self._passes.run(middle_pass, number, ["column"], *before.mixing, *phase, *layer.mixing)

    def _expected(self, layers: list[LayerFactors], *, keep: bool) -> float:
        """The expected cost; where the final state is kept, nought."""
        from solvers.qaoa.engines.kernels.forward_passes import last_pass

        self._advance(layers)
        sums = self._passes.run(last_pass, len(layers), ["column"], *layers[-1].mixing, keep)
        return float(sums)
