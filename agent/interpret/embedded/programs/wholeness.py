"""Whether a question says that amounts are whole, or that fractions of them are fine."""

from __future__ import annotations

import re

_WHOLE = re.compile(
    r"\b(?:whole\s(?:numbers?|units?|servings?|portions?|items?|pieces)|integers?|integral|indivisible"
    r"|no\sfractions?|(?:cannot|can't|may\snot)\sbe\s(?:fraction\w*|split|divided|bought\sin\sparts))\b",
    re.IGNORECASE,
)
_DIVISIBLE = re.compile(
    r"\bfraction(?:s|al)?\s(?:are|is|of|amounts?|units?|values?|servings?|portions?)\s?(?:\w+\s){0,3}?"
    r"(?:allowed|possible|permitted|fine|ok)|\b(?:can|may)\sbe\s(?:fractional|divided|split)"
    r"|\bcontinuous\b|\bdivisible\b|\bneed\snot\sbe\s(?:whole|integers?)|\breal\s(?:numbers?|values?)\b"
    r"|\bany\sfraction\b",
    re.IGNORECASE,
)


def says_whole(text: str) -> bool:
    """Whether amounts are said to be whole numbers.

    >>> says_whole("Only whole servings can be bought."), says_whole("on the whole")
    (True, False)
    """
    return bool(_WHOLE.search(text))


def says_divisible(text: str) -> bool:
    """Whether fractions are said to be fine.

    >>> says_divisible("Fractional servings are allowed."), says_divisible("a fraction of the price")
    (True, False)
    """
    return bool(_DIVISIBLE.search(text))
