"""The verdict in one sentence, and what would have to change in another."""

from __future__ import annotations

from agent.contracts.verdict import BreakEven
from agent.decide.case import Case
from agent.decide.classical_reach import reach_words
from agent.decide.hardware import best_known_run, best_run
from agent.decide.worth import could_be_worth, lead
from problems.plain_number import distance, plain
from solvers.quantum.devices import GateDevice, device_facts

_NO_GAP = 1e-5  # what is told as nothing, see `distance`


def summary(case: Case, *, worth: bool) -> str:
    """Returns whether a quantum computer is worth it here, with the one number that says why."""
    if worth:
        return f"A quantum computer may be worth it here: {_ahead(case)}."
    return f"A quantum computer is not worth it here: {_reason(case)}."


def _ahead(case: Case) -> str:
    run = best_known_run(case)
    assert run is not None
    return (
        f"{run.offer.device} is expected to come within {_share(run.gap)} of the best for "
        f"{run.usd:.2f} USD, which is {_share(lead(case))} of what is at stake more than any other route"
    )


def _reason(case: Case) -> str:
    features, probe = case.features, case.probe
    if probe is not None and case.is_settled:
        return (
            f"{probe.provenance.backend} settled the question in {probe.provenance.seconds:.3g} s on "
            "this computer, with a proof"
        )
    if features.proofs:
        return f"{features.proofs[0].words}, so a classical algorithm is always quick"
    if features.n_qubits is None:
        return "the problem has no QUBO form to run on one"
    if not case.machines.offers:
        most = max(each.n_qubits.value for each in device_facts() if isinstance(each, GateDevice))
        return (
            f"it would need {features.n_qubits} qubits, the largest gate-based machine has {most:g}, and "
            "no embedding on an annealer is known"
        )
    if not case.terms.data_may_leave:
        return "the data may not leave the house, and every machine of the catalogue is elsewhere"
    return _behind(case)


def _behind(case: Case) -> str:
    if could_be_worth(case):
        return _only_assumed(case)
    run, best = best_run(case), next(iter(case.classical), None)
    if run is None:
        return (
            f"no machine ends within {plain(case.terms.deadline_s)} s for what may be spent on it"
        )
    if best is None:
        return f"{run.offer.device} is expected to find no answer that is worth its price"
    return (
        f"with {best.name} {_answer(best.gap)} is to be expected by the deadline, with the likeliest "
        f"machine, {run.offer.device}, {_answer(run.gap)} for {run.usd:.2f} USD"
    )


def _answer(gap: float) -> str:
    if gap < _NO_GAP:
        return "the best answer"
    return f"an answer within {_share(gap)} of the best"


def _only_assumed(case: Case) -> str:
    run = best_run(case)
    assert run is not None
    return (
        f"{run.offer.device} would lead only if its {' and '.join(run.offer.assumed)}, of which nothing is "
        f"published that could be counted on, {'were' if len(run.offer.assumed) > 1 else 'was'} as good as "
        "it could be"
    )


def break_even_words(case: Case, found: tuple[BreakEven, ...], *, worth: bool) -> str:
    """Returns what would have to be otherwise for the answer to change, with the numbers."""
    if worth:
        return "It would stop being worth it if a classical solver proved the optimum first."
    if case.features.proofs:
        return "Nothing would change that: the problem is easy for classical computers at any size."
    if case.features.n_qubits is None:
        return (
            "The problem would need a QUBO form first: whole amounts in place of continuous ones."
        )
    turns = [each.words for each in found if each.at is not None]
    if turns:
        said = f"The answer would change with any one of these: {'; '.join(turns)}."
    elif found:
        said = f"No one change would turn it: {'; '.join(each.words for each in found)}."
    else:
        said = "The instance would have to grow until no classical solver settles it in time."
    reach = reach_words(case)
    return f"{said} {reach[:1].upper()}{reach[1:]}." if reach else said


def _share(part: float) -> str:
    return distance(part, digits=2)
