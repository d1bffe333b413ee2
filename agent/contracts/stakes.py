"""What an answer is worth to the person who asks, as far as they said."""

from __future__ import annotations

from pydantic import Field

from problems.problem import Frozen

_YEAR_S = 31_557_600.0  # a Julian year


class Stakes(Frozen):
    """What weighs quality against time and money. None: not said; `agent.decide` then assumes a default.

    `usd_per_percent` is what an answer one per cent better is worth, each time that the question is
    asked. `data_may_leave` is whether the instance may be sent to somebody else's computer.
    """

    deadline_s: float | None = Field(
        default=None, gt=0, le=_YEAR_S, description="seconds until the answer must be there"
    )
    runs_a_year: float | None = Field(
        default=None, gt=0, le=1e9, description="how often a problem like this one comes up"
    )
    usd_per_percent: float | None = Field(
        default=None, ge=0, le=1e12, description="worth of one per cent, each time, in US dollars"
    )
    price_limit_usd: float | None = Field(
        default=None, ge=0, le=1e12, description="what one answer may cost at most, in US dollars"
    )
    data_may_leave: bool | None = None


def merged(given: Stakes, said: Stakes) -> Stakes:
    """Returns the stakes given by options, and what the words said where no option says anything.

    >>> both = merged(Stakes(price_limit_usd=5), Stakes(price_limit_usd=9, deadline_s=60))
    >>> both.model_dump(exclude_none=True)
    {'deadline_s': 60.0, 'price_limit_usd': 5.0}
    """
    return said.model_copy(update=given.model_dump(exclude_none=True))
