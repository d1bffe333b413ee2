"""The size of an instance in its family's own unit: cities, jobs, signs."""

from __future__ import annotations

import re

from problems.instance.features import InstanceFeatures
from solvers.performance.prediction import sizes_of

_NEAR = 1.5  # instances of one size differ in their variables, so the size read back from them is not exact


def natural_size(features: InstanceFeatures) -> float | None:
    """Returns the instance's size in its family's unit; None where the family's sizes were not measured.

    It is the number that the instance's own words count, where that is near the size that instances
    with as many variables have.
    """
    typical = _typical_size(features)
    return None if typical is None else _counted(features, typical)[0]


def unit_of(features: InstanceFeatures, natural: float) -> str:
    """Returns what the natural size counts, in the words of the instance's size.

    Of "9 jobs of 81 operations on 9 machines" with a natural size of 8.8 it is "jobs".
    """
    return _counted(features, natural)[1]


def _typical_size(features: InstanceFeatures) -> float | None:
    laws = sizes_of(features.family)
    n_variables = features.sizes.n_variables
    return laws.natural(n_variables) if laws is not None and n_variables else None


def _counted(features: InstanceFeatures, natural: float) -> tuple[float, str]:
    """The first number in the words of the size that is near, and what it counts."""
    for number, word in re.findall(r"(\d+) (?:of \d+ )?([^\W\d_]+)", features.size):
        if _NEAR > float(number) / natural > 1 / _NEAR:
            return float(number), word
    return natural, "units of its size"
