"""Power laws of an instance's sizes in its family's natural one, from the campaign's lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from evals.profiles.record import Profile
from solvers.performance.sizes import FamilySizes, PowerLaw

_LEAST_POINTS = 2
_LARGE_FROM = 8  # below it the families' least sizes and rounding bend the law


def family_sizes(profiles: Sequence[Profile]) -> FamilySizes | None:
    """Returns the laws of one family; None where the models of too few instances were built."""
    built = [each for each in profiles if each.n_variables and each.route == "exact"]
    if len({each.size for each in built}) < _LEAST_POINTS:
        return None
    n_variables = _law(built, lambda each: each.n_variables)
    assert n_variables is not None
    return FamilySizes(
        smallest=min(each.size for each in built),
        largest=max(each.size for each in built),
        n_variables=n_variables,
        n_constraints=_law(built, lambda each: each.n_constraints),
        n_qubits=_law(built, lambda each: each.n_qubits),
        n_couplings=_law(built, lambda each: each.n_couplings),
        n_named=_law(profiles, _named),
    )


def _law(profiles: Sequence[Profile], count: Callable[[Profile], int | None]) -> PowerLaw | None:
    """log y against log size by least squares, over the larger sizes where there are enough."""
    pairs = [(each.size, value) for each in profiles if (value := count(each))]
    large = [each for each in pairs if each[0] >= _LARGE_FROM]
    pairs = large if len({size for size, _ in large}) >= _LEAST_POINTS else pairs
    if len({size for size, _ in pairs}) < _LEAST_POINTS:
        return None
    x, y = (np.log(np.array(column, float)) for column in zip(*pairs, strict=True))
    exponent, intercept = np.polyfit(x, y, 1)
    exponent = max(float(exponent), 0.05)  # a law has to have an inverse
    intercept = float(np.mean(y - exponent * x))
    spread = float(np.std(y - intercept - exponent * x))
    return PowerLaw(
        intercept=round(intercept, 4), exponent=round(exponent, 4), spread=round(spread, 4)
    )


def _named(profile: Profile) -> int | None:
    number = re.search(r"\d+", profile.words)
    return int(number.group()) if number else None
