"""Draws a figure that comes as data, such as the routes of a verdict, as PNG or SVG."""

from __future__ import annotations

from base64 import b64encode
from typing import Literal

from problems.figure import Figure
from problems.problem import Frozen
from tools.actions.draw import Picture
from tools.tool import Progress, Tool


class DrawFigureInput(Frozen):
    """A figure of one of the kinds, and the picture's format."""

    figure: Figure
    format: Literal["png", "svg"] = "png"


def run(request: DrawFigureInput, progress: Progress) -> Picture:
    """Returns the figure, rendered."""
    from tools.drawing import render

    picture = render(request.figure, request.format)
    return Picture(format=request.format, content=b64encode(picture))


TOOL = Tool(
    name="draw_figure",
    description="Draw a figure given as data (bars, graph, Gantt, matrix, distributions, ranges or lines) as "
    "PNG or SVG (base64).",
    input_type=DrawFigureInput,
    output_type=Picture,
    run=run,
)
