"""What the machines of the catalogue would make of the instance."""

from __future__ import annotations

import math
from collections.abc import Iterator

from agent.contracts.verdict import Finding
from agent.decide.case import Case
from agent.decide.findings.weighed import MEASURED, Weighed
from agent.decide.hardware import Run, best_run
from problems.plain_number import percent, plain
from solvers.quantum.devices import Fact, GateDevice, device_facts
from solvers.quantum.offer import Offer
from solvers.quantum.shots import shots_for_99

# Below half, most shots carry an error; mitigation then costs more shots than it saves.
LEAST_FIDELITY = 0.5


def quantum_findings(case: Case) -> Iterator[Weighed]:
    """Yields form, size, errors, shots and price on the machine that would do best, or what rules all out."""
    if case.features.n_qubits is None:
        yield _no_qubo(case)
        return
    yield from _encoding(case)
    yield _qubits(case, case.features.n_qubits)
    if not case.terms.data_may_leave:
        yield _data_stays()
    offer = _considered(case)
    if offer is None:
        return
    if offer.two_qubit_gates is not None:
        yield _errors(case, offer)
    else:
        yield _embedding(offer)
    yield _shots(case, offer)
    yield _price(case, offer)


def considered_run(case: Case) -> Run | None:
    """Returns the run that would do best were every shot free of errors and of charge.

    So the findings speak of one machine, the likeliest, also where none is worth a run today.
    """
    return best_run(case) or best_run(case.but(error_scale=0.0, price_scale=0.0))


def _considered(case: Case) -> Offer | None:
    run = considered_run(case)
    if run is not None:
        return run.offer
    fitting = case.machines.offers
    return max(fitting, key=lambda each: each.log_fidelity, default=None)


def _no_qubo(case: Case) -> Weighed:
    return Weighed(
        Finding(
            name="QUBO",
            value="none",
            threshold="a QUBO, which quantum optimisers need",
            effect=case.features.no_qubo or "no quantum optimiser can take it",
            source=MEASURED,
        ),
        decides=True,
    )


def _qubits(case: Case, n_qubits: int) -> Weighed:
    largest = max(
        (each for each in device_facts() if isinstance(each, GateDevice)),
        key=lambda each: each.n_qubits.value,
    )
    fits = bool(case.machines.offers)
    on_annealer_only = fits and all(each.kind == "annealer" for each in case.machines.offers)
    effect = "it fits"
    if on_annealer_only:
        effect = "it fits annealers only"
    elif not fits:
        effect = "it fits no machine there is"
    return Weighed(
        Finding(
            name="qubits",
            value=f"{n_qubits} for the QUBO",
            threshold=f"{largest.n_qubits.value:g} on {largest.name}, the most of a gate-based machine",
            effect=effect,
            source=largest.n_qubits.source,
            date=largest.n_qubits.date,
        ),
        decides=not fits,
    )


def _data_stays() -> Weighed:
    return Weighed(
        Finding(
            name="data",
            value="must not leave the house",
            threshold="quantum machines are reached through their vendors' services",
            effect="no quantum machine may be used",
            source="your words or options",
        ),
        decides=True,
    )


def _errors(case: Case, offer: Offer) -> Weighed:
    gates, chance = offer.two_qubit_gates or 0, math.exp(case.error_scale * offer.log_fidelity)
    fact = _error_fact(offer.device)
    layers = f"{offer.layers} layer" + ("" if offer.layers == 1 else "s")
    return Weighed(
        Finding(
            name="errors",
            value=f"{gates} two-qubit gates for QAOA of {layers} on {offer.device}, "
            f"{percent(float(f'{chance:.2g}'))} of the shots without an error",
            threshold=f"{percent(LEAST_FIDELITY)} without an error",
            effect="most shots are right" if chance >= LEAST_FIDELITY else "most shots carry one",
            source=fact.source if fact else "no published error; taken as none",
            date=fact.date if fact else "",
        ),
        otherwise=case.but(error_scale=0.0),
    )


def _embedding(offer: Offer) -> Weighed:
    return Weighed(
        Finding(
            name="embedding",
            value=f"{offer.n_qubits} qubits on {offer.device}, in chains of at most "
            f"{offer.longest_chain}",
            threshold=f"{offer.qubits_there} qubits there",
            effect="each variable takes a chain of qubits that can break",
            source="; ".join(offer.sources[-1:]) or "embedding fit",
        )
    )


def _shots(case: Case, offer: Offer) -> Weighed:
    clean = math.exp(case.error_scale * offer.log_fidelity)
    chance = clean * offer.p_ideal
    needed = shots_for_99(chance)
    affordable = case.terms.deadline_s / offer.shot_s if offer.shot_s else math.inf
    needed_words = "more than any number" if needed is None else plain(float(f"{needed:.2g}"))
    return Weighed(
        Finding(
            name="shots",
            value=f"{needed_words} on {offer.device} to see an optimum with 99 % certainty",
            threshold=f"{plain(float(f'{affordable:.2g}'))} shots by the deadline"
            if math.isfinite(affordable)
            else "no published time of a shot",
            effect="there is time for them"
            if needed is not None and needed <= affordable
            else "an optimum is not to be expected",
            source=offer.chances.how,
        ),
        otherwise=case.but(always_optimal=True),
    )


def _price(case: Case, offer: Offer) -> Weighed:
    run = best_run(case)
    if run is not None and run.offer.device == offer.device:
        value = f"{run.usd:.2f} USD for {run.shots} shots on {offer.device}"
    else:
        value = (
            f"{offer.usd_per_shot:g} USD a shot and {offer.usd_per_second:g} USD a second on "
            f"{offer.device}"
        )
    if "price" in offer.assumed:
        value = f"{value}, at the least price of its kind, as its own is not published"
    return Weighed(
        Finding(
            name="price",
            value=value,
            threshold=f"{plain(case.terms.at_stake_usd)} USD, what the best answer is worth over none",
            effect="it counts against the run"
            if run is None or run.usd > 0
            else "it costs nothing",
            source="; ".join(each for each in offer.sources if each.startswith("usd"))
            or "no published price",
        ),
        otherwise=case.but(price_scale=0.0),
    )


def _encoding(case: Case) -> Iterator[Weighed]:
    sizes = case.features.sizes
    if sizes.n_variables is None or sizes.n_qubits is None:
        return
    added = sizes.n_qubits - sizes.n_variables
    yield Weighed(
        Finding(
            name="encoding",
            value=f"{sizes.n_qubits} QUBO variables for {sizes.n_variables} of the model, "
            f"{sizes.n_slack} of them slack",
            threshold="no more variables than the model has",
            effect="the QUBO is no larger than the model"
            if added <= 0
            else "the QUBO form makes it harder",
            source=MEASURED,
        )
    )


def _error_fact(device: str) -> Fact | None:
    for each in device_facts():
        if isinstance(each, GateDevice) and each.name == device:
            return each.two_qubit_error
    return None
