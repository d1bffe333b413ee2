"""The clearest of several drawings of one small graph: few crossings, no edge across a node."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_NEAR = 0.07  # of the page: an edge nearer to a node than this seems to touch it
_HIDDEN_COST = 3.0  # an edge across a node says something false; a crossing is only hard to follow

Positions = NDArray[np.float64]
Edges = NDArray[np.int64]


def untangled(candidates: Iterable[Positions], edges: Edges) -> Positions:
    """Returns the candidate of the least tangle, the first of equals. Shape: (n, 2), (m, 2)."""
    return min(candidates, key=lambda each: tangle(each, edges))


def tangle(positions: Positions, edges: Edges) -> float:
    """Returns how tangled a drawing in the unit square is: crossings, and nodes that edges hide.

    >>> square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=float)
    >>> tangle(square, np.array([[0, 2], [1, 3]]))
    1.0
    """
    if not len(edges):
        return 0.0
    start, end = positions[edges[:, 0]], positions[edges[:, 1]]
    crossings = _crossings(start, end, edges)
    hidden = _hidden(positions, start, end, edges)
    return float(crossings + _HIDDEN_COST * hidden)


def _crossings(start: Positions, end: Positions, edges: Edges) -> int:
    """Pairs of edges that meet inside both; edges that share a node are not counted."""
    side_of_start = _turn(start[:, None], end[:, None], start[None])
    side_of_end = _turn(start[:, None], end[:, None], end[None])
    splits = side_of_start * side_of_end < 0
    shares = (edges[:, None, :, None] == edges[None, :, None, :]).any(axis=(2, 3))
    return int(np.triu(splits & splits.T & ~shares, 1).sum())


def _turn(a: Positions, b: Positions, c: Positions) -> Positions:
    """Positive where c is left of the line from a to b."""
    along, towards = b - a, c - a
    return np.asarray(along[..., 0] * towards[..., 1] - along[..., 1] * towards[..., 0])


def _hidden(positions: Positions, start: Positions, end: Positions, edges: Edges) -> int:
    """Pairs of a node and an edge of others that passes it too closely."""
    along = end - start
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    offset = positions[:, None] - start[None]
    share = np.clip((offset * along).sum(axis=2) / length, 0, 1)
    distance = np.linalg.norm(offset - share[..., None] * along, axis=2)
    is_own = (np.arange(len(positions))[:, None, None] == edges[None]).any(axis=2)
    return int(((distance < _NEAR) & ~is_own).sum())
