"""The sizes at which the answer changes: for the classical solvers, for today's machines, for tomorrow's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from agent.contracts.verdict import BreakEven
from agent.decide.case import Case
from agent.decide.classical import sizes_in
from agent.decide.crossing import whole_crossing
from agent.decide.error_corrected_era import era_break_even
from agent.decide.other_size import at_size, natural_size, unit_of
from agent.decide.worth import is_worth_quantum
from problems.plain_duration import lasting
from solvers.performance.prediction import EXACT, predict_seconds
from solvers.performance.sizes import Sizes

CLASSICAL_LIMIT = "size for a classical proof"
LARGEST = 10_000  # in the family's unit: what nobody types and few files hold
_SCANNED = 20  # sizes that today's machines are tried at, evenly in the logarithm


def size_break_evens(case: Case) -> tuple[BreakEven, ...]:
    """Returns them for a family whose sizes were measured; an instance proven easy has none at any size."""
    here = natural_size(case)
    if here is None or case.features.proofs:
        return ()
    return (
        *_classical_limit(case, here),
        *_todays_machines(case, here),
        *era_break_even(case),
    )


def _classical_limit(case: Case, here: float) -> Iterator[BreakEven]:
    """Where the exact solvers no longer prove within the deadline in half of the cases."""

    def proves(size: int) -> bool:
        other = at_size(case, size)
        return (
            other is not None and _seconds(case, sizes_in(other.features)) <= case.terms.deadline_s
        )

    start, unit = max(2, round(here)), unit_of(case, here)
    limit = max(LARGEST, 2 * start)
    goes_up = proves(start)
    at = whole_crossing(proves, start, limit if goes_up else 2)
    within = lasting(case.terms.deadline_s)
    if at is not None:
        words = (
            f"the exact solvers prove the best within {within} in half of the cases up to about "
            f"{at} {unit}"
        )
    else:
        side = f"up to {limit}" if goes_up else "at no number of"
        words = f"the exact solvers are expected to prove the best within {within} {side} {unit}"
    yield BreakEven(
        quantity=CLASSICAL_LIMIT,
        unit=unit,
        today=round(here, 1),
        at=at,
        limit=limit if goes_up else 2,
        words=words,
        how="by search over the times fitted to measured profiles",
    )


def _seconds(case: Case, sizes: Sizes) -> float:
    found = predict_seconds(case.features.family, EXACT, sizes, structure=case.features.structure)
    return found.seconds if found is not None and found.seconds is not None else np.inf


def _todays_machines(case: Case, here: float) -> Iterator[BreakEven]:
    """The size nearest to the instance's at which one of today's machines would be worth it."""
    if case.features.n_qubits is None:
        return
    sizes = np.unique(np.rint(np.geomspace(3, LARGEST, _SCANNED)).astype(int))
    nearest = sorted(sizes.tolist(), key=lambda size: abs(np.log(size / here)))
    at, unit = (
        next((size for size in nearest if _is_worth_at(case, size)), None),
        unit_of(case, here),
    )
    yield BreakEven(
        quantity="size for today's machines",
        unit=unit,
        today=round(here, 1),
        at=at,
        limit=LARGEST,
        words=f"today's machines: worth it at no number of {unit} from 3 to {LARGEST}"
        if at is None
        else f"today's machines: worth it at about {at} {unit}",
        how=f"tried at {len(sizes)} sizes, the instance grown by its family's measured sizes",
    )


def _is_worth_at(case: Case, size: int) -> bool:
    other = at_size(case, size)
    return other is not None and is_worth_quantum(other)
