"""Bars: lying down with their names while they are few, standing and nameless when they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.figure import BarFigure
from problems.plain_number import plain
from tools.drawing.labels import label
from tools.drawing.page import Margins, Page, new_page, text_width_in
from tools.drawing.theme import (
    ACCENT,
    FAINT_INK,
    GRID,
    LABEL_PT,
    PAPER,
    SMALL_PT,
    SOFT_INK,
    Swatch,
    group_colours,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_NAMED = 40
_LONGEST_NAME = 26


def draw_bars(figure: BarFigure) -> Page:
    """Returns the page with the bars on it."""
    colours = group_colours(figure.groups)
    return (
        _lying(figure, colours) if len(figure.labels) <= _MOST_NAMED else _standing(figure, colours)
    )


def _lying(figure: BarFigure, colours: dict[str, Swatch]) -> Page:
    names = [label(each, _LONGEST_NAME) for each in figure.labels]
    room = max((text_width_in(each, LABEL_PT) for each in names), default=0.0)
    row_in = 0.42 if len(names) <= 14 else 0.3
    page = new_page(
        figure.title,
        drawing_in=(6.4, max(1.2, row_in * len(names))),
        margins=Margins(
            left=room + 0.15, right=0.6, bottom=0.5, top=0.0 if figure.limit is None else 0.2
        ),
        legend=None if len(colours) == 1 or figure.groups == figure.labels else colours,
    )
    axes, values = page.axes, np.array(figure.values, dtype=float)
    rows = np.arange(len(names))
    fills = [colours[each].fill for each in figure.groups]
    axes.barh(rows, values, height=0.68, color=fills)
    axes.set_yticks(rows, names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    low, high = _span(figure)
    axes.set_xlim(low, high)
    reach = (high - low) * 0.012
    for row, value in zip(rows.tolist(), values.tolist(), strict=True):
        axes.text(
            value + (reach if value >= 0 else -reach),
            row,
            plain(value),
            va="center_baseline",
            ha="left" if value >= 0 else "right",
            fontsize=SMALL_PT + 0.5,
            color=SOFT_INK,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.0},
            zorder=4,
        )
    axes.set_xlabel(label(figure.value_label, 60), loc="left", labelpad=8)
    _draw_axis(axes, upright=False, crosses_zero=low < 0)
    _draw_limit(axes, figure, upright=False)
    return page


def _standing(figure: BarFigure, colours: dict[str, Swatch]) -> Page:
    page = new_page(
        figure.title,
        drawing_in=(8.0, 3.8),
        margins=Margins(left=0.55, bottom=0.15),
        legend=colours if len(colours) > 1 else None,
        caption=f"{len(figure.labels)} bars, the largest of each group first; names are left out.",
    )
    values = np.array(figure.values, dtype=float)
    places = {name: place for place, name in enumerate(colours)}
    order = np.lexsort((-values, np.array([places[each] for each in figure.groups])))
    fills = [colours[figure.groups[index]].fill for index in order.tolist()]
    page.axes.bar(np.arange(values.size), values[order], width=1.0, color=fills, linewidth=0)
    page.axes.set_xlim(-0.5, values.size - 0.5)
    page.axes.set_xticks([])
    page.axes.set_ylim(*_span(figure))
    page.axes.set_ylabel(label(figure.value_label, 40), labelpad=8)
    _draw_axis(page.axes, upright=True, crosses_zero=bool((values < 0).any()))
    _draw_limit(page.axes, figure, upright=True)
    return page


def _span(figure: BarFigure) -> tuple[float, float]:
    """The range of the value axis: always from zero, with room for the numbers at the tips."""
    reached = [0.0, *figure.values, *([] if figure.limit is None else [figure.limit])]
    low, high = min(reached), max(reached)
    room = (high - low) * 0.08 or 1.0
    return (low - room if low < 0 else 0.0), (high + room if high > 0 or low == 0 else 0.0)


def _draw_axis(axes: Axes, *, upright: bool, crosses_zero: bool) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    ruler = axes.yaxis if upright else axes.xaxis
    ruler.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    ruler.set_major_formatter(FuncFormatter(lambda value, _: plain(value)))
    ruler.grid(visible=True, color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    if crosses_zero:
        (axes.axhline if upright else axes.axvline)(0, color=FAINT_INK, linewidth=1.0)


def _draw_limit(axes: Axes, figure: BarFigure, *, upright: bool) -> None:
    if figure.limit is None:
        return
    words = label(f"{figure.limit_label or 'limit'} {plain(figure.limit)}", 30)
    backing = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
    if upright:
        axes.axhline(figure.limit, color=ACCENT, linewidth=1.4, linestyle=(0, (4, 3)))
        x, y, turn = axes.get_xlim()[1], figure.limit, "right"
    else:
        axes.axvline(figure.limit, color=ACCENT, linewidth=1.4, linestyle=(0, (4, 3)))
        x, y, turn = figure.limit, axes.get_ylim()[1], "center"
    axes.text(
        x,
        y,
        words,
        ha=turn,
        va="bottom",
        color=ACCENT,
        fontsize=SMALL_PT,
        bbox=backing if upright else None,
    )
