"""Numbers that hold for every period, or are given for each."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from problems.structures import Floats

Amount = Annotated[float, Field(ge=0)]
Demand = Annotated[tuple[Amount, ...], Field(min_length=1, max_length=1_000)]
PerPeriod = Amount | Annotated[tuple[Amount, ...], Field(max_length=1_000)]


def over_periods(value: PerPeriod, n_periods: int) -> Floats:
    """Returns one number for each period.

    >>> over_periods(2, 3).tolist()
    [2.0, 2.0, 2.0]
    """
    return np.broadcast_to(np.array(value, dtype=float), n_periods).copy()


def check_periods(what: str, value: PerPeriod | None, n_periods: int) -> None:
    """Refuses a list of another length than there are periods.

    Raises:
        ValueError: one sentence; pydantic makes it a validation error.
    """
    if isinstance(value, tuple) and len(value) != n_periods:
        raise ValueError(
            f"{what} has {len(value)} numbers and there are {n_periods} periods; give one for each, "
            "or one for all"
        )
