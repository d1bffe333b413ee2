"""Names that file formats of programs allow: short, without blanks or operators, each once."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ILLEGAL = re.compile(r"[^A-Za-z0-9_.]+")
_RESERVED = re.compile(
    r"(?:[eE]\d*|free|inf(?:inity)?|st|s\.t\.|bounds?|gen(?:erals?)?|int(?:egers?)?|bin(?:ar(?:y|ies))?"
    r"|end|max(?:imi[sz]e)?|min(?:imi[sz]e)?|obj)",
    re.IGNORECASE,
)
_LONGEST = 60


def legal_names(names: Sequence[str], letter: str) -> list[str]:
    """Returns a name for each that begins with a letter and that no two share.

    >>> legal_names(["tent", "a b", "a-b", "2nd", "free"], "x")
    ['tent', 'a_b', 'a_b.2', 'x2nd', 'xfree']
    """
    taken: set[str] = set()
    legal: list[str] = []
    for name in names:
        plain = _ILLEGAL.sub("_", name).strip("_")[:_LONGEST]
        if not plain[:1].isalpha() or _RESERVED.fullmatch(plain) or plain[:1] in "eE":
            plain = f"{letter}{plain}"
        unique, number = plain, 1
        while unique in taken:
            number += 1
            unique = f"{plain}.{number}"
        taken.add(unique)
        legal.append(unique)
    return legal
