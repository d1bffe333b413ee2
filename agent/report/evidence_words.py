"""What an annealing, QAOA or quantum run has to show, in words."""

from __future__ import annotations

from agent.report.qaoa_words import qaoa_words
from agent.report.quantum_words import quantum_run_words, quote_words
from problems.plain_number import percent, plain
from solvers.evidence import AnnealingEvidence, Evidence, QaoaEvidence, RecursiveQaoaEvidence
from solvers.quantum_evidence import QuantumRunEvidence, QuoteEvidence


def evidence_words(evidence: Evidence | None) -> tuple[str, ...]:
    """Returns samples, energies and probabilities, and on what they were made."""
    match evidence:
        case None:
            return ()
        case AnnealingEvidence():
            return _annealing(evidence)
        case QaoaEvidence():
            return qaoa_words(evidence)
        case RecursiveQaoaEvidence():
            return _recursive_qaoa(evidence)
        case QuantumRunEvidence():
            return quantum_run_words(evidence)
        case QuoteEvidence():
            return quote_words(evidence)


def _annealing(evidence: AnnealingEvidence) -> tuple[str, ...]:
    said = [
        f"Simulated annealing on this computer drew {_counted(evidence.n_reads, 'sample')} of "
        f"{_counted(evidence.n_sweeps, 'sweep')} each.",
        f"The best energy is {plain(evidence.best_energy)}, the mean {plain(evidence.mean_energy)}.",
    ]
    if evidence.feasible_share is not None:
        said.append(f"Of the samples, {percent(evidence.feasible_share)} met every requirement.")
    return tuple(said)


def _recursive_qaoa(evidence: RecursiveQaoaEvidence) -> tuple[str, ...]:
    return (
        f"Recursive QAOA on {_counted(evidence.n_qubits, 'qubit')}, simulated on this computer by the "
        f"closed form of one layer, not run on a quantum one: {_counted(evidence.runs, 'run')} of "
        f"{_counted(evidence.rounds, 'round')}, each of which fixed the strongest correlation.",
        f"The best energy is {plain(evidence.best_energy)}, the mean of the runs "
        f"{plain(evidence.mean_energy)}; one layer of plain QAOA expects "
        f"{plain(evidence.one_layer_energy)}.",
        f"The weakest correlation that was fixed is {plain(evidence.weakest_correlation)}, on a scale "
        "where one is certain.",
    )


def _counted(number: int, thing: str) -> str:
    return f"{plain(number)} {thing}" if number == 1 else f"{plain(number)} {thing}s"
