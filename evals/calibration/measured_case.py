"""One instance of the bench with everything that was measured on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from evals.calibration.halves import Half, half_of
from evals.calibration.quantum_row import QuantumRow
from evals.profiles.record import Answer, Instance, Profile
from problems.status import Sense, Status
from tools.outcome import relative_gap

_LATE = 1.1  # a solver that was told to stop may take a tenth longer and still counts as in time
_LATE_S = 0.1


@dataclass(frozen=True, slots=True)
class MeasuredCase:
    """The lines of all routes of one instance; `best` is the best objective over all of them.

    `best` is None where no route found any answer; no route is then better than another.
    """

    instance: Instance
    profiles: dict[str, Profile]
    quantum: tuple[QuantumRow, ...]
    best: float | None

    @property
    def half(self) -> Half:
        """Which half of the bench it belongs to."""
        each = self.instance
        return half_of(each.family, each.size, each.difficulty, each.seed)

    @property
    def probe(self) -> Answer | None:
        """What the exact route gave within a second; None where it takes no such instance."""
        return next(iter(self.profiles["exact"].answers), None)

    @property
    def is_settled(self) -> bool:
        """Whether the probe proved what there is to prove."""
        probe = self.probe
        return probe is not None and probe.status.is_proof and in_time(probe, probe.budget_s)

    @property
    def is_feasible(self) -> bool:
        """Whether any route found an answer; without one there is nothing to compare."""
        return self.best is not None

    def reached(self, route: str, deadline_s: float) -> tuple[float, float]:
        """Returns the gap of a route's best answer by the deadline, and the seconds it takes.

        A gap of 1 where there is no answer. Moments on the way of a longer run count as well.
        """
        profile = self.profiles.get(route)
        if profile is None or self.best is None:
            return 1.0, 0.0
        sign = profile.sense.sign
        ended = [each for each in profile.answers if in_time(each, deadline_s)]
        found = [each.objective for each in ended if each.objective is not None]
        found += [
            moment.objective
            for each in profile.answers
            for moment in each.trail
            if moment.objective is not None and moment.cpu_s <= deadline_s
        ]
        if not found:
            return 1.0, 0.0
        gap = relative_gap(self.best, min(found, key=lambda value: sign * value))
        proofs = [each.cpu_s for each in ended if each.status.is_proof]
        return min(1.0, gap or 0.0), min([deadline_s, *proofs])


def in_time(answer: Answer, deadline_s: float) -> bool:
    """Returns whether a run ended by the deadline, but for the little that stopping takes."""
    return answer.cpu_s <= deadline_s * _LATE + _LATE_S


def measured_cases(
    profiles: tuple[Profile, ...], quantum: tuple[QuantumRow, ...]
) -> tuple[MeasuredCase, ...]:
    """Returns every instance that the exact route was run on, in order."""
    by_route: dict[Instance, dict[str, Profile]] = defaultdict(dict)
    for profile in profiles:
        by_route[profile.instance][profile.route] = profile
    rows: dict[Instance, list[QuantumRow]] = defaultdict(list)
    for row in quantum:
        rows[row.instance].append(row)
    return tuple(
        MeasuredCase(instance, routes, tuple(rows[instance]), _best(routes, rows[instance]))
        for instance, routes in sorted(by_route.items())
        if "exact" in routes
    )


def _best(routes: dict[str, Profile], rows: list[QuantumRow]) -> float | None:
    sense = routes["exact"].sense
    found = [each.best for each in rows]
    for profile in routes.values():
        found += [
            each.objective
            for each in profile.answers
            if each.objective is not None and each.status is not Status.UNBOUNDED
        ]
    if not found:
        return None
    return min(found) if sense is Sense.MINIMISE else max(found)
