"""How good one read of a quantum annealer is, at best: as good as one of simulated annealing.

Annealers have been ahead of simulated annealing on spin glasses whose couplings are the chip's own (King et
al., Nature 617, 2023; Munoz Bauza and Lidar, arXiv 2401.07184). Of problems that chains must carry none was
found by November 2026: embedded they are harder than without (arXiv 2103.15991; Vert et al., Frontiers in
Computer Science 6, 2024, where simulated annealing solved what was not embedded), and penalties harm more
(arXiv 2405.01378). So a read counts as one read of simulated annealing of 1,000 sweeps on the logical
problem, nothing is taken off for chains, noise or precision, and every offer calls it an assumption.
"""

from __future__ import annotations

import numpy as np

from solvers.quantum.family_success import chance_of, family_success, fitted_chances
from solvers.quantum.shot_chances import LEVELS, ShotChances, chances


def annealing_chances(family: str, n_qubits: int) -> ShotChances:
    """Returns the chances of one read; sizes beyond those annealed follow the line, which flatters them."""
    model = family_success()
    fit = model.of(family).annealing
    logs = fitted_chances(fit.odds(n_qubits))
    none = np.full(len(LEVELS), -np.inf)
    made, guess = chances(logs[: len(LEVELS)], none, n_qubits)
    return ShotChances(
        ideal=tuple(made.tolist()),
        random=tuple(guess.tolist()),
        p_feasible=chance_of(max(logs[-1], made[-1])),
        spread=fit.spread_at(n_qubits - fit.n_mean),
        origin=f"simulated annealing of {fit.n_instances} random instances, {model.fitted}",
        how="the quality of a read is taken, at best, as that of one read of simulated annealing of 1,000 "
        f"sweeps on the logical problem, fitted from {fit.n_least} to {fit.n_most} variables; better was "
        "published only for spin glasses on the chip's own couplings (Nature 617, 2023; arXiv 2401.07184)",
    )


def measured_to(family: str) -> int:
    """Returns the most variables of the family's instances that were annealed for the fit."""
    return family_success().of(family).annealing.n_most
