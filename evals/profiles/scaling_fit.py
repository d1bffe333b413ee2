"""How the time to a proof grows with a family's natural size: exponential or power, by AIC."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from evals.profiles.censored import (
    Belief,
    Floats,
    Observations,
    Parameters,
    Prior,
    fitted,
    log_likelihood,
)
from evals.profiles.observations import observations
from evals.profiles.record import Profile
from solvers.performance.profile_file import ScalingFit
from solvers.performance.sizes import FamilySizes

_LEAST_SLOW = 5  # instances that took noticeably longer than starting the solver does
_SLOW_S = 0.02
_LEAST_SIZES = 3
_HALF_CHI_95 = 1.9207  # half the 95 % quantile of χ² with one degree of freedom
_BISECTIONS = 14
_MOST_STEPS = 40
_UNIT = 10.0  # sizes are counted in tens, so that all parameters are of order one


def scaling_fit(
    profiles: Sequence[Profile], laws: dict[str, FamilySizes], route: str = "exact"
) -> ScalingFit | None:
    """Returns the growth over all measured instances; None where proofs are too fast to tell, or too few.

    Runs that were cut off count as longer than that. The interval is where the likelihood, maximised
    over all else, stays within χ² of its top.
    """
    seen = observations([each for each in profiles if each.route == route], "proof", {}, laws)
    slow = [each for each in seen if each.low > math.log(_SLOW_S)]
    sizes = [float(each.instance.size) for each in seen]
    proven_sizes = {each.instance.size for each in slow if each.is_point}
    if len(slow) < _LEAST_SLOW or len(proven_sizes) < _LEAST_SIZES:
        return None
    low = np.array([each.low for each in seen])
    by_form: dict[str, Observations] = {}
    for form, scaled in (("exponential", _in_tens), ("power", _logarithm)):
        by_form[form] = Observations(
            features=scaled(np.array(sizes))[:, None],
            taken_off=np.empty((len(seen), 0)),
            low=low,
            high=np.array([each.high for each in seen]),
        )
    likelihood = {form: _best(each)[1] for form, each in by_form.items()}
    exponential = likelihood["exponential"] > likelihood["power"]
    form = "exponential" if exponential else "power"
    value, low_end, high_end = _interval(by_form[form])
    shown: Callable[[float], float] = _base if exponential else float
    return ScalingFit(
        form="exponential" if exponential else "power",
        value=round(shown(value), 4),
        low=round(shown(low_end), 4),
        high=round(shown(high_end), 4),
        delta_aic=round(2 * abs(likelihood["exponential"] - likelihood["power"]), 2),
        smallest=min(each.instance.size for each in seen),
        largest=max(each.instance.size for each in slow if each.is_point),
        n_instances=len(seen),
    )


def _in_tens(sizes: Floats) -> Floats:
    return sizes / _UNIT


def _logarithm(sizes: Floats) -> Floats:
    return np.log(sizes)


def _base(weight: float) -> float:
    return math.exp(weight / _UNIT)


def _best(seen: Observations, weight: float | None = None) -> tuple[Parameters, float]:
    """The most likely parameters, with the weight held where one is given, and their likelihood."""
    prior = Prior(
        intercept=Belief(-4.0, 100.0),
        floor=Belief(math.log(0.005), 1.0),
        weights=(Belief(2.0, 100.0) if weight is None else Belief(weight, 0.0),),
        log_sigma=Belief(0.0, 1.0),
        log_sigma_floor=Belief(-1.0, 0.3),
    )
    groups = np.zeros(len(seen), np.int64)
    found = fitted(seen, groups, 1, prior)
    return found, log_likelihood(seen, groups, found)


def _interval(seen: Observations) -> tuple[float, float, float]:
    found, top = _best(seen)
    best = float(found.weights[0])

    def is_inside(weight: float) -> bool:
        return _best(seen, weight)[1] >= top - _HALF_CHI_95

    low = 0.0 if is_inside(0.0) else _edge(is_inside, best, 0.0)
    outside, step = best, max(0.05 * best, 1e-3)
    for _ in range(_MOST_STEPS):
        outside, step = outside + step, 1.5 * step
        if not is_inside(outside):
            break
    return best, low, _edge(is_inside, best, outside)


def _edge(is_inside: Callable[[float], bool], inside: float, outside: float) -> float:
    for _ in range(_BISECTIONS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if is_inside(middle) else (inside, middle)
    return inside
