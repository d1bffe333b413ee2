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
from solvers.quantum.power_time import PowerTime
from solvers.quantum.surface_code import CodeParameters, CodeRun, LogicalWork, on_surface_code

SIZES_AT_MOST = 10_000
_LARGEST_FLOAT = 1000.0  # log2; what is beyond it is given as its logarithm alone


ClassicalTime = ExponentialTime | PowerTime


class QuantumAlgorithm(Protocol):
    """What has a cost on an error-corrected machine at every size."""

    def work(self, n: Floats) -> LogicalWork:
        """Returns logical cycles, gates and qubits at each size."""


class SizedRun(Frozen):
    """Both sides at one size. Hours are None where they are too many for a number; the log2 stays."""

    n: int
    hours: float | None
    log2_hours: float
    classical_hours: float | None
    physical_qubits: float
    logical_qubits: float
    distance: int
    factories: int


class Crossover(Frozen):
    """The smallest size from which on the quantum machine is faster; no `run`: not up to `n_limit`.

    `run` is what it takes there. `within_deadline` says whether it is faster at some size that it ends
    within the deadline: there the answer would change.
    """

    run: SizedRun | None
    n_limit: int
    deadline_s: float | None = Field(default=None, gt=0)
    within_deadline: bool = False

    @property
    def n(self) -> int | None:
        """The size, None where there is none."""
        return self.run.n if self.run else None


@dataclass(frozen=True, slots=True)
class Times:
    """Both sides at every size. Shape: one entry a size."""

    n: Floats
    log2_classical_s: Floats
    run: CodeRun
    patches: Floats


def times(
    classical: ClassicalTime, quantum: QuantumAlgorithm, machine: CodeParameters, n: Floats
) -> Times:
    """Returns the seconds of both sides, as logarithms, and what the quantum machine is."""
    work = quantum.work(n)
    run = on_surface_code(work, machine)
    return Times(n, classical.log2_seconds(n, run.decoders), run, work.patches)


def crossover(
    classical: ClassicalTime,
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
        return Crossover(run=None, n_limit=n_limit, deadline_s=deadline_s)
    run = _sized(at, first)
    in_time = deadline_s is None or float(at.run.log2_seconds[first]) <= np.log2(deadline_s)
    return Crossover(run=run, n_limit=n_limit, deadline_s=deadline_s, within_deadline=bool(in_time))


def sized_run(
    classical: ClassicalTime, quantum: QuantumAlgorithm, machine: CodeParameters, n: int
) -> SizedRun | None:
    """Returns both sides at one size, the instance's own, say; None where no code is enough."""
    at = times(classical, quantum, machine, np.array([float(n)]))
    return _sized(at, 0) if np.isfinite(at.run.distance[0]) else None


def crossover_interval(
    classical: ClassicalTime,
    quantum: QuantumAlgorithm,
    machine: CodeParameters,
    n_limit: int = SIZES_AT_MOST,
) -> tuple[float, float]:
    """Returns the smallest and largest crossover that the interval of the growth allows; inf: none.

    The quantum side stays. Above the sizes that were measured a faster growth gives the earlier one,
    below them the later, for all lines meet there.
    """
    found = [
        crossover(each, quantum, machine, n_limit).n for each in (classical, *classical.variants())
    ]
    ends = [inf if each is None else float(each) for each in found]
    return min(ends), max(ends)


def _sized(at: Times, index: int) -> SizedRun:
    seconds = float(at.run.log2_seconds[index])
    return SizedRun(
        n=int(at.n[index]),
        hours=_hours(seconds),
        log2_hours=seconds - float(np.log2(3600)),
        classical_hours=_hours(float(at.log2_classical_s[index])),
        physical_qubits=float(at.run.physical_qubits[index]),
        logical_qubits=float(at.patches[index]),
        distance=int(at.run.distance[index]),
        factories=int(at.run.factories[index]),
    )


def _hours(log2_seconds: float) -> float | None:
    return 2.0**log2_seconds / 3600 if log2_seconds < _LARGEST_FLOAT else None
