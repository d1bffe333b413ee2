"""The linear program of shipping from origins to destinations, in whole steps of one unit.

Source: Ahuja, Magnanti, Orlin: Network Flows (Prentice Hall 1993), section 1.2: a flow in a graph of
two sides, whose corners are whole where supplies and demands are.
"""

from __future__ import annotations

import numpy as np

from problems.modelling.pile_model import Amounts
from problems.structures import Floats, Ints, Program


def transport_program(
    labels: tuple[str, ...],
    costs: Floats,
    routes: tuple[Ints, Ints],
    amounts: Amounts,
    n_origins: int,
) -> Program:
    """Returns the program that ships the smaller of supply and demand in full, at the least cost.

    Shape: `costs` (origins, destinations); `routes` the origin and destination of each label;
    `amounts` holds the supplies, then the demands.
    """
    from scipy.sparse import coo_array

    origins, destinations = routes
    n_routes = origins.size
    supplies, demands = np.split(amounts.steps, [n_origins])
    difference = float(supplies.sum() - demands.sum())
    entries = (
        np.concatenate([origins, n_origins + destinations]),
        np.tile(np.arange(n_routes), 2),
    )
    sides = ((supplies, difference > 0), (demands, difference < 0))
    return Program(
        names=labels,
        linear=costs[origins, destinations] * amounts.unit,
        lower=np.zeros(n_routes),
        upper=np.minimum(supplies[origins], demands[destinations]),
        integer=np.zeros(n_routes, dtype=bool),
        rows=coo_array(
            (np.ones(2 * n_routes), entries), shape=(amounts.steps.size, n_routes)
        ).tocsr(),
        row_lower=np.concatenate(
            [np.full(side.size, -np.inf) if is_larger else side for side, is_larger in sides]
        ),
        row_upper=amounts.steps,
    )
