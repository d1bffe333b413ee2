"""What an annealing or QAOA run has to show, in words."""

from __future__ import annotations

from problems.plain_number import percent, plain
from solvers.evidence import AnnealingEvidence, Evidence, QaoaEvidence


def evidence_words(evidence: Evidence | None) -> tuple[str, ...]:
    """Returns samples, energies and probabilities, and on what they were made."""
    match evidence:
        case None:
            return ()
        case AnnealingEvidence():
            return _annealing(evidence)
        case QaoaEvidence():
            return _qaoa(evidence)


def _annealing(evidence: AnnealingEvidence) -> tuple[str, ...]:
    said = [
        f"Simulated annealing on this computer drew {_counted(evidence.n_reads, 'sample')} of "
        f"{_counted(evidence.n_sweeps, 'sweep')} each.",
        f"The best energy is {plain(evidence.best_energy)}, the mean {plain(evidence.mean_energy)}.",
    ]
    if evidence.feasible_share is not None:
        said.append(f"Of the samples, {percent(evidence.feasible_share)} met every requirement.")
    return tuple(said)


def _qaoa(evidence: QaoaEvidence) -> tuple[str, ...]:
    where = (
        "simulated on this computer, not run on a quantum one"
        if evidence.simulated
        else "run on a quantum computer"
    )
    return (
        f"QAOA, {where}: {_counted(evidence.n_qubits, 'qubit')}, {_counted(evidence.layers, 'layer')}, "
        f"{_counted(evidence.two_qubit_gates, 'two-qubit gate')}, depth {plain(evidence.depth)}.",
        f"Of {_counted(evidence.shots, 'shot')}, the best energy is {plain(evidence.best_energy)} and the "
        f"mean {plain(evidence.mean_energy)}; the lowest that exists is "
        f"{plain(evidence.minimum_energy)} and the highest {plain(evidence.maximum_energy)}.",
        f"The approximation ratio is {plain(evidence.approximation_ratio)}, on a scale where the "
        "optimum has one and the worst state nought.",
        f"One shot is optimal with probability {plain(evidence.p_optimum)}; a random guess, with "
        f"{plain(evidence.p_random)}.",
    )


def _counted(number: int, thing: str) -> str:
    return f"{plain(number)} {thing}" if number == 1 else f"{plain(number)} {thing}s"
