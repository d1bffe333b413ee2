"""Up to which size of a family the exact solvers still prove the best by the deadline."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from agent.contracts.verdict import Finding
from agent.decide.case import Case
from agent.decide.classical import sizes_in
from agent.decide.crossing import whole_crossing
from agent.decide.findings.weighed import Weighed
from agent.decide.natural_size import natural_size, unit_of
from agent.decide.other_size import at_size
from problems.plain_duration import lasting
from problems.plain_number import plain
from solvers.performance.prediction import EXACT, predict_seconds
from solvers.performance.scaling import scaling
from solvers.performance.sizes import Sizes

_LARGEST = 10_000


def reach_words(case: Case) -> str:
    """Returns it in a clause; empty for a family whose sizes were not measured, or that is easy."""
    here = natural_size(case.features)
    if here is None or case.features.proofs:
        return ""

    def proves(size: int) -> bool:
        other = at_size(case, size)
        return (
            other is not None and _seconds(case, sizes_in(other.features)) <= case.terms.deadline_s
        )

    start, unit = max(2, round(here)), unit_of(case.features, here)
    goes_up = proves(start)
    at = whole_crossing(proves, start, max(_LARGEST, 2 * start) if goes_up else 2)
    within = lasting(case.terms.deadline_s)
    if at is None:
        return f"the exact solvers are expected to prove the best within {within} at " + (
            f"any number of {unit} up to {_LARGEST}" if goes_up else f"no number of {unit}"
        )
    return f"the exact solvers prove the best within {within} in half of the cases up to about {at} {unit}"


def reach_findings(case: Case) -> Iterator[Weighed]:
    """Yields the reach, with how the time was measured to grow."""
    words, here = reach_words(case), natural_size(case.features)
    if not words or here is None:
        return
    growth = scaling(case.features.family)
    yield Weighed(
        Finding(
            name="classical reach",
            value=words,
            threshold=f"about {plain(round(here))} {unit_of(case.features, here)} here",
            effect=f"their time grows as {growth.words}"
            if growth is not None
            else "how their time grows could not be told from the measurements",
            source="fitted to measured profiles (evals/measured/profiles.jsonl)",
            date=growth.date if growth is not None else "",
        )
    )


def _seconds(case: Case, sizes: Sizes) -> float:
    found = predict_seconds(case.features.family, EXACT, sizes, structure=case.features.structure)
    return found.seconds if found is not None and found.seconds is not None else np.inf
