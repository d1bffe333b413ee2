"""Families and forms of them that are easy, and the same with one thing more that makes them hard."""

from typing import Any

import numpy as np
import pytest

from problems.instance.easy_families import EASY_FAMILIES
from problems.instance.easy_forms import easy_form
from problems.instance.measure import features_of
from problems.problem import Problem
from problems.registry import families, parse_problem

_NODES = ["a", "b", "c", "d"]
_RING = [["a", "b"], ["b", "c"], ["c", "d"], ["d", "a"]]
_TREE = {
    "family": "spanning_tree",
    "nodes": _NODES,
    "edges": [{"u": u, "v": v, "cost": 1 + at} for at, (u, v) in enumerate(_RING)],
}
_FLOW = {
    "family": "flow_shop",
    "machines": ["m1", "m2"],
    "jobs": [{"name": "j1", "durations": [1, 2]}, {"name": "j2", "durations": [2, 1]}],
}
_OPEN = {
    "family": "open_shop",
    "jobs": [{"name": "j", "operations": [{"machine": m, "duration": 1} for m in ("m1", "m2")]}],
}
_JOBS = [{"name": "j1", "duration": 2, "due": 3}, {"name": "j2", "duration": 1, "due": 2}]


def read(data: dict[str, Any], **changes: Any) -> Problem[Any]:
    return parse_problem({**data, **changes})


@pytest.mark.parametrize("family", sorted(EASY_FAMILIES))
def test_easy_families_are_proven_by_their_name(family: str) -> None:
    problem = families()[family].random(np.random.default_rng(3), 4)
    found = features_of(problem)
    assert found.proofs[0].scope == "family"
    assert found.proofs[0].kind == "polynomial"
    assert EASY_FAMILIES[family][1] in (found.polynomial or "")


def test_spanning_trees_with_limits_that_bind_are_not_easy() -> None:
    assert easy_form(read(_TREE)) is not None
    assert easy_form(read(_TREE, degree_limits={"a": 2})) is not None
    assert easy_form(read(_TREE, degree_limits={"a": 1})) is None


def test_two_machines_are_easy_and_three_are_not() -> None:
    assert easy_form(read(_FLOW)) is not None
    three = [{"name": "j1", "durations": [1, 2, 3]}, {"name": "j2", "durations": [2, 1, 1]}]
    assert easy_form(read(_FLOW, machines=["m1", "m2", "m3"], jobs=three)) is None
    assert easy_form(read(_OPEN)) is not None
    operations = [{"machine": machine, "duration": 1} for machine in ("m1", "m2", "m3")]
    assert easy_form(read(_OPEN, jobs=[{"name": "j", "operations": operations}])) is None


@pytest.mark.parametrize(
    ("goal", "changes", "is_easy"),
    [
        ("makespan", {}, True),
        ("makespan", {"release": 1}, True),
        ("makespan", {"deadline": 9}, False),
        ("completion", {"weight": 3}, True),
        ("completion", {"release": 1}, False),
        ("lateness", {}, True),
        ("lateness", {"release": 1}, False),
        ("tardiness", {}, False),
    ],
)
def test_single_machines_that_sorting_solves(
    goal: str, changes: dict[str, float], *, is_easy: bool
) -> None:
    data = {"family": "single_machine", "goal": goal, "jobs": [_JOBS[0] | changes, _JOBS[1]]}
    assert (easy_form(parse_problem(data)) is not None) == is_easy


def test_set_ups_between_jobs_are_a_tour() -> None:
    data = {"family": "single_machine", "goal": "makespan", "jobs": _JOBS}
    assert easy_form(parse_problem(data | {"setups": [[0, 1], [1, 0]]})) is None


def test_even_rings_are_coloured_by_walking_and_odd_ones_are_not() -> None:
    data = {"family": "graph_coloring", "nodes": _NODES, "edges": _RING}
    assert easy_form(read(data)) is not None
    assert easy_form(read(data, edges=[*_RING[:2], ["c", "a"]])) is None


def test_piles() -> None:
    data = {"family": "number_partition", "numbers": [3, 1, 4, 1, 5]}
    proof = easy_form(read(data))
    assert proof is not None
    assert proof.kind == "pseudo-polynomial"
    assert easy_form(read(data, n_piles=3)) is None
    assert easy_form(read(data, numbers=[3e12, 1e12 + 1, 4e12])) is None


def test_other_families_have_no_easy_form() -> None:
    assert easy_form(families()["tsp"].random(np.random.default_rng(0), 5)) is None
