"""What an answer is worth, complete: what the person said, and a stated default for the rest."""

from __future__ import annotations

import math
from dataclasses import dataclass

from agent.contracts.stakes import Stakes

DEFAULT_USD_PER_PERCENT = 1.0
DEFAULT_RUNS_A_YEAR = 1.0


@dataclass(frozen=True, slots=True)
class Terms:
    """What weighs quality against time and money, with nothing left open.

    `price_limit_usd` is infinite where no limit was given: then only its worth limits what an answer costs.
    `assumed` names the quantities that the person did not give.
    """

    deadline_s: float
    runs_a_year: float
    usd_per_percent: float
    price_limit_usd: float
    data_may_leave: bool
    assumed: frozenset[str] = frozenset()

    @property
    def at_stake_usd(self) -> float:
        """What the best possible answer is worth over none at all: a hundred per cent."""
        return 100.0 * self.usd_per_percent


def terms_of(stakes: Stakes, budget_s: float) -> Terms:
    """Returns the stakes with defaults: the answer by the end of the budget, a dollar for one per cent,
    once a year, at any price that pays, and data that may leave.

    The last two favour quantum computing, so that a "no" does not rest on them.

    >>> sorted(terms_of(Stakes(deadline_s=60), 10).assumed)
    ['data_may_leave', 'price_limit_usd', 'runs_a_year', 'usd_per_percent']
    """
    given = {name: value for name, value in stakes.model_dump().items() if value is not None}
    defaults = {
        "deadline_s": budget_s,
        "runs_a_year": DEFAULT_RUNS_A_YEAR,
        "usd_per_percent": DEFAULT_USD_PER_PERCENT,
        "price_limit_usd": math.inf,
        "data_may_leave": True,
    }
    return Terms(**{**defaults, **given}, assumed=frozenset(defaults.keys() - given.keys()))
