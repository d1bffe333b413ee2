"""How good one read of a quantum annealer is, at best: as good as one of simulated annealing.

No source was found by November 2026 for an annealer ahead of simulated annealing, read for read, on problems
whose couplings the chains of an embedding carry. So a read counts as one read of simulated annealing of
1,000 sweeps on the logical problem, nothing is taken off for broken chains, noise or precision, and every
offer says that this is an assumption.
"""

from __future__ import annotations

from math import hypot

import numpy as np

from solvers.quantum.family_success import family_success, fit_of
from solvers.quantum.shot_chances import LEVELS, ShotChances, chances


def annealing_chances(family: str, n_qubits: int) -> ShotChances:
    """Returns the chances of one read; sizes beyond those annealed follow the line, which flatters them."""
    model, fit = family_success(), fit_of(family).annealing
    logs = fit.at(n_qubits)
    none = np.full(len(LEVELS), -np.inf)
    made, guess = chances(logs[: len(LEVELS)], none, n_qubits)
    return ShotChances(
        ideal=tuple(made.tolist()),
        random=tuple(guess.tolist()),
        p_feasible=float(np.exp2(np.clip(max(logs[-1], made[-1]), -1000.0, 0.0))),
        spread=hypot(fit.spread, fit.rate_error * max(n_qubits - fit.n_most, 0)),
        origin=f"simulated annealing of {fit.n_instances} random instances, {model.fitted}",
        how="the quality of a read is taken, at best, as that of one read of simulated annealing of 1,000 "
        f"sweeps on the logical problem, fitted from {fit.n_least} to {fit.n_most} variables; there is no "
        "source for better, and chains, noise and precision can only take from it",
    )


def measured_to(family: str) -> int:
    """Returns the most variables of the family's instances that were annealed for the fit."""
    return fit_of(family).annealing.n_most
