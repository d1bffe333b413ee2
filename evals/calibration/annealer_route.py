"""A stand-in for an annealer: the reads of simulated annealing, at an annealer's times.

No annealer is at hand. A read of 1,000 sweeps on the QUBO itself takes the place of one anneal of its
embedding without broken chains, which is the kinder of the two.
"""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING, cast

import numpy as np

from evals.calibration.machine_shots import annealers
from evals.calibration.quantum_row import QuantumRow
from evals.calibration.seen_states import SeenStates
from evals.calibration.shot_run import run_of
from evals.calibration.state_values import labels_of, objectives_of_states
from evals.profiles.record import Instance
from problems.errors import EncodingError, LimitExceeded
from problems.status import Sense
from tools.forms import qubo_form

if TYPE_CHECKING:
    import dimod

_READS = 100
_SWEEPS = 1_000


def run_annealer(instance: Instance, best: float | None) -> QuantumRow | None:
    """Returns what reads give; None where the QUBO has no embedding, or no read is feasible."""
    from dwave.samplers import SimulatedAnnealingSampler

    started = process_time()
    problem = instance.problem()
    try:
        form = qubo_form(problem)
    except (EncodingError, LimitExceeded):
        return None
    bqm = cast("dimod.BinaryQuadraticModel", form.model)
    if not bqm.num_variables:
        return None
    machines = annealers(bqm)
    if not machines:
        return None
    reads = SimulatedAnnealingSampler().sample(
        bqm, num_reads=_READS, num_sweeps=_SWEEPS, seed=instance.seed
    )
    order = [list(reads.variables).index(label) for label in labels_of(form)]
    states = reads.record.sample[:, order]
    values = objectives_of_states(problem, form, (states > 0).astype(np.int8))
    found = values[np.isfinite(values)].tolist() + ([best] if best is not None else [])
    if not found:
        return None
    reference = float(min(found) if problem.sense is Sense.MINIMISE else max(found))
    seen = SeenStates(np.arange(_READS), np.full(_READS, 1 / _READS), np.zeros(_READS))
    return QuantumRow(
        family=instance.family,
        size=instance.size,
        difficulty=instance.difficulty,
        seed=instance.seed,
        kind="annealer stand-in",
        form=form.name,
        n_qubits=bqm.num_variables,
        best=reference,
        runs=(run_of(1, seen, values, reference, machines),),
        cpu_s=round(process_time() - started, 2),
    )
