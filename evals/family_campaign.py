"""The campaign behind the fits of QAOA's chances: small instances simulated, larger ones annealed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import process_time

import numpy as np

from evals.annealed_family import annealed_logs
from evals.simulated_family import (
    SmallInstance,
    exact_gap,
    level_logs,
    qubits_of,
    shot_shares,
    small_instance,
)
from problems.registry import families
from problems.structures import Floats

LAYERS = (1, 3, 10, 30)
SHOTS = (16, 256, 4096, 65536)
_FEWEST = 4  # qubits; fewer say nothing of a trend
_SIZES = range(2, 19)
_DIFFICULTIES = (0.2, 0.5, 0.8)
_LARGE = 15  # qubits, from which half as many instances are taken
_FEWEST_ANNEALED = 8
_ANNEALED_SIZES = (3, 4, 6, 8, 11, 15, 20, 28, 40, 56, 80, 110, 150)


@dataclass(frozen=True, slots=True)
class Measured:
    """One simulated instance.

    `shift` is how far one layer takes the mean energy down, in standard deviations of the costs.
    Shape: `logs` (samplers, levels + 1), guessing first; `gaps` (samplers, shots).
    """

    family: str
    is_free: bool
    n_qubits: int
    scale: float
    estimated: float
    logs: Floats
    gaps: Floats
    shift: float


@dataclass(frozen=True, slots=True)
class Annealed:
    """The reads of one instance. Shape: `logs` (1, levels + 1)."""

    family: str
    n_qubits: int
    logs: Floats


def instances(family: str, seed: int, most: int, a_bin: int) -> Iterator[SmallInstance]:
    """Yields instances of the family of four qubits or more, so many of each two numbers of qubits."""
    kept: dict[int, int] = {}
    for size in _SIZES:
        drawn = [
            families()[family].random(np.random.default_rng([seed, size, again]), size, difficulty)
            for again, difficulty in enumerate(_DIFFICULTIES * 2)
        ]
        qubits = [qubits_of(each) for each in drawn]
        for problem, at_least in zip(drawn, qubits, strict=True):
            if at_least is None or at_least > most:
                continue
            found = small_instance(problem, seed, fewest=_FEWEST, most=most)
            place = found.n_qubits // 2 if found else -1
            if found is not None and kept.get(place, 0) < _wanted(found.n_qubits, a_bin):
                kept[place] = kept.get(place, 0) + 1
                yield found
        if all(each is not None and each > most for each in qubits):
            return


def _wanted(n_qubits: int, a_bin: int) -> int:
    """Fewer of the sizes that take seconds."""
    return a_bin if n_qubits < _LARGE else max(1, a_bin // 2)


def measured(instance: SmallInstance) -> Measured:
    """Returns the chances of guessing and of each number of layers on one instance."""
    uniform = np.full(instance.costs.size, 1.0 / instance.costs.size)
    shares = [uniform, *(shot_shares(instance, layers) for layers in LAYERS)]
    mean = float(shares[1] @ instance.costs)
    return Measured(
        family=instance.family,
        is_free=instance.is_free,
        n_qubits=instance.n_qubits,
        scale=instance.scale,
        estimated=instance.estimated,
        logs=np.array([level_logs(instance.gaps / instance.scale, each) for each in shares]),
        gaps=np.array([[exact_gap(instance.gaps, each, k) for k in SHOTS] for each in shares]),
        shift=float((instance.costs.mean() - mean) / (instance.costs.std() or 1.0)),
    )


def simulated(names: Iterable[str], seed: int, most: int, a_bin: int) -> list[Measured]:
    """Returns the measurements of all families that have a QUBO of so few qubits, saying how far it is."""
    rows: list[Measured] = []
    for name in names:
        began = process_time()
        own = [measured(each) for each in instances(name, seed, most, a_bin)]
        rows += own
        sizes = sorted({row.n_qubits for row in own})
        sys.stderr.write(f"{name}: {len(own)} of {sizes} qubits, {process_time() - began:.1f} s\n")
    return rows


def annealed(names: Iterable[str], seed: int, most: int) -> list[Annealed]:
    """Returns the reads of all families, of ever larger instances up to `most` variables."""
    rows: list[Annealed] = []
    for name in names:
        began = process_time()
        own = list(_annealed(name, seed, most))
        rows += own
        sizes = sorted({row.n_qubits for row in own})
        sys.stderr.write(f"{name}: annealed {sizes}, {process_time() - began:.1f} s\n")
    return rows


def _annealed(name: str, seed: int, most: int) -> Iterator[Annealed]:
    for size in _ANNEALED_SIZES:
        rng = np.random.default_rng([seed, size])
        drawn = [families()[name].random(rng, size, difficulty) for difficulty in (0.3, 0.7)]
        qubits = [qubits_of(each) for each in drawn]
        for problem, at_least in zip(drawn, qubits, strict=True):
            if at_least is None or at_least > most:
                continue
            found = annealed_logs(problem, seed, fewest=_FEWEST_ANNEALED, most=most)
            if found is not None:
                yield Annealed(name, found[0], found[1][None, :])
        if all(each is not None and each > most for each in qubits):
            return
