"""Activities over time, a row for each machine, and a line where everything is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.figure import GanttFigure
from problems.plain_number import plain
from tools.drawing.labels import label
from tools.drawing.page import Margins, Page, new_page, text_width_in
from tools.drawing.theme import (
    GRID,
    INK,
    LABEL_PT,
    PAPER,
    SMALL_PT,
    Swatch,
    group_colours,
    natural_order,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_NAMED_ROWS = 60
_WIDTH_IN = 8.0


def draw_gantt(figure: GanttFigure) -> Page:
    """Returns the page with the schedule on it."""
    rows = _rows(figure)
    colours = group_colours(bar.group for bar in figure.bars)
    end = max((bar.start + bar.duration for bar in figure.bars), default=0.0) or 1.0
    start = min(0.0, min((bar.start for bar in figure.bars), default=0.0))
    named = len(rows) <= _MOST_NAMED_ROWS
    names = [label(each, 20) for each in rows]
    room = max((text_width_in(each, LABEL_PT) for each in names), default=0.0) if named else 0.0
    row_in = min(0.62, max(0.08, 9.0 / max(1, len(rows))))
    fitting = {
        index
        for index, bar in enumerate(figure.bars)
        if _fits(bar.label, bar.duration / (end - start))
    }
    page = new_page(
        figure.title,
        drawing_in=(_WIDTH_IN, max(0.9, row_in * len(rows))),
        margins=Margins(left=room + 0.15, right=0.35, bottom=0.5, top=0.2),
        legend=colours if len(colours) > 1 else None,
        caption="" if named else f"{len(rows)} rows; their names are left out.",
    )
    axes = page.axes
    _draw_activities(axes, figure, rows, colours)
    if row_in >= 0.16:
        _draw_labels(axes, figure, rows, colours, fitting)
    axes.set_yticks(range(len(rows)) if named else [], names if named else [])
    axes.tick_params(axis="y", labelsize=min(LABEL_PT, row_in * 72 * 0.75))
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(start, end)
    _draw_time(axes, figure, end)
    return page


def _rows(figure: GanttFigure) -> list[str]:
    """The rows as they first come up, but numbered ones (machine 1, machine 2…) by their numbers."""
    rows = list(dict.fromkeys(bar.row for bar in figure.bars))
    return sorted(rows, key=natural_order) if all(row[-1:].isdigit() for row in rows) else rows


def _draw_activities(
    axes: Axes, figure: GanttFigure, rows: list[str], colours: dict[str, Swatch]
) -> None:
    places = {row: place for place, row in enumerate(rows)}
    axes.hlines(range(len(rows)), *_reach(figure), color=GRID, linewidth=1.0, zorder=1)
    axes.barh(
        [places[bar.row] for bar in figure.bars],
        [bar.duration for bar in figure.bars],
        left=[bar.start for bar in figure.bars],
        height=0.7,
        color=[colours[bar.group].fill for bar in figure.bars],
        edgecolor=PAPER,
        linewidth=1.2 if len(figure.bars) <= 150 else 0.4,
        zorder=2,
    )


def _reach(figure: GanttFigure) -> tuple[float, float]:
    ends = np.array([bar.start + bar.duration for bar in figure.bars] or [1.0])
    return min(0.0, *(bar.start for bar in figure.bars), 0.0), float(ends.max())


def _fits(words: str, share: float) -> bool:
    """Whether a label fits in a bar that takes this share of the width."""
    return text_width_in(label(words, 18), SMALL_PT) + 0.1 <= share * _WIDTH_IN


def _draw_labels(
    axes: Axes,
    figure: GanttFigure,
    rows: list[str],
    colours: dict[str, Swatch],
    fitting: set[int],
) -> None:
    places = {row: place for place, row in enumerate(rows)}
    for index in sorted(fitting):
        bar = figure.bars[index]
        axes.text(
            bar.start + bar.duration / 2,
            places[bar.row],
            label(bar.label, 18),
            ha="center",
            va="center_baseline",
            fontsize=SMALL_PT,
            color=colours[bar.group].ink,
            zorder=3,
        )


def _draw_time(axes: Axes, figure: GanttFigure, end: float) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(8, integer=end >= 8))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: plain(value)))
    axes.xaxis.grid(visible=True, color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_xlabel(label(figure.time_label, 60), loc="left", labelpad=8)
    axes.axvline(end, color=INK, linewidth=1.4, zorder=4, clip_on=False)
    axes.text(
        end,
        axes.get_ylim()[1],
        f"finished: {plain(end)}",
        ha="right",
        va="bottom",
        color=INK,
        fontsize=LABEL_PT,
        fontweight="bold",
    )
