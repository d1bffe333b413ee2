"""Values with their ranges, one a row: a dot on a whisker, and what stands beside it in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.figure import RangeRow, RangesFigure
from problems.plain_number import percent
from tools.drawing.labels import label
from tools.drawing.page import Margins, Page, new_page, text_width_in, wrapped
from tools.drawing.theme import (
    FAINT_INK,
    GRID,
    INK,
    LABEL_PT,
    SMALL_PT,
    SOFT_INK,
    Swatch,
    blend,
    group_colours,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LONGEST_NAME, _LONGEST_NOTE, _MOST_ROWS = 42, 30, 24
_DRAWING_IN, _ROW_IN, _GAP_IN = 4.6, 0.46, 0.3
# A few per cent are drawn to scale; beyond, linear up to the first per cent and by tens above it.
_TO_SCALE, _LINEAR_TO = 0.05, 0.01
_LEAST_SCALE = 0.001  # nobody needs to tell less than a tenth of a per cent apart
_TICKS = (0.0, 0.01, 0.03, 0.1, 0.3, 1.0)


def draw_ranges(figure: RangesFigure) -> Page:
    """Returns the page with the rows on it, the first at the top."""
    rows = figure.rows[:_MOST_ROWS]
    colours = group_colours(row.group for row in rows)
    legend = {row.group: colours[row.group] for row in rows if row.value is not None}
    columns = _column_widths(figure, rows)
    names_in = max(
        (text_width_in(label(row.label, _LONGEST_NAME), LABEL_PT) for row in rows), default=0.0
    )
    right_in = sum(width + _GAP_IN for width in columns)
    wide_in = names_in + 0.15 + _DRAWING_IN + right_in
    page = new_page(
        figure.title,
        drawing_in=(_DRAWING_IN, max(0.9, _ROW_IN * len(rows))),
        margins=Margins(left=names_in + 0.15, right=right_in, bottom=0.5, top=0.25),
        legend=legend if len(legend) > 1 else None,
        caption=wrapped(label(figure.caption, 1500), wide_in, SMALL_PT),
    )
    _draw_scale(page.axes, rows, figure.scale_label)
    for place, row in enumerate(rows):
        _draw_row(page.axes, place, row, colours[row.group])
    _draw_columns(page.axes, figure.columns, rows, columns)
    return page


def _column_widths(figure: RangesFigure, rows: tuple[RangeRow, ...]) -> list[float]:
    """How wide each column of notes is, in inches."""
    return [
        max(
            text_width_in(label(each, _LONGEST_NOTE), SMALL_PT + 0.5)
            for each in (head, *(row.notes[place] for row in rows if len(row.notes) > place))
        )
        for place, head in enumerate(figure.columns)
    ]


def _draw_scale(axes: Axes, rows: tuple[RangeRow, ...], words: str) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    shown = [each for row in rows for each in (row.value, row.low, row.high) if each is not None]
    high = max([*shown, _LEAST_SCALE])
    if high <= _TO_SCALE:
        axes.set_xlim(-0.02 * high, high * 1.1)
        axes.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    else:
        axes.set_xscale("symlog", linthresh=_LINEAR_TO, linscale=0.7)
        axes.set_xlim(-0.0012, high * 1.25)
        axes.set_xticks([tick for tick in _TICKS if tick <= high * 1.2])
        axes.minorticks_off()
    axes.xaxis.set_major_formatter(FuncFormatter(lambda share, _: percent(float(f"{share:.3g}"))))
    axes.set_ylim(max(1, len(rows)) - 0.5, -0.5)
    names = [label(row.label, _LONGEST_NAME) for row in rows]
    axes.set_yticks(range(len(rows)), names)
    for tick, row in zip(axes.get_yticklabels(), rows, strict=True):
        tick.set_color(INK if row.value is not None else FAINT_INK)
    axes.xaxis.grid(visible=True, color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_xlabel(label(words, 60), loc="left", labelpad=8)


def _draw_row(axes: Axes, place: int, row: RangeRow, swatch: Swatch) -> None:
    if row.value is None:
        words = label(row.remark, 70)
        axes.text(0.0, place, words, va="center_baseline", fontsize=SMALL_PT, color=FAINT_INK)
        return
    if row.low is not None and row.high is not None:
        faint = blend(swatch.fill, "#ffffff", 0.55)
        axes.plot(
            [row.low, row.high], [place, place], color=faint, linewidth=5, solid_capstyle="round"
        )
    axes.plot(
        [row.value],
        [place],
        marker="o",
        markersize=8,
        color=swatch.fill,
        markeredgecolor="white",
        zorder=4,
    )


def _draw_columns(
    axes: Axes, heads: tuple[str, ...], rows: tuple[RangeRow, ...], widths: list[float]
) -> None:
    """Writes the notes to the right of the scale, right-aligned, their heads above."""
    at_in = _DRAWING_IN
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        at_in += _GAP_IN + width
        x = at_in / _DRAWING_IN
        across = axes.get_yaxis_transform()
        axes.text(x, -0.5 - 0.14 / _ROW_IN, label(head, _LONGEST_NOTE), ha="right", va="center_baseline",
                  fontsize=SMALL_PT, color=FAINT_INK, transform=across, clip_on=False)  # fmt: skip
        for place, row in enumerate(rows):
            if len(row.notes) > column:
                words = label(row.notes[column], _LONGEST_NOTE)
                axes.text(x, place, words, ha="right", va="center_baseline", fontsize=SMALL_PT + 0.5,
                          color=SOFT_INK, transform=across, clip_on=False)  # fmt: skip
