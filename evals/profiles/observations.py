"""What the campaign's lines say about times and gaps, as points and intervals of logarithms."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from evals.profiles.record import Instance, Profile, gap_to_best
from solvers.performance.profile_file import LEAST_GAP
from solvers.performance.sizes import FamilySizes, Sizes
from tools.outcome import relative_gap

Quantity = Literal["proof", "first", "gap"]

_EARLY = 0.9  # of a run; what was known later is what it ended with
LEAST_S = 1e-3  # shorter times are the clock's own noise; they count as this


@dataclass(frozen=True, slots=True)
class Observation:
    """log of a quantity between `low` and `high`; for a gap, `log_s` is that of the seconds spent."""

    instance: Instance
    structure: str
    sizes: Sizes
    low: float
    high: float
    log_s: float = 0.0

    @property
    def is_point(self) -> bool:
        """Whether the quantity itself was seen, and no limit of it."""
        return self.low == self.high


def sizes_of_profile(profile: Profile, laws: FamilySizes | None) -> Sizes | None:
    """Returns the sizes of a measured instance, by the family's laws where no model was built.

    None where there are no laws either.
    """
    if profile.n_variables is None:
        return laws.at(profile.size) if laws else None
    sizes = Sizes(
        n_variables=profile.n_variables,
        n_constraints=profile.n_constraints or 0,
        n_qubits=profile.n_qubits,
        n_couplings=profile.n_couplings,
    )
    return laws.completed(sizes) if laws else sizes


def observations(
    profiles: Iterable[Profile],
    quantity: Quantity,
    best: dict[Instance, float],
    laws: dict[str, FamilySizes],
) -> list[Observation]:
    """Returns what one route's lines say about a quantity; gaps are of runs without a proof."""
    return [
        Observation(each.instance, structure_of(each), sizes, *seen)
        for each in profiles
        if each.answers and (sizes := sizes_of_profile(each, laws.get(each.family))) is not None
        for seen in _seen(each, quantity, best.get(each.instance))
    ]


def structure_of(profile: Profile) -> str:
    """Returns the native structure, "CQM" where there is none, "QUBO" without any constraint."""
    if profile.structure:
        return profile.structure
    return "CQM" if profile.n_constraints else "QUBO"


def _seen(
    profile: Profile, quantity: Quantity, best: float | None
) -> Iterator[tuple[float, float, float]]:
    if quantity == "proof":
        yield _proof(profile)
    elif quantity == "first":
        yield _first(profile)
    else:
        yield from _gaps(profile, best)


def _proof(profile: Profile) -> tuple[float, float, float]:
    if profile.proof is not None:
        seconds = _log(profile.proof.cpu_s)
        return seconds, seconds, 0.0
    return max(_log(each.cpu_s) for each in profile.answers), math.inf, 0.0


def _first(profile: Profile) -> tuple[float, float, float]:
    waited = -math.inf
    for answer in profile.answers:
        told = [each.cpu_s for each in answer.trail if each.objective is not None]
        if told:
            seconds = max(_log(min(told)), waited)
            return seconds, seconds, 0.0
        if answer.objective is not None or answer.status.is_proof:
            return waited, max(_log(answer.cpu_s), waited + 1e-6), 0.0
        waited = max(waited, _log(answer.cpu_s))
    return waited, math.inf, 0.0


def _gaps(profile: Profile, best: float | None) -> Iterator[tuple[float, float, float]]:
    """The gaps to the best known at the end of each run without a proof, and along its trail.

    Where the last answer is the best known itself, all that is known of its gap is the proven one.
    """
    for answer in profile.answers:
        told = [each for each in answer.trail if each.cpu_s < _EARLY * answer.cpu_s]
        for moment in told:
            gap = _relative(best, moment.objective)
            if gap is not None and moment.cpu_s >= LEAST_S:
                yield *_gap_limits(gap), _log(moment.cpu_s)
        if answer.status.is_proof:
            continue
        gap = gap_to_best(answer, best)
        if gap is None:
            continue
        is_reference = gap <= LEAST_GAP and answer is profile.answers[-1]
        if not is_reference or profile.route != "exact":
            yield *_gap_limits(gap), _log(answer.cpu_s)
        elif answer.gap is not None:
            yield -math.inf, math.log(max(answer.gap, LEAST_GAP)), _log(answer.cpu_s)


def _gap_limits(gap: float) -> tuple[float, float]:
    high = math.log(max(gap, LEAST_GAP))
    return (high if gap > LEAST_GAP else -math.inf), high


def _relative(best: float | None, objective: float | None) -> float | None:
    return relative_gap(best, objective) if best is not None else None


def _log(seconds: float) -> float:
    return math.log(max(seconds, LEAST_S))
