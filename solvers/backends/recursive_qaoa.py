"""Recursive QAOA, simulated on this computer by a formula: for QUBOs far beyond any statevector.

What its answers are worth: one layer of QAOA has exact expectations in closed form, so no quantum
state is stored and nothing is sampled; a device would have to measure these correlations by shots.
The answer is a heuristic's, so the status is `feasible`, unless the cost reaches a bound: that no
term can be less than minus its size, or the exhaustive search where there are so few variables that
no round was needed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import numpy as np

from problems.status import Status
from problems.structures import Assignment, Ints
from solvers.backend import Backend
from solvers.evidence import RecursiveQaoaEvidence
from solvers.qaoa.ising import Ising, ising
from solvers.qaoa.recursive import Recursion, recursive_qaoa
from solvers.result import Model, Progress, RawResult, Request

if TYPE_CHECKING:
    import dimod

_MOST_VARIABLES = 2_000  # 3-regular: 25 s a run
_MOST_STEPS = 6.4e7  # Σ over couplings of both degrees: dense of 400, a minute a run
_RUNS = 8  # equal correlations are told apart by the seed; on 3-regular graphs the best of 8 is 2 % better
_ROUNDING = 1e-9


def _accepts(model: Model) -> str | None:
    bqm = cast("dimod.BinaryQuadraticModel", model)
    if bqm.num_variables == 0:
        return "the QUBO has no variables; 'recursive_qaoa' needs at least one"
    degrees = np.asarray(cast("Ints", bqm.degrees(array=True)), dtype=float)
    steps = float(np.sum(degrees**2))
    if bqm.num_variables > _MOST_VARIABLES or steps > _MOST_STEPS:
        return (
            f"the QUBO has {bqm.num_variables} variables and {bqm.num_interactions} couplings; "
            f"'recursive_qaoa' takes {_MOST_VARIABLES} variables, and 400 where all are coupled; "
            "use 'simulated_annealing'"
        )
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Runs until eight are done, none of which would differ, or the budget ends; `unknown` before one is."""
    started = time.perf_counter()
    bqm = cast("dimod.BinaryQuadraticModel", request.model)
    order = cast("list[str]", list(bqm.variables))
    model = ising(bqm, order)
    progress(0.0, "the first two angles (once on a machine, this compiles for some seconds)")
    runs = _runs(model, seed, lambda: time.perf_counter() - started < budget_s, progress)
    bound = _bound(model, runs)
    if not runs:
        return RawResult(Status.UNKNOWN, (), bound, time.perf_counter() - started)
    best = runs[0]
    reached = best.energy <= bound + _ROUNDING * max(1.0, abs(bound))
    return RawResult(
        status=Status.OPTIMAL if reached else Status.FEASIBLE,
        answers=_answers(bqm, order, runs),
        bound=bound,
        seconds=time.perf_counter() - started,
        evidence=RecursiveQaoaEvidence(
            n_qubits=model.n_spins,
            rounds=len(best.strengths),
            runs=len(runs),
            gamma=best.first.gamma,
            beta=best.first.beta,
            one_layer_energy=best.first.energy,
            best_energy=best.energy,
            mean_energy=float(np.mean([each.energy for each in runs])),
            weakest_correlation=min(best.strengths, default=1.0),
        ),
    )


def _runs(
    model: Ising, seed: int, in_time: Callable[[], bool], progress: Progress
) -> list[Recursion]:
    """The runs, best first: one where no two correlations were equal, for the others would repeat it."""
    found: list[Recursion] = []
    for number in range(_RUNS):

        def may_go_on(done: int, left: int, number: int = number) -> bool:
            fraction = (number + done / (done + left)) / _RUNS
            progress(fraction, f"run {number + 1}: {done} spins fixed, {left} to come")
            return in_time()

        run = recursive_qaoa(model, np.random.default_rng([seed, number]), may_go_on)
        if run is None:
            break
        found.append(run)
        if not run.was_tied or not in_time():
            break
    return sorted(found, key=lambda each: each.energy)


def _bound(model: Ising, runs: list[Recursion]) -> float:
    """What no state can cost less than; the optimum itself where the end's enumeration was all."""
    if runs and not runs[0].strengths:
        return runs[0].energy
    return model.offset - float(np.abs(model.fields).sum() + np.abs(model.weights).sum())


def _answers(
    bqm: dimod.BinaryQuadraticModel, order: list[str], runs: list[Recursion]
) -> tuple[Assignment, ...]:
    """The distinct answers, best first, in the BQM's own values."""
    low = -1.0 if bqm.vartype.name == "SPIN" else 0.0
    rows = dict.fromkeys(tuple(np.where(run.spins > 0, 1.0, low).tolist()) for run in runs)
    return tuple(Assignment(dict(zip(order, row, strict=True))) for row in rows)


BACKEND = Backend(
    name="recursive_qaoa",
    kind="quantum",
    models=("BinaryQuadraticModel",),
    description="recursive QAOA for hundreds of variables, simulated on this computer by a formula",
    modules=("dimod", "numba", "scipy"),
    licence="Apache-2.0",
    rank=1,  # after 'qaoa', which simulates the whole circuit
    accepts=_accepts,
    solve=_solve,
)
