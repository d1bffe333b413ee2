"""Exact scaling of decimal numbers to whole ones, for solvers that count in integers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from problems.errors import LimitExceeded

_LARGEST = 2**53  # beyond it a float64 no longer holds every whole number


def to_integers(values: Iterable[float]) -> tuple[NDArray[np.int64], int]:
    """Returns whole numbers and the factor that made them: `values == integers / factor`.

    Decimals are read as written (0.1 is one tenth, not its nearest binary fraction).

    Raises:
        LimitExceeded: a scaled value is beyond 2**53.

    >>> to_integers([1.5, 2.25])
    (array([6, 9]), 4)
    """
    plain = np.fromiter(map(float, values), dtype=float)
    if (plain == np.rint(plain)).all() and np.abs(plain).max(initial=0) <= _LARGEST:
        return plain.astype(np.int64), 1  # what follows gives the same, a hundred times slower
    exact = [Fraction(repr(value)) for value in plain.tolist()]
    factor = lcm(*(fraction.denominator for fraction in exact)) if exact else 1
    scaled = [fraction.numerator * (factor // fraction.denominator) for fraction in exact]
    largest = max((abs(value) for value in scaled), default=0)
    if largest > _LARGEST or factor > _LARGEST:
        raise LimitExceeded(
            f"the numbers need {Decimal(largest):.2e} whole steps to be held exactly; the limit is 2**53; "
            "round them to fewer digits"
        )
    return np.array(scaled, dtype=np.int64), factor
