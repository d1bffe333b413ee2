"""Durations against sizes on logarithmic axes: lines with bands, each named at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.figure import Line, LinesFigure
from problems.plain_duration import YEAR_S
from problems.plain_number import plain
from tools.drawing.labels import label
from tools.drawing.line_labels import draw_marks, draw_names
from tools.drawing.page import Margins, Page, new_page, text_width_in, wrapped
from tools.drawing.theme import GRID, PALETTE, SMALL_PT, SOFT_INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DRAWING_IN = (7.4, 4.3)
_LONGEST, _NAME_IN = 60, 2.4
# What a person knows how long it is; the last is the age of the universe (Planck 2018: 13.8 billion years).
_KNOWN_S = (
    (1e-6, "1 μs"),
    (1e-3, "1 ms"),
    (1.0, "1 second"),
    (60.0, "1 minute"),
    (3600.0, "1 hour"),
    (86_400.0, "1 day"),
    (YEAR_S, "1 year"),
    (1000 * YEAR_S, "1000 years"),
    (1e6 * YEAR_S, "1 million years"),
    (13.8e9 * YEAR_S, "age of the universe"),
)


def draw_lines(figure: LinesFigure) -> Page:
    """Returns the page with the lines on it; what lies beyond the axes is cut off."""
    names = [wrapped(label(line.label, _LONGEST), _NAME_IN, SMALL_PT) for line in figure.lines]
    widths = [text_width_in(part, SMALL_PT) for name in names for part in name.split("\n")]
    right_in = max(widths, default=0.0) + 0.35
    wide_in = _DRAWING_IN[0] + 1.25 + right_in
    page = new_page(
        figure.title,
        drawing_in=_DRAWING_IN,
        margins=Margins(left=1.25, right=right_in, bottom=0.5, top=0.2),
        caption=wrapped(label(figure.caption, 900), wide_in, SMALL_PT),
    )
    axes = page.axes
    if not figure.lines:
        axes.set_axis_off()
        return page
    _draw_axes(axes, figure)
    colours = _colours(figure.lines)
    for line, colour in zip(figure.lines, colours, strict=True):
        _draw_line(axes, line, colour)
    draw_marks(axes, figure, _DRAWING_IN[0])
    draw_names(axes, figure.lines, names, colours, _DRAWING_IN[1])
    return page


def _colours(lines: tuple[Line, ...]) -> list[str]:
    """One colour a line; the first group takes the palette from its front, the others from behind."""
    groups = list(dict.fromkeys(line.group for line in lines))
    hues = {0: [PALETTE[0], PALETTE[5], PALETTE[2]], 1: [PALETTE[4], PALETTE[1], PALETTE[3]]}
    taken = dict.fromkeys(groups, 0)
    chosen: list[str] = []
    for line in lines:
        row = hues[min(1, groups.index(line.group))]
        chosen.append(row[taken[line.group] % len(row)])
        taken[line.group] += 1
    return chosen


def _draw_axes(axes: Axes, figure: LinesFigure) -> None:
    from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, NullLocator

    axes.set_xscale("log")
    axes.set_yscale("log")
    x = np.concatenate([np.array(line.x) for line in figure.lines])
    marked = [point[0] for point in figure.points] + [each[0] for each in figure.uprights]
    widest = (x.min(), min(x.max(), 4 * max(marked)) if marked else x.max())
    low, high = _span(figure, widest)
    last = [_last_below(line, high, widest[1]) for line in figure.lines]
    axes.set_xlim(widest[0], min(widest[1], 1.15 * max([*last, *marked])))
    axes.set_ylim(low, high)
    known = [(seconds, words) for seconds, words in _KNOWN_S if low <= seconds <= high]
    axes.yaxis.set_major_locator(FixedLocator([seconds for seconds, _ in known]))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_yticklabels([words for _, words in known])
    left, right = axes.get_xlim()
    subs = (1.0, 2.0, 5.0) if right / left < 300 else (1.0, 3.0) if right / left < 3_000 else (1.0,)
    axes.xaxis.set_major_locator(LogLocator(subs=subs))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: plain(float(f"{value:.3g}"))))
    axes.grid(visible=True, color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_xlabel(label(figure.x_label, 80), loc="left", labelpad=8)
    axes.set_title(
        label(figure.y_label, 80), loc="left", fontsize=SMALL_PT + 1, color=SOFT_INK, pad=8
    )


def _span(figure: LinesFigure, across: tuple[float, float]) -> tuple[float, float]:
    """Durations from the least that is drawn to well beyond what is marked, or a year."""
    shown = [
        value
        for line in figure.lines
        for x, value in zip(line.x, line.y, strict=True)
        if across[0] <= x <= across[1] and value > 0
    ]
    marked = [y for _, y, _ in figure.points] + [y for y, _ in figure.levels]
    low = max(1e-6, min([*shown, *marked]) / 3)
    wanted = max([1e3 * max(marked, default=1.0), YEAR_S])
    return low, max(min(wanted, 3 * max([*shown, *marked])), 1e3 * low)


def _last_below(line: Line, high: float, right: float) -> float:
    """The largest size at which a line is still on the drawing."""
    return max(
        (x for x, y in zip(line.x, line.y, strict=True) if y <= high and x <= right),
        default=min(line.x),
    )


def _draw_line(axes: Axes, line: Line, colour: str) -> None:
    x, y = np.array(line.x), np.array(line.y)
    if line.low:
        axes.fill_between(x, line.low, line.high, color=colour, alpha=0.15, linewidth=0)
    split = float(x.max()) if line.solid_to is None else min(float(x.max()), line.solid_to)
    at = float(np.exp(np.interp(np.log(split), np.log(x), np.log(y))))
    inside, beyond = x < split, x > split
    measured = [*x[inside], split], [*y[inside], at]
    axes.plot(*measured, color=colour, linewidth=2.2, solid_capstyle="round", zorder=3)
    dashed = [split, *x[beyond]], [at, *y[beyond]]
    axes.plot(*dashed, color=colour, linewidth=1.6, linestyle=(0, (4, 2.5)), zorder=3)
