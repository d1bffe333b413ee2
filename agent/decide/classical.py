"""What the routes on this computer are expected to give by a deadline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from agent.contracts.verdict import Route
from agent.decide.beyond_measured import ProofTime, proof_beyond
from problems.instance.features import InstanceFeatures
from problems.structures import Floats
from solvers.performance.annealing_speed import read_s
from solvers.performance.outlook import PredictedGap, ProbeFacts
from solvers.performance.prediction import (
    ANNEALING,
    EXACT,
    predict_gap,
    predict_seconds,
    sizes_in_words,
)
from solvers.performance.sizes import Sizes
from solvers.quantum.annealing_reads import annealing_chances, measured_to
from solvers.quantum.shot_chances import best_of, gap_of, within
from tools.outcome import Outcome

_NAMES = {Route.EXACT: "the exact solvers", Route.ANNEALING: "simulated annealing"}


@dataclass(frozen=True, slots=True)
class ClassicalRoute:
    """One route: the relative gap to expect by the deadline, no answer counted as 1, with 80 % of it.

    `seconds` are to its best: to a proof for the exact solvers, the deadline for what proves nothing.
    """

    route: Route
    name: str
    gap: float
    gap_low: float
    gap_high: float
    seconds: float | None
    seconds_low: float | None
    seconds_high: float | None
    origin: Literal["measured", "fitted"]
    how: str


def classical_routes(
    features: InstanceFeatures, probe: Outcome | None, deadline_s: float
) -> tuple[ClassicalRoute, ...]:
    """Returns the routes that can take the instance, the one with the least expected gap first.

    Of equals the exact solvers come first, for they may prove what they find.
    """
    if probe is not None and probe.status.is_proof:
        return (_settled(probe),)
    routes = _predicted(features, probe, deadline_s)
    return tuple(sorted(routes, key=lambda each: (each.gap, each.route is not Route.EXACT)))


def _settled(probe: Outcome) -> ClassicalRoute:
    took = probe.provenance.seconds
    return ClassicalRoute(
        route=Route.EXACT,
        name=f"the exact solvers ({probe.provenance.backend})",
        gap=0.0,
        gap_low=0.0,
        gap_high=0.0,
        seconds=took,
        seconds_low=took,
        seconds_high=took,
        origin="measured",
        how="proven in this run",
    )


def _predicted(
    features: InstanceFeatures, probe: Outcome | None, deadline_s: float
) -> Iterator[ClassicalRoute]:
    sizes = sizes_in(features)
    seen = _seen(probe, proof_beyond(features), deadline_s)
    known = predict_gap(
        features.family, EXACT, sizes, deadline_s, structure=features.structure, probe=seen
    )
    if known is not None:
        time = _proof_time(features, sizes, seen)
        yield _route(Route.EXACT, known, _loss(known, known.gap), time)
    if sizes.n_qubits is None:
        return
    known = predict_gap(features.family, ANNEALING, sizes, deadline_s, structure=features.structure)
    if known is not None:
        gap = min(_loss(known, known.gap), _sampled_gap(features.family, sizes, deadline_s))
        yield _route(Route.ANNEALING, known, gap, (deadline_s, None, None))


_Times = tuple[float | None, float | None, float | None]


def _proof_time(features: InstanceFeatures, sizes: Sizes, seen: ProbeFacts | None) -> _Times:
    """The seconds to a proof and the ends of their interval, the later of fit and family's line."""
    time = predict_seconds(features.family, EXACT, sizes, structure=features.structure, probe=seen)
    beyond = proof_beyond(features)
    if time is None:
        return (None, None, None)
    if beyond is None:
        return (time.seconds, time.low, time.high)
    return (
        max(time.seconds, beyond.seconds) if time.seconds is not None else None,
        max(time.low, beyond.low),
        max(time.high, beyond.high) if time.high is not None else None,
    )


def _route(route: Route, known: PredictedGap, gap: float, times: _Times) -> ClassicalRoute:
    seconds, low, high = times
    return ClassicalRoute(
        route=route,
        name=_NAMES[route],
        gap=gap,
        gap_low=min(gap, known.low if known.p_none < 0.9 else 1.0),
        gap_high=1.0 if known.p_none > 0.1 else min(1.0, max(known.high, known.gap)),
        seconds=seconds,
        seconds_low=low,
        seconds_high=high,
        origin="fitted",
        how=_how(known),
    )


def _sampled_gap(family: str, sizes: Sizes, deadline_s: float) -> float:
    """The gap of as many reads as there is time for, 1 where the chance of a good one was not measured."""
    n_qubits = sizes.n_qubits or 0
    if n_qubits > measured_to(family):
        return 1.0
    reads = deadline_s / read_s(n_qubits, sizes.n_couplings or 0)
    return float(gap_of(best_of(within(annealing_chances(family, n_qubits), 1.0), np.array(reads))))


def annealed_gaps(features: InstanceFeatures, reads: Floats) -> Floats:
    """Returns the least gap that software annealing is expected to leave after so many reads.

    0 where that was not measured, or where single reads of instances of this size were: they tell more.
    Shape: that of `reads`.
    """
    sizes = sizes_in(features)
    if (sizes.n_qubits or 0) <= measured_to(features.family):
        return np.zeros(len(reads))
    once = read_s(sizes.n_qubits or 1, sizes.n_couplings or 0)
    known = [
        predict_gap(
            features.family, ANNEALING, sizes, float(k) * once, structure=features.structure
        )
        for k in reads
    ]
    return np.array([0.0 if each is None else _loss(each, each.gap) for each in known])


def sizes_in(features: InstanceFeatures) -> Sizes:
    """Returns the sizes that times are predicted from; by the instance's own words where it has no model."""
    sizes = features.sizes
    if sizes.n_variables is None:
        typical = sizes_in_words(features.family, features.size)
        if typical is not None:
            return replace(typical, n_qubits=None)
    return Sizes(
        n_variables=sizes.n_variables or 1,
        n_constraints=sizes.n_constraints or 0,
        n_qubits=sizes.n_qubits,
        n_couplings=sizes.n_couplings if sizes.n_qubits is not None else None,
    )


def _seen(probe: Outcome | None, beyond: ProofTime | None, deadline_s: float) -> ProbeFacts | None:
    """What the try showed; where no proof is to come by the deadline, as if it had lasted so long."""
    seconds = probe.provenance.seconds if probe is not None else 0.0
    is_far = beyond is not None and beyond.low > deadline_s
    if probe is None and not is_far:
        return None
    return ProbeFacts(
        seconds=max(seconds, deadline_s) if is_far else seconds,
        is_proof=probe is not None and probe.status.is_proof,
        has_answer=probe is None or probe.is_feasible,
        gap=probe.gap if probe is not None else None,
    )


def _loss(known: PredictedGap, gap: float) -> float:
    return known.p_none + (1.0 - known.p_none) * min(1.0, gap)


def _how(known: PredictedGap) -> str:
    whose = {
        "family": "this family",
        "structure": "problems of the same structure",
        "all": "all families",
    }[known.known]
    return (
        f"fitted to {known.n_instances} measured instances of {whose}, {known.date}, counted in the "
        "CPU seconds of one core"
    )
