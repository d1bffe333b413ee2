"""Fits `Growth` to observations: each family for itself, held near what all families have in common."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from evals.profiles.censored import NO_FLOOR, Belief, Observations, Parameters, Prior, fitted
from evals.profiles.observations import Observation
from evals.profiles.record import Instance
from solvers.performance.profile_file import Growth, size_features
from solvers.performance.sizes import FamilySizes

# How far a family may stray from what all have in common, in standard deviations: of the budget's
# weight, of log sigma, of intercept and floor.
_BUDGET_SPREAD = 0.3
_SIGMA_SPREAD = 0.4
_FIRST_WEIGHTS = (0.5, 0.1, 0.1, 0.5)  # where the common fit starts
_INTERCEPT_SPREAD = 4.0
_FLOOR_SPREAD = 0.7
_Z_80 = 1.2815515655446004
_COVERED = 0.8
_FOLDS = 5
LEAST_SIGMA = 0.05  # CPU times of one run repeated differ by as much


@dataclass(frozen=True, slots=True)
class Scale:
    """How a family's exponential feature n_variables^root / unit is scaled: 1 at its middle size."""

    root: float
    unit: float


@dataclass(frozen=True, slots=True)
class Kind:
    """What is fitted: what is believed of its floor and spread at first, and whether the budget matters.

    `weight_spreads` are how far a family's four weights may stray from those that all share; 0 holds one
    fast. `is_widened` is whether sigma is widened by what is left out; not where mostly limits are seen.
    """

    floor: Belief
    by_budget: bool
    log_sigma: Belief
    weight_spreads: tuple[float, float, float, float]
    is_widened: bool


def scale_of(sizes: FamilySizes) -> Scale:
    """Returns the scale at which the last feature is the natural size over the middle one."""
    root = 1.0 / sizes.n_variables.exponent
    middle = math.sqrt(sizes.smallest * sizes.largest)
    return Scale(root, sizes.n_variables(middle) ** root)


@dataclass(frozen=True, slots=True)
class Growths:
    """The fit of every family with a scale, the pools by structure and "" for all.

    `left_out` is, of each instance, a fit of its family that has not seen it.
    """

    families: dict[str, Growth]
    pools: dict[str, Growth]
    left_out: dict[Instance, Growth]


def growths(seen: Sequence[Observation], scales: dict[str, Scale], kind: Kind) -> Growths:
    """Returns what is fitted to one quantity.

    Sigma is widened by one factor so that 80 % intervals cover 80 % of what is left out in turn.
    """
    known = [each for each in seen if each.instance.family in scales]
    if not known:
        return Growths({}, {}, {})
    common = _common(known, scales, kind)
    left_out = _left_out(known, scales, kind, common)
    factor = _widening(known, left_out) if kind.is_widened else 1.0
    of_family = {
        family: _widened(_of_family(_only(known, family), scale, kind, common), factor)
        for family, scale in scales.items()
    }
    flat = dict.fromkeys(scales, Scale(1.0, 1e9))
    pools = {}
    for structure in sorted({each.structure for each in known} | {""}):
        members = [each for each in known if structure in {"", each.structure}]
        pools[structure] = _pool(members, flat, kind, common)
    return Growths(of_family, pools, left_out)


def _common(known: Sequence[Observation], scales: dict[str, Scale], kind: Kind) -> Prior:
    """What all families share: weights and sigmas, with an intercept and a floor for each."""
    names = {name: index for index, name in enumerate(scales)}
    groups = np.array([names[each.instance.family] for each in known])
    taken = [Belief(0.2, 1.0)] if kind.by_budget else []
    loose = Prior(
        intercept=Belief(-3.0, 8.0),
        floor=kind.floor,
        weights=(
            *(
                Belief(mean if spread else 0.0, 2 / 3 * spread)
                for mean, spread in zip(_FIRST_WEIGHTS, kind.weight_spreads, strict=True)
            ),
            *taken,
        ),
        log_sigma=kind.log_sigma,
        log_sigma_floor=Belief(-1.0, 0.5),
    )
    found = fitted(_arrays(known, scales, kind), groups, len(names), loose)
    here = np.unique(groups)
    spreads = (*kind.weight_spreads, _BUDGET_SPREAD)
    return Prior(
        intercept=_belief(found.intercepts[here], _INTERCEPT_SPREAD),
        floor=kind.floor if kind.floor is NO_FLOOR else _belief(found.floors[here], _FLOOR_SPREAD),
        weights=tuple(
            Belief(float(mean), spread)
            for mean, spread in zip(found.weights, spreads[: len(found.weights)], strict=True)
        ),
        log_sigma=Belief(found.log_sigma, min(_SIGMA_SPREAD, kind.log_sigma.spread)),
        log_sigma_floor=Belief(found.log_sigma_floor, _SIGMA_SPREAD),
    )


def _belief(values: NDArray[np.float64], least_spread: float) -> Belief:
    return Belief(float(np.median(values)), max(least_spread, float(np.std(values))))


