"""Several distributions over one scale: bars side by side, and a reference as a stepped line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.figure import DistributionFigure, Series
from problems.plain_number import plain
from tools.drawing.labels import label
from tools.drawing.page import Margins, Page, new_page
from tools.drawing.theme import FAINT_INK, GRID, INK, PALETTE, PAPER, SMALL_PT, SOFT_INK, Swatch

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_GROUP = 0.82  # of an interval; the rest parts it from the next
_MOST_TICKS = 17


def draw_distributions(figure: DistributionFigure) -> Page:
    """Returns the page with one group of bars an interval, in the order of the series."""
    bars = [each for each in figure.series if not each.is_reference]
    fills = {
        each.label: Swatch(PALETTE[place % len(PALETTE)], PAPER) for place, each in enumerate(bars)
    }
    references = {each.label: Swatch(FAINT_INK, INK) for each in figure.series if each.is_reference}
    page = new_page(
        figure.title,
        drawing_in=(8.4, 3.9),
        margins=Margins(left=0.55, bottom=0.5, top=0.32 if figure.marks else 0.0),
        legend=fills | references,
        caption=figure.caption,
    )
    places = np.arange(len(figure.edges) - 1)
    width = _GROUP / max(1, len(bars))
    for place, each in enumerate(bars):
        left = places - _GROUP / 2 + (place + 0.5) * width
        page.axes.bar(left, each.shares, width=width * 0.94, color=fills[each.label].fill)
    for each in figure.series:
        if each.is_reference:
            _draw_reference(page.axes, each)
    _draw_scale(page.axes, figure)
    _draw_marks(page.axes, figure, [each.fill for each in fills.values()])
    return page


def _draw_reference(axes: Axes, series: Series) -> None:
    edges = np.arange(len(series.shares) + 1) - 0.5
    axes.stairs(
        series.shares, edges, color=SOFT_INK, linewidth=1.3, linestyle=(0, (3, 2)), zorder=3
    )


def _draw_scale(axes: Axes, figure: DistributionFigure) -> None:
    """Names the middle of each interval where they are few, else every other edge's."""
    from matplotlib.ticker import PercentFormatter

    edges = np.array(figure.edges)
    middles = (edges[:-1] + edges[1:]) / 2
    step = 1 if middles.size <= 10 else 2
    shown = np.arange(0, middles.size, step)[:_MOST_TICKS]
    axes.set_xticks(shown, [plain(float(f"{middles[index]:.3g}")) for index in shown.tolist()])
    axes.set_xlim(-0.6, middles.size - 0.4)
    top = max((max(each.shares, default=0.0) for each in figure.series), default=0.0)
    axes.set_ylim(0, top * 1.12 or 1.0)
    axes.yaxis.set_major_formatter(PercentFormatter(xmax=1, decimals=0, symbol=" %"))
    axes.yaxis.grid(visible=True, color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_xlabel(label(figure.scale_label, 90), loc="left", labelpad=8)
    axes.set_ylabel("share of the shots", labelpad=8)


def _draw_marks(axes: Axes, figure: DistributionFigure, fills: list[str]) -> None:
    """A line for each mean, in the colour of its series; the least one's name stands to its left."""
    edges = np.array(figure.edges)
    high = axes.get_ylim()[1]
    least = min((value for _, value in figure.marks), default=0.0)
    for place, (name, value) in enumerate(figure.marks):
        at = float(np.interp(value, edges, np.arange(edges.size) - 0.5))
        colour = fills[place] if place < len(fills) else SOFT_INK
        axes.plot([at, at], [0, high], color=colour, linewidth=1.2, zorder=4, clip_on=False)
        axes.text(
            at,
            high * 1.02,
            label(f" {name} {plain(float(f'{value:.4g}'))} ", 40),
            ha="right" if value == least and len(figure.marks) > 1 else "left",
            va="bottom",
            color=colour,
            fontsize=SMALL_PT,
        )
