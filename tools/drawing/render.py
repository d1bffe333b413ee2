"""A figure to the bytes of a picture."""

from __future__ import annotations

from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Literal

from problems.figure import (
    BarFigure,
    DistributionFigure,
    Figure,
    GanttFigure,
    GraphFigure,
    LinesFigure,
    MatrixFigure,
    RangesFigure,
)
from tools.drawing.bars import draw_bars
from tools.drawing.distributions import draw_distributions
from tools.drawing.gantt import draw_gantt
from tools.drawing.graph import draw_graph
from tools.drawing.labels import label
from tools.drawing.lines import draw_lines
from tools.drawing.matrix import draw_matrix
from tools.drawing.ranges import draw_ranges
from tools.drawing.theme import settings

if TYPE_CHECKING:
    from tools.drawing.page import Page

Format = Literal["png", "svg"]

# matplotlib's settings and font cache belong to the process: one picture at a time.
_ONE_AT_A_TIME = Lock()


def render(figure: Figure, fmt: Format) -> bytes:
    """Returns the picture; equal figures give equal bytes.

    >>> figure = BarFigure(
    ...     title="Packed", labels=("tent",), values=(7,), groups=("packed",), value_label="kg"
    ... )
    >>> render(figure, "png")[1:4], b"<svg" in render(figure, "svg")
    (b'PNG', True)
    """
    import matplotlib as mpl

    written = BytesIO()
    with _ONE_AT_A_TIME, mpl.rc_context():
        mpl.rcParams.update(settings())
        sheet = _draw(figure).sheet
        about: dict[str, str | None] = {
            "Creator": "Verdiq",
            "Title": label(figure.title, 200),
            "Date": None,
        }
        sheet.savefig(
            written, format=fmt, metadata=about if fmt == "svg" else {"Software": "Verdiq"}
        )
    return written.getvalue()


def _draw(figure: Figure) -> Page:
    match figure:
        case BarFigure():
            page = draw_bars(figure)
        case GraphFigure():
            page = draw_graph(figure)
        case GanttFigure():
            page = draw_gantt(figure)
        case MatrixFigure():
            page = draw_matrix(figure)
        case DistributionFigure():
            page = draw_distributions(figure)
        case RangesFigure():
            page = draw_ranges(figure)
        case LinesFigure():
            page = draw_lines(figure)
    return page
