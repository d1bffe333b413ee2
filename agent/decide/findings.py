"""The findings of a verdict: each weighs one thing against one threshold."""

from __future__ import annotations

import math
from collections.abc import Iterator

from agent.contracts.verdict import Finding
from agent.decide import facts
from agent.decide.features import Features
from problems.status import Status

PROBE_S = 1.0  # a proof within a second leaves no time in which a device could be reached at all


def findings(features: Features) -> Iterator[Finding]:
    """Yields what there is to say about the instance, the weightiest first."""
    yield _probe(features)
    if features.family in facts.POLYNOMIAL:
        yield _polynomial(features)
    if features.n_qubits is None:
        yield _no_qubo(features)
        return
    yield _qubits(features, features.n_qubits)
    yield _gates(features)
    yield _encoding(features, features.n_qubits)
    yield _advantage(features)


def two_qubit_gates(features: Features, layers: int = 1) -> int:
    """Returns the two-qubit gates of a QAOA circuit where all qubits are connected: an RZZ a coupling."""
    return layers * features.n_couplings


def fidelity(features: Features) -> float:
    """Returns the chance that a one-layer circuit runs without a two-qubit error on the best device."""
    error = facts.error_of(facts.most_accurate_device()).value
    return float((1 - error) ** two_qubit_gates(features))


def tolerable_error(features: Features) -> float:
    """Returns the two-qubit error at which a one-layer circuit is right as often as wrong.

    Solves (1 − e)^gates = 1/2 for e.
    """
    gates = max(1, two_qubit_gates(features))
    return -math.expm1(math.log(facts.LEAST_FIDELITY) / gates)


_SETTLED = {
    Status.OPTIMAL: "nothing better exists, so no computer can improve on it",
    Status.INFEASIBLE: "there is no answer for any computer to find",
    Status.UNBOUNDED: "there is no best answer for any computer to find",
}


def _probe(features: Features) -> Finding:
    probe = features.probe
    if probe is None:
        value, effect = "broke down", "nothing is known of the classical side"
    elif probe.status.is_proof:
        value = f"{probe.status} proven in {probe.provenance.seconds:.3g} s by {probe.provenance.backend}"
        effect = _SETTLED[probe.status]
    elif probe.gap is not None:
        value = f"gap {probe.gap:.2%} after {probe.provenance.seconds:.3g} s"
        effect = "the instance is not settled at once by classical means"
    else:
        value = f"{probe.status} after {probe.provenance.seconds:.3g} s, no bound"
        effect = "the instance is not settled at once by classical means"
    return Finding(
        name="classical probe",
        value=value,
        threshold=f"a proof within {PROBE_S:g} s",
        effect=effect,
        source="measured in this run",
    )


def _polynomial(features: Features) -> Finding:
    return Finding(
        name="complexity",
        value=f"{features.family} is solved in polynomial time",
        threshold="a known polynomial algorithm",
        effect="quantum computing has nothing to win",
        source=facts.POLYNOMIAL[features.family],
    )


def _no_qubo(features: Features) -> Finding:
    return Finding(
        name="QUBO",
        value="none",
        threshold="a QUBO, which quantum optimisers need",
        effect=features.no_qubo or "no quantum optimiser can take it",
        source="measured in this run",
    )


def _qubits(features: Features, n_qubits: int) -> Finding:
    device = facts.largest_device()
    return Finding(
        name="qubits",
        value=f"{n_qubits} for the QUBO",
        threshold=f"{device.n_qubits.value:g} on {device.name}, the most there are",
        effect="it fits" if n_qubits <= device.n_qubits.value else "it fits no gate-based device",
        source=facts.cited(device.n_qubits),
    )


def _gates(features: Features) -> Finding:
    device, chance = facts.most_accurate_device(), fidelity(features)
    is_enough = chance >= facts.LEAST_FIDELITY
    return Finding(
        name="two-qubit gates",
        value=f"{two_qubit_gates(features)} for one QAOA layer, error-free {chance:.2g} of the time",
        threshold=f"error-free {facts.LEAST_FIDELITY:g} of the time on {device.name}, at an error of "
        f"{facts.error_of(device).value:g} a gate",
        effect="most shots are right" if is_enough else "most shots carry an error",
        source=facts.cited(facts.error_of(device)),
    )


def _encoding(features: Features, n_qubits: int) -> Finding:
    n_variables = features.n_variables or 1
    added = n_qubits - n_variables
    return Finding(
        name="encoding",
        value=f"{n_qubits} QUBO variables for {n_variables} of the model, {features.n_slack} of them slack",
        threshold="no more variables than the model has",
        effect="the QUBO is no larger than the model"
        if added <= 0
        else "the QUBO form makes it harder",
        source="measured in this run",
    )


def _advantage(features: Features) -> Finding:
    known = facts.MEASURED_ADVANTAGE.get(features.family)
    return Finding(
        name="measured advantage",
        value="none published" if known is None else f"from {known} variables",
        threshold="a published measurement of hardware ahead of the best classical solver",
        effect="no evidence that a device would do better"
        if known is None
        else "a device may do better",
        source=facts.ADVANTAGE_SOURCE,
    )
