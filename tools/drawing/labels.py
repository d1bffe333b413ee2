"""Labels made safe to draw: one line, only characters that the font has, and not too long."""

from __future__ import annotations

import unicodedata
from functools import cache

_NO_GLYPH = "□"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")  # they shape the emoji before them


def label(text: str, longest: int) -> str:
    r"""Returns a text as one line of at most `longest` characters.

    >>> label("a rather\nlong <b>name</b>", 14)
    'a rather long…'
    >>> label("caf\u00e9 \u4e2d\u6587", 20)
    'café □□'
    """
    # A name can be a whole book: look at no more of it than could be shown.
    shown = text[: 4 * longest + 40]
    known = _charmap()
    pieces = (
        " "
        if unicodedata.category(each) in _INVISIBLE
        else each
        if ord(each) in known
        else _NO_GLYPH
        for each in shown
        if each not in _JOINERS
    )
    line = " ".join("".join(pieces).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


@cache
def _charmap() -> frozenset[int]:
    """Returns the code points that the pictures' font has."""
    from matplotlib.font_manager import findfont, get_font

    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())
