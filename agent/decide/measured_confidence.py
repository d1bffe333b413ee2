"""How often advice of this kind was as good as the best, as counted on the calibration bench."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from agent.decide.case import Case
from problems.problem import Frozen


class Share(Frozen):
    """How many of `n` pieces of advice were within one per cent of the best, in hindsight.

    `from_high` is the least worse end of the advised route's interval for which it holds.
    """

    from_high: float = Field(default=0.0, ge=0, le=1)
    n: int
    share: float = Field(ge=0, le=1)


class MeasuredConfidence(Frozen):
    """The shares, of settled instances and by the worse end of the interval of the advised route."""

    version: Literal[1]
    fitted: str
    origin: str
    settled: Share
    open: tuple[Share, ...]


def measured_share(case: Case) -> Share:
    """Returns the share for a case: that of settled ones, or of those about as uncertain."""
    model = measured_confidence()
    if case.is_settled:
        return model.settled
    starts = [each.from_high for each in model.open]
    return model.open[max(0, bisect_right(starts, worse_end(case)) - 1)]


def worse_end(case: Case) -> float:
    """Returns the worse end of the interval of the best route, 1 where none is expected to answer."""
    first = next(iter(case.classical), None)
    return 1.0 if first is None else first.gap_high


@cache
def measured_confidence() -> MeasuredConfidence:
    """Returns what stands in `data/confidence.json`."""
    text = files("agent.decide").joinpath("data/confidence.json").read_text(encoding="utf-8")
    return MeasuredConfidence.model_validate_json(text)
