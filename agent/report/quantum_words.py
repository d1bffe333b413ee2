"""What a run on a quantum machine, or on a simulation of one, showed, in words."""

from __future__ import annotations

from problems.plain_number import percent, plain
from solvers.quantum_evidence import (
    Annealing,
    Circuit,
    MachineKind,
    QuantumRunEvidence,
    QuoteEvidence,
)

_WHERE: dict[MachineKind, str] = {
    "simulator": "simulated without noise on this computer, not run on a quantum one",
    "noisy simulator": "simulated on this computer with the noise of a real machine's calibration, "
    "not run on a quantum computer",
    "device": "run on a quantum computer",
}


def quantum_run_words(evidence: QuantumRunEvidence) -> tuple[str, ...]:
    """Returns where it ran, the circuit, the energies beside the ideal ones, and what was done to them."""
    return (
        f"{evidence.machine}: {_WHERE[evidence.machine_kind]}; {_counted(evidence.n_qubits, 'qubit')} "
        f"and {_counted(evidence.shots, 'shot')}, sampled once; {plain(evidence.distinct)} different "
        "states came.",
        *([_circuit(evidence.circuit)] if evidence.circuit else []),
        *([_annealing(evidence.annealing)] if evidence.annealing else []),
        _energies(evidence),
        *_mitigation(evidence),
        f"Of the shots, {_share(evidence.feasible_share)} met every requirement"
        + (
            f"; their mean energy is {plain(evidence.feasible_mean)}."
            if evidence.feasible_mean is not None and evidence.feasible_share < 1
            else "."
        ),
        *_optimum(evidence),
        *(f"Note: {note}." for note in evidence.notes),
    )


def quote_words(evidence: QuoteEvidence) -> tuple[str, ...]:
    """Returns what the run would cost, why it was not made, and what a person may do."""
    price = (
        "costs money, and its price is not published"
        if evidence.usd is None
        else f"would cost about {evidence.usd:.2f} USD"
    )
    return (
        f"Nothing was run: {_counted(evidence.shots, 'shot')} on {evidence.machine} {price} "
        f"({evidence.source}), and {evidence.reason}; {evidence.remedy}.",
    )


def _circuit(circuit: Circuit) -> str:
    fidelity = (
        ""
        if circuit.fidelity is None
        else f", whose errors multiply to a fidelity of {plain(round(circuit.fidelity, 3))}"
    )
    return (
        f"The QAOA circuit has {_counted(circuit.layers, 'layer')}, trained in simulation "
        f"({circuit.training}); on the machine it took "
        f"{_counted(circuit.two_qubit_gates, 'two-qubit gate')} at depth {plain(circuit.depth)}"
        f"{fidelity}."
    )


def _annealing(annealing: Annealing) -> str:
    return (
        f"The QUBO was embedded on {_counted(annealing.physical_qubits, 'qubit')} with chains of at "
        f"most {plain(annealing.longest_chain)}; {_share(annealing.broken_chains)} of the chains "
        "came back broken and were settled by majority."
    )


def _energies(evidence: QuantumRunEvidence) -> str:
    said = f"The mean energy is {_short(evidence.measured_mean)}"
    if evidence.ideal_mean is not None:
        said += f", where the circuit without noise has {_short(evidence.ideal_mean)}"
    said += f" and random guesses {_short(evidence.random_mean)}"
    if evidence.kept is not None and evidence.machine_kind != "simulator":
        said += f": {_share(evidence.kept)} of the circuit's gain over guessing was left"
    return f"{said}. The best shot has {plain(evidence.best_energy)}."


def _mitigation(evidence: QuantumRunEvidence) -> tuple[str, ...]:
    if evidence.mitigated_mean is None:
        return ()
    return (
        f"Mitigation of {evidence.mitigation}: the mean energy would be "
        f"{_short(evidence.mitigated_mean)}; it changes the mean only, no answer.",
    )


def _optimum(evidence: QuantumRunEvidence) -> tuple[str, ...]:
    if evidence.p_optimum is None or evidence.p_optimum_random is None:
        return ()
    ideal = (
        f", without noise {_share(evidence.p_optimum_ideal)}"
        if evidence.p_optimum_ideal is not None
        else ""
    )
    return (
        f"A shot was optimal {_share(evidence.p_optimum)} of the time{ideal}, and a random guess "
        f"would be {_share(evidence.p_optimum_random)}.",
    )


def _share(fraction: float) -> str:
    return percent(float(f"{fraction:.3g}"))


def _short(number: float) -> str:
    return plain(float(f"{number:.5g}"))


def _counted(number: int, thing: str) -> str:
    return f"{plain(number)} {thing}" if number == 1 else f"{plain(number)} {thing}s"
