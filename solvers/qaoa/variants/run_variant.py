"""Runs a variant of QAOA on a model: training, shots, answers and what they show."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from problems.status import Status
from problems.structures import Floats, Ints
from solvers.evidence import EngineFacts, QaoaEvidence
from solvers.qaoa.engines.simulation import engine_facts, simulated
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.merit import sampled_cvar
from solvers.qaoa.reference import degree_of, ratio_reference
from solvers.qaoa.sampling import sample
from solvers.qaoa.schedules.schedule import default_layers, seconds_a_step
from solvers.qaoa.schedules.training import paced
from solvers.qaoa.shown import SHOTS, best_answers, shown
from solvers.qaoa.variants.ansatz import Simulated
from solvers.qaoa.variants.setting import Setting
from solvers.qaoa.variants.staged_training import ALPHA, train_in_stages
from solvers.result import Progress, RawResult, Request


def run_variant(
    request: Request,
    setting: Setting,
    order: Sequence[str],
    reason: str,
    *,
    seed: int,
    budget_s: float,
    progress: Progress,
) -> RawResult:
    """Returns the best of the trained ansatz's shots, in binaries; `order[i]` is qubit i.

    The costs of all states of the setting are known, so their minimum is the bound, and `optimal` is
    what reaches it, by that enumeration and not by QAOA. `unknown` where one evaluation exceeds the
    budget. `reason` says why this variant was chosen.
    """
    started = time.perf_counter()
    land = setting.land
    layers = request.layers or default_layers(setting.space.n_equal_qubits, budget_s)
    if seconds_a_step(setting.space.n_equal_qubits, layers) / 4 > budget_s:
        return RawResult(Status.UNKNOWN, (), land.minimum, time.perf_counter() - started)
    is_plain = setting.variant in {"plain", "cvar"}
    simulation = simulated(setting.ansatz, progress) if is_plain else setting.ansatz
    angles, schedule = _angles(setting, simulation, layers, budget_s, progress)
    progress(0.95, f"taking {SHOTS} shots")
    chances = simulation.probabilities(angles)
    chances /= chances.sum()
    shots = sample(chances, SHOTS, np.random.default_rng(seed))
    return RawResult(
        status=Status.OPTIMAL if land.is_optimal[shots].any() else Status.FEASIBLE,
        answers=best_answers(
            order,
            land.costs[shots],
            shots,
            setting.space.bits,
            is_spin=getattr(getattr(request.model, "vartype", None), "name", "") == "SPIN",
        ),
        bound=land.minimum,
        seconds=time.perf_counter() - started,
        evidence=_evidence(
            request,
            setting,
            reason=reason,
            angles=angles,
            schedule=schedule,
            chances=chances,
            shots=shots,
            engine=engine_facts(simulation),
        ),
    )


def _angles(
    setting: Setting, simulation: Simulated, layers: int, budget_s: float, progress: Progress
) -> tuple[Angles, str]:
    """Angles for the standardised costs, and how they were had."""
    start, name = setting.start(layers), setting.start_name(layers)
    if seconds_a_step(setting.space.n_equal_qubits, layers) > budget_s:
        return start, f"{name}, untrained: one training step would exceed the budget"
    training = train_in_stages(simulation, start, ALPHA, paced(budget_s, progress))
    end = "" if training.finished else ", until the budget ended"
    return training.angles, (
        f"{name}, then L-BFGS on the mean and on the best {ALPHA:.0%} of the shots "
        f"({training.evaluations} evaluations{end})"
    )


def _evidence(
    request: Request,
    setting: Setting,
    *,
    reason: str,
    angles: Angles,
    schedule: str,
    chances: Floats,
    shots: Ints,
    engine: EngineFacts,
) -> QaoaEvidence:
    """What every variant shows, and what this one adds."""
    land, space = setting.land, setting.space
    sampled, layers = land.costs[shots], angles.gammas.size
    return shown(
        land,
        angles,
        engine,
        n_qubits=space.n_bits,
        schedule=schedule,
        chances=chances,
        sampled=sampled,
        circuit=setting.circuit(layers),
    ).model_copy(
        update={
            "ratio_reference": ratio_reference(request.model, space.n_states),
            "variant": setting.variant,
            "variant_reason": reason,
            "n_states": space.n_states,
            "rows": space.row_lengths,
            "cvar_alpha": ALPHA,
            "tail_energy": sampled_cvar(sampled, ALPHA),
            "start_energy": setting.guess.rounded_cost if setting.guess else None,
            "feasible_share": feasible_share(request, space.bits(shots)),
            "degree": degree_of(request.model),
        }
    )


def feasible_share(request: Request, states: NDArray[np.int8]) -> float | None:
    """Returns the share of states that meet every constraint, None where the request cannot tell.

    Shape: (k, n_qubits) zeros and ones.
    """
    return None if request.is_feasible is None else float(request.is_feasible(states).mean())
