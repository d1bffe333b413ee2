"""What is written on a drawing of lines: their names, and the marks, none over another where it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from problems.figure import Line, LinesFigure
from tools.drawing.labels import label
from tools.drawing.page import wrapped
from tools.drawing.theme import INK, PAPER, SMALL_PT, SOFT_INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = NDArray[np.float64]
_POINT_IN = 1.8  # how wide the words at a point are at most
Side = Literal["left", "right"]

_INSIDE = 0.85  # of the width: a line that ends before is named where it ends
_TOP, _BOTTOM = 0.99, 0.02  # where names in the margin may stand, of the height
_APART_IN, _LINE_IN = (
    0.21,
    0.16,
)  # between names at the ends of lines, and for each further line of them


def draw_marks(axes: Axes, figure: LinesFigure, wide_in: float) -> None:
    """Draws the levels, the uprights and the points over axes that are `wide_in` inches wide."""
    for y, words in figure.levels:
        _draw_level(axes, y, words, figure.lines)
    for x, words in figure.uprights:
        _draw_upright(axes, x, words)
    for x, y, words in figure.points:
        _draw_point(axes, (x, y), wrapped(label(words, 60), _POINT_IN, SMALL_PT), wide_in)


def _draw_level(axes: Axes, y: float, words: str, lines: tuple[Line, ...]) -> None:
    """Writes at the end of the level that the lines leave free."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    if not low < y < high:
        return
    axes.axhline(y, color=SOFT_INK, linewidth=1.0, linestyle=(0, (1, 2)), zorder=2)
    third = (right / left) ** (1 / 3)
    if _nearest(lines, y, left, left * third) >= _nearest(lines, y, right / third, right):
        _write(axes, f" {label(words, 34)}", (left, y), SOFT_INK, va="bottom")
    else:
        _write(axes, f"{label(words, 34)} ", (right, y), SOFT_INK, ha="right", va="bottom")


def _nearest(lines: tuple[Line, ...], y: float, start: float, end: float) -> float:
    """How near the lines come to a level between two sizes, as the logarithm of a ratio."""
    x = np.log(np.geomspace(start, end, 50))
    away = [
        np.abs(np.interp(x, np.log(line.x), np.log(line.y), left=np.inf, right=np.inf) - np.log(y))
        for line in lines
    ]
    return float(np.min(away)) if away else np.inf


def _draw_upright(axes: Axes, x: float, words: str) -> None:
    left, right = axes.get_xlim()
    if left <= x <= right:
        axes.axvline(x, color=INK, linewidth=1.0, linestyle=(0, (4, 3)), zorder=2)
        side: Side = "right" if _across(axes, x) > 0.75 else "left"
        _write(axes, f" {label(words, 34)} ", (x, axes.get_ylim()[1]), INK, ha=side, va="top")


def _draw_point(axes: Axes, at: tuple[float, float], words: str, wide_in: float) -> None:
    """Writes below and right of the point where there is room, else above and left of it."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    if not (left <= at[0] <= right and low <= at[1] <= high):
        return
    axes.plot(
        *at,
        marker="o",
        markersize=9,
        color=PAPER,
        markeredgecolor=INK,
        markeredgewidth=1.6,
        zorder=6,
    )
    fits = wide_in * (1 - _across(axes, at[0])) > _POINT_IN + 0.2
    if fits:
        _write(axes, words, at, INK, va="top", by=(12, -10))
    else:
        _write(axes, words, at, INK, ha="right", va="bottom", by=(-12, 12))


def _across(axes: Axes, x: float) -> float:
    """How far across the drawing a size stands, 0 to 1."""
    left, right = axes.get_xlim()
    return float(np.log(x / left) / np.log(right / left))


def draw_names(
    axes: Axes, lines: tuple[Line, ...], names: list[str], colours: list[str], high_in: float
) -> None:
    """Names each line in the right margin, level with where it leaves the drawing, none over another.

    A line that ends early is named there.
    """
    ends = [_leaves_at(axes, line) for line in lines]
    down = axes.transAxes.inverted().transform(axes.transData.transform(ends))
    early = down[:, 0] < _INSIDE
    early &= down[:, 1] < 1 - _APART_IN / high_in
    apart_in = _APART_IN + _LINE_IN * max((name.count("\n") for name in names), default=0)
    later = np.array(ends)[~early, 0]
    places = iter(_apart(down[~early, 1], later, apart_in / high_in).tolist())
    for end, is_early, name, colour in zip(ends, early.tolist(), names, colours, strict=True):
        if is_early:
            _write(axes, name, end, colour, va="center_baseline", by=(7, 0))
        else:
            _write_beside(axes, name, end, next(places), colour)


def _write_beside(
    axes: Axes, words: str, end: tuple[float, float], place: float, colour: str
) -> None:
    """Writes in the right margin at a height, 0 to 1, with a fine line to where the line ends."""
    axes.annotate(
        words,
        xy=end,
        xytext=(1.03, place),
        textcoords="axes fraction",
        va="center_baseline",
        fontsize=SMALL_PT,
        color=colour,
        annotation_clip=False,
        arrowprops={
            "arrowstyle": "-",
            "color": colour,
            "linewidth": 0.7,
            "alpha": 0.6,
            "relpos": (0, 0.5),
        },
    )


def _write(
    axes: Axes,
    words: str,
    at: tuple[float, float],
    colour: str,
    *,
    ha: Side = "left",
    va: Literal["top", "bottom", "center_baseline"],
    by: tuple[float, float] = (0, 0),
) -> None:
    """Writes over the lines, `by` points away from a place, on a ground that keeps it readable."""
    axes.annotate(
        words,
        at,
        xytext=by,
        textcoords="offset points",
        ha=ha,
        va=va,
        fontsize=SMALL_PT,
        color=colour,
        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.5, "alpha": 0.85},
        zorder=5,
    )


def _leaves_at(axes: Axes, line: Line) -> tuple[float, float]:
    """Where a line ends or crosses the edge of the drawing."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    x = np.geomspace(max(left, min(line.x)), min(right, max(line.x)), 400)
    y = np.exp(np.interp(np.log(x), np.log(line.x), np.log(line.y)))
    inside = np.flatnonzero((y >= low) & (y <= high))
    last = int(inside[-1]) if inside.size else 0
    if last + 1 < x.size and y[last + 1] > high:
        return float(x[last + 1]), high
    return float(x[last]), float(np.clip(y[last], low, high))


def _apart(heights: Floats, sizes: Floats, least: float) -> Floats:
    """Returns the heights moved down, and where there is no room up, so that they are `least` apart.

    Of lines that end at one height, as at the top, the one that ends at the least size comes first.

    >>> _apart(np.array([1.0, 1.0, 0.5]), np.array([9.0, 3.0, 9.0]), 0.1).round(2).tolist()
    [0.89, 0.99, 0.5]
    """
    order = np.lexsort((-sizes, heights.round(2)))
    places = np.minimum(heights[order], _TOP)
    for index in range(places.size - 2, -1, -1):
        places[index] = min(places[index], places[index + 1] - least)
    for index in range(places.size):
        floor = _BOTTOM if index == 0 else places[index - 1] + least
        places[index] = max(places[index], floor)
    moved = np.empty_like(places)
    moved[order] = places
    return moved
