"""A problem left unsolved: what was asked comes first, and every number is the estimate's or verdict's."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from agent.contracts.interpretation import Consult, Interpretation
from agent.contracts.report import Report
from agent.contracts.verdict import Verdict
from agent.report.markdown import markdown
from agent.report.report import judgement
from agent.report.trace import numbers_in, untraced
from problems.registry import families
from solvers.quantum.algorithms import algorithm
from solvers.quantum.device_estimate import QuantumEstimate
from tests.agent.report.answers import RUN_ID, VERDICT
from tests.agent.report.verdicts import FULL
from tools.actions.estimate_quantum import EstimateInput, run

Asks = Literal["resources", "annealer", "when", "verdict"]


def _report(
    asks: Asks,
    *,
    family: str = "max_cut",
    size: int = 12,
    devices: tuple[str, ...] = (),
    verdict: Verdict = VERDICT,
    has_estimate: bool = True,
    shots: int = 4096,
) -> Report:
    problem = families()[family].random(np.random.default_rng(5), size)
    asked = EstimateInput(problem=problem, devices=devices, shots=shots)
    estimate = run(asked, lambda fraction, words: None) if has_estimate else None
    consult = Consult(asks=asks, devices=devices, shots=shots)
    return judgement(RUN_ID, Interpretation(problem=problem, consult=consult), verdict, estimate)


def _estimate(report: Report) -> QuantumEstimate:
    assert report.estimate is not None
    return report.estimate


@pytest.mark.parametrize("asks", ["resources", "annealer", "when", "verdict"])
@pytest.mark.parametrize(("family", "size"), [("max_cut", 12), ("tsp", 15), ("knapsack", 20)])
@pytest.mark.parametrize("verdict", [VERDICT, FULL], ids=["bare", "full"])
def test_every_number_is_traced_in_every_form(
    asks: Asks, family: str, size: int, verdict: Verdict
) -> None:
    report = _report(asks, family=family, size=size, verdict=verdict)
    sourced = {
        number.text
        for name in ("annealing", "optimisation", "qaoa")
        for each in algorithm(name).statements
        for number in numbers_in(f"{each.says} {each.source} {each.date}")
    }
    for words in (report.explanation, markdown(report), markdown(report, whole=False)):
        assert set(untraced(words, report)) <= sourced


def test_a_named_machine_is_answered_in_the_first_paragraph() -> None:
    report = _report("resources", devices=("IonQ Forte",), shots=1000)
    first = report.explanation.split("\n\n")[0]
    (forte,) = _estimate(report).gate
    assert forte.resources is not None
    assert first.startswith("As a QUBO it takes 12 qubits. On IonQ Forte: ")
    assert f"{forte.resources.two_qubit_gates} two-qubit gates" in first
    assert f"1000 shots cost {forte.usd:.2f} USD" in first
    assert "IonQ Aria" not in report.explanation


def test_what_does_not_fit_says_what_there_is() -> None:
    report = _report("resources", family="tsp", size=15, devices=("IonQ Forte",))
    first = report.explanation.split("\n\n")[0]
    assert "takes 196 qubits" in first
    assert "IonQ Forte has 30, so it does not fit there." in first
    assert "| needs 196, has 30: does not fit |" in markdown(report)


def test_the_table_has_every_machine_with_its_source() -> None:
    report = _report("resources")
    words = markdown(report)
    estimate = _estimate(report)
    machines = [each.device for each in estimate.gate] + [
        each.device for each in estimate.annealers
    ]
    assert len(machines) > 12
    assert all(f"| {machine} |" in words for machine in machines)
    head = words[words.index("| machine") :].splitlines()[0]
    for column in (
        "qubits",
        "two-qubit gates",
        "depth",
        "without an error",
        "time",
        "price",
        "source",
    ):
        assert column in head
    assert "arXiv 2308.05071" in words
    assert "arXiv 2308.05071" not in markdown(report, whole=False), "a terminal has no room for it"


def test_an_annealer_is_held_against_the_best_other_route() -> None:
    first = _report("annealer", verdict=FULL).explanation.split("\n\n")[0]
    assert first.startswith("An annealer is not better here: D-Wave Advantage2: ")
    assert "; simulated annealing here: " in first
    assert "An annealer takes it: D-Wave Advantage with " in first
    assert "Quantum annealing: specific problems only" in markdown(_report("annealer"))


def test_an_annealer_ahead_within_the_uncertainty_is_not_better() -> None:
    dearer = tuple(
        each.model_copy(update={"utility_usd": 1e6}) if each.name == "D-Wave Advantage2" else each
        for each in FULL.routes
    )
    for worth, said in ((False, "is not better here by more than"), (True, "may be better here")):
        verdict = FULL.model_copy(update={"routes": dearer, "worth_quantum": worth})
        assert f"An annealer {said}" in _report("annealer", verdict=verdict).explanation


def test_without_routes_an_annealer_is_held_against_what_is_advised() -> None:
    report = _report("annealer")
    first = report.explanation.split("\n\n")[0]
    assert first.startswith(
        "Quantum hardware is not better here: what is advised is the exact solvers."
    )
    assert "IonQ" not in report.explanation


def test_when_is_answered_by_what_would_turn_it() -> None:
    assert _report("when").explanation.startswith(VERDICT.break_even)
    full = _report("when", verdict=FULL)
    assert full.explanation.startswith(FULL.break_even)
    assert "On an error-corrected machine" in markdown(full)
    assert markdown(full).count("| what would change |") == 1
    assert markdown(full, whole=False).count("| what would change |") == 1


def test_without_a_qubo_nothing_is_made_up() -> None:
    report = _report("resources", has_estimate=False)
    assert report.explanation.startswith("What quantum machines would take cannot be said")
    assert "Machine by machine" not in markdown(report)
    assert _report("annealer", has_estimate=False).estimate is None


def test_the_verdict_alone_begins_with_its_summary() -> None:
    report = _report("verdict")
    assert report.kind == "verdict" and report.solution is None and report.solver is None
    assert markdown(report).startswith(f"**{VERDICT.summary}**")
    assert markdown(report).count(VERDICT.summary) == 1
    assert Report.model_validate_json(report.model_dump_json()) == report
