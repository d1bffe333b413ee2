"""A matrix as cells: numbers while they can be read, shades of grey, and the chosen cells in colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.figure import MatrixFigure
from problems.plain_number import plain
from tools.drawing.labels import label
from tools.drawing.page import Margins, Page, new_page, text_width_in
from tools.drawing.theme import ACCENT, INK, LABEL_PT, PALETTE, PAPER, blend

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_WRITTEN = 400  # cells whose numbers are written
_MOST_NAMED = 45  # rows or columns that are named
_SIDE_IN = 6.6
_FLAT = "#f5f7fa"
_DEEP = "#b8c2cc"
_NEGATIVE = blend(PALETTE[4], PAPER, 0.35)
_POSITIVE = blend(PALETTE[0], PAPER, 0.35)


def draw_matrix(figure: MatrixFigure) -> Page:
    """Returns the page with the cells on it."""
    values = np.array(figure.values, dtype=float).reshape(len(figure.rows), len(figure.columns))
    n_rows, n_columns = values.shape
    largest = max(n_rows, n_columns, 1)
    numbers = [_written(value) for value in values.flat] if values.size <= _MOST_WRITTEN else []
    widest = max((text_width_in(each, LABEL_PT) for each in numbers), default=0.0) + 0.2
    cell_in = min(max(0.62, widest), _SIDE_IN / largest) if largest > 4 else max(0.85, widest)
    written = bool(numbers) and cell_in >= widest * 0.72
    row_names = [label(each, 20) for each in figure.rows] if n_rows <= _MOST_NAMED else []
    column_names = [label(each, 20) for each in figure.columns] if n_columns <= _MOST_NAMED else []
    tilted = any(text_width_in(each, LABEL_PT) > cell_in * 0.95 for each in column_names)
    page = new_page(
        figure.title,
        drawing_in=(max(2.2, cell_in * n_columns), max(0.8, cell_in * n_rows)),
        margins=Margins(
            left=_longest_in(row_names) + 0.15,
            right=max(0.2, 5.4 - cell_in * n_columns),
            bottom=(0.2 + _longest_in(column_names) if tilted else 0.4) if column_names else 0.0,
        ),
        caption=_caption(values, figure, written=written),
    )
    if np.isfinite(values).any():
        _draw_cells(page.axes, values, figure, gap_pt=2.0 if largest <= 25 else 0.0)
    if written:
        size_pt = min(LABEL_PT, LABEL_PT * cell_in / widest)
        _write_numbers(page.axes, values, figure, size_pt)
    page.axes.set_yticks(range(len(row_names)), row_names)
    page.axes.set_xticks(range(len(column_names)), column_names, rotation=90 if tilted else 0)
    page.axes.tick_params(labelsize=min(LABEL_PT, cell_in * 72 * 0.75), labelcolor=INK, pad=6)
    return page


def _longest_in(names: list[str]) -> float:
    return max((text_width_in(each, LABEL_PT) for each in names), default=0.0)


def _draw_cells(
    axes: Axes, values: NDArray[np.float64], figure: MatrixFigure, gap_pt: float
) -> None:
    from matplotlib.colors import ListedColormap

    n_rows, n_columns = values.shape
    steps = [index / 255 for index in range(256)]
    if (values < 0).any():
        reach = float(np.nanmax(np.abs(values)))
        shades = [
            blend(PAPER, _POSITIVE if each > 0.5 else _NEGATIVE, abs(2 * each - 1))
            for each in steps
        ]
        low, high = -reach, reach
    else:
        shades = [blend(_FLAT, _DEEP, each) for each in steps]
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
    axes.imshow(
        np.ma.masked_invalid(values),
        cmap=ListedColormap(shades),
        vmin=low,
        vmax=high if high > low else low + 1.0,
        aspect="auto",
        interpolation="nearest",
    )
    _mark(axes, values, figure)
    if gap_pt:
        axes.hlines(
            np.arange(n_rows + 1) - 0.5, -0.5, n_columns - 0.5, color=PAPER, linewidth=gap_pt
        )
        axes.vlines(
            np.arange(n_columns + 1) - 0.5, -0.5, n_rows - 0.5, color=PAPER, linewidth=gap_pt
        )


def _mark(axes: Axes, values: NDArray[np.float64], figure: MatrixFigure) -> None:
    """Fills the highlighted cells; in a signed matrix, whose cells have hues already, frames them."""
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    is_signed = bool((values < 0).any())
    inset = 0.05 if is_signed else 0.0
    side = 1 - 2 * inset
    cells = [
        Rectangle((column - 0.5 + inset, row - 0.5 + inset), side, side)
        for row, column in figure.highlighted
    ]
    axes.add_collection(
        PatchCollection(
            cells,
            facecolor="none" if is_signed else ACCENT,
            edgecolor=INK if is_signed else "none",
            linewidth=1.8,
        )
    )


def _write_numbers(
    axes: Axes, values: NDArray[np.float64], figure: MatrixFigure, size_pt: float
) -> None:
    marked = set(figure.highlighted) if not (values < 0).any() else set()
    for (row, column), value in np.ndenumerate(values):
        is_marked = (row, column) in marked
        axes.text(
            column,
            row,
            _written(value),
            ha="center",
            va="center_baseline",
            fontsize=size_pt,
            color=PAPER if is_marked else INK,
            fontweight="bold" if is_marked else "normal",
        )


def _written(value: float) -> str:
    return plain(float(value)) if np.isfinite(value) else "–"


def _caption(values: NDArray[np.float64], figure: MatrixFigure, *, written: bool) -> str:
    if written or not np.isfinite(values).any():
        return ""
    low, high = plain(float(np.nanmin(values))), plain(float(np.nanmax(values)))
    shade = "blue is positive, orange negative" if (values < 0).any() else "darker is larger"
    return f"{len(figure.rows)} × {len(figure.columns)} cells from {low} to {high}; {shade}" + (
        "; chosen cells are marked." if figure.highlighted else "."
    )
