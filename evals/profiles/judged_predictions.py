"""How well predictions meet instances that the model was not fitted to."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.profiles.observations import LEAST_S
from evals.profiles.record import Answer, Instance, Profile, gap_to_best
from solvers.performance.outlook import (
    MOST_GAP,
    Outlook,
    Predicted,
    PredictedGap,
    ProbeFacts,
)
from solvers.performance.profile_file import LEAST_GAP

_FACTOR = 2.0
_NOTICED_S = 0.01  # nobody plans with less, and busy cores move it by a factor
_ENDED = 0.5  # of the budget; a run that goes to its end uses more CPU time than that


@dataclass(frozen=True, slots=True)
class TimeCase:
    """One prediction of a time to a proof, and what happened; a cut-off run took `seconds` at least."""

    instance: Instance
    seconds: float
    is_proven: bool
    was_settled: bool
    predicted: Predicted

    @property
    def is_within_factor(self) -> bool:
        """Whether the prediction is within a factor 2; of a cut-off run, whether it says "beyond"."""
        guess = math.inf if self.predicted.seconds is None else self.predicted.seconds
        guess = max(guess, LEAST_S)
        if not self.is_proven:
            return guess >= self.seconds
        return self.seconds / _FACTOR <= guess <= self.seconds * _FACTOR

    @property
    def is_near_in_practice(self) -> bool:
        """The same, where what takes less than 10 ms counts as 10 ms."""
        guess = self.predicted.seconds
        if not self.is_proven or guess is None:
            return self.is_within_factor
        ratio = max(guess, _NOTICED_S) / max(self.seconds, _NOTICED_S)
        return 1 / _FACTOR <= ratio <= _FACTOR

    @property
    def is_covered(self) -> bool:
        """Whether the interval has the time in it, or reaches beyond the cut."""
        high = math.inf if self.predicted.high is None else self.predicted.high
        if not self.is_proven:
            return high >= self.seconds
        return self.predicted.low <= self.seconds * (1 + 1e-9) and high >= self.seconds


@dataclass(frozen=True, slots=True)
class GapCase:
    """One prediction of a gap, and the gap there was; None where there was no answer."""

    instance: Instance
    route: str
    gap: float | None
    predicted: PredictedGap

    @property
    def is_covered(self) -> bool:
        """Whether the interval has the gap in it; only where there was an answer."""
        gap = min(self.gap, MOST_GAP) if self.gap is not None and self.gap > LEAST_GAP else 0.0
        return self.predicted.low <= gap <= self.predicted.high


def time_case(profile: Profile, found: Outlook, *, with_probe: bool) -> TimeCase:
    """Returns the prediction for one instance; the probe is its first run, of a second."""
    seconds = max(profile.proof.cpu_s if profile.proof else profile.answers[-1].cpu_s, LEAST_S)
    settled = False
    if with_probe:
        found = found.after(probe_of(profile.answers[0]))
        settled = found.is_settled
    return TimeCase(
        instance=profile.instance,
        seconds=seconds,
        is_proven=profile.proof is not None,
        was_settled=settled,
        predicted=found.seconds_to(0.0),
    )


def gap_cases(
    profile: Profile, found: Outlook, best: float | None, *, with_probe: bool
) -> Iterator[GapCase]:
    """Yields the predictions for each budget; with a probe, for those after the first."""
    answers = profile.answers
    if with_probe:
        found, answers = found.after(probe_of(answers[0])), answers[1:]
    for answer in answers:
        gap = gap_to_best(answer, best)
        # A run that ended by itself would have given the same answer at the end of its budget.
        ended = answer.status.is_proof or answer.cpu_s < _ENDED * answer.budget_s
        spent_s = answer.budget_s if ended else answer.cpu_s
        yield GapCase(profile.instance, profile.route, gap, found.gap_after(spent_s))


def probe_of(answer: Answer) -> ProbeFacts:
    """Returns what the judge would know of a run."""
    return ProbeFacts(
        seconds=max(answer.cpu_s, LEAST_S),
        is_proof=answer.status.is_proof,
        has_answer=answer.objective is not None,
        gap=answer.gap,
    )


def share(flags: Sequence[bool]) -> str:
    """Returns how many are true, in words.

    >>> share([True, False, True])
    '67 % of 3'
    """
    return f"{sum(flags) / len(flags):.0%} of {len(flags)}".replace("%", " %") if flags else "none"
