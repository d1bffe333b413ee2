"""The campaign's lines: written, read back, and compared with the best known."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.profiles.child import answer_of
from evals.profiles.record import (
    Answer,
    Instance,
    Profile,
    append_profile,
    best_known,
    gap_to_best,
    read_profiles,
)
from problems.problem import Check
from problems.status import Sense, Status
from tools.outcome import Outcome, Provenance
from tools.trail import Milestone


def _profile(route: str, *objectives: float | None, sense: Sense = Sense.MINIMISE) -> Profile:
    answers = tuple(
        Answer(
            budget_s=1.0,
            cpu_s=0.5,
            wall_s=0.6,
            status=Status.UNKNOWN if objective is None else Status.FEASIBLE,
            backend="cp_sat",
            objective=objective,
        )
        for objective in objectives
    )
    return Profile(
        family="knapsack",
        size=8,
        difficulty=0.5,
        seed=1,
        route=route,
        words="8 items",
        structure="Packing",
        sense=sense,
        n_variables=8,
        n_constraints=1,
        n_qubits=14,
        n_slack=6,
        n_couplings=91,
        coefficient_range=12.0,
        speed=1.0,
        answers=answers,
    )


def test_lines_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "profiles.jsonl"
    written = (_profile("exact", 10.0, None), _profile("annealing"))
    for each in written:
        append_profile(each, path)
    assert read_profiles(path) == written
    assert read_profiles(tmp_path / "none.jsonl") == ()


def test_the_best_known_is_over_all_routes_and_budgets_in_the_familys_sense() -> None:
    instance = Instance("knapsack", 8, 0.5, 1)
    for sense, best in ((Sense.MINIMISE, 90.0), (Sense.MAXIMISE, 110.0)):
        profiles = (
            _profile("exact", 110.0, None, sense=sense),
            _profile("annealing", 100.0, 90.0, sense=sense),
        )
        assert best_known(profiles) == {instance: best}
    assert best_known([_profile("exact", None)]) == {}


def test_the_gap_is_relative_to_the_best_known_and_absent_without_an_answer() -> None:
    answer, nothing = _profile("exact", 110.0, None).answers
    assert gap_to_best(answer, 100.0) == pytest.approx(0.1)
    assert gap_to_best(nothing, 100.0) is None
    assert gap_to_best(answer, None) is None


def test_an_instance_is_the_same_each_time_it_is_made() -> None:
    instance = Instance("max_cut", 12, 0.5, 3)
    assert instance.problem() == instance.problem()
    assert instance.problem() != Instance("max_cut", 12, 0.5, 4).problem()


def test_an_answers_trail_is_told_in_cpu_seconds_and_infeasible_objectives_are_left_out() -> None:
    outcome = Outcome(
        status=Status.UNKNOWN,
        sense=Sense.MINIMISE,
        check=Check(feasible=False, objective=3.0),
        objective=3.0,
        trail=(Milestone(seconds=2.0, objective=3.0, bound=1.0),),
        provenance=Provenance(
            tool="solve_exact", backend="cp_sat", model="CQM", seed=0, budget_s=4, seconds=4
        ),
    )
    answer = answer_of(outcome, cpu_s=1.0, wall_s=4.0, budget_s=4.0)
    assert answer.objective is None
    assert [each.cpu_s for each in answer.trail] == [0.5]
