"""Who gets a turn, for how long, and what the aim changes."""

import numpy as np
import pytest

from problems.families.generalised_assignment import GeneralisedAssignment
from problems.families.max_cut import MaxCut
from problems.families.tsp import Tsp
from problems.families.vehicle_routing import VehicleRouting
from problems.problem import Problem
from tools.solving import Clock
from tools.turns import Turn, turns_of


def _names(turns: list[Turn]) -> list[str]:
    return [each.backend.name for each in turns]


def test_the_aim_of_an_answer_gives_the_heuristics_most() -> None:
    tour = Tsp.random(np.random.default_rng(1), 30)
    proof, answer = (turns_of(tour, aim=aim, probe_s=None) for aim in ("proof", "answer"))
    names = ["cp_sat_circuit", "ortools_routing", "cp_sat_circuit"]
    assert _names(proof) == _names(answer) == names
    assert proof[1].share < 0.5 < answer[1].share


def test_for_an_answer_a_qubo_is_annealed_and_for_a_proof_it_is_not() -> None:
    cut = MaxCut.random(np.random.default_rng(1), 40)
    assert _names(turns_of(cut, aim="proof", probe_s=1.0)) == ["cp_sat"]
    assert _names(turns_of(cut, aim="answer", probe_s=1.0)) == [
        "cp_sat",
        "simulated_annealing",
        "cp_sat",
    ]


@pytest.mark.parametrize(
    ("problem", "first"),
    [
        (Tsp.random(np.random.default_rng(1), 150), "ortools_routing"),
        (VehicleRouting.random(np.random.default_rng(1), 60), "ortools_fleet"),
        (VehicleRouting.random(np.random.default_rng(1), 6), "cp_sat_fleet"),
    ],
)
def test_a_quick_proof_is_tried_where_one_is_near(problem: Problem, first: str) -> None:  # type: ignore[type-arg]
    assert turns_of(problem, aim="proof", probe_s=1.0)[0].backend.name == first


def test_what_only_begins_is_left_out_of_a_search_that_has_begun() -> None:
    tour = Tsp.random(np.random.default_rng(1), 30)
    rest = turns_of(tour, aim="answer", probe_s=None, is_begun=True)
    assert _names(rest) == ["ortools_routing", "cp_sat_circuit"]


def test_what_cannot_be_looked_at_has_a_turn_until_something_is_told() -> None:
    program = GeneralisedAssignment.random(np.random.default_rng(1), 10)
    turns = turns_of(program, aim="proof", probe_s=1.0)
    n = len(turns) // 2
    assert _names(turns[:n]) == _names(turns[n:])
    clock = Clock.start(10.0)
    assert all(each.budget_s(clock) <= 1.0 for each in turns[:n])
    assert sum(each.budget_s(clock) for each in turns[n:]) > 5.0
