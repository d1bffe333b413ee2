"""The look of every picture: palette, type sizes, and the settings that make it reproducible."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib import RcParams

INK = "#1f2933"
SOFT_INK = "#52606d"
FAINT_INK = "#9aa5b1"
GRID = "#e4e7eb"
MUTED = "#cbd2d9"
PAPER = "#ffffff"
ACCENT = "#0072b2"

# Okabe and Ito, "Color Universal Design" (2008): told apart with any common colour blindness.
# Their black is left out: it is the ink.
PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442")

TITLE_PT, LABEL_PT, SMALL_PT, TINY_PT = 15.0, 10.0, 8.5, 7.0
DPI = 160

_PASSED_OVER = frozenset({"", "left", "left out", "not chosen", "out", "unused", "idle", "none"})


@dataclass(frozen=True, slots=True)
class Swatch:
    """One group's colour, and the ink that reads on it."""

    fill: str
    ink: str


def settings() -> RcParams:
    """Returns matplotlib's settings for every picture, its own defaults where we name none."""
    from matplotlib import rcParamsDefault

    chosen = rcParamsDefault.copy()
    chosen.update(
        {
            "font.family": ["DejaVu Sans"],  # comes with matplotlib, so every machine draws alike
            "font.size": LABEL_PT,
            "text.color": INK,
            "text.parse_math": False,  # a label is a name, never mark-up
            "axes.edgecolor": MUTED,
            "axes.labelcolor": SOFT_INK,
            "axes.labelsize": LABEL_PT,
            "axes.unicode_minus": True,
            "axes.formatter.useoffset": False,
            "axes.formatter.limits": (-4, 7),
            "xtick.color": FAINT_INK,
            "xtick.labelcolor": SOFT_INK,
            "xtick.labelsize": SMALL_PT,
            "ytick.color": FAINT_INK,
            "ytick.labelcolor": INK,
            "ytick.labelsize": LABEL_PT,
            "svg.hashsalt": "verdiq",  # ids in an SVG follow from its content alone
            "svg.fonttype": "path",  # looks the same where the font is not installed
        }
    )
    return chosen


def group_colours(groups: Iterable[str]) -> dict[str, Swatch]:
    """Returns a colour for each group, in natural order of their names.

        Groups that say a thing was passed over are grey and come last
    ; past seven groups the hues come again darker,
        then lighter.

        >>> colours = group_colours(["left", "packed"])
        >>> colours["packed"].fill == ACCENT, colours["left"].fill == MUTED
        (True, True)
    """
    distinct = sorted(set(groups), key=natural_order)
    taken = [each for each in distinct if each.lower() not in _PASSED_OVER]
    colours = {name: _swatch(_shade(index)) for index, name in enumerate(taken)}
    passed_over = {name: _swatch(MUTED) for name in distinct if name not in colours}
    return colours | passed_over


def natural_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """Returns a sorting key by which "pile 2" comes before "pile 10"."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", name)
    return tuple(
        (0, int(part), "") if part[0] in "0123456789" else (1, 0, part.lower()) for part in parts
    )


def _shade(index: int) -> str:
    hue = PALETTE[index % len(PALETTE)]
    match index // len(PALETTE) % 3:
        case 1:
            return blend(hue, INK, 0.45)
        case 2:
            return blend(hue, PAPER, 0.55)
        case _:
            return hue


def blend(colour: str, towards: str, share: float) -> str:
    """Returns a colour moved by a share of the way towards another.

    >>> blend("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _swatch(fill: str) -> Swatch:
    # The relative luminance of WCAG 2.1 at which black and white text have equal contrast is 0.179.
    linear = [((c / 255 + 0.055) / 1.055) ** 2.4 for c in _channels(fill)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return Swatch(fill=fill, ink=INK if luminance > 0.25 else PAPER)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
