"""QAOA, simulated exactly: a statevector of up to 28 qubits, and the real circuit beside it.

It takes a QUBO, or a polynomial of any degree as it is, of up to 24 qubits.

What its answers are worth: the answer is the best *sampled* state. To simulate, the costs of all 2ⁿ
states are enumerated, so the model's minimum is known and proven before the first shot, by that
enumeration and not by QAOA. It is given as the bound; the status is `optimal` where the best sample
reaches it, else `feasible`. On a real device neither would be known.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal, cast

import numpy as np

from problems.errors import BadInput, LimitExceeded
from problems.polynomial import Polynomial
from problems.status import Status
from solvers.backend import Backend
from solvers.diagonal import states
from solvers.evidence import EngineFacts
from solvers.qaoa.cost_model import cost_model, model_refusal
from solvers.qaoa.engines.engine import Engine
from solvers.qaoa.engines.memory import MOST_QUBITS, free_memory, need_of
from solvers.qaoa.engines.memory import refusal as memory_refusal
from solvers.qaoa.engines.simulation import simulation
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.reference import degree_of, ratio_reference
from solvers.qaoa.sampling import sample
from solvers.qaoa.schedules.schedule import default_layers, seconds_a_step
from solvers.qaoa.schedules.training import paced, train
from solvers.qaoa.shown import SHOTS, best_answers, shown
from solvers.qaoa.variants.run_variant import feasible_share, run_variant
from solvers.qaoa.variants.setting import Setting, polynomial_setting, qubo_setting
from solvers.qaoa.variants.variant_choice import chosen_variant
from solvers.result import Model, Progress, RawResult, Request

if TYPE_CHECKING:
    import dimod


def _accepts(model: Model) -> str | None:
    return _refusal(model, MOST_QUBITS)


def _refusal(model: Model, most: int) -> str | None:
    n_qubits = len(getattr(model, "variables", ()))
    return model_refusal(model, most) or memory_refusal(n_qubits, free_memory())


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises by the trained ansatz's shots; `unknown` where one evaluation exceeds the budget.

    Raises:
        LimitExceeded: more variables than `request.max_qubits`, 28 or the memory allows, or none.
        BadInput: "xy" is asked for, or a warm start of a polynomial.
    """
    refusal = _refusal(request.model, min(request.max_qubits, MOST_QUBITS))
    if refusal:
        raise LimitExceeded(refusal)
    order = cast("list[str]", list(getattr(request.model, "variables", ())))
    variant, reason = chosen_variant(len(order), request.variant)
    if variant == "plain":
        return _solve_plain(request, reason, seed=seed, budget_s=budget_s, progress=progress)
    progress(0.0, f"enumerating {2 ** len(order)} costs")
    started = time.perf_counter()
    setting = _setting(request.model, order, variant)
    left_s = budget_s - (time.perf_counter() - started)
    return run_variant(
        request, setting, order, reason, seed=seed, budget_s=left_s, progress=progress
    )


def _setting(model: Model, order: list[str], variant: Literal["cvar", "warm_start"]) -> Setting:
    if not isinstance(model, Polynomial):
        return qubo_setting(cast("dimod.BinaryQuadraticModel", model), order, variant)
    if variant == "warm_start":
        raise BadInput(
            f"'warm_start' relaxes a QUBO, and this is a polynomial of degree {model.degree}; use 'cvar' "
            "or 'plain', or solve its QUBO"
        )
    return polynomial_setting(model, variant)


def _solve_plain(
    request: Request, reason: str, *, seed: int, budget_s: float, progress: Progress
) -> RawResult:
    """Trains on the mean, on the engine that is fastest for the size."""
    started = time.perf_counter()
    costs = cost_model(request.model)
    n_qubits = len(costs.order)
    need = need_of(n_qubits, free_memory())
    progress(0.0, f"enumerating {2**n_qubits} costs; {need.in_words}")
    land = costs.landscape(need.precision)
    layers = request.layers or default_layers(n_qubits, budget_s)
    if seconds_a_step(n_qubits, layers) / 4 > budget_s:
        return RawResult(Status.UNKNOWN, (), land.minimum, time.perf_counter() - started)
    progress(0.05, "building the circuit")
    circuit = costs.circuit(layers)
    simulated = simulation(land, progress)
    engine = simulated.engine
    left_s = budget_s - (time.perf_counter() - started - simulated.compiling_s)
    started_from = costs.start(layers), costs.start_name(layers)
    angles, schedule = _angles(engine, *started_from, left_s if need.trainable else 0.0, progress)
    progress(0.95, f"taking {SHOTS} shots")
    chances = engine.probabilities(angles)
    chances /= chances.sum()
    shots = sample(chances, SHOTS, np.random.default_rng(seed))
    sampled = costs.energies_of(land, shots)
    met = feasible_share(request, states(shots, n_qubits))
    return RawResult(
        status=Status.OPTIMAL if land.reaches_minimum(sampled).any() else Status.FEASIBLE,
        answers=best_answers(
            costs.order,
            sampled,
            shots,
            lambda numbers: states(numbers, n_qubits),
            is_spin=costs.is_spin,
        ),
        bound=land.minimum,
        seconds=time.perf_counter() - started,
        evidence=shown(
            land,
            angles,
            EngineFacts(name=engine.name, precision=engine.precision, threads=engine.threads),
            n_qubits=n_qubits,
            schedule=schedule,
            chances=chances,
            sampled=sampled,
            circuit=circuit,
        ).model_copy(
            update={
                "variant_reason": reason,
                "feasible_share": met,
                "ratio_reference": ratio_reference(request.model, 1 << n_qubits),
                "degree": degree_of(request.model),
            }
        ),
    )


def _angles(
    engine: Engine, start: Angles, name: str, budget_s: float, progress: Progress
) -> tuple[Angles, str]:
    """Angles for the standardised costs, and how they were had; `name` is that of the start."""
    if seconds_a_step(engine.n_qubits, start.gammas.size) > budget_s:
        return start, f"{name}, untrained: one training step would exceed the budget"
    training = train(engine, start, paced(budget_s, progress))
    end = "to convergence" if training.finished else "until the budget ended"
    return training.angles, f"{name}, then L-BFGS {end} ({training.evaluations} evaluations)"


BACKEND = Backend(
    name="qaoa",
    kind="quantum",
    models=("BinaryQuadraticModel", "Polynomial"),
    description="QAOA on a simulated quantum computer of up to 28 qubits, with its real circuit",
    modules=("qiskit", "dimod", "scipy"),
    licence="Apache-2.0",
    rank=0,  # the only one of its kind
    accepts=_accepts,
    solve=_solve,
)
