"""The verdict follows from the numbers, and from nothing else."""

from dataclasses import replace

import pytest

from agent.contracts.verdict import Quadrant, Route
from agent.decide import facts
from agent.decide.features import Features
from agent.decide.findings import fidelity, tolerable_error, two_qubit_gates
from agent.decide.judge import judge
from problems.problem import Check
from problems.registry import families
from problems.status import Sense, Status
from tools.outcome import Outcome, Provenance


def _probe(status: Status) -> Outcome:
    found = status in {Status.OPTIMAL, Status.FEASIBLE}
    return Outcome(
        status=status,
        sense=Sense.MAXIMISE,
        check=Check(feasible=True, objective=5.0) if found else None,
        solution=families()["knapsack"].solution_type.model_validate(
            {"family": "knapsack", "counts": {}}
        )
        if found
        else None,
        objective=5.0 if found else None,
        provenance=Provenance(
            tool="solve_exact", backend="cp_sat", model="CQM", seed=0, budget_s=1, seconds=0.02
        ),
    )


OPEN = Features(
    family="max_cut",
    size="80 nodes",
    structure=None,
    n_variables=80,
    n_constraints=0,
    n_qubits=80,
    n_slack=0,
    n_couplings=120,
    no_qubo="",
    probe=_probe(Status.FEASIBLE),
)


@pytest.mark.parametrize("status", [Status.OPTIMAL, Status.INFEASIBLE, Status.UNBOUNDED])
def test_what_a_second_settles_is_not_worth_a_quantum_computer(status: Status) -> None:
    verdict = judge(replace(OPEN, probe=_probe(status)), None)
    assert not verdict.worth_quantum
    assert verdict.route is Route.EXACT
    assert verdict.quadrant is Quadrant.CLASSICAL
    assert "0.02 s" in verdict.summary
    assert verdict.findings[0].name == "classical probe"


def test_an_open_unconstrained_instance_goes_to_annealing() -> None:
    verdict = judge(OPEN, None)
    assert verdict.route is Route.ANNEALING
    assert verdict.quadrant is Quadrant.QUANTUM_INSPIRED
    assert judge(replace(OPEN, n_constraints=3), None).route is Route.EXACT


def test_a_request_is_obeyed_and_changes_no_judgement() -> None:
    asked, open_ = judge(OPEN, Route.QAOA), judge(OPEN, None)
    assert asked.route is asked.requested is Route.QAOA
    assert asked.findings == open_.findings
    assert asked.worth_quantum == open_.worth_quantum


def test_worth_it_takes_every_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(facts.MEASURED_ADVANTAGE, "max_cut", 70)
    assert judge(OPEN, None).worth_quantum
    assert judge(OPEN, None).quadrant is Quadrant.QUANTUM
    for spoilt in (
        replace(OPEN, probe=_probe(Status.OPTIMAL)),
        replace(OPEN, n_qubits=int(facts.largest_device().n_qubits.value) + 1),
        replace(OPEN, n_couplings=100_000),
        replace(OPEN, n_qubits=60),
        replace(OPEN, n_qubits=None),
        replace(OPEN, family="assignment"),
    ):
        assert not judge(spoilt, None).worth_quantum


def test_the_tolerable_error_is_where_a_layer_is_right_half_the_time() -> None:
    error = tolerable_error(OPEN)
    assert (1 - error) ** two_qubit_gates(OPEN) == pytest.approx(0.5)
    assert fidelity(OPEN) == pytest.approx((1 - 7.9e-4) ** 120)


def test_every_finding_names_its_source() -> None:
    for finding in judge(replace(OPEN, n_couplings=50_000), None).findings:
        assert finding.source and finding.value and finding.threshold and finding.effect
    assert "would have to fall" in judge(replace(OPEN, n_couplings=50_000), None).break_even


def test_no_qubo_means_no_quantum() -> None:
    verdict = judge(replace(OPEN, n_qubits=None, no_qubo="x is continuous"), None)
    assert not verdict.worth_quantum
    assert any(finding.effect == "x is continuous" for finding in verdict.findings)
