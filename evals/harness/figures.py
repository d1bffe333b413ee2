"""What scorers put in summary.json: named figures, null where there is nothing to measure."""

from __future__ import annotations

from typing import TypeAlias

Figure: TypeAlias = "float | int | list[dict[str, float | int | None]] | None"
Figures: TypeAlias = "dict[str, Figure]"


def rounded(value: float) -> float:
    """Returns a figure with six digits after the point: enough for any share of any set.

    >>> rounded(1 / 3)
    0.333333
    """
    return round(float(value), 6)


def share(count: int, of: int) -> float | None:
    """Returns a share, None of nothing.

    >>> share(1, 4), share(0, 0)
    (0.25, None)
    """
    return rounded(count / of) if of else None
