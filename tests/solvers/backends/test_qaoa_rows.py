"""The backend on one-hot rows: what it answers, claims and refuses."""

import dimod
import numpy as np
import pytest

from problems.errors import BadInput, LimitExceeded
from problems.kept_rows import keep_rows
from problems.one_hot_rows import OneHotRows
from problems.registry import families
from problems.status import Status
from problems.structures import Assignment
from solvers.backends.qaoa_rows import BACKEND
from solvers.evidence import QaoaEvidence, Variant
from solvers.result import RawResult, Request


def _model(family: str, size: int) -> OneHotRows:
    return keep_rows(families()[family].random(np.random.default_rng(1), size).cqm())[0]


def _solve(
    model: OneHotRows,
    *,
    max_qubits: int = 20,
    variant: Variant | None = None,
    budget_s: float = 5.0,
) -> RawResult:
    request = Request(model, layers=2, max_qubits=max_qubits, variant=variant)
    return BACKEND.solve(request, seed=0, budget_s=budget_s, progress=lambda *_: None)


def test_twenty_five_qubits_are_solved_on_their_3125_states() -> None:
    model = _model("assignment", 5)
    result = _solve(model)
    evidence = result.evidence
    assert isinstance(evidence, QaoaEvidence)
    assert (evidence.n_qubits, evidence.n_states, evidence.rows) == (25, 3125, (5,) * 5)
    assert evidence.variant == "xy"
    assert evidence.p_optimum > 4 * evidence.p_random
    assert evidence.tail_energy is not None and evidence.tail_energy < evidence.mean_energy
    for answer in result.answers:
        assert isinstance(answer, Assignment)
        assert model.bqm.energy(answer.sample) >= evidence.minimum_energy - 1e-9
        assert all(sum(answer.sample[label] for label in row) == 1 for row in model.rows)
    assert result.status in {Status.OPTIMAL, Status.FEASIBLE}


def test_the_minimum_is_that_of_all_states_that_keep_the_rows() -> None:
    model = _model("max_k_cut", 5)
    kept = [
        each.energy
        for each in dimod.ExactSolver().sample(model.bqm).data()
        if all(sum(each.sample[label] for label in row) == 1 for row in model.rows)
    ]
    assert _solve(model).bound == pytest.approx(min(kept))


def test_equal_seeds_give_equal_evidence() -> None:
    model = _model("tsp", 4)
    assert _solve(model).evidence == _solve(model).evidence


def test_what_does_not_fit_is_refused_with_the_remedy() -> None:
    assert "no one-hot rows" in (BACKEND.refuses(_model("max_cut", 4)) or "")
    model = _model("assignment", 5)
    assert BACKEND.refuses(model) is None
    with pytest.raises(LimitExceeded, match="5 one-hot rows as 12 qubits have"):
        _solve(model, max_qubits=11)
    with pytest.raises(BadInput, match="'cvar' takes a QUBO"):
        _solve(model, variant="cvar")


def test_a_tiny_budget_says_unknown_and_keeps_the_bound() -> None:
    model = _model("facility_location", 3)
    result = _solve(model, budget_s=1e-6)
    assert (result.status, result.answers) == (Status.UNKNOWN, ())
    assert result.bound == pytest.approx(_solve(model).bound)
