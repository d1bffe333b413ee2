"""The step in which a model of whole numbers counts amounts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from problems.errors import LimitExceeded
from problems.modelling.pile_model import amounts_of


def amount_step(numbers: Sequence[float], fewest: int = 1) -> float:
    """Returns a step of which all numbers are multiples, the largest of at least `fewest`.

    Raises:
        LimitExceeded: the numbers have too many digits for a common step.

    >>> amount_step((7.5, 10.0)), amount_step((8.0,), 16)
    (2.5, 0.5)
    """
    amounts = amounts_of(numbers)
    if not amounts.is_whole:
        raise LimitExceeded(
            "the amounts have too many digits to be counted in whole steps of one unit; round them "
            "to fewer digits, or use solver 'exact'"
        )
    largest = float(amounts.steps.max(initial=0.0))
    parts = math.ceil(fewest / largest) if largest else 1
    return float(Decimal(repr(amounts.unit)) / parts)
