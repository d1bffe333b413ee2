"""Nodes and edges: names in pills while they are few, dots with names beside them, then dots alone.

Positions are in inches on the page, so that widths of text and of nodes can be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.figure import GraphFigure
from tools.drawing.edges import draw_edges, shown_edges
from tools.drawing.free_space import FreeSpace
from tools.drawing.labels import label
from tools.drawing.layout import Positions, lay_out
from tools.drawing.page import Page, new_page, text_width_in
from tools.drawing.theme import INK, LABEL_PT, PAPER, SMALL_PT, Swatch, group_colours

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDTH_IN, _HEIGHT_IN = 7.6, 5.4
_LARGE_IN = (8.4, 6.6)
_MOST_PILLS = 26
_MOST_NAMED = 80
_MOST_CROSSING = 250  # among more edges no name has a place without one
_LONGEST_NAME = 14
_PADDING_IN = 0.35


def draw_graph(figure: GraphFigure) -> Page:
    """Returns the page with the graph on it."""
    n = len(figure.nodes)
    colours = group_colours(figure.groups)
    names = [label(each, _LONGEST_NAME) or "–" for each in figure.nodes]
    in_pills = n <= _MOST_PILLS and not figure.positions
    width, height = (_WIDTH_IN, _HEIGHT_IN) if n <= _MOST_NAMED else _LARGE_IN
    side_in = max((text_width_in(each, LABEL_PT) for each in names), default=0.0) / 2 + 0.25
    padding = (side_in if in_pills else _PADDING_IN, _PADDING_IN)
    positions = _placed(figure, (width, height), padding)
    shown = shown_edges(figure)
    diameter_pt = float(np.clip(110 / max(1, n) ** 0.5, 3.0, 13.0))
    space, left_out = FreeSpace(), 0
    if in_pills:
        _take_pills(space, names, positions)
    else:
        if shown.size <= _MOST_CROSSING:
            for u, v in (figure.edges[index] for index in shown.tolist()):
                space.cross(tuple(positions[u].tolist()), tuple(positions[v].tolist()))
        places, left_out = _beside(space, names, positions, diameter_pt)
    page = new_page(
        figure.title,
        drawing_in=(width, height),
        legend=colours if len(colours) > 1 else None,
        caption=_caption(figure, shown.size, left_out),
    )
    axes = page.axes
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.set_axis_off()
    draw_edges(axes, figure, positions, shown, space)
    if in_pills:
        _draw_pills(axes, figure, names, positions, colours)
    else:
        _draw_dots(axes, figure, positions, colours, diameter_pt)
        _draw_names(axes, names, places)
    return page


def _placed(
    figure: GraphFigure, size_in: tuple[float, float], padding: tuple[float, float]
) -> Positions:
    """Positions in inches; given ones keep their proportions, others fill the page."""
    room = np.array(size_in) - 2 * np.array(padding)
    if not figure.positions:
        return np.asarray(np.array(padding) + lay_out(figure) * room, dtype=float)
    given = np.array(figure.positions, dtype=float)
    low, spread = given.min(axis=0), np.ptp(given, axis=0)
    scale = min((r / s for r, s in zip(room, spread, strict=True) if s > 0), default=1.0)
    return np.asarray(np.array(size_in) / 2 + (given - low - spread / 2) * scale)


def _take_pills(space: FreeSpace, names: list[str], positions: Positions) -> None:
    for name, (x, y) in zip(names, positions.tolist(), strict=True):
        space.take(x, y, text_width_in(name, LABEL_PT) / 2 + 0.1, 0.15)


def _draw_pills(
    axes: Axes,
    figure: GraphFigure,
    names: list[str],
    positions: Positions,
    colours: dict[str, Swatch],
) -> None:
    for name, group, (x, y) in zip(names, figure.groups, positions.tolist(), strict=True):
        axes.text(
            x,
            y,
            name,
            ha="center",
            va="center_baseline",
            fontsize=LABEL_PT,
            color=colours[group].ink,
            bbox={
                "boxstyle": "round,pad=0.55,rounding_size=1.1",
                "facecolor": colours[group].fill,
                "edgecolor": PAPER,
                "linewidth": 2.0,
            },
            zorder=5,
        )


def _draw_dots(
    axes: Axes,
    figure: GraphFigure,
    positions: Positions,
    colours: dict[str, Swatch],
    diameter_pt: float,
) -> None:
    axes.scatter(
        positions[:, 0],
        positions[:, 1],
        s=diameter_pt**2,
        c=[colours[group].fill for group in figure.groups],
        edgecolors=PAPER,
        linewidths=min(1.5, diameter_pt / 8),
        zorder=5,
        clip_on=False,
    )


def _beside(
    space: FreeSpace, names: list[str], positions: Positions, diameter_pt: float
) -> tuple[list[tuple[float, float] | None], int]:
    """The centre of each name near its dot, None where there is no room; and how many have none."""
    if len(names) > _MOST_NAMED:
        return [None] * len(names), len(names)
    radius = diameter_pt / 144
    for x, y in positions.tolist():
        space.take(x, y, radius, radius)
    places = []
    for name, (x, y) in zip(names, positions.tolist(), strict=True):
        half_width, half_height = text_width_in(name, SMALL_PT) / 2, SMALL_PT / 144 + 0.02
        dx, dy = radius + half_width + 0.04, radius + half_height + 0.02
        around = [(dx, 0), (0, dy), (0, -dy), (-dx, 0), (dx, dy), (-dx, dy), (dx, -dy), (-dx, -dy)]
        candidates = [(x + a, y + b) for a, b in around]
        places.append(space.first_free(candidates, half_width, half_height))
    return places, places.count(None)


def _draw_names(axes: Axes, names: list[str], places: list[tuple[float, float] | None]) -> None:
    from matplotlib.patheffects import withStroke

    halo = [withStroke(linewidth=2.5, foreground=PAPER)]
    for name, place in zip(names, places, strict=True):
        if place is not None:
            axes.text(
                *place,
                name,
                ha="center",
                va="center_baseline",
                fontsize=SMALL_PT,
                color=INK,
                path_effects=halo,
                zorder=6,
            )


def _caption(figure: GraphFigure, n_shown: int, left_out: int) -> str:
    n, m = len(figure.nodes), len(figure.edges)
    said = []
    if n > _MOST_NAMED or n_shown < m:
        said.append(f"{n} nodes and {m} edges")
    if n_shown < m:
        said.append(f"an even sample of {n_shown} edges is drawn, marked ones first")
    if 0 < left_out < n:
        said.append(f"{left_out} of {n} names are left out for want of room")
    return "; ".join(said) + "." if said else ""
