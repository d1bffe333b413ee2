"""Time against size for the verdict's picture: the classical solver as measured, and what may cross it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from agent.contracts.verdict import Curve
from agent.decide.case import Case
from agent.decide.error_corrected_era import era_of
from agent.decide.natural_size import natural_size, unit_of
from problems.plain_duration import lasting
from problems.plain_number import plain
from problems.structures import Floats
from solvers.performance.scaling import scaling
from solvers.quantum.crossover import ClassicalTime, times
from solvers.quantum.family_crossover import ASSUMED_MACHINE, algorithms_of
from solvers.quantum.measured_family import MeasuredFamily, measured_family
from solvers.quantum.overlap import published_overlap

_POINTS = 40
_MOST_LOG2_S = 90.0  # 4·10¹⁹ years; no picture needs more
_BITS = 20
_MACHINE = (
    f"on a surface code at an error of {plain(ASSUMED_MACHINE.physical_error)} a gate and "
    f"{lasting(ASSUMED_MACHINE.cycle_s)} a cycle (arXiv 2011.04149, 2504.01897), which no machine has yet"
)


def curves(case: Case) -> tuple[Curve, ...]:
    """Returns the lines of the family, none where it was not measured how its time grows."""
    era, here = era_of(case), natural_size(case.features)
    if era is None or here is None:
        return ()
    far = max(2 * here, 1.5 * (era.crossover.n or 0), 1.5 * (era.against_many.n or 0))
    return _curves(case.features.family, unit_of(case.features, here), era.algorithm, round(far))


@lru_cache(maxsize=64)
def _curves(family: str, unit: str, algorithm: str, far: int) -> tuple[Curve, ...]:
    measured, growth = measured_family(family), scaling(family)
    if measured is None or growth is None:
        return ()
    n = np.unique(np.rint(np.geomspace(max(2, growth.smallest), max(far, growth.largest), _POINTS)))
    lines = [*_classical(measured.classical, n, unit, growth.largest)]
    lines += [*_quantum(family, measured, n, unit, algorithm)]
    return tuple(lines)


def _classical(classical: ClassicalTime, n: Floats, unit: str, largest: int) -> Iterator[Curve]:
    logs = [each.log2_seconds(n, np.ones_like(n)) for each in (classical, *classical.variants())]
    low, high = np.min(logs, axis=0), np.max(logs, axis=0)
    kept = logs[0] <= _MOST_LOG2_S
    if kept.sum() < 2:
        return
    yield Curve(
        name="exact solvers here",
        kind="classical",
        unit=unit,
        n=tuple(n[kept].tolist()),
        seconds=_seconds(logs[0][kept]),
        low=_seconds(low[kept]),
        high=_seconds(high[kept]),
        measured_to=float(largest),
        how=classical.source,
    )


def _quantum(
    family: str, measured: MeasuredFamily, n: Floats, unit: str, algorithm: str
) -> Iterator[Curve]:
    overlap = published_overlap(family)
    every = algorithms_of(
        measured.classical, measured.couplings, measured.variables, _BITS, overlap
    )
    for name, each in every.items():
        logs = times(measured.classical, each, ASSUMED_MACHINE, n).run.log2_seconds
        kept = logs <= _MOST_LOG2_S
        if kept.sum() < 2:
            continue
        yield Curve(
            name=f"error-corrected: {name}",
            kind="quantum",
            unit=unit,
            n=tuple(n[kept].tolist()),
            seconds=_seconds(logs[kept]),
            how=f"{'the earliest of all' if name == algorithm else 'for comparison'}, {_MACHINE}",
        )


def _seconds(logs: Floats) -> tuple[float, ...]:
    return tuple(np.exp2(np.clip(logs, -60.0, _MOST_LOG2_S)).tolist())
