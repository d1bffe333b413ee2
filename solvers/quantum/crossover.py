"""From which size on an error-corrected quantum computer is faster than a classical solver."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Protocol

import numpy as np
from pydantic import Field

from problems.problem import Frozen
from problems.structures import Floats
from solvers.quantum.exponential_time import ExponentialTime
from solvers.quantum.surface_code import CodeParameters, CodeRun, LogicalWork, on_surface_code

SIZES_AT_MOST = 10_000
_LARGEST_FLOAT = 1000.0  # log2; what is beyond it is given as its logarithm alone


class QuantumAlgorithm(Protocol):
    """What has a cost on an error-corrected machine at every size."""

    def work(self, n: Floats) -> LogicalWork:
        """Returns logical cycles, gates and qubits at each size."""


class Crossover(Frozen):
    """The smallest size from which on the quantum machine is faster; None: not up to `n_limit`.

    The rest is at that size: hours and physical qubits of the quantum machine, and how long the
    classical solver would take. `within_deadline` says whether it is faster at some size that it ends
    within the deadline: there the answer would change.
    """

    n: int | None
    n_limit: int
    hours: float | None = None
    log2_hours: float | None = None
    classical_hours: float | None = None
    physical_qubits: float | None = None
    logical_qubits: float | None = None
    distance: int | None = None
    factories: int | None = None
    deadline_s: float | None = Field(default=None, gt=0)
    within_deadline: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """Both sides at every size. Shape: one entry a size."""

    n: Floats
    log2_classical_s: Floats
    run: CodeRun
    patches: Floats


def times(
    classical: ExponentialTime, quantum: QuantumAlgorithm, machine: CodeParameters, n: Floats
) -> Times:
    """Returns the seconds of both sides, as logarithms, and what the quantum machine is."""
    work = quantum.work(n)
    run = on_surface_code(work, machine)
    return Times(n, classical.log2_seconds(n, run.decoders), run, work.patches)


def crossover(
    classical: ExponentialTime,
    quantum: QuantumAlgorithm,
    machine: CodeParameters,
    n_limit: int = SIZES_AT_MOST,
    deadline_s: float | None = None,
) -> Crossover:
    """Returns where the quantum machine becomes faster and stays so up to `n_limit`.

    Every size is looked at, for the distance goes in steps, so a search by halves could miss one.
    """
    at = times(classical, quantum, machine, np.arange(1.0, n_limit + 1))
    slower = np.flatnonzero(~(at.run.log2_seconds < at.log2_classical_s))
    first = int(slower[-1]) + 1 if len(slower) else 0
    if first == n_limit:
        return Crossover(n=None, n_limit=n_limit, deadline_s=deadline_s)
    seconds = float(at.run.log2_seconds[first])
    return Crossover(
        n=first + 1,
        n_limit=n_limit,
        hours=_hours(seconds),
        log2_hours=seconds - float(np.log2(3600)),
        classical_hours=_hours(float(at.log2_classical_s[first])),
        physical_qubits=float(at.run.physical_qubits[first]),
        logical_qubits=float(at.patches[first]),
        distance=int(at.run.distance[first]),
        factories=int(at.run.factories[first]),
        deadline_s=deadline_s,
        within_deadline=deadline_s is None or seconds <= np.log2(deadline_s),
    )


def crossover_interval(
    classical: ExponentialTime,
    quantum: QuantumAlgorithm,
    machine: CodeParameters,
    n_limit: int = SIZES_AT_MOST,
) -> tuple[float, float]:
    """Returns the smallest and largest crossover that the base's interval allows; inf: none.

    The quantum side stays. Above the sizes that were measured a higher base gives the earlier one,
    below them the later, for all lines meet there.
    """
    found = [
        crossover(classical.with_base(base), quantum, machine, n_limit).n
        for base in (classical.base_low, classical.base, classical.base_high)
    ]
    ends = [inf if each is None else float(each) for each in found]
    return min(ends), max(ends)


def _hours(log2_seconds: float) -> float | None:
    return 2.0**log2_seconds / 3600 if log2_seconds < _LARGEST_FLOAT else None
