"""The verdict: pure code over measurements and sourced facts. No text can talk it round."""

from __future__ import annotations

from agent.contracts.verdict import Quadrant, Route, Verdict
from agent.decide import facts
from agent.decide.features import Features
from agent.decide.findings import fidelity, findings, tolerable_error, two_qubit_gates


def judge(features: Features, requested: Route | None) -> Verdict:
    """Returns the route, and whether quantum would be worth it, for one instance.

    A route that the person asked for is taken; the judgement is the same as without it.
    """
    worth = _is_worth_quantum(features)
    advised = _advised(features)
    return Verdict(
        route=requested or advised,
        quadrant=_quadrant(advised, worth=worth),
        worth_quantum=worth,
        summary=_summary(features, worth=worth),
        findings=tuple(findings(features)),
        break_even=_break_even(features, worth=worth),
        requested=requested,
    )


def _is_worth_quantum(features: Features) -> bool:
    """Every condition must hold: unsettled, of a size and depth a device runs, and with evidence."""
    n_qubits = features.n_qubits
    advantage_from = facts.MEASURED_ADVANTAGE.get(features.family)
    return (
        not features.is_settled
        and features.family not in facts.POLYNOMIAL
        and n_qubits is not None
        and n_qubits <= facts.largest_device().n_qubits.value
        and fidelity(features) >= facts.LEAST_FIDELITY
        and advantage_from is not None
        and n_qubits >= advantage_from
    )


def _advised(features: Features) -> Route:
    """Annealing for what is a QUBO as it stands and was not settled at once; else the exact solvers.

    On max-cut of 34 to 60 nodes CP-SAT was 1 to 3 % off after 5 s where annealing was not; on sparse
    max-cut and dense QUBO of hundreds of variables 18 to 100 %.
    """
    if features.is_settled or not features.is_unconstrained:
        return Route.EXACT
    return Route.ANNEALING


def _quadrant(advised: Route, *, worth: bool) -> Quadrant:
    if worth:
        return Quadrant.QUANTUM
    return Quadrant.QUANTUM_INSPIRED if advised is Route.ANNEALING else Quadrant.CLASSICAL


def _summary(features: Features, *, worth: bool) -> str:
    if worth:
        return "A quantum computer may be worth it here."
    probe = features.probe
    if probe is not None and probe.status.is_proof:
        return (
            f"A quantum computer is not worth it here: {probe.provenance.backend} settled the question "
            f"in {probe.provenance.seconds:.3g} s on this computer, with a proof."
        )
    if features.n_qubits is None:
        return (
            "A quantum computer is not worth it here: the problem has no QUBO form to run on one."
        )
    if features.n_qubits > facts.largest_device().n_qubits.value:
        return (
            f"A quantum computer is not worth it here: it would need {features.n_qubits} qubits, and "
            f"the largest gate-based device has {facts.largest_device().n_qubits.value:g}."
        )
    return (
        "A quantum computer is not worth it here: no published measurement has one ahead of classical "
        f"solvers on {features.family} of this size."
    )


def _break_even(features: Features, *, worth: bool) -> str:
    """What would have to be otherwise, each with the number at which it turns."""
    if worth:
        return "It would stop being worth it if a classical solver proved the optimum first."
    changes: list[str] = []
    if features.is_settled:
        changes.append(
            "the instance would have to grow until no classical solver settles it in time"
        )
    if features.family in facts.POLYNOMIAL:
        return "Nothing would: the problem is solved in polynomial time."
    if features.n_qubits is None:
        return (
            "The problem would need a QUBO form first: whole amounts in place of continuous ones."
        )
    if features.n_qubits > facts.largest_device().n_qubits.value:
        changes.append(
            f"a device would need {features.n_qubits} qubits of at least today's best quality"
        )
    if fidelity(features) < facts.LEAST_FIDELITY:
        best = facts.error_of(facts.most_accurate_device())
        changes.append(
            f"the two-qubit error would have to fall from {best.value:g} to "
            f"{tolerable_error(features):.2g} for the {two_qubit_gates(features)} gates of one layer"
        )
    changes.append(
        "a measurement would have to show hardware ahead of classical solvers on this family"
    )
    return f"For the answer to change, {'; '.join(changes)}."
