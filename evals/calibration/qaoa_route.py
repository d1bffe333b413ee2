"""QAOA on one small instance without errors: the chance of every gap in a shot, and what shots take.

The ideal device: every circuit is simulated exactly, trained as `solve_qaoa` trains it, and also run
untrained with more layers than a machine of today keeps up. Machine times and prices are the estimate's
of the QUBO, also where a polynomial of fewer qubits ran.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from evals.calibration.machine_shots import gate_machines
from evals.calibration.quantum_row import QuantumRow
from evals.calibration.seen_states import seen_states
from evals.calibration.shot_run import run_of
from evals.calibration.state_values import labels_of, objectives_of, small_form
from evals.profiles.record import Instance
from problems.polynomial import Polynomial
from problems.problem import Problem
from problems.structures import Floats
from solvers.qaoa.engines.simulation import simulated
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.schedules.training import paced
from solvers.qaoa.variants.ansatz import Simulated
from solvers.qaoa.variants.setting import Setting, polynomial_setting, qubo_setting
from solvers.qaoa.variants.staged_training import ALPHA, train_in_stages
from tools.forms import Form, qubo_of

if TYPE_CHECKING:
    import dimod

MOST_QUBITS = 20
_LAYERS = {1: True, 4: True, 20: False}  # and whether they are trained
_TRAINING_S = 15.0  # 60 evaluations of four layers of 18 qubits take about ten on one core


def run_qaoa(instance: Instance, best: float | None) -> QuantumRow | None:
    """Returns what QAOA gives; None where no form has 1 to 20 qubits, or no state is feasible.

    `best` is the best objective that other routes found; a better one of the states takes its place.
    """
    started = process_time()
    problem = instance.problem()
    form = small_form(problem, MOST_QUBITS)
    if form is None:
        return None
    setting = _setting(form)
    rng = np.random.default_rng(instance.seed)
    seen = {
        layers: seen_states(each, setting.land.costs, rng) for layers, each in _chances(setting)
    }
    values = {layers: objectives_of(problem, form, each.numbers) for layers, each in seen.items()}
    reference = _reference(problem, values, best)
    if reference is None:
        return None
    bqm = qubo_of(problem)
    return QuantumRow(
        family=instance.family,
        size=instance.size,
        difficulty=instance.difficulty,
        seed=instance.seed,
        kind="qaoa",
        form=form.name,
        n_qubits=len(labels_of(form)),
        best=reference,
        runs=tuple(
            run_of(layers, each, values[layers], reference, gate_machines(bqm, layers))
            for layers, each in seen.items()
        ),
        cpu_s=round(process_time() - started, 2),
    )


def _setting(form: Form) -> Setting:
    """Plain QAOA trained on the tail, the default of `solve_qaoa` up to 18 qubits."""
    if isinstance(form.model, Polynomial):
        return polynomial_setting(form.model, "cvar")
    bqm = cast("dimod.BinaryQuadraticModel", form.model)
    return qubo_setting(bqm, labels_of(form), "cvar")


def _chances(setting: Setting) -> Iterator[tuple[int, Floats]]:
    """The chance of each state at each number of layers. Shape: (2**n,)."""
    simulation = simulated(setting.ansatz, _silent)
    for layers, is_trained in _LAYERS.items():
        chances = simulation.probabilities(
            _angles(setting, simulation, layers, is_trained=is_trained)
        )
        yield layers, chances / chances.sum()


def _angles(setting: Setting, simulation: Simulated, layers: int, *, is_trained: bool) -> Angles:
    start = setting.start(layers)
    if not is_trained:
        return start
    return train_in_stages(simulation, start, ALPHA, paced(_TRAINING_S, _silent)).angles


def _reference(
    problem: Problem[Any], values: dict[int, Floats], best: float | None
) -> float | None:
    sign = problem.sense.sign
    found = np.concatenate([each[np.isfinite(each)] for each in values.values()])
    known = [sign * best] if best is not None else []
    if not known and not found.size:
        return None
    return float(sign * min([*known, *(sign * found).tolist()]))


def _silent(_fraction: float, _words: str) -> None:
    return
