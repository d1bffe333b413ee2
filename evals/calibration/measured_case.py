"""One instance of the bench with everything that was measured on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
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

    def probe(self, seconds: float) -> Answer | None:
        """Returns what the exact route knew after so long; None where it takes no such instance."""
        profile = self.profiles["exact"]
        if not profile.answers:
            return None
        ended = [each for each in profile.answers if in_time(each, seconds)]
        proof = next((each for each in ended if each.status.is_proof), None)
        if proof is not None:
            return proof
        objective = _least(_objectives(profile, seconds), profile.sense.sign)
        bound = _least(_bounds(profile, seconds), -profile.sense.sign)
        return Answer(
            budget_s=seconds,
            cpu_s=seconds,
            wall_s=seconds,
            status=Status.UNKNOWN if objective is None else Status.FEASIBLE,
            backend=profile.answers[0].backend,
            objective=objective,
            bound=bound,
            gap=relative_gap(objective, bound),
        )

    def is_settled(self, seconds: float) -> bool:
        """Whether so long a probe proves what there is to prove."""
        probe = self.probe(seconds)
        return probe is not None and probe.status.is_proof

    def is_known(self, seconds: float) -> bool:
        """Whether it was written down what each route had so early: by its end, or on its way.

        The first lines of the campaign tell no more than how each run ended.
        """
        return self.is_settled(seconds) or all(
            not profile.answers
            or any(each.trail or each.cpu_s <= seconds for each in profile.answers)
            for profile in self.profiles.values()
        )

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
        objective = _least(_objectives(profile, deadline_s), profile.sense.sign)
        if objective is None:
            return 1.0, 0.0
        ended = [each for each in profile.answers if in_time(each, deadline_s)]
        proofs = [each.cpu_s for each in ended if each.status.is_proof]
        gap = relative_gap(self.best, objective)
        return min(1.0, gap or 0.0), min([deadline_s, *proofs])


def _objectives(profile: Profile, seconds: float) -> Iterator[float]:
    """All objectives that were reached by then, of runs that had ended and of those on their way."""
    for answer in profile.answers:
        if answer.objective is not None and in_time(answer, seconds):
            yield answer.objective
        for moment in answer.trail:
            if moment.objective is not None and moment.cpu_s <= seconds:
                yield moment.objective


def _bounds(profile: Profile, seconds: float) -> Iterator[float]:
    """All bounds that were proven by then."""
    for answer in profile.answers:
        if answer.bound is not None and in_time(answer, seconds):
            yield answer.bound
        for moment in answer.trail:
            if moment.bound is not None and moment.cpu_s <= seconds:
                yield moment.bound


def _least(values: Iterable[float], sign: int) -> float | None:
    return min(values, key=lambda value: sign * value, default=None)


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
