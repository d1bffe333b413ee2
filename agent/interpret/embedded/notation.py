"""Typography made plain, character for character, so that every span still fits the text as sent."""

from __future__ import annotations

import re

_CHARACTERS = str.maketrans(
    "\u00a0\u2009\u202f\u2007\u200b\r\u2018\u2019\u201c\u201d\u2010\u2011\uff0b\uff1d",
    "      ''\"\"--+=",
)
# What stands in for each match, in this order. In LaTeX $x_1$ is a name and \$5 is money.
_PLAIN = (
    (re.compile(r"\\n(?=[\sA-Z\-*•\d\\$]|$)"), "\n"),  # an escaped new line, as JSON writes it
    # A long line that ends within a sentence was wrapped; short lines are lists, columns a table, and
    # "v1: v2 v6" names neighbours.
    (
        re.compile(
            r"(?<=[^\n]{55}[a-z,])\n(?=[a-z])(?![^\n]{0,200}(?:\t|\||  |,[^\s]))(?!\w{1,20}\s?:\s)"
        ),
        " ",
    ),
    (re.compile(r"(?<![\\$\d])\$(?=\d[\d,.]*\$(?!\d))"), ""),
    (re.compile(r"(?<!\\)\$(?=[\d(][^$\n]{0,80}(?:[<>=]|\\[lg]eq?)[^$\n]{0,80}\$)"), ""),
    (re.compile(r"\\+(?=\$)"), ""),
    (re.compile(r"(?<=\d)\$(?![\d.])"), ""),
    (re.compile(r"\$(?=\s*\$\d)"), ""),
    (re.compile(r"\$(?=[A-Za-z](?:[\w{}',\s^+\-*]|\\\w+){0,60}\$)"), ""),
    (re.compile(r"(?<=[\w}\s'])\$(?![\d.\s]*\d)"), ""),
    (re.compile(r"\\leq?(?:slant)?(?![a-z])"), "<="),
    (re.compile(r"\\geq?(?:slant)?(?![a-z])"), ">="),
    (re.compile(r"\\(?:times|cdot)(?![a-z])"), "*"),
    (re.compile(r"\\(?:quad|text|mathrm|ldots|dots)(?![a-z])|\\[()\[\]]|\\(?=[%&#_])"), ""),
)

# The first point may follow a greeting on its line: "Please help. 1. The letters …".
_MARKER = re.compile(
    r"(?:^[ \t]*|(?<=[.!?:] )(?=1[.)] [A-Z]))(?P<marker>(?P<number>\d{1,3})[.)])(?=[ \t]+\S)",
    re.MULTILINE,
)


def plain_notation(text: str) -> str:
    """Returns the text as long as before, with plain spaces, quotes and signs, and without LaTeX.

    >>> plain_notation("A tent weighs\\u00a07 kg")
    'A tent weighs 7 kg'
    >>> plain_notation(r"project $X$ costs \\$20, $3x \\leq 6$").split()
    ['project', 'X', 'costs', '$20,', '3x', '<=', '6']
    >>> plain_notation("Items:\\n1. A tent\\n2. A stove")
    'Items:\\n-  A tent\\n-  A stove'
    """
    text = text.translate(_CHARACTERS)
    for pattern, plain in _PLAIN:
        text = pattern.sub(lambda match: " " * (len(match[0]) - len(plain)) + plain, text)  # noqa: B023
    return _without_numbering(text)


def _without_numbering(text: str) -> str:
    """Points of a list that are numbered 1, 2, 3… become plain points: their numbers say nothing."""
    markers = list(_MARKER.finditer(text))
    in_order = [int(match["number"]) for match in markers] == list(range(1, len(markers) + 1))
    if len(markers) < 2 or not in_order:
        return text
    pieces, position = [], 0
    for match in markers:
        start, end = match.span("marker")
        pieces += [text[position:start], "-" + " " * (end - start - 1)]
        position = end
    return "".join([*pieces, text[position:]])
