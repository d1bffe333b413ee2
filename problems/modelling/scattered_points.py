"""Random places on a map, from huddled in clusters to spread out evenly."""

from __future__ import annotations

import numpy as np

from problems.structures import Floats

_SIDE = 100
_PLACES_A_CLUSTER = 8
_CLUSTER_SPREAD = 5.0  # standard deviation, in units of the map's side of 100


def scattered_points(rng: np.random.Generator, n_points: int, spread: float) -> Floats:
    """Returns whole coordinates from 0 to 100; each point is outside all clusters with chance `spread`.

    Shape: (n_points, 2). Clusters lie at random and hold about eight points each. Source: Johnson,
    McGeoch: Experimental analysis of heuristics for the STSP, in Gutin, Punnen: The Traveling
    Salesman Problem and its Variations (Kluwer 2002), section 9.2: uniform and clustered instances.
    """
    even = rng.uniform(0, _SIDE, (n_points, 2))
    centres = rng.uniform(0, _SIDE, (max(1, n_points // _PLACES_A_CLUSTER), 2))
    huddled = rng.normal(
        centres[rng.integers(0, len(centres), n_points)], _CLUSTER_SPREAD, (n_points, 2)
    )
    is_huddled = rng.random(n_points) >= spread
    points: Floats = np.rint(np.clip(np.where(is_huddled[:, None], huddled, even), 0, _SIDE))
    return points
