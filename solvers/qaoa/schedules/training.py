"""L-BFGS on QAOA's angles, with exact gradients and a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from problems.structures import Floats
from solvers.qaoa.engines.statevector import Angles
from solvers.result import Progress

_MOST_ITERATIONS = 200
_USUAL_EVALUATIONS = 60
_ENOUGH = 1e-6  # relative gain of an iteration, far below what 4,096 shots could tell


@dataclass(frozen=True, slots=True)
class Training:
    """The best angles met, their expected cost, and whether the search came to its own end."""

    angles: Angles
    energy: float
    evaluations: int
    finished: bool


class Trainable(Protocol):
    """Anything that has a value and its derivatives for any angles: an engine, a variant."""

    def energy_and_gradient(self, angles: Angles) -> tuple[float, Angles]: ...


def paced(budget_s: float, progress: Progress) -> Callable[[int], bool]:
    """Returns a `may_go_on` that reports progress, and ends before the budget, from now, does.

    Training stops when two more evaluations would pass it: one, and the sampling after it.
    """
    began = time.perf_counter()

    def may_go_on(n_done: int) -> bool:
        spent_s = time.perf_counter() - began
        progress(min(0.9, 0.1 + 0.8 * n_done / _USUAL_EVALUATIONS), f"{n_done} training steps")
        return spent_s * (1 + 2 / n_done) < budget_s

    return may_go_on


def train(engine: Trainable, start: Angles, may_go_on: Callable[[int], bool]) -> Training:
    """Returns the best angles on the way from `start` to a local minimum of the expected cost.

    `may_go_on` is asked after each evaluation, with how many have been made; the start is evaluated
    in any case. Costs of mean 0 and standard deviation 1 suit L-BFGS: γ and β are then of one size.
    """
    from scipy.optimize import minimize

    best = Training(start, np.inf, evaluations=0, finished=False)

    def evaluate(point: Floats) -> tuple[float, Floats]:
        nonlocal best
        angles = Angles(*np.split(point.copy(), 2))
        energy, slopes = engine.energy_and_gradient(angles)
        best = replace(best, evaluations=best.evaluations + 1)
        if energy < best.energy:
            best = replace(best, angles=angles, energy=energy)
        if not may_go_on(best.evaluations):
            raise _OutOfTimeError
        return energy, np.concatenate([slopes.gammas, slopes.betas])

    try:
        minimize(
            evaluate,
            np.concatenate([start.gammas, start.betas]),
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": _MOST_ITERATIONS, "ftol": _ENOUGH},
        )
    except _OutOfTimeError:
        return best
    return replace(best, finished=True)


class _OutOfTimeError(Exception):
    """Ends scipy's search from inside an evaluation, for which it offers no other way."""
