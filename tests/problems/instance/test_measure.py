"""The features of whole instances: sizes as the QUBO's own, and nothing that a name changes."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from problems.families.assignment import Assignment
from problems.families.dominating_set import DominatingSet
from problems.families.knapsack import Knapsack
from problems.families.max_cut import MaxCut
from problems.families.max_sat import Clause, MaxSat
from problems.instance.features import InstanceFeatures
from problems.instance.measure import features_of
from problems.modelling.weighted_graph import Edge
from problems.presolve.qubo_presolve import reduce_qubo
from problems.problem import Problem
from problems.qubo import penalise
from problems.registry import families, parse_problem

Rng = np.random.Generator


@pytest.mark.parametrize("family", ["max_cut", "tsp", "knapsack", "max_sat", "labs", "portfolio"])
def test_sizes_are_those_of_the_qubo(family: str) -> None:
    problem = families()[family].random(np.random.default_rng(1), 5)
    cqm = problem.cqm()
    bqm, invert = penalise(cqm)
    sizes = features_of(problem).sizes
    assert sizes.n_variables == len(cqm.variables)
    assert sizes.n_constraints == len(cqm.constraints)
    assert (sizes.n_qubits, sizes.n_couplings) == (bqm.num_variables, bqm.num_interactions)
    assert sizes.n_slack == invert.n_slack


@pytest.mark.parametrize("seed", range(3))
def test_what_presolve_leaves_is_what_it_leaves(seed: int) -> None:
    problem = families()["max_cut"].random(np.random.default_rng(seed), 60, 0.2)
    parts, _, report = reduce_qubo(penalise(problem.cqm())[0])
    sizes = features_of(problem).sizes
    assert sizes.n_presolved == pytest.approx(report.n_variables[1], abs=2)  # the order may matter
    assert 0 < (sizes.n_presolved or 0) < 60
    assert sizes.n_parts == len(parts)


@pytest.mark.parametrize("family", sorted(families()))
def test_every_family_is_measured(family: str) -> None:
    problem = families()[family].random(np.random.default_rng(2), 3)
    found = features_of(problem)
    assert InstanceFeatures.model_validate_json(found.model_dump_json()) == found
    assert (found.n_qubits is None) == bool(found.no_qubo)
    assert (found.graph is None) == (found.n_qubits is None)
    rows = found.sizes.n_constraints or 0
    assert sum(found.row_kinds.values()) == rows
    if found.graph is not None:
        assert found.graph.width_low <= found.graph.width_high < max(found.n_qubits or 0, 1)
    assert (found.polynomial is None) == (not found.proofs)


def test_the_reason_names_its_source() -> None:
    problem = families()["assignment"].random(np.random.default_rng(0), 4)
    reason = features_of(problem).polynomial
    assert reason is not None
    assert "Hungarian" in reason
    assert "Kuhn 1955" in reason


def test_grids_prove_nothing_of_what_they_stand_for() -> None:
    """Shares on a grid make a small QUBO, whose width says nothing of the shares."""
    problem = parse_problem(
        {
            "family": "portfolio",
            "assets": ["a", "b"],
            "expected_returns": [0.1, 0.2],
            "covariance": [[0.1, 0.0], [0.0, 0.2]],
            "risk_aversion": 1,
        }
    )
    assert not problem.cqm_is_exact
    kinds = {each.name for each in features_of(problem).proofs}
    assert kinds == {"convex quadratic program"}


def _max_cut(rng: Rng, order: list[int] | None) -> Problem[Any]:
    n = 12
    pairs = [(u, v, int(rng.integers(-3, 4)) or 1) for v in range(n) for u in range(v)]
    kept = [pair for pair in pairs if rng.random() < 0.35]
    name = _names(n, order)
    edges = [Edge(u=name[u], v=name[v], weight=w) for u, v, w in kept]
    return MaxCut(nodes=_shuffled(name, order), edges=_turned(edges, order))


def _knapsack(rng: Rng, order: list[int] | None) -> Problem[Any]:
    weights, values = rng.integers(1, 30, 12), rng.integers(1, 30, 12)
    name = _names(12, order)
    items = [
        {"name": name[at], "weight": int(weights[at]), "value": int(values[at])} for at in range(12)
    ]
    return Knapsack.model_validate({"items": _turned(items, order), "capacity": 60})


def _formula(rng: Rng, order: list[int] | None) -> Problem[Any]:
    name = _names(12, order)
    clauses = []
    for _ in range(20):
        a, b, c = rng.choice(12, 3, replace=False).tolist()
        weight = None if rng.random() < 0.5 else float(rng.integers(1, 4))
        clauses.append(Clause(positive=(name[a], name[b]), negative=(name[c],), weight=weight))
    return MaxSat(variables=_shuffled(name, order), clauses=_turned(clauses, order))


def _dominating_set(rng: Rng, order: list[int] | None) -> Problem[Any]:
    name = _names(12, order)
    pairs = [(name[u], name[v]) for v in range(12) for u in range(v) if rng.random() < 0.25]
    nodes = [{"name": each} for each in _shuffled(name, order)]
    return DominatingSet.model_validate({"nodes": nodes, "edges": _turned(pairs, order)})


def _assignment(rng: Rng, order: list[int] | None) -> Problem[Any]:
    costs = rng.integers(1, 20, (4, 4))
    if order is not None:
        rows = [each for each in order if each < 4]
        costs = costs[rows][:, rows[::-1]]
    return Assignment(
        workers=tuple("abcd"),
        tasks=tuple("pqrs"),
        costs=tuple(tuple(map(float, row)) for row in costs.tolist()),
    )


def _names(n: int, order: list[int] | None) -> list[str]:
    return [f"n{at}" if order is None else f"m{order[at]}" for at in range(n)]


def _shuffled(names: list[str], order: list[int] | None) -> tuple[str, ...]:
    return tuple(names if order is None else [names[at] for at in order if at < len(names)])


def _turned(parts: list[Any], order: list[int] | None) -> tuple[Any, ...]:
    return tuple(parts if order is None else parts[order[0] :] + parts[: order[0]])


@pytest.mark.parametrize("make", [_max_cut, _knapsack, _formula, _dominating_set, _assignment])
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), order=st.permutations(range(12)))
def test_names_and_their_order_change_nothing(
    make: Callable[[Rng, list[int] | None], Problem[Any]], seed: int, order: list[int]
) -> None:
    one = features_of(make(np.random.default_rng(seed), None))
    other = features_of(make(np.random.default_rng(seed), order))
    assert one == other
