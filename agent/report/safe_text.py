"""Text that came from outside, made safe to print."""

from __future__ import annotations

import re
import unicodedata

_TURNS_TEXT_AROUND = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARK_UP = re.compile(r"([\\`*\[\]~|])|(?<!\w)(_)|(_)(?!\w)")
_BLOCK_START = re.compile(r"^(\s*)(#|[-+](?=\s)|\d{1,9}(?=[.)]\s))")


def printable(text: str) -> str:
    r"""Returns the text without what would steer a terminal or reverse the line.

    >>> printable("a\x1b[31mred\nline\u202e")
    'a [31mred line'
    """
    return "".join(
        " " if unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} else each
        for each in text
        if each not in _TURNS_TEXT_AROUND
    )


def escaped(text: str) -> str:
    r"""Returns the text as Markdown that shows it as it is.

    >>> print(escaped("<b> *tent* | item_1 _x_"))
    &lt;b&gt; \*tent\* \| item_1 \_x\_
    >>> print(escaped("# no heading"), escaped("3. no list"))
    \# no heading 3\. no list
    """
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _MARK_UP.sub(lambda match: f"\\{match.group(0)}", plain)
    return _BLOCK_START.sub(_block, marked)


def _block(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"
