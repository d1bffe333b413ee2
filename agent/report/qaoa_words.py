"""What a QAOA run has to show, in words: which variant ran and why, and what its shots were worth."""

from __future__ import annotations

from typing import assert_never

from problems.plain_number import percent, plain
from solvers.evidence import QaoaEvidence


def qaoa_words(evidence: QaoaEvidence) -> tuple[str, ...]:
    """Returns the circuit, the variant, the energies and the probabilities."""
    where = (
        "simulated on this computer, not run on a quantum one"
        if evidence.simulated
        else "run on a quantum computer"
    )
    guess = "a random guess that keeps the rows" if evidence.rows else "a random guess"
    return (
        f"QAOA, {where}: {_counted(evidence.n_qubits, 'qubit')}, {_counted(evidence.layers, 'layer')}, "
        f"{_counted(evidence.two_qubit_gates, 'two-qubit gate')}, depth {plain(evidence.depth)}.",
        *_polynomial(evidence),
        *_variant(evidence),
        f"Of {_counted(evidence.shots, 'shot')}, the best energy is {plain(evidence.best_energy)} and the "
        f"mean {plain(evidence.mean_energy)}; the lowest that exists is "
        f"{plain(evidence.minimum_energy)} and the highest {plain(evidence.maximum_energy)}.",
        f"The approximation ratio is {plain(evidence.approximation_ratio)}, on a scale where the "
        f"optimum has one and the worst state nought{_among(evidence)}.",
        f"One shot is optimal with probability {plain(evidence.p_optimum)}; {guess}, with "
        f"{plain(evidence.p_random)}.",
        *_feasible(evidence),
        *_merit(evidence),
    )


def _among(evidence: QaoaEvidence) -> str:
    """The states that the ratio is over, where they are told."""
    return f", among {evidence.ratio_reference}" if evidence.ratio_reference else ""


def _polynomial(evidence: QaoaEvidence) -> tuple[str, ...]:
    """The qubits that a QUBO of the polynomial would have taken, and the gates."""
    if evidence.degree is None:
        return ()
    taken = f"It ran on the polynomial of degree {plain(evidence.degree)} itself"
    if evidence.quadratised_qubits is None or evidence.quadratised_gates is None:
        return (f"{taken}, without the qubits that a QUBO adds for its products.",)
    return (
        f"{taken}; its quadratised QUBO would have taken "
        f"{_counted(evidence.quadratised_qubits, 'qubit')}, with "
        f"{_counted(evidence.quadratised_gates, 'two-qubit gate')}.",
    )


def _variant(evidence: QaoaEvidence) -> tuple[str, ...]:
    because = f", because {evidence.variant_reason}" if evidence.variant_reason else ""
    match evidence.variant:
        case "plain":
            said = [f"It is plain QAOA, trained on the mean energy{because}."] if because else []
        case "cvar":
            said = [f"It is plain QAOA, trained on its best shots (CVaR){because}."]
        case "warm_start":
            said = [f"It began near a convex relaxation's solution (a warm start){because}."]
            said += _own_merit(evidence)
        case "xy":
            said = [
                f"XY mixers kept exactly one choice in each one-hot row, in every shot{because}; "
                f"{plain(evidence.n_states or 0)} states do so."
            ]
        case _:
            assert_never(evidence.variant)
    if evidence.cvar_alpha is not None and evidence.tail_energy is not None:
        said.append(
            f"The best {percent(evidence.cvar_alpha)} of the shots, on which it was trained last, have a "
            f"mean energy of {plain(evidence.tail_energy)}."
        )
    return tuple(said)


def _own_merit(evidence: QaoaEvidence) -> list[str]:
    """What the classical guess is worth without any quantum step."""
    if evidence.start_energy is None:
        return []
    slack = 1e-9 * max(1.0, abs(evidence.minimum_energy))
    if evidence.start_energy <= evidence.minimum_energy + slack:
        verdict = (
            "which is the lowest already: the classical guess had the answer before QAOA began"
        )
    elif evidence.best_energy < evidence.start_energy - slack:
        verdict = "and the best shot is better"
    else:
        verdict = "and no shot is better"
    return [f"That guess, rounded, has the energy {plain(evidence.start_energy)}, {verdict}."]


def _feasible(evidence: QaoaEvidence) -> tuple[str, ...]:
    if evidence.feasible_share is None:
        return ()
    return (f"Of the shots, {percent(evidence.feasible_share)} met every requirement.",)


def _merit(evidence: QaoaEvidence) -> list[str]:
    """The tail of the shots, how many it takes, and what they were simulated on."""
    said = []
    if evidence.best_tenth_energy is not None:
        said.append(
            f"The best tenth of the shots has a mean energy of {plain(evidence.best_tenth_energy)}."
        )
    if evidence.shots_to_optimum is not None:
        said.append(
            f"To have seen an optimum with ninety-nine per cent takes "
            f"{_counted(evidence.shots_to_optimum, 'shot')}"
            + (
                "; in seconds that says nothing here, for the simulator had found it by enumeration "
                "before the first."
                if evidence.simulated
                else "."
            )
        )
    every = (
        "the energy of each state that keeps the rows" if evidence.rows else "every state's energy"
    )
    if evidence.engine is not None:
        said.append(
            f"The simulation ran on the {evidence.engine.name} engine, in {evidence.engine.precision}, on "
            f"{_counted(evidence.engine.threads, 'thread')}; it enumerated {every}, which is "
            "how the lowest one is known."
        )
    return said


def _counted(number: int, thing: str) -> str:
    return f"{plain(number)} {thing}" if number == 1 else f"{plain(number)} {thing}s"
