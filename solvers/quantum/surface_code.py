"""A computation on the surface code: distance, physical qubits and time, in logarithms.

Numbers such as 2^1000 calls are no floats, so whatever grows exponentially is kept as its base-2
logarithm. Shape: every array has one entry a size.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import Literal

import numpy as np
from pydantic import Field

from problems.problem import Frozen
from problems.structures import Floats

_DECODERS_A_STATE = 10
_MOST_ROUNDS = 500  # of the search for the distance; near the threshold it climbs slowly
_LARGEST_DISTANCE = 100_001


class SurfaceCode(Frozen):
    """How a patch of distance d fails, and how large it is, as one source has it.

    It fails with prefactor·(p/threshold)^((d + shift)/2) each time that `counted` counts: a patch a
    cycle, or a non-Clifford gate. It is 2·(d + margin)² physical qubits, `routing` times as many with
    the ways between patches. Even distances only where `odd` is not asked for.

    The defaults: the failure is that of Fowler and Gidney (arXiv 1808.06709; quoted as equation 10 of
    Litinski, arXiv 1808.02892, and equation 2 of Webber et al., arXiv 2108.12371), 2·(d + 1)² as in
    Gidney (arXiv 2505.15917), and 1.5 is the leading term of Litinski's compact block of 1.5·n + 3.
    """

    prefactor: float = Field(default=0.1, gt=0)
    threshold: float = Field(default=0.01, gt=0, lt=1)
    shift: float = 1.0
    margin: float = 1.0
    routing: float = Field(default=1.5, ge=1)
    odd: bool = True
    counted: Literal["patch cycles", "gates"] = "patch cycles"


class Factory(Frozen):
    """What makes magic states: its size, and how many cycles of d rounds it takes for one state.

    The default makes a Toffoli's state in 5.5·d rounds on 12d × 6d qubits, 72 patches (Gidney, Fowler,
    arXiv 1812.01238). `physical_qubits` is for one of a fixed size, whatever the distance.
    """

    patches: float = Field(default=72.0, ge=0)
    physical_qubits: float = Field(default=0.0, ge=0)
    cycles_a_state: float = Field(default=5.5, gt=0)


# Four T states in 157 rounds on 46,800 qubits, at 1e-3 a physical gate, for rounds of d = 30 as arXiv
# 2504.01897 counts them (Litinski, arXiv 1905.06903, table 1: (15-to-1)⁴ × (20-to-4)).
T_FACTORY = Factory(patches=0.0, physical_qubits=46_800.0, cycles_a_state=157 / 30 / 4)


class CodeParameters(Frozen):
    """The machine: physical error and cycle time, and the failure that the whole run may have.

    `n_factories` is None where there are as many as the computation can use.
    """

    physical_error: float = Field(default=1e-3, gt=0, lt=0.01)
    cycle_s: float = Field(default=1e-6, gt=0)
    failure: float = Field(default=0.1, gt=0, lt=1)
    n_factories: int | None = Field(default=1, ge=1)
    code: SurfaceCode = SurfaceCode()
    factory: Factory = Factory()


@dataclass(frozen=True, slots=True)
class LogicalWork:
    """What a computation asks for, whatever the code.

    `log2_cycles` are logical cycles (of d rounds) in a row where no state is waited for, `log2_gates`
    the non-Clifford gates, `patches` the logical qubits, `states` how many magic states a cycle takes
    at most. The whole is run `repeats` times, each with the failure that the machine allows.
    """

    log2_cycles: Floats
    log2_gates: Floats
    patches: Floats
    states: Floats
    repeats: float = 1.0


@dataclass(frozen=True, slots=True)
class CodeRun:
    """What it takes on a machine. `distance`, and with it the rest, is inf where no code is enough.

    `decoders` are one a patch and ten for each magic state a cycle (arXiv 2504.01897, section IV E).
    """

    distance: Floats
    log2_seconds: Floats
    physical_qubits: Floats
    factories: Floats
    decoders: Floats


def on_surface_code(work: LogicalWork, machine: CodeParameters) -> CodeRun:
    """Returns the smallest distance that keeps the failure at every size, and what it takes."""
    wanted = np.ceil(work.states * machine.factory.cycles_a_state)
    if machine.n_factories is None:
        factories, waits = wanted, np.ones_like(wanted)
    else:
        factories = np.full_like(wanted, machine.n_factories)
        waits = np.maximum(1.0, work.states * machine.factory.cycles_a_state / factories)
    log2_cycles = work.log2_cycles + np.log2(waits)
    code = machine.code
    patches = code.routing * work.patches + machine.factory.patches * factories
    exposed = work.log2_gates
    if code.counted == "patch cycles":
        exposed = np.log2(patches) + log2_cycles
    distance = _distance(exposed, machine)
    return CodeRun(
        distance=distance,
        log2_seconds=log2_cycles + np.log2(work.repeats * machine.cycle_s) + np.log2(distance),
        physical_qubits=2 * (distance + code.margin) ** 2 * patches
        + machine.factory.physical_qubits * factories,
        factories=factories,
        decoders=work.patches + _DECODERS_A_STATE * work.states,
    )


def _distance(log2_exposed: Floats, machine: CodeParameters) -> Floats:
    """Returns the smallest distance with exposed·rounds·failure within bounds, inf beyond 100,001.

    A cycle is d rounds, so a longer distance is exposed for longer: the smallest solution is climbed
    to from below, and each step up is forced.
    """
    code = machine.code
    ratio = machine.physical_error / code.threshold
    if ratio >= 1:
        return np.full_like(log2_exposed, np.inf)
    room = log2_exposed + log2(code.prefactor) - log2(machine.failure)
    smallest = 3.0 if code.odd else 2.0
    distance = np.full_like(room, smallest)
    for _ in range(_MOST_ROUNDS):
        rounds = np.log2(distance) if code.counted == "patch cycles" else 0.0
        least = 2 * (room + rounds) / -log2(ratio) - code.shift - 1e-9
        needed = 2 * np.ceil((least - 1) / 2) + 1 if code.odd else np.ceil(least)
        needed = np.maximum(needed, smallest)
        if np.array_equal(needed, distance):
            break
        distance = needed
    return np.where(distance > _LARGEST_DISTANCE, np.inf, distance)
