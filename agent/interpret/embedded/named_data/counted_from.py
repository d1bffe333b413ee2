"""Whether indices in data are counted from 0 or from 1."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FROM_ONE = re.compile(
    r"\b(?:1|one)-(?:based|indexed)\b|\bindex\w*\s(?:starts?|begins?)\s(?:at|from|with)\s1\b",
    re.IGNORECASE,
)
_FROM_ZERO = re.compile(
    r"\b(?:0|zero)-(?:based|indexed)\b|\bindex\w*\s(?:starts?|begins?)\s(?:at|from|with)\s0\b",
    re.IGNORECASE,
)


def counted_from(text: str, indices: Iterable[float], size: int) -> int | None:
    """Returns the number of the first of `size` things; None where the indices leave it open or do not fit.

    >>> counted_from("", [1, 3, 2], 3), counted_from("", [0, 2], 3), counted_from("", [1, 2], 3)
    (1, 0, None)
    """
    numbers = list(indices)
    if not numbers or any(each != int(each) for each in numbers):
        return None
    low, high = int(min(numbers)), int(max(numbers))
    fitting = [first for first in (0, 1) if first <= low and high < first + size]
    if len(fitting) == 2:
        fitting = [1] if _FROM_ONE.search(text) else [0] if _FROM_ZERO.search(text) else []
    return fitting[0] if len(fitting) == 1 else None
