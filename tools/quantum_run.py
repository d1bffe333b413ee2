"""From the shots of a machine to an outcome: every state scored from the problem, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from problems.problem import Problem
from problems.status import Status
from problems.structures import Assignment
from solvers.qaoa.landscape import Landscape
from solvers.quantum_evidence import QuantumRunEvidence, QuoteEvidence
from solvers.quantum_runners import measured as shown
from solvers.quantum_runners.runner import USUAL_SHOTS, Job, Quote, Runner, Shots, machine_of
from solvers.quantum_runners.trained_circuit import TrainedCircuit
from solvers.result import RawResult
from tools.forms import Form
from tools.outcome import Outcome, Provenance
from tools.rescore import rescore

_MOST_ANSWERS = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """What a run is about, before it is made; `trained` is None for an annealer."""

    problem: Problem[Any]
    form: Form
    bqm: Any
    order: tuple[str, ...]
    land: Landscape | None
    trained: TrainedCircuit | None


def scored(
    setting: Setting, runner: Runner, job: Job, shots: Shots, provenance: Provenance
) -> Outcome:
    """Returns the best measured answer: of those that meet every requirement where there are any."""
    values = shown.values_of(setting.bqm, shots.states).astype(float)
    answers = [Assignment(dict(zip(setting.order, row, strict=True))) for row in values.tolist()]
    is_feasible = np.array(
        [setting.problem.check(setting.form.solution_of(each)).feasible for each in answers]
    )
    seen = shown.measured(setting.bqm, setting.order, shots)
    best = np.lexsort((seen.energies, ~is_feasible))[:_MOST_ANSWERS]
    raw = RawResult(
        status=Status.FEASIBLE,
        answers=tuple(answers[index] for index in best.tolist()),
        bound=setting.land.minimum if setting.land else None,
        seconds=provenance.seconds,
        evidence=_evidence(setting, runner, job, shots, seen, is_feasible=is_feasible),
    )
    return rescore(setting.problem, setting.form, raw, provenance)


def _evidence(
    setting: Setting,
    runner: Runner,
    job: Job,
    shots: Shots,
    seen: shown.Measured,
    *,
    is_feasible: NDArray[np.bool_],
) -> QuantumRunEvidence:
    land, trained = setting.land, setting.trained
    # The mean over all states is that of independent coin tosses: the offset of the spin form.
    random_mean = land.mean if land else float(setting.bqm.spin.offset)
    ideal_mean = trained.ideal_mean if trained else None
    gain = None if ideal_mean is None else random_mean - ideal_mean
    undone = shown.mitigated_mean(shots, seen)
    return QuantumRunEvidence(
        machine=machine_of(runner.name, job.device),
        machine_kind=runner.kind,
        n_qubits=len(setting.order),
        shots=int(shots.counts.sum()),
        distinct=len(shots.states),
        circuit=shown.circuit_of(trained, shots) if trained else None,
        annealing=shown.annealing_of(shots),
        best_energy=float(seen.energies.min()),
        measured_mean=seen.mean,
        ideal_mean=ideal_mean,
        random_mean=random_mean,
        minimum_energy=land.minimum if land else None,
        kept=(random_mean - seen.mean) / gain if gain else None,
        mitigation="" if undone is None else "readout errors, measured by two calibration circuits",
        mitigated_mean=undone,
        feasible_share=float(seen.shares[is_feasible].sum()),
        feasible_mean=seen.mean_over(is_feasible),
        p_optimum=shown.share_of_optimum(seen, land) if land else None,
        p_optimum_ideal=float(trained.chances[land.is_optimal].sum())
        if land and trained and trained.chances is not None
        else None,
        p_optimum_random=float(land.is_optimal.mean()) if land else None,
        histogram=shown.histogram(seen, trained, land),
        usd=runner.price(job).usd,
        job=shots.job,
        notes=shots.notes,
    )


def quoted(machine: str, job: Job, quote: Quote) -> QuoteEvidence:
    """Returns what a run that nobody permitted would cost, and what a person may do."""
    price = quote.price
    flag = "--spend-unpublished" if price.usd is None else f"--spend-at-most {price.usd:.2f}"
    return QuoteEvidence(
        machine=machine,
        shots=job.shots or USUAL_SHOTS,
        usd=price.usd,
        source=price.source,
        reason=quote.reason,
        remedy=f"a person may start verdiq again with --quantum {machine} {flag}",
    )
