"""Two runs of the same rows: a paired test, and the rows that changed.

Source: McNemar, Psychometrika 12 (1947), in its exact binomial form: of the rows on which the two runs
differ, each is as likely to favour either where they are equally good.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evals.harness.intervals import Interval, difference_interval
from evals.harness.record import Record
from evals.harness.scorers.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Paired:
    """One outcome in both runs: rows of one run only, the p-value, and the difference of the shares."""

    outcome: str
    n: int
    only_ours: int
    only_theirs: int
    p_value: float
    difference: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Comparison:
    """The paired tests of being solved and of being wrong, and the changes as (id, theirs, ours)."""

    tests: tuple[Paired, ...]
    changes: tuple[tuple[str, str, str], ...]


def compared(ours: Mapping[str, Record], theirs: Mapping[str, Record], seed: int) -> Comparison:
    """Returns how two runs compare on the rows that both have; both mappings are by row id."""
    shared = [name for name in ours if name in theirs]
    changes = tuple(
        (name, theirs[name].outcome.value, ours[name].outcome.value)
        for name in shared
        if ours[name].outcome is not theirs[name].outcome
    )
    tests = tuple(
        _paired(
            outcome,
            [(ours[name].outcome is outcome, theirs[name].outcome is outcome) for name in shared],
            seed,
        )
        for outcome in (Outcome.SOLVED, Outcome.WRONG)
    )
    return Comparison(tests, changes)


def _paired(outcome: Outcome, pairs: list[tuple[bool, bool]], seed: int) -> Paired:
    both, ours = pairs.count((True, True)), pairs.count((True, False))
    theirs, neither = pairs.count((False, True)), pairs.count((False, False))
    n = len(pairs)
    return Paired(
        outcome=outcome.value,
        n=n,
        only_ours=ours,
        only_theirs=theirs,
        p_value=mcnemar(ours, theirs),
        difference=round((ours - theirs) / n, 6) if n else 0.0,
        interval=difference_interval(both, ours, theirs, neither, seed),
    )


def mcnemar(only_ours: int, only_theirs: int) -> float:
    """Returns the exact two-sided p-value of two counts of disagreement.

    >>> round(mcnemar(10, 2), 4), mcnemar(0, 0)
    (0.0386, 1.0)
    """
    if only_ours + only_theirs == 0:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(only_ours, only_ours + only_theirs, 0.5).pvalue)
