"""What an evaluation must keep for its exit code to be 0."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from problems.errors import BadInput


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of rows: at least so many solved, or at most so many wrong."""

    outcome: str
    share: float
    is_least: bool

    def missed(self, overall: dict[str, Any]) -> str:
        """Returns what was missed in one sentence, "" where it was kept."""
        found = overall["shares"][self.outcome] or 0.0
        if (found >= self.share) if self.is_least else (found <= self.share):
            return ""
        side = "at least" if self.is_least else "at most"
        return f"{found:.1%} were {self.outcome}; {side} {self.share:.1%} was asked for"


def thresholds(fail_under: str | None, fail_over: str | None) -> tuple[Threshold, ...]:
    """Returns the thresholds that were given.

    Raises:
        BadInput: one is no share.

    >>> [each.share for each in thresholds("80%", "0.03")]
    [0.8, 0.03]
    """
    found = []
    if fail_under is not None:
        found.append(Threshold("solved", _share("--fail-under", fail_under), is_least=True))
    if fail_over is not None:
        found.append(Threshold("wrong", _share("--fail-over", fail_over), is_least=False))
    return tuple(found)


def _share(option: str, written: str) -> float:
    try:
        value = float(written.removesuffix("%").strip())
    except ValueError:
        value = math.nan
    value = value / 100 if written.endswith("%") else value
    if not 0 <= value <= 1:  # also where it is no number at all
        raise BadInput(f"{option} is {written!r}; give a share such as 0.8 or 80%")
    return value
