"""What a CP-SAT run says of its end."""

import pytest
from ortools.sat.python import cp_model

from problems.errors import BackendError
from problems.status import Status
from solvers.cp_sat_run import CpSatRun, run


def _run(model: cp_model.CpModel, budget_s: float = 10) -> CpSatRun:
    return run(model, seed=1, budget_s=budget_s, progress=lambda _, __: None)


def _model(least: int, most: int = 10) -> tuple[cp_model.CpModel, cp_model.IntVar]:
    model = cp_model.CpModel()
    variable = model.new_int_var(0, most, "x")
    model.add(variable >= least)
    return model, variable


def test_an_optimum_is_proven_and_progress_is_told() -> None:
    model, variable = _model(3)
    model.minimize(2 * variable)
    told: list[tuple[float, str]] = []
    ended = run(model, seed=1, budget_s=10, progress=lambda *heard: told.append(heard))
    assert (ended.status, ended.objective, ended.bound) == (Status.OPTIMAL, 6, 6)
    assert ended.value(variable) == 3
    assert told
    assert all(0 <= fraction <= 1 for fraction, _ in told)


def test_infeasible_is_a_status() -> None:
    model, variable = _model(11)
    model.minimize(variable)
    ended = _run(model)
    assert (ended.status, ended.bound, ended.has_solution) == (Status.INFEASIBLE, None, False)


def test_without_an_objective_there_is_no_bound() -> None:
    ended = _run(_model(3)[0])
    assert (ended.status, ended.objective, ended.bound) == (Status.OPTIMAL, None, None)


def test_no_time_proves_nothing() -> None:
    model, variable = _model(3)
    model.minimize(-variable)  # a reported bound of 0 would be false
    ended = _run(model, budget_s=0)
    assert (ended.status, ended.objective, ended.bound) == (Status.UNKNOWN, None, None)


def test_a_model_that_overflows_is_named() -> None:
    model, _ = _model(3, most=2**62)
    with pytest.raises(BackendError, match="refuses the model"):
        _run(model)
