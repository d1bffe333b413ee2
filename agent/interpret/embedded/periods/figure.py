"""One figure of a text about periods, with the words of its clause."""

from __future__ import annotations

from dataclasses import dataclass

from agent.interpret.embedded.text import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or one for each period, with the words of its clause before and after it.

    `after` is all that follows up to the next figure; `context` is the heading of a table or list;
    `product` is whose it is where a table says so; `follows` is whether a figure stands before it
    in its sentence, and `breaks` whether a semicolon parts the two. A figure that is told for some periods only `is_partial`.
    """

    values: tuple[float, ...]
    spans: tuple[Span, ...]
    head: str
    tail: str
    after: str = ""
    context: str = ""
    product: str = ""
    unit: str = ""
    currency: str = ""
    is_series: bool = False
    is_partial: bool = False
    follows: bool = False
    breaks: bool = False
