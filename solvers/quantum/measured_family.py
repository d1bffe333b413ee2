"""A family as the profiles measured it: its classical time and its QUBO's size, over the natural size."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from solvers.performance.prediction import predict_seconds, sizes_of
from solvers.performance.scaling import Scaling, scaling
from solvers.performance.sizes import PowerLaw
from solvers.quantum.crossover import ClassicalTime
from solvers.quantum.exponential_time import ExponentialTime
from solvers.quantum.growth import Growth
from solvers.quantum.power_time import PowerTime

_ROUTE = "exact"


@dataclass(frozen=True, slots=True)
class MeasuredFamily:
    """What a crossover needs of a family. All three are over its natural size: cities, items, jobs."""

    classical: ClassicalTime
    variables: Growth
    couplings: Growth


def measured_family(family: str) -> MeasuredFamily | None:
    """Returns what was measured; None where it does not say how proofs grow, or there is no QUBO.

    The line is anchored at the largest size that was proven, at the median time predicted there: at
    smaller ones starting the solver takes most of it, which does not grow.

    >>> measured_family("assignment") is None  # milliseconds at every size
    True
    """
    grown, sizes = scaling(family, _ROUTE), sizes_of(family)
    if grown is None or sizes is None or sizes.n_qubits is None or sizes.n_couplings is None:
        return None
    anchor_n = float(grown.largest)
    predicted = predict_seconds(family, _ROUTE, sizes.at(anchor_n))
    if predicted is None or predicted.seconds is None:
        return None
    classical = _line(grown, anchor_n, predicted.seconds)
    if classical is None:
        return None
    return MeasuredFamily(classical, _growth(sizes.n_qubits), _growth(sizes.n_couplings))


def _line(grown: Scaling, anchor_n: float, anchor_s: float) -> ClassicalTime | None:
    """None where the interval reaches down to a time that does not grow at all."""
    source = f"measured here: {grown.words}, {grown.date}"
    if grown.form == "exponential":
        if grown.low <= 1:
            return None
        return ExponentialTime(
            base=grown.value,
            base_low=grown.low,
            base_high=grown.high,
            anchor_n=anchor_n,
            anchor_s=anchor_s,
            source=source,
        )
    if grown.low <= 0:
        return None
    return PowerTime(
        exponent=grown.value,
        exponent_low=grown.low,
        exponent_high=grown.high,
        anchor_n=anchor_n,
        anchor_s=anchor_s,
        source=source,
    )


def _growth(law: PowerLaw) -> Growth:
    return Growth(coefficient=exp(law.intercept), power=max(law.exponent, 0.0))
