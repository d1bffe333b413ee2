"""How long a proof takes beyond the sizes that were measured, by the growth of the family's time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from agent.decide.natural_size import natural_size
from problems.instance.features import InstanceFeatures
from solvers.performance.scaling import scaling
from solvers.quantum.measured_family import measured_family

_FOREVER_LOG2_S = 60.0  # 36 billion years


@dataclass(frozen=True, slots=True)
class ProofTime:
    """Seconds to a proof, with the ends that the interval of the growth allows."""

    seconds: float
    low: float
    high: float


def proof_beyond(features: InstanceFeatures) -> ProofTime | None:
    """Returns the time on the family's own line; None up to the largest size that was proven.

    The fits that predict times elsewhere follow many sizes at once and bend below an exponential far
    out: for 60 signs of LABS they say minutes, where the measured base says years.
    """
    n, grown = natural_size(features), scaling(features.family)
    if n is None or grown is None or n <= grown.largest:
        return None
    measured = measured_family(features.family)
    if measured is None:
        return None
    at, one = np.array([n]), np.ones(1)
    lines = (measured.classical, *measured.classical.variants())
    logs = [min(float(each.log2_seconds(at, one)[0]), _FOREVER_LOG2_S) for each in lines]
    return ProofTime(2.0 ** logs[0], 2.0 ** min(logs), 2.0 ** max(logs))
