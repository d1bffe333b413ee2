"""The picture of a tour."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from problems.figure import GraphFigure
from problems.modelling.classical_scaling import classical_scaling
from problems.plain_number import plain
from problems.structures import Floats

_MOST_PLACES_ALL_DRAWN = 30  # beyond it a picture of every way is a blot
_MOST_PLACES_SCALED = 1_000  # finding positions from distances grows with the cube

Points = tuple[tuple[float, float], ...]


def tour_figure(
    places: tuple[str, ...],
    arcs: Floats,
    tour: Sequence[int],
    positions: Points | None,
    *,
    closed: bool = True,
) -> GraphFigure:
    """Returns the ways between places, those of the tour highlighted and with their lengths.

    Shape: `arcs` (n, n), infinity for ways that do not exist; `tour` indexes `places`. Without
    positions, places are put about as far apart as the distances say.
    """
    directed = not np.array_equal(arcs, arcs.T)
    legs = list(zip(tour, (*tour[1:], *tour[:1]), strict=True))[: None if closed else -1]
    if not directed:
        legs = [(min(leg), max(leg)) for leg in legs]
    legs = list(dict.fromkeys(legs))
    small = len(places) <= _MOST_PLACES_ALL_DRAWN
    driven = set(legs)
    others = [arc for arc in _existing(arcs, directed=directed) if arc not in driven]
    labels = (*(plain(float(arcs[leg])) for leg in legs), *("" for _ in others))
    return GraphFigure(
        title=f"{'Tour' if closed else 'Path'} through {len(places)} places",
        nodes=places,
        groups=tuple("start" if at in tour[:1] else "place" for at in range(len(places))),
        edges=(*legs, *others) if small else tuple(legs),
        edge_labels=labels if small else (),
        highlighted=tuple(range(len(legs))),
        positions=laid_out(arcs, tour) if positions is None else positions,
        directed=directed,
    )


def _existing(arcs: Floats, *, directed: bool) -> list[tuple[int, int]]:
    """The arcs that exist; of a symmetric pair only one."""
    shown = np.isfinite(arcs) & ~np.eye(len(arcs), dtype=bool)
    return [(a, b) for a, b in np.argwhere(shown if directed else np.triu(shown)).tolist()]


def laid_out(arcs: Floats, tour: Sequence[int]) -> Points:
    """Returns points about as far apart as the places are; on a circle where there are very many."""
    n_places = len(arcs)
    if n_places <= _MOST_PLACES_SCALED:
        return tuple((x, y) for x, y in classical_scaling(arcs).tolist())
    turn = {place: 2 * math.pi * at / n_places for at, place in enumerate(tour)}
    angles = (turn.get(place, 0.0) for place in range(n_places))
    return tuple((math.cos(angle), math.sin(angle)) for angle in angles)
