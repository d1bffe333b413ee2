"""QAOA on the simulated noise of a real machine, where it fits: the check of the simple model of errors.

    python -m evals.calibration.noisy_route [SECONDS]

The bench takes a shot with any error as a state at random. Here the circuit is laid out on a machine's own
couplers and run with the noise model of its calibration: gates, relaxation and readout. It goes on from
what `evals/measured/noisy_routes.jsonl` holds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from time import monotonic, process_time

from evals.calibration.quantum_row import read_quantum
from evals.profiles.record import Instance
from problems.errors import BackendError, EncodingError, LimitExceeded
from problems.problem import Frozen
from solvers.quantum_evidence import QuantumRunEvidence
from tools.actions.sample_quantum import SampleInput, run
from tools.outcome import relative_gap

NOISY_ROUTES = Path(__file__).parents[1] / "measured" / "noisy_routes.jsonl"
_MACHINES = ("aer:fake_torino", "aer:fake_marrakesh")  # in turn
_SHOTS = 1_024
_FEWEST_QUBITS, _MOST_QUBITS = 4, 12
_BUDGET_S = 120.0
_DEFAULT_S = 900.0


class NoisyRow(Frozen):
    """One circuit on one simulated machine: its answer, and the share of shots that were optimal.

    `error_free` is the product of 1 − error over the circuit as it was laid out.
    """

    family: str
    size: int
    difficulty: float
    seed: int
    machine: str
    n_qubits: int
    layers: int
    shots: int
    gap: float | None
    error_free: float
    p_noisy: float
    p_ideal: float
    p_random: float
    cpu_s: float

    @property
    def instance(self) -> Instance:
        """The instance."""
        return Instance(self.family, self.size, self.difficulty, self.seed)

    @property
    def p_modelled(self) -> float:
        """The share of optimal shots if one with any error were a state at random."""
        return self.error_free * self.p_ideal + (1 - self.error_free) * self.p_random


def run_noisy(instance: Instance, machine: str, best: float) -> NoisyRow | None:
    """Returns one run; None where the machine's simulation takes no such circuit."""
    started = process_time()
    request = SampleInput(
        problem=instance.problem(),
        budget_s=_BUDGET_S,
        seed=instance.seed,
        machine=machine,
        shots=_SHOTS,
    )
    try:
        outcome = run(request, lambda _fraction, _words: None)
    except (LimitExceeded, EncodingError, BackendError):
        return None
    seen = outcome.evidence
    if not isinstance(seen, QuantumRunEvidence) or seen.circuit is None:
        return None
    shares = seen.p_optimum, seen.p_optimum_ideal, seen.p_optimum_random, seen.circuit.fidelity
    noisy, ideal, guess, error_free = shares
    if noisy is None or ideal is None or guess is None or error_free is None:
        return None
    objective = outcome.objective if outcome.is_feasible else None
    return NoisyRow(
        family=instance.family,
        size=instance.size,
        difficulty=instance.difficulty,
        seed=instance.seed,
        machine=machine,
        n_qubits=seen.n_qubits,
        layers=seen.circuit.layers,
        shots=seen.shots,
        gap=relative_gap(best, objective),
        error_free=float(f"{error_free:.4g}"),
        p_noisy=float(f"{noisy:.4g}"),
        p_ideal=float(f"{ideal:.4g}"),
        p_random=float(f"{guess:.4g}"),
        cpu_s=round(process_time() - started, 1),
    )


def read_noisy(path: Path = NOISY_ROUTES) -> tuple[NoisyRow, ...]:
    """Returns the lines of the file; none where there is no file."""
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(NoisyRow.model_validate_json(line) for line in lines if line)


def _planned() -> Iterable[tuple[Instance, float]]:
    """One instance a family, the largest of 4 to 12 qubits."""
    fitting = (
        each
        for each in read_quantum()
        if each.kind == "qaoa"
        and each.form == "QUBO"
        and _FEWEST_QUBITS <= each.n_qubits <= _MOST_QUBITS
    )
    largest = {each.family: each for each in sorted(fitting, key=lambda each: each.n_qubits)}
    return [(each.instance, each.best) for each in largest.values()]


def main(words: list[str]) -> int:
    """Adds what is missing to the file for so long; returns 0."""
    ends = monotonic() + (float(words[0]) if words else _DEFAULT_S)
    done = {each.instance for each in read_noisy()}
    for number, (instance, best) in enumerate(_planned()):
        if instance in done:
            continue
        if monotonic() > ends:
            break
        row = run_noisy(instance, _MACHINES[number % len(_MACHINES)], best)
        if row is None:
            continue
        with NOISY_ROUTES.open("a", encoding="utf-8") as file:
            file.write(row.model_dump_json(exclude_defaults=True) + "\n")
        sys.stdout.write(
            f"{row.family}, {row.n_qubits} qubits: {row.p_noisy} against {row.p_modelled:.4g}\n"
        )
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
