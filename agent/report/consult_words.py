"""What was asked about quantum computing on a problem, answered in a sentence or two."""

from __future__ import annotations

from typing import assert_never

from agent.contracts.interpretation import Consult
from agent.contracts.verdict import RouteEstimate, Verdict
from agent.report.money_words import usd_words
from agent.report.verdict_words import expected_words, route_words
from problems.plain_duration import lasting
from problems.plain_number import percent, plain
from solvers.quantum.device_estimate import GateEstimate, QuantumEstimate

NO_QUBO = (
    "What quantum machines would take cannot be said: there is no QUBO of this problem to run."
)
_EACH_NAMED = 3  # machines that are gone through one by one before the table does it


def consult_words(
    consult: Consult, verdict: Verdict, estimate: QuantumEstimate | None
) -> tuple[str, ...]:
    """Returns the answer to what was asked, which comes first; every number is the estimate's."""
    match consult.asks:
        case "resources":
            return _resources(estimate)
        case "annealer":
            return (_compared(verdict, estimate), _annealers(estimate))
        case "when":
            return (verdict.break_even,)
        case "verdict":
            return ()
        case _ as never:
            assert_never(never)


def qubits_words(number: int) -> str:
    """Returns a count of qubits.

    >>> qubits_words(1), qubits_words(196)
    ('1 qubit', '196 qubits')
    """
    return "1 qubit" if number == 1 else f"{plain(number)} qubits"


def _resources(estimate: QuantumEstimate | None) -> tuple[str, ...]:
    if estimate is None:
        return (NO_QUBO,)
    takes = f"As a QUBO it takes {qubits_words(estimate.n_variables)}."
    if 0 < len(estimate.gate) <= _EACH_NAMED:
        return (takes, *(_on(each, estimate.shots) for each in estimate.gate))
    if not estimate.gate:
        return (takes, _annealers(estimate))
    fitting = [each for each in estimate.gate if each.resources is not None]
    if not fitting:
        largest = max(estimate.gate, key=lambda each: each.device_qubits)
        return (
            takes,
            f"That fits none of the {len(estimate.gate)} gate-based machines; the largest, "
            f"{largest.device}, has {plain(largest.device_qubits)}.",
            _annealers(estimate),
        )
    return (
        takes,
        f"That fits {len(fitting)} of {len(estimate.gate)} gate-based machines.",
        _fewest_gates(fitting),
        _annealers(estimate),
    )


def _on(each: GateEstimate, shots: int) -> str:
    """One machine's figures in a sentence."""
    if each.resources is None:
        return f"{each.device} has {plain(each.device_qubits)}, so it does not fit there."
    said = [
        f"{plain(each.resources.two_qubit_gates)} two-qubit gates at depth {plain(each.resources.depth)}"
    ]
    if each.fidelity is not None:
        said.append(f"{percent(float(f'{each.fidelity:.3g}'))} of the shots without an error")
    cost = [] if each.seconds is None else [f"take {lasting(each.seconds)}"]
    cost += [] if each.usd is None else [f"cost {usd_words(each.usd)}"]
    if each.usd is None and each.bill is not None and each.bill.credits is not None:
        cost.append(f"cost {plain(each.bill.credits)} {each.bill.credit_unit}")
    told = f"; {shots} shots {' and '.join(cost)}" if cost else "; no price of it is published"
    return f"On {each.device}: {', '.join(said)}{told}."


def _fewest_gates(fitting: list[GateEstimate]) -> str:
    counted = [(each.resources.two_qubit_gates, each) for each in fitting if each.resources]
    fewest, best = min(counted, key=lambda pair: pair[0])
    most, worst = max(counted, key=lambda pair: pair[0])
    if fewest == most:
        return f"Each needs {plain(fewest)} two-qubit gates."
    return (
        f"{best.device} needs the fewest two-qubit gates, {plain(fewest)}; {worst.device} the most, "
        f"{plain(most)}."
    )


def _annealers(estimate: QuantumEstimate | None) -> str:
    if estimate is None:
        return NO_QUBO
    said = [
        f"{each.device} with {qubits_words(each.embedding.physical_qubits)}"
        for each in estimate.annealers
        if each.fits and each.embedding.physical_qubits is not None
    ]
    if not said:
        return "It fits no annealer that was looked at."
    return f"An annealer takes it: {'; '.join(said)}."


def _compared(verdict: Verdict, estimate: QuantumEstimate | None) -> str:
    """The likeliest annealer beside the best of all other routes."""
    names = tuple(each.device for each in estimate.annealers) if estimate else ()
    on_annealers = [each for each in verdict.routes if names and each.name.startswith(names)]
    annealer, other = (
        _worthiest(on_annealers),
        _worthiest([each for each in verdict.routes if each not in on_annealers]),
    )
    if annealer is None or other is None:
        better = "may be worth it" if verdict.worth_quantum else "is not better here"
        advised = route_words(verdict.advised or verdict.route)
        return f"Quantum hardware {better}: what is advised is {advised}."
    is_ahead = _worth(annealer) > _worth(other)
    if is_ahead and verdict.worth_quantum:
        said = "An annealer may be better here"
    elif is_ahead:
        said = "An annealer is not better here by more than the uncertainty"
    else:
        said = "An annealer is not better here"
    return f"{said}: {expected_words(annealer)}; {expected_words(other)}."


def _worthiest(routes: list[RouteEstimate]) -> RouteEstimate | None:
    kept = [each for each in routes if not each.excluded and each.utility_usd is not None]
    return max(kept, key=_worth, default=None)


def _worth(route: RouteEstimate) -> float:
    return route.utility_usd or 0.0
