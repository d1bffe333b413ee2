"""Where the nodes of a graph go: as given, else by a layout that suits the graph. Always the same."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.figure import GraphFigure
from tools.drawing.untangled import untangled

if TYPE_CHECKING:
    import networkx as nx

Positions = NDArray[np.float64]

_SEED = 7
_MOST_ON_ARCS = 30
_MOST_TRIED, _MOST_TRIED_EDGES = 60, 250  # trying eight drawings of 60 nodes takes 1 s
_TRIES = 4
_MOST_BY_SPRINGS = 1_500


def lay_out(figure: GraphFigure) -> Positions:
    """Returns positions in the unit square. Shape: (n, 2).

    A tour goes round a circle; two groups face each other; of a small graph the clearest of
    several drawings is taken, by graph distance (Kamada and Kawai 1989) or springs (Fruchterman
    and Reingold 1991); a large one is laid out by springs and spread over a disc.
    """
    n = len(figure.nodes)
    if n <= 1:
        return np.full((n, 2), 0.5)
    tour = _tour(figure)
    if tour:
        return _circle(tour)
    sides = _sides(figure)
    if sides is not None and n <= _MOST_ON_ARCS:
        return _facing(figure, *sides)
    by_group = sorted(range(n), key=lambda node: figure.groups[node])
    if n > _MOST_BY_SPRINGS:
        return _sunflower(by_group)
    is_small = n <= _MOST_TRIED and len(figure.edges) <= _MOST_TRIED_EDGES
    return _small(figure, by_group) if is_small else _large(figure)


def _tour(figure: GraphFigure) -> list[int]:
    """The nodes in order, where the marked edges (or all) are one closed tour; else empty."""
    indices = figure.highlighted or range(len(figure.edges))
    edges = [figure.edges[index] for index in indices]
    n = len(figure.nodes)
    if n < 3 or len(edges) != n:
        return []
    following: dict[int, list[int]] = {node: [] for node in range(n)}
    for u, v in edges:
        following[u].append(v)
        following[v].append(u)
    if any(len(set(each)) != 2 for each in following.values()):
        return []
    order = [edges[0][0], edges[0][1]]
    while len(order) < n:
        before, here = order[-2:]
        after = [each for each in following[here] if each != before]
        order.append(after[0])
    return order if len(set(order)) == n else []


def _circle(order: list[int]) -> Positions:
    """Clockwise from the top."""
    positions = np.empty((len(order), 2))
    angles = math.pi / 2 - 2 * math.pi * np.arange(len(order)) / len(order)
    positions[order] = 0.5 + 0.5 * np.column_stack((np.cos(angles), np.sin(angles)))
    return positions


def _sides(figure: GraphFigure) -> tuple[list[int], list[int]] | None:
    names = sorted(set(figure.groups))
    if len(names) != 2:
        return None
    left, right = ([i for i, g in enumerate(figure.groups) if g == name] for name in names)
    return (left, right) if min(len(left), len(right)) >= 2 else None


def _facing(figure: GraphFigure, left: list[int], right: list[int]) -> Positions:
    """Two arcs like brackets; each side in the order of its neighbours' mean height.

    Source: the barycentre heuristic of Sugiyama, Tagawa and Toda (1981).
    """
    height = np.zeros(len(figure.nodes))
    neighbours: list[list[int]] = [[] for _ in figure.nodes]
    for u, v in figure.edges:
        neighbours[u].append(v)
        neighbours[v].append(u)
    sides = [list(left), list(right)]
    for sweep in range(8):
        side = sides[sweep % 2]
        other = sides[1 - sweep % 2]
        height[other] = np.linspace(1, -1, len(other))
        across = set(other)
        mean = {
            node: float(
                np.mean([height[each] for each in neighbours[node] if each in across] or [0.0])
            )
            for node in side
        }
        side.sort(key=lambda node: -mean[node])
    positions = np.empty((len(figure.nodes), 2))
    for side, sign in zip(sides, (-1, 1), strict=True):
        turn = np.linspace(1.15, -1.15, len(side))
        x = sign * (0.35 + 0.65 * np.cos(turn))
        positions[side] = 0.5 + 0.5 * np.column_stack((x, np.sin(turn) / math.sin(1.15)))
    return positions


def _sunflower(order: list[int]) -> Positions:
    """Evenly filled disc, group after group from its centre. Source: Vogel (1979)."""
    rank = np.arange(len(order)) + 0.5
    radius, angle = np.sqrt(rank / len(order)), rank * math.pi * (3 - math.sqrt(5))
    positions = np.empty((len(order), 2))
    positions[order] = 0.5 + 0.5 * radius[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
    return positions


def _small(figure: GraphFigure, by_group: list[int]) -> Positions:
    """The least tangled of circles, distance layouts and spring layouts."""
    graph = _network(figure)
    n = len(figure.nodes)
    candidates = [_circle(list(range(n))), _circle(by_group)]
    for seed in range(_TRIES):
        sprung = _springs(graph, seed, iterations=200)
        candidates.append(_into_unit_square(sprung))
        candidates.append(_into_unit_square(_stress(graph, sprung)))
    return untangled(candidates, np.array(figure.edges, dtype=np.int64).reshape(-1, 2))


def _large(figure: GraphFigure) -> Positions:
    graph = _network(figure)
    return _evened_out(_springs(graph, _SEED, iterations=60 if len(graph) <= 400 else 30))


def _network(figure: GraphFigure) -> nx.Graph[int]:
    import networkx as nx

    graph: nx.Graph[int] = nx.empty_graph(len(figure.nodes))
    graph.add_edges_from(figure.edges)
    return graph


def _springs(graph: nx.Graph[int], seed: int, iterations: int) -> Positions:
    import networkx as nx

    n = len(graph)
    found = nx.spring_layout(graph, seed=seed, iterations=iterations, k=1.6 / math.sqrt(n))
    return np.array([found[node] for node in range(n)], dtype=float)


def _stress(graph: nx.Graph[int], start: Positions) -> Positions:
    import networkx as nx

    if not nx.is_connected(graph):
        return start
    found = nx.kamada_kawai_layout(graph, pos=dict(enumerate(start)))
    return np.array([found[node] for node in range(len(graph))], dtype=float)


def _evened_out(positions: Positions) -> Positions:
    """Spreads nodes over the whole disc: the crowd in the middle gets the room that strays took."""
    offset = positions - np.median(positions, axis=0)
    distance = np.linalg.norm(offset, axis=1)
    rank = np.argsort(np.argsort(distance, kind="stable"), kind="stable") + 0.5
    even = np.sqrt(rank / rank.size)
    direction = offset / np.maximum(distance, 1e-12)[:, None]
    return np.asarray(0.5 + 0.5 * even[:, None] * direction, dtype=float)


def _into_unit_square(positions: Positions) -> Positions:
    low, spread = positions.min(axis=0), np.ptp(positions, axis=0)
    unit = np.where(spread > 0, (positions - low) / np.where(spread > 0, spread, 1.0), 0.5)
    return np.asarray(unit, dtype=float)
