"""Every state of a small BQM or polynomial: the proven minimum, and the runners-up."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

import numpy as np

from problems.polynomial import Polynomial
from problems.status import Status
from problems.structures import Assignment, Floats
from solvers.backend import Backend
from solvers.diagonal import energies, polynomial_energies, states
from solvers.result import Model, Progress, RawResult, Request

if TYPE_CHECKING:
    import dimod

_MOST_VARIABLES = 24  # 2²⁴ energies take 134 MB and 0.05 to 0.2 s; each variable more doubles both
_MOST_ANSWERS = 10


def _accepts(model: Model) -> str | None:
    n_variables = _n_variables(model)
    if n_variables > _MOST_VARIABLES:
        return (
            f"the model has {n_variables} variables; 'enumeration' goes through all states of "
            f"{_MOST_VARIABLES} at most; use 'simulated_annealing' or 'cp_sat'"
        )
    return None


def _n_variables(model: Model) -> int:
    if isinstance(model, Polynomial):
        return len(model.variables)
    return cast("dimod.BinaryQuadraticModel", model).num_variables


def _enumerated(model: Model) -> tuple[list[str], Floats, bool]:
    """The variables, every state's energy, and whether answers are told in spins."""
    if isinstance(model, Polynomial):
        energy = polynomial_energies(model.in_bits(), len(model.variables))
        return list(model.variables), energy, False
    bqm = cast("dimod.BinaryQuadraticModel", model)
    order = list(bqm.variables)
    return [str(each) for each in order], energies(bqm, order), bqm.vartype.name == "SPIN"


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """The states of least energy, in order, the lower state number first where energies are equal.

    Neither the seed nor the budget is used: 24 variables take a fraction of a second.
    """
    started = time.perf_counter()
    order, energy, is_spin = _enumerated(request.model)
    progress(0.8, f"{energy.size} energies")
    n_best = min(_MOST_ANSWERS, energy.size)
    threshold = np.partition(energy, n_best - 1)[n_best - 1]
    below = np.flatnonzero(energy < threshold)
    level = np.flatnonzero(energy == threshold)[: n_best - below.size]
    best = np.concatenate([below[np.argsort(energy[below], kind="stable")], level])
    values = states(best, len(order)).astype(float)
    if is_spin:
        values = 2 * values - 1
    answers = tuple(Assignment(dict(zip(order, row, strict=True))) for row in values.tolist())
    progress(1.0, f"minimum {energy[best[0]]:g}")
    return RawResult(
        status=Status.OPTIMAL,
        answers=answers,
        bound=float(energy[best[0]]),
        seconds=time.perf_counter() - started,
    )


BACKEND = Backend(
    name="enumeration",
    kind="exact",
    models=("BinaryQuadraticModel", "Polynomial"),
    description="all states of up to 24 binaries: a proven minimum in well under a second",
    modules=("dimod",),
    licence="Apache-2.0",
    rank=0,  # below 25 variables nothing is faster, and the proof is beyond doubt
    accepts=_accepts,
    solve=_solve,
)
