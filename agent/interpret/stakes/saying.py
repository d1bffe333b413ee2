"""One thing that the words say of the stakes."""

from __future__ import annotations

from typing import Literal

from problems.problem import Frozen

Field = Literal["deadline_s", "runs_a_year", "usd_per_percent", "price_limit_usd", "data_may_leave"]


class Saying(Frozen):
    """A field of the stakes, its value, and the sentence that tells a person how it was understood.

    `a_year` is set where an amount was said for a whole year, to be shared among the year's runs.
    """

    field: Field
    value: float | bool
    note: str
    a_year: bool = False
