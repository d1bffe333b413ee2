"""The picture of a fleet's routes on the map."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from problems.figure import GraphFigure
from problems.modelling.tour_figure import Points, laid_out
from problems.plain_number import plain
from problems.structures import Floats

_MOST_LEGS_LABELLED = 40  # beyond it the lengths hide the ways


def fleet_figure(
    places: tuple[str, ...],
    arcs: Floats,
    routes: Sequence[Sequence[int]],
    positions: Points | None,
) -> GraphFigure:
    """Returns the legs of all routes, and every place in the colour of its route.

    Shape: `arcs` (n, n), place 0 is the depot; `routes` index `places`, without the depot. Without
    positions, places are put about as far apart as the distances say.
    """
    driven = [route for route in routes if route]
    groups = {place: number for number, route in enumerate(driven, start=1) for place in route}
    legs = [leg for route in driven for leg in pairwise((0, *route, 0))]
    in_order = list(dict.fromkeys((0, *(place for route in driven for place in route))))
    return GraphFigure(
        title=f"{len(driven)} {'route' if len(driven) == 1 else 'routes'} through "
        f"{len(places) - 1} places",
        nodes=places,
        groups=(
            "depot",
            *(
                f"route {groups[at]}" if at in groups else "not visited"
                for at in range(1, len(places))
            ),
        ),
        edges=tuple(legs),
        edge_labels=_lengths(arcs, legs) if len(legs) <= _MOST_LEGS_LABELLED else (),
        highlighted=tuple(range(len(legs))),
        positions=laid_out(arcs, in_order) if positions is None else positions,
        directed=not np.array_equal(arcs, arcs.T),
    )


def _lengths(arcs: Floats, legs: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(plain(float(arcs[leg])) if np.isfinite(arcs[leg]) else "no way" for leg in legs)
