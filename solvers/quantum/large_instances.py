"""How chances go on beyond the sizes that were simulated, without constraints: energies concentrate.

On large random instances every measured energy is close to the mean energy of the circuit, a share of the
way from the mean of all states to the optimum that does not depend on the size (Farhi et al., arXiv
1910.08187, for the Sherrington-Kirkpatrick glass). So the chance of that level, or of a looser one, does not
decay; of nearer ones it does, at a rate that is taken to fall from the fitted one at the optimum to none at
the mean as a parabola does. Guesses' own fits lie within 0.07 of that parabola, whose mean is level 1.
"""

from __future__ import annotations

from math import exp, log

import numpy as np

from problems.structures import Floats
from solvers.quantum.shot_chances import LEVELS

# What the best angles leave of the way to the ground state, 1 − E_p/0.7632: E₁ = 0.3033, E₃ = 0.4726, E₁₀ =
# 0.6314 (arXiv 1910.08187), and 0.022 with 160 layers (arXiv 2505.07929). Untrained ramps leave more.
_LEFT = ((1, 0.603), (3, 0.381), (10, 0.173), (160, 0.022))


def mean_level(layers: int) -> float:
    """Returns the level at which energies concentrate, by the logarithm of the layers between the known.

    >>> mean_level(1), round(mean_level(30), 3), mean_level(1000)
    (0.603, 0.076, 0.022)
    """
    known = np.log(np.array(_LEFT))
    return round(exp(float(np.interp(log(layers), known[:, 0], known[:, 1]))), 6)


def concentrated(rates: Floats, layers: int) -> Floats:
    """Returns the rates at which odds fall beyond the simulated sizes, never above the fitted ones.

    Shape: (levels + 1,), the last of any feasible answer.

    >>> concentrated(np.full(len(LEVELS) + 1, 0.5), layers=1)[[0, 1, -2]].round(2).tolist()
    [0.5, 0.49, 0.0]
    """
    levels = np.array([*LEVELS, np.inf])
    nearer = np.maximum(1 - levels / mean_level(layers), 0.0)
    return np.asarray(np.minimum(rates, rates[0] * nearer**2))
