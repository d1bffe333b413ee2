"""Random costs of serving customers from sites, from distances on a map to a linear program's worst."""

from __future__ import annotations

import numpy as np

from problems.structures import Floats, Ints

_SIDE = 50
_MOST_CHEAP = 5
_SITES_A_CHEAP_ONE = 10


def serving_gap_costs(
    rng: np.random.Generator, n_customers: int, n_sites: int, difficulty: float
) -> Ints:
    """Returns whole costs up to 71. Shape: (n_customers, n_sites).

    At 0 they are distances on a map of 50 by 50. At 1 a tenth of the sites, two at least, serve a
    customer for up to 5, and the rest for 50, which no map can explain: the linear program opens a part of
    each site, and its bound lies far below the best plan.

    Source: Kochetov, Ivanenko: Computationally difficult instances for the uncapacitated facility
    location problem, in Metaheuristics: Progress as Real Problem Solvers (Springer 2005), class Gap-A.
    """
    customers, sites = rng.uniform(0, _SIDE, (n_customers, 2)), rng.uniform(0, _SIDE, (n_sites, 2))
    ways = np.linalg.norm(customers[:, None, :] - sites[None, :, :], axis=2)
    n_cheap = max(2, n_sites // _SITES_A_CHEAP_ONE)
    is_cheap = rng.random((n_customers, n_sites)).argsort(axis=1) < n_cheap
    unrelated = np.where(is_cheap, rng.integers(0, _MOST_CHEAP + 1, is_cheap.shape), _SIDE)
    costs: Floats = (1 - difficulty) * ways + difficulty * unrelated
    return np.rint(costs).astype(np.int64)
