"""The sizes at which the answer changes: with today's machines, and with an error-corrected one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from agent.contracts.verdict import BreakEven
from agent.decide.case import Case
from agent.decide.error_corrected_era import era_break_even
from agent.decide.natural_size import natural_size, unit_of
from agent.decide.other_size import at_size
from agent.decide.worth import is_worth_quantum

LARGEST = 10_000  # in the family's unit: what nobody types and few files hold
_SCANNED = 20  # sizes that today's machines are tried at, evenly in the logarithm


def size_break_evens(case: Case) -> tuple[BreakEven, ...]:
    """Returns them for a family whose sizes were measured; an instance proven easy has none at any size."""
    here = natural_size(case.features)
    if here is None or case.features.proofs:
        return ()
    return (*_todays_machines(case, here), *era_break_even(case))


def _todays_machines(case: Case, here: float) -> Iterator[BreakEven]:
    """The size nearest to the instance's at which one of today's machines would be worth it."""
    if case.features.n_qubits is None:
        return
    sizes = np.unique(np.rint(np.geomspace(3, LARGEST, _SCANNED)).astype(int))
    nearest = sorted(sizes.tolist(), key=lambda size: abs(np.log(size / here)))
    at, unit = (
        next((size for size in nearest if _is_worth_at(case, size)), None),
        unit_of(case.features, here),
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