def _of_family(seen: Sequence[Observation], scale: Scale, kind: Kind, common: Prior) -> Growth:
    if not seen:
        nothing = Parameters(
            np.array([common.intercept.mean]),
            np.array([common.floor.mean]),
            np.array([each.mean for each in common.weights]),
            common.log_sigma.mean,
            common.log_sigma_floor.mean,
        )
        return _growth(nothing, scale, kind, 0)
    arrays = _arrays(seen, {seen[0].instance.family: scale}, kind)
    found = fitted(arrays, np.zeros(len(seen), np.int64), 1, common)
    return _growth(found, scale, kind, len({each.instance for each in seen}))


def _pool(
    members: Sequence[Observation], flat: dict[str, Scale], kind: Kind, common: Prior
) -> Growth:
    """One line through all members; its sigma has the differences between families in it."""
    arrays = _arrays(members, flat, kind)
    wide = replace(common, log_sigma=Belief(common.log_sigma.mean + 0.7, 1.0))
    found = fitted(arrays, np.zeros(len(members), np.int64), 1, wide)
    n_seen = len({each.instance for each in members})
    growth = _growth(found, Scale(1.0, 1e9), kind, n_seen)
    return growth.model_copy(update={"weights": (*growth.weights[:3], 0.0)})


def _growth(found: Parameters, scale: Scale, kind: Kind, n_seen: int) -> Growth:
    first, second, third, fourth = (round(float(each), 4) for each in found.weights[:4])
    return Growth(
        floor=round(float(found.floors[0]), 4),
        intercept=round(float(found.intercepts[0]), 4),
        weights=(first, second, third, fourth),
        root=round(scale.root, 5),
        unit=float(f"{scale.unit:.6g}"),
        sigma=round(float(np.exp(found.log_sigma)), 4),
        sigma_floor=round(float(np.exp(found.log_sigma_floor)), 4),
        n_seen=n_seen,
        per_log_s=round(float(found.weights[4]), 4) if kind.by_budget else 0.0,
    )


def _arrays(seen: Sequence[Observation], scales: dict[str, Scale], kind: Kind) -> Observations:
    rows = [
        size_features(each.sizes, scale.root, scale.unit)
        for each in seen
        for scale in [scales[each.instance.family]]
    ]
    low, high = (np.array([getattr(each, end) for each in seen]) for end in ("low", "high"))
    log_s = np.array([[each.log_s] for each in seen]).reshape(len(seen), 1)
    return Observations(
        features=np.array(rows),
        taken_off=log_s if kind.by_budget else np.empty((len(seen), 0)),
        low=low,
        high=high,
    )


def _left_out(
    known: Sequence[Observation], scales: dict[str, Scale], kind: Kind, common: Prior
) -> dict[Instance, Growth]:
    found = {}
    for family, scale in scales.items():
        seen = _only(known, family)
        for fold in range(_FOLDS):
            left_out = {each.instance for each in seen if _fold(each.instance) == fold}
            if left_out:
                rest = [each for each in seen if each.instance not in left_out]
                growth = _of_family(rest, scale, kind, common)
                found.update(dict.fromkeys(left_out, growth))
    return found


def _widening(known: Sequence[Observation], left_out: dict[Instance, Growth]) -> float:
    """The factor on sigma at which 80 % of what each fold leaves out lies in its interval."""
    scores = [score(each, left_out[each.instance]) for each in known]
    points = [each for each, one in zip(scores, known, strict=True) if one.is_point]
    return max(covering(scores), covering(points)) / _Z_80


def score(seen: Observation, growth: Growth) -> float:
    """Returns how many sigmas the interval must reach from the location to meet what was seen."""
    location = growth.location(seen.sizes, seen.log_s)
    sigma = growth.spread(seen.sizes, seen.log_s)
    below, above = (seen.low - location) / sigma, (seen.high - location) / sigma
    return max(0.0, below, -above)


def covering(scores: Sequence[float]) -> float:
    """Returns the conformal quantile at 80 %: the ⌈0.8 (m + 1)⌉-th smallest of m scores.

    >>> covering([1.0, 2.0, 3.0, 4.0])
    4.0
    """
    if not scores:
        return _Z_80
    rank = min(len(scores), math.ceil(_COVERED * (len(scores) + 1)))
    return sorted(scores)[rank - 1]


def _fold(instance: Instance) -> int:
    return (instance.seed * 7 + instance.size * 3) % _FOLDS


def _only(known: Sequence[Observation], family: str) -> list[Observation]:
    return [each for each in known if each.instance.family == family]


def _widened(growth: Growth, factor: float) -> Growth:
    sigmas = {name: getattr(growth, name) for name in ("sigma", "sigma_floor")}
    return growth.model_copy(
        update={name: max(LEAST_SIGMA, round(sigma * factor, 4)) for name, sigma in sigmas.items()}
    )
