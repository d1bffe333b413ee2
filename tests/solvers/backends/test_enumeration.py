"""Enumeration: a proven minimum, the runners-up in order, an honest limit."""

from typing import Any

import dimod
import pytest

from problems.status import Status
from problems.structures import Assignment
from solvers.backends.enumeration import BACKEND
from solvers.result import RawResult, Request


def _solve(bqm: dimod.BinaryQuadraticModel) -> RawResult:
    return BACKEND.solve(
        Request(bqm), seed=0, budget_s=1.0, progress=lambda _fraction, _words: None
    )


def _energies(bqm: dimod.BinaryQuadraticModel, result: RawResult) -> list[float]:
    samples = [answer.sample for answer in result.answers if isinstance(answer, Assignment)]
    return [float(bqm.energy(sample)) for sample in samples]


@pytest.mark.parametrize("vartype", [dimod.BINARY, dimod.SPIN])
def test_the_answers_are_the_least_energies_in_order(vartype: Any) -> None:
    bqm = dimod.generators.gnp_random_bqm(7, 0.8, vartype, random_state=5)
    bqm.relabel_variables({each: f"v{each}" for each in bqm.variables})
    result = _solve(bqm)
    reference = sorted(dimod.ExactSolver().sample(bqm).record.energy.tolist())
    assert result.status is Status.OPTIMAL
    assert result.bound == pytest.approx(reference[0])
    assert _energies(bqm, result) == pytest.approx(reference[: len(result.answers)])
    assert len(result.answers) > 1


def test_equal_energies_come_in_the_order_of_their_states() -> None:
    result = _solve(dimod.BinaryQuadraticModel({"a": 0, "b": 0}, {}, 3.0, "BINARY"))
    assert result.bound == 3
    assert [answer.sample for answer in result.answers if isinstance(answer, Assignment)] == [
        {"a": 0, "b": 0},
        {"a": 1, "b": 0},
        {"a": 0, "b": 1},
        {"a": 1, "b": 1},
    ]


def test_a_model_without_variables_is_its_offset() -> None:
    result = _solve(dimod.BinaryQuadraticModel({}, {}, -1.5, "BINARY"))
    assert (result.status, result.bound) == (Status.OPTIMAL, -1.5)


def test_more_variables_than_fit_are_refused_with_the_limit() -> None:
    bqm = dimod.BinaryQuadraticModel({f"v{each}": 1 for each in range(25)}, {}, 0, "BINARY")
    refusal = BACKEND.refuses(bqm)
    assert refusal is not None
    assert "25 variables" in refusal
    assert "24" in refusal
