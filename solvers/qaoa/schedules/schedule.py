"""Where QAOA's angles start from, and how many layers are worth their time."""

from __future__ import annotations

import numpy as np

from solvers.qaoa.engines.statevector import Angles

# Ends of the ramp for costs of spread 1. On random dense QUBOs of 12 and 16 variables, untrained
# ramps of 10 layers reach approximation ratios of 0.93 to 0.96, of 20 layers 0.96 to 0.98.
_GAMMA_MAX = 1.5
_BETA_MAX = 0.6

_MOST_LAYERS = 8
_FEWEST_LAYERS = 2
_EVALUATIONS = 60  # L-BFGS has gained nearly all it will on 12 to 16 variables by then
# Energy and gradient on one core, by evals/bench/qaoa_speed.py: numpy's engine up to 14 qubits, 0.17 s a
# layer for 20, and the compiled one beyond, 0.025 s.
_NUMPY_QUBITS = 14
_SECONDS_A_LAYER_AND_STATE = {"numpy": 1.8e-7, "blocked": 2.5e-8}

# The same for costs whose typical field is 1: of 6 × 5 ends tried on 32 dense instances of 12 and 16
# variables, the one that is best in P(optimum) without loss of ratio at 10, 20 and 100 layers. Against the
# ramp above it doubles P(optimum) at 10 layers (evals/bench/qaoa_quality.py, other instances).
_GAMMA_MAX_BY_FIELD = 0.8


def field_ramp(layers: int, field: float = 1.0) -> Angles:
    """Returns angles that rise in γ and fall in |β|, for costs of typical field `field`.

    The optimal γ is one over what a spin feels (`Ising.typical_field`), whatever the number of
    spins; the spread over all states grows with that number, so a ramp scaled by it turns too
    little on large models. β is negative: see `solvers.qaoa.engines.statevector` on the sign.

    Source: the ramp of Montañez-Barrera and Michielsen, arXiv 2405.09169; the scale is that of the
    transfer between weighted instances of Shaydulin et al., arXiv 2201.11785, with fields.

    >>> field_ramp(2, field=4.0)
    Angles(gammas=array([0.1, 0.2]), betas=array([-0.6, -0.3]))
    """
    return _ramp(layers, _GAMMA_MAX_BY_FIELD / field)


def linear_ramp(layers: int, spread: float = 1.0) -> Angles:
    """Returns angles that rise in γ and fall in |β|, for costs of standard deviation `spread`.

    β is negative: see `solvers.qaoa.engines.statevector` on the sign.

    Source: Montañez-Barrera and Michielsen, arXiv 2405.09169; γ scaled by the spread of the costs
    over all states, so that the ramp does not depend on their unit.

    >>> linear_ramp(2, spread=3.0)
    Angles(gammas=array([0.25, 0.5 ]), betas=array([-0.6, -0.3]))
    """
    return _ramp(layers, _GAMMA_MAX / spread)


def default_layers(n_qubits: int, budget_s: float) -> int:
    """Returns the layers whose training fits the budget, from 2 to 8.

    It follows from size and budget alone, not from a clock: equal requests get equal circuits.

    >>> default_layers(12, budget_s=10.0), default_layers(22, budget_s=10.0)
    (8, 2)
    """
    affordable = budget_s / (seconds_a_step(n_qubits, 1) * _EVALUATIONS)
    return int(np.clip(affordable, _FEWEST_LAYERS, _MOST_LAYERS))


def seconds_a_step(n_qubits: int, layers: int) -> float:
    """Returns roughly what one energy with its gradient takes; an energy alone, a quarter."""
    engine = "numpy" if n_qubits <= _NUMPY_QUBITS else "blocked"
    return _SECONDS_A_LAYER_AND_STATE[engine] * layers * (1 << n_qubits)


def _ramp(layers: int, gamma_max: float) -> Angles:
    steps = np.arange(layers)
    return Angles(gammas=gamma_max * (steps + 1) / layers, betas=-_BETA_MAX * (1 - steps / layers))
