"""summary.json: what a run comes to, overall and by data set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from evals.harness.figures import Figures, share
from evals.harness.intervals import intervals
from evals.harness.record import Record
from evals.harness.scorers.calibration import calibration
from evals.harness.scorers.cost import cost
from evals.harness.scorers.feasibility import feasibility
from evals.harness.scorers.gap import gaps
from evals.harness.scorers.latency import latency
from evals.harness.scorers.outcome import Outcome
from evals.harness.scorers.selective import selective


def summary(records: Sequence[Record], seed: int) -> dict[str, Any]:
    """Returns `overall` and `by_dataset`, as plain JSON; `seed` is that of the intervals."""
    by_dataset: dict[str, list[Record]] = {}
    for each in records:
        by_dataset.setdefault(each.dataset, []).append(each)
    return {
        "overall": figures(records, seed),
        "by_dataset": {name: figures(rows, seed) for name, rows in sorted(by_dataset.items())},
    }


def figures(records: Sequence[Record], seed: int) -> dict[str, Any]:
    """Returns the counts, shares and intervals of the outcomes, and every scorer's figures."""
    counts = Counter(each.outcome for each in records)
    numbers = [counts[outcome] for outcome in Outcome]
    answered = [each for each in records if each.answer is not None]
    return {
        "n": len(records),
        **{outcome.value: counts[outcome] for outcome in Outcome},
        "shares": {each.value: share(counts[each], len(records)) for each in Outcome},
        "intervals": {
            each.value: list(bounds)
            for each, bounds in zip(Outcome, intervals(numbers, seed), strict=True)
        },
        "latency": latency([each.seconds for each in records]),
        "interpretation": latency(
            [each.interpret_seconds for each in records if each.interpret_seconds is not None]
        ),
        "calibration": _calibration(answered),
        "selective": _selective(records),
        "formulation": _formulation(records),
        "feasibility": feasibility(each.feasible for each in answered),
        "gap": gaps((each.gap for each in answered), (each.distance for each in answered)),
        **cost(
            (each.tokens for each in records),
            (each.calls for each in records),
            (each.cost_usd for each in records),
        ),
    }


def _calibration(answered: Sequence[Record]) -> Figures:
    judged = [each for each in answered if each.confidence is not None]
    right = [each.outcome is Outcome.SOLVED for each in judged]
    return calibration([each.confidence or 0.0 for each in judged], right)


def _selective(records: Sequence[Record]) -> list[dict[str, float]]:
    return selective(
        [each.confidence if each.answer is not None else None for each in records],
        [each.outcome is Outcome.SOLVED for each in records],
    )


def _formulation(records: Sequence[Record]) -> Figures:
    """Over the rows with an expected problem or family that were answered."""
    named = [each for each in records if each.expected_family and each.answer is not None]
    compared = [each.formulation for each in records if each.formulation is not None]
    return {
        "n": len(compared),
        "identical": share(sum(each.identical for each in compared), len(compared)),
        "numbers": share(sum(each.numbers == 1 for each in compared), len(compared)),
        "family": share(sum(each.family == each.expected_family for each in named), len(named)),
    }
