"""The engine for a BQM on this computer: its precision, its threads, and kernels that are compiled."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

from solvers.evidence import EngineFacts
from solvers.qaoa.engines.blocked_engine import BlockedEngine
from solvers.qaoa.engines.engine import Engine, Precision, engine_for
from solvers.qaoa.engines.standardised import Standardised
from solvers.qaoa.landscape import Landscape
from solvers.qaoa.variants.ansatz import Ansatz, Simulated
from solvers.result import Progress

_THREADED_QUBITS = 18  # below, a pass is over before a second thread has begun
_MOST_THREADS = 8  # memory, not cores, is the limit then


@dataclass(frozen=True, slots=True)
class Simulation:
    """An engine in standard units, and the seconds that went into compiling, once a computer."""

    engine: Engine
    compiling_s: float


def simulation(land: Landscape, progress: Progress) -> Simulation:
    """Returns the engine over a landscape, in its precision, with its kernels at hand."""
    n_qubits = land.costs.size.bit_length() - 1
    precision: Precision = "float64" if land.costs.itemsize == 8 else "float32"
    threads = min(_MOST_THREADS, _n_cores()) if n_qubits >= _THREADED_QUBITS else 1
    engine = engine_for(land.costs, precision=precision, threads=threads)
    compiling_s = _compiled(engine, progress) if engine.name == "blocked" else 0.0
    return Simulation(Standardised(engine, land.mean, land.spread), compiling_s)


def simulated(ansatz: Ansatz, progress: Progress) -> Simulated:
    """Returns the fastest simulation of plain QAOA's ansatz that trains on any objective.

    That is the ansatz itself, in numpy, where `engine_for` prefers numpy.
    """
    n_qubits = len(ansatz.mixers)
    threads = min(_MOST_THREADS, _n_cores()) if n_qubits >= _THREADED_QUBITS else 1
    engine = engine_for(ansatz.costs, threads=threads)
    if not isinstance(engine, BlockedEngine):
        return ansatz
    _compiled(engine, progress)
    return engine


def engine_facts(simulation: Simulated) -> EngineFacts:
    """Returns what computed a simulation."""
    if isinstance(simulation, BlockedEngine):
        return EngineFacts(
            name=simulation.name, precision=simulation.precision, threads=simulation.threads
        )
    return EngineFacts(name="numpy", precision="float64", threads=1)


def _compiled(engine: Engine, progress: Progress) -> float:
    """Makes sure that the kernels are compiled; the seconds that took, where they were not."""
    from solvers.qaoa.engines.kernels.kernel_cache import is_compiled
    from solvers.qaoa.engines.kernels.warm_up import compile_kernels

    if is_compiled(engine.precision):
        return 0.0
    progress(0.04, "compiling kernels once, for this and all later runs")
    started = time.perf_counter()
    compile_kernels(engine.precision)
    return time.perf_counter() - started


def _n_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
