"""The terms under which the bench is judged: deadline, worth, purse, and whether data may leave."""

from __future__ import annotations

import math
from itertools import product

from agent.decide.probe import seconds_of
from agent.decide.terms import DEFAULT_RUNS_A_YEAR, Terms

DEADLINES_S = (1.0, 5.0)  # what the classical routes were run for
USD_PER_PERCENT = (0.01, 1.0, 1000.0)
SHORTEST_PROBE_S = min(seconds_of(each) for each in DEADLINES_S)
SPEND_USD = (0.0, 10.0, 1000.0, math.inf)
MAY_LEAVE = (False, True)


def terms_grid() -> tuple[Terms, ...]:
    """Returns every combination.

    >>> len(terms_grid())
    48
    """
    return tuple(
        Terms(deadline_s, DEFAULT_RUNS_A_YEAR, usd_per_percent, price_limit_usd, data_may_leave)
        for deadline_s, usd_per_percent, price_limit_usd, data_may_leave in product(
            DEADLINES_S, USD_PER_PERCENT, SPEND_USD, MAY_LEAVE
        )
    )


def usual_terms() -> Terms:
    """Returns the defaults of the verdict at a deadline of five seconds."""
    return Terms(DEADLINES_S[-1], DEFAULT_RUNS_A_YEAR, 1.0, math.inf, data_may_leave=True)
