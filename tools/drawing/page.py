"""The page that every picture is drawn on: a title, room to breathe, and a caption."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.drawing.labels import label
from tools.drawing.theme import DPI, LABEL_PT, PAPER, SMALL_PT, SOFT_INK, TITLE_PT, Swatch

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

_MARGIN_IN = 0.45
_TITLE_IN = 0.75
_LEGEND_IN = 0.36
_CAPTION_IN = 0.35
_LINE_IN = 0.17
_LONGEST_TITLE = 72
_MOST_IN_LEGEND = 12


@dataclass(frozen=True, slots=True)
class Margins:
    """Room for labels around the drawing, in inches."""

    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and the axes to draw on."""

    sheet: Sheet
    axes: Axes


def new_page(
    title: str,
    *,
    drawing_in: tuple[float, float],
    margins: Margins = Margins(),
    legend: Mapping[str, Swatch] | None = None,
    caption: str = "",
) -> Page:
    """Returns a page whose axes measure `drawing_in` (width, height) inches.

    The legend stands under the title, in one line; the caption stands at the foot, a line of it each.
    """
    from matplotlib.figure import Figure as Sheet

    legend = {name: swatch for name, swatch in (legend or {}).items() if name.strip()}
    top = _TITLE_IN + margins.top + (_LEGEND_IN if legend else 0.0)
    foot = _MARGIN_IN * 0.8 + margins.bottom
    foot += _CAPTION_IN + _LINE_IN * caption.count("\n") if caption else 0.0
    width = drawing_in[0] + margins.left + margins.right + 2 * _MARGIN_IN
    height = drawing_in[1] + top + foot
    sheet = Sheet(figsize=(width, height), dpi=DPI, facecolor=PAPER)
    axes = sheet.add_axes(
        (
            (_MARGIN_IN + margins.left) / width,
            foot / height,
            drawing_in[0] / width,
            drawing_in[1] / height,
        )
    )
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    _draw_title(sheet, title)
    _draw_legend(sheet, legend, y_in=height - 0.82)
    if caption:
        for place, line in enumerate(reversed(caption.split("\n"))):
            x, y = _MARGIN_IN / width, (0.3 + place * _LINE_IN) / height
            sheet.text(x, y, line, fontsize=SMALL_PT, color=SOFT_INK, va="center")
    return Page(sheet, axes)


def _draw_title(sheet: Sheet, title: str) -> None:
    width, height = sheet.get_size_inches()
    room = int((width - 2 * _MARGIN_IN) / (TITLE_PT * 0.63 / 72))
    sheet.text(
        _MARGIN_IN / width,
        1 - 0.36 / height,
        label(title, min(_LONGEST_TITLE, max(12, room))),
        fontsize=TITLE_PT,
        fontweight="bold",
        va="center",
    )


def _draw_legend(sheet: Sheet, legend: Mapping[str, Swatch], *, y_in: float) -> None:
    """Draws as many groups as fit in one line, then an ellipsis."""
    width, height = sheet.get_size_inches()
    x = _MARGIN_IN
    for index, (name, swatch) in enumerate(legend.items()):
        words = label(name, 22)
        next_x = x + 0.24 + text_width_in(words, LABEL_PT) + 0.28
        if (next_x > width - 0.3 and index) or index == _MOST_IN_LEGEND:
            sheet.text(x / width, y_in / height, "…", va="center", color=SOFT_INK)
            break
        sheet.text(
            (x + 0.06) / width,
            y_in / height,
            "●",
            color=swatch.fill,
            va="center_baseline",
            ha="center",
            fontsize=LABEL_PT + 1,
        )
        sheet.text((x + 0.2) / width, y_in / height, words, va="center_baseline", color=SOFT_INK)
        x = next_x


def wrapped(words: str, width_in: float, size_pt: float) -> str:
    """Returns the words in lines no wider than `width_in`; a longer word keeps a line of its own.

    >>> wrapped("one two three", 0.8, 10)
    'one two\\nthree'
    """
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_in(longer, size_pt) <= width_in:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def text_width_in(words: str, size_pt: float) -> float:
    """Returns roughly how wide a text is drawn: DejaVu Sans averages 0.6 em a character."""
    wide = sum(1.5 if each.isupper() or each in "mwMW%—…" else 1.0 for each in words)
    return 0.58 * wide * size_pt / 72
