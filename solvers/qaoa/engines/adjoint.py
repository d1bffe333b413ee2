"""The way back of the adjoint gradient, on compiled kernels.

Source: Jones and Gacon, arXiv 2009.02823.
"""

from __future__ import annotations

import numpy as np

from problems.structures import Floats
from solvers.qaoa.engines.mixer_factors import LayerFactors
from solvers.qaoa.engines.passes import Numbers, Passes

_BOTH = ("row", "column")


def roll_back(
    passes: Passes, layers: list[LayerFactors], weights: Numbers | None = None
) -> tuple[float, Floats]:
    """Returns the expected cost and its slopes, ∂γ then ∂β. Shape: (2, p).

    With `weights` it is the mean of another diagonal than the costs. Shape: (2**n,).

    The column is the state before the pass that ends the last layer. Rolling a qubit's mixing back
    without its cosine leaves a state too large by 1/cos β. In the last layer the column lacks that
    factor where the row has it too often, and their products are right where both are mixed equally
    far; in the layers before, both have it too often, once for every qubit mixed back.
    """
    from solvers.qaoa.engines.kernels.adjoint_passes import (
        homing_pass,
        returning_pass,
        turning_pass,
    )

    n, last = passes.n_qubits, len(layers)
    gammas, betas = np.zeros(last), np.zeros(last)
    energy, betas[-1] = passes.run(turning_pass, last, _BOTH, *layers[-1].mixing, weights=weights)
    for number in range(last - 1, 0, -1):
        layer, before = layers[number], layers[number - 1]
        here, there = passes.tiles(number).n_qubits, passes.tiles(number + 1).n_qubits
        is_last = number == last - 1
        excess = (0, here) if is_last else (there, n)
        scales = layer.scale(n), layer.scale(n) * layer.cosine ** (-2 * there if is_last else 0)
        beta, gamma, next_beta = passes.run(
            returning_pass, number, _BOTH, *layer.mixing, layer.gamma, *scales, *before.mixing
        )
        betas[number] += beta * layer.cosine ** (2 * excess[0])
        gammas[number] = gamma * layer.cosine ** (2 * excess[1])
        betas[number - 1] = next_beta
    first = layers[0]
    scale = 2 ** (-n / 2) * first.scale(n)
    beta, gammas[0] = passes.run(homing_pass, 0, ["row"], *first.mixing, first.gamma, scale)
    betas[0] += beta
    return float(energy), 2 * np.array([gammas, betas])
