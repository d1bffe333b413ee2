"""Draws a solution as PNG or SVG."""

from __future__ import annotations

from typing import Literal

from pydantic import Base64Bytes

from problems.problem import Frozen
from tools.solved import Solved
from tools.tool import Progress, Tool


class DrawInput(Solved):
    """What to draw, and the picture's format."""

    format: Literal["png", "svg"] = "png"


class Picture(Frozen):
    """A picture; `content` travels as base64 in JSON."""

    format: Literal["png", "svg"]
    content: Base64Bytes


def run(request: DrawInput, progress: Progress) -> Picture:
    """Returns the figure that the family describes, rendered."""
    from base64 import b64encode

    from tools.drawing import render

    picture = render(request.problem.figure(request.solution), request.format)
    return Picture(format=request.format, content=b64encode(picture))


TOOL = Tool(
    name="draw",
    description="Draw a solution of a typed problem as PNG or SVG (base64).",
    input_type=DrawInput,
    output_type=Picture,
    run=run,
)
