"""Pictures: a `problems.figure.Figure` to PNG or SVG."""

from tools.drawing.render import Format, render

__all__ = ["Format", "render"]
