"""The compiling of all kernels, once a computer and version, so that nobody waits for it unawares."""

from __future__ import annotations

from typing import Literal

import numpy as np

from solvers.qaoa.engines.blocked_engine import BlockedEngine
from solvers.qaoa.engines.kernels.kernel_cache import note_compiled
from solvers.qaoa.engines.statevector import Angles


def compile_kernels(precision: Literal["float64", "float32"]) -> None:
    """Compiles the kernels of a precision and keeps them, or loads those kept."""
    engine = BlockedEngine(np.zeros(2**10), precision=precision, threads=1)
    engine.energy_and_gradient(Angles(np.zeros(2), np.zeros(2)))
    engine.energy(Angles(np.zeros(1), np.zeros(1)))
    note_compiled(precision)
