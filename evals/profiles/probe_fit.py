"""What a short run without a proof tells: the time that is left, and the gap to the best known."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from evals.profiles.censored import NO_FLOOR, Belief, Observations, Prior, fitted
from evals.profiles.growth_fit import LEAST_SIGMA, covering
from evals.profiles.observations import LEAST_S, sizes_of_profile
from evals.profiles.record import Answer, Instance, Profile, gap_to_best
from solvers.performance.profile_file import LEAST_GAP, Growth, ProbeFit
from solvers.performance.sizes import FamilySizes, Sizes
from tools.outcome import relative_gap

_PROBES_S = (0.1, 0.3, 1.0)
_Z_80 = 1.2815515655446004


@dataclass(frozen=True, slots=True)
class Probe:
    """What was known after `seconds` of a run that went on without a proof."""

    seconds: float
    gap: float | None


@dataclass(frozen=True, slots=True)
class ProbeCase:
    """A location before the probe, what the probe proved, and limits on the logarithm of what came."""

    prior: float
    gap: float | None
    low: float
    high: float


def probes(profile: Profile) -> Iterator[Probe]:
    """Yields the probes that the first run contains: at a tenth of a second, a third, and its end."""
    first = profile.answers[0]
    for seconds in _PROBES_S[:-1]:
        known = [each for each in first.trail if each.cpu_s <= seconds]
        if known and seconds < first.cpu_s:
            yield Probe(seconds, relative_gap(known[-1].objective, known[-1].bound))
    if not first.status.is_proof:
        yield Probe(max(first.cpu_s, LEAST_S), first.gap)


def remaining_cases(
    profiles: Sequence[Profile], left_out: dict[Instance, Growth], laws: dict[str, FamilySizes]
) -> Iterator[ProbeCase]:
    """Yields log((time to the proof − s) / s) for probes of s seconds; cut off where there was none."""
    for profile, growth, sizes in _fitted(profiles, left_out, laws):
        proof = profile.proof
        ends = proof.cpu_s if proof else max(each.cpu_s for each in profile.answers)
        for probe in probes(profile):
            if ends <= probe.seconds * (1 + 1e-6):
                continue
            low = math.log((ends - probe.seconds) / probe.seconds)
            prior = growth.location(sizes) - math.log(probe.seconds)
            yield ProbeCase(prior, probe.gap, low, low if proof else math.inf)


def gap_cases(
    profiles: Sequence[Profile],
    left_out: dict[Instance, Growth],
    laws: dict[str, FamilySizes],
    best: dict[Instance, float],
) -> Iterator[ProbeCase]:
    """Yields the logarithm of the gap at the end of each run that was probed and proved nothing."""
    for profile, growth, sizes in _fitted(profiles, left_out, laws):
        for answer in (each for each in profile.answers if not each.status.is_proof):
            gap = gap_to_best(answer, best.get(profile.instance))
            if gap is None:
                continue
            high = math.log(max(gap, LEAST_GAP))
            prior = growth.location(sizes, math.log(max(answer.cpu_s, LEAST_S)))
            for probe in probes(profile):
                if _is_before(probe, answer):
                    low = high if gap > LEAST_GAP else -math.inf
                    yield ProbeCase(prior, probe.gap, low, high)


def probe_fit(cases: Sequence[ProbeCase]) -> ProbeFit:
    """Returns the fit, with sigma widened until 80 % intervals cover 80 % of the cases."""
    has_gap = np.array([each.gap is not None for each in cases])
    log_gap = [math.log(max(each.gap or LEAST_GAP, LEAST_GAP)) for each in cases]
    features = np.array([[each.prior, 0.0] for each in cases])
    features[:, 1] = np.where(has_gap, log_gap, 0.0)
    seen = Observations(
        features=features,
        taken_off=np.empty((len(cases), 0)),
        low=np.array([each.low for each in cases]),
        high=np.array([each.high for each in cases]),
    )
    prior = Prior(
        intercept=Belief(0.0, 5.0),
        floor=NO_FLOOR,
        weights=(Belief(0.5, 0.5), Belief(0.3, 0.5)),
        log_sigma=Belief(0.5, 1.0),
        log_sigma_floor=Belief(0.0, 1.0),
    )
    found = fitted(seen, (~has_gap).astype(np.int64), 2, prior)
    fit = ProbeFit(
        intercept=round(float(found.intercepts[0]), 4),
        intercept_without=round(float(found.intercepts[1]), 4),
        by_prior=round(float(found.weights[0]), 4),
        by_gap=round(float(found.weights[1]), 4),
        sigma=round(float(np.exp(found.log_sigma)), 4),
        n_seen=len(cases),
    )
    scores = [_score(each, fit) for each in cases]
    factor = covering(scores) / _Z_80
    return fit.model_copy(update={"sigma": max(LEAST_SIGMA, round(fit.sigma * factor, 4))})


def _score(case: ProbeCase, fit: ProbeFit) -> float:
    location = fit.location(case.prior, case.gap)
    below, above = (case.low - location) / fit.sigma, (case.high - location) / fit.sigma
    return max(0.0, below, -above)


def _fitted(
    profiles: Sequence[Profile], left_out: dict[Instance, Growth], laws: dict[str, FamilySizes]
) -> Iterator[tuple[Profile, Growth, Sizes]]:
    for profile in profiles:
        growth, sizes = left_out.get(profile.instance), None
        if profile.answers:
            sizes = sizes_of_profile(profile, laws.get(profile.family))
        if growth is not None and sizes is not None:
            yield profile, growth, sizes


def _is_before(probe: Probe, answer: Answer) -> bool:
    return probe.seconds < answer.cpu_s * (1 - 1e-6)
