"""Computes the angles of `solvers.qaoa.schedules.transferred_angles`: `python -m evals.regular_angles`.

Per degree, one layer in closed form, then layer by layer by INTERP and BFGS on the infinite regular
tree; prints the cut share, which Wurtz and Lykov (arXiv 2107.00677) and Basso et al. (2110.14206) give
as 0.6924, 0.7559, 0.7924, 0.8169 for degree 3.
"""

from __future__ import annotations

import sys

import numpy as np

from problems.structures import Floats
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.expectations.regular_tree import edge_correlation
from solvers.qaoa.schedules.interpolation import one_more_layer

_DEGREES = range(2, 9)
_MOST_LAYERS = 4


def main() -> None:
    """Prints the table as it stands in the source."""
    for degree in _DEGREES:
        angles = Angles(np.array([np.arctan((degree - 1) ** -0.5) / 2]), np.array([-np.pi / 8]))
        for layers in range(1, _MOST_LAYERS + 1):
            angles = best_on_the_tree(degree, angles if layers == 1 else one_more_layer(angles))
            gammas, betas = (
                ", ".join(f"{each:.4f}" for each in row) for row in (angles.gammas, angles.betas)
            )
            share = (1 - edge_correlation(degree, angles)) / 2
            sys.stdout.write(
                f"    ({degree}, {layers}): (({gammas},), ({betas},)),  # {share:.4f}\n"
            )
            sys.stdout.flush()


def best_on_the_tree(degree: int, start: Angles) -> Angles:
    """Returns the angles of least edge correlation near the start."""
    from scipy.optimize import minimize

    def correlation(point: Floats) -> float:
        return edge_correlation(degree, Angles(*np.split(point, 2)))

    from_here: Floats = np.concatenate([start.gammas, start.betas])
    found = minimize(correlation, from_here, method="BFGS", options={"gtol": 1e-6})
    return Angles(*np.split(found.x, 2))


if __name__ == "__main__":
    main()
