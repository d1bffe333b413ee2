"""Trained circuits and jobs that the runners' tests share."""

import numpy as np

from solvers.quantum_runners.runner import Job, Program
from solvers.quantum_runners.trained_circuit import TrainedCircuit, trained_circuit
from tests.solvers.qaoa.instances import random_bqm


def quiet(fraction: float, words: str) -> None: ...


def trained(n: int, seed: int, layers: int = 1) -> TrainedCircuit:
    order = [f"x{index}" for index in range(n)]
    return trained_circuit(
        random_bqm(n, seed, "SPIN"), order, layers=layers, budget_s=2.0, progress=quiet
    )


def job(
    program: Program,
    device: str = "",
    *,
    shots: int | None = 4096,
    seed: int = 1,
    calibrated: bool = False,
) -> Job:
    return Job(program, device, shots, seed, budget_s=10.0, calibrated=calibrated)


def histogram(
    states: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
    counts: np.ndarray[tuple[int, ...], np.dtype[np.int64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Returns the counts by state number, in the order of `solvers.diagonal`."""
    numbers = states.astype(np.int64) @ (1 << np.arange(states.shape[1]))
    return np.bincount(numbers, weights=counts, minlength=1 << states.shape[1]).astype(np.int64)
