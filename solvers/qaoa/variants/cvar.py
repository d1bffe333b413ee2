"""CVaR: the mean cost of the best share α of the shots, as what training minimises.

Source: Barkoutsos et al., Improving Variational Quantum Optimization using CVaR, arXiv 1907.04769.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.errors import BadInput
from problems.structures import Floats

if TYPE_CHECKING:
    from solvers.qaoa.variants.ansatz import Objective


def cvar_of(costs: Floats, alpha: float) -> Objective:
    """Returns the objective CVaR_α for states of these costs; α = 1 is the mean.

    CVaR_α = max over q of q − E[(q − C)⁺]/α, reached where q is the cost at which the tail is full
    (Rockafellar and Uryasev, Optimization of conditional value-at-risk, 2000). Since q is at its
    maximum, the derivative by a probability is that with q held: min(C − q, 0)/α. It is defined but
    where the share of a cost exactly fills the tail; there it is the one-sided derivative.

    Raises:
        BadInput: α is not above 0 and at most 1.

    >>> tail = cvar_of(np.array([3.0, 1.0, 2.0]), alpha=0.5)
    >>> tail(np.array([0.5, 0.25, 0.25]))
    (1.5, array([ 0., -2.,  0.]))
    """
    if not 0 < alpha <= 1:
        raise BadInput(
            f"CVaR's α is {alpha:g}; it is a share of the shots, above 0 and at most 1; 0.1 to 0.5 is usual"
        )
    order = np.argsort(costs, kind="stable")
    ascending = costs[order]

    def objective(chances: Floats) -> tuple[float, Floats]:
        share = np.cumsum(chances[order])
        last = min(int(np.searchsorted(share, alpha * share[-1])), costs.size - 1)
        quantile = ascending[last]
        slopes = np.minimum(costs - quantile, 0.0) / alpha
        return float(quantile + np.einsum("i,i", chances, slopes)), slopes

    return objective
