"""The edges of a graph: marked ones stand out, and of very many an even sample is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.figure import GraphFigure
from tools.drawing.free_space import FreeSpace
from tools.drawing.labels import label
from tools.drawing.layout import Positions
from tools.drawing.page import text_width_in
from tools.drawing.theme import ACCENT, MUTED, PAPER, SOFT_INK, TINY_PT, blend

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Indices = NDArray[np.int64]

_MOST_EDGES = 2_000
_MOST_LABELS = 60
_MOST_ARROWS = 120


def shown_edges(figure: GraphFigure) -> Indices:
    """Returns the indices of the edges to draw: all, or the marked ones and an even sample."""
    every = np.arange(len(figure.edges))
    if every.size <= _MOST_EDGES:
        return every
    marked = _sample(np.unique(np.array(figure.highlighted, dtype=np.int64)), _MOST_EDGES)
    others = _sample(np.setdiff1d(every, figure.highlighted), _MOST_EDGES - marked.size)
    return np.sort(np.concatenate((marked, others)))


def _sample(indices: Indices, at_most: int) -> Indices:
    if indices.size <= at_most:
        return indices
    return indices[np.linspace(0, indices.size - 1, at_most).astype(np.int64)]


def draw_edges(
    axes: Axes, figure: GraphFigure, positions: Positions, shown: Indices, space: FreeSpace
) -> None:
    """Draws the shown edges, with arrows and labels while they are few enough to be read."""
    if not shown.size:
        return
    marked = np.isin(shown, figure.highlighted)
    # Colours already tell the nodes apart in a cut: marked edges are dark there, blue elsewhere.
    stand_out = SOFT_INK if len(set(figure.groups)) > 1 else ACCENT
    stand_out = blend(stand_out, PAPER, min(0.6, int(marked.sum()) / 2_000))
    ends = np.array(figure.edges, dtype=np.int64)[shown]
    segments = positions[ends]
    plain_pt = float(np.clip(16 / shown.size**0.5, 0.3, 1.4))
    marked_pt = float(np.clip(22 / max(1, marked.sum()) ** 0.5, 0.35, 2.2))
    _draw_lines(axes, segments[~marked], MUTED, plain_pt, zorder=1)
    _draw_lines(axes, segments[marked], stand_out, marked_pt, zorder=2)
    if figure.directed and shown.size <= _MOST_ARROWS:
        for is_marked, segment in zip(marked.tolist(), segments, strict=True):
            _draw_arrow(axes, segment, stand_out if is_marked else MUTED)
    if figure.edge_labels and shown.size <= _MOST_LABELS:
        for index, segment in zip(shown.tolist(), segments, strict=True):
            _draw_label(axes, figure.edge_labels[index], segment, space)


def _draw_lines(
    axes: Axes, segments: NDArray[np.float64], colour: str, width_pt: float, zorder: int
) -> None:
    from matplotlib.collections import LineCollection

    lines = LineCollection(
        list(segments), colors=colour, linewidths=width_pt, zorder=zorder, capstyle="round"
    )
    axes.add_collection(lines, autolim=False)


def _draw_arrow(axes: Axes, segment: NDArray[np.float64], colour: str) -> None:
    """A triangle past the middle of the edge, pointing to its end."""
    (x0, y0), (x1, y1) = segment.tolist()
    turn = float(np.degrees(np.arctan2(y1 - y0, x1 - x0))) - 90
    axes.plot(
        x0 + 0.56 * (x1 - x0),
        y0 + 0.56 * (y1 - y0),
        marker=(3, 0, turn),
        markersize=8,
        color=colour,
        markeredgecolor=PAPER,
        markeredgewidth=0.6,
        zorder=3,
    )


def _draw_label(axes: Axes, words: str, segment: NDArray[np.float64], space: FreeSpace) -> None:
    """Writes along the edge where there is room; a label without room is left out."""
    words = label(words, 10)
    start, end = segment
    along = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]
    places = [tuple((start + share * (end - start)).tolist()) for share in along]
    place = space.first_free(places, text_width_in(words, TINY_PT) / 2 + 0.03, TINY_PT / 144 + 0.03)
    if place is None or not words:
        return
    axes.text(
        *place,
        words,
        ha="center",
        va="center_baseline",
        fontsize=TINY_PT + 1,
        color=SOFT_INK,
        bbox={"boxstyle": "round,pad=0.18", "facecolor": PAPER, "edgecolor": "none"},
        zorder=4,
    )
