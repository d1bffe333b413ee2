"""Flows against every cut and against a linear program of the same network."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from problems.modelling.network import outflow_rows
from problems.status import Status
from problems.structures import ArcFlows, CheapestFlow, Ints, MaximumFlow
from solvers.backends.ortools_flow import BACKEND
from solvers.result import Model, RawResult, Request


def _solve(model: Model) -> RawResult:
    assert BACKEND.refuses(model) is None
    return BACKEND.solve(Request(model), seed=0, budget_s=5, progress=lambda _, __: None)


def _arcs(rng: np.random.Generator, n_nodes: int, n_arcs: int) -> tuple[Ints, Ints]:
    tails = rng.integers(0, n_nodes, n_arcs)
    return tails, (tails + rng.integers(1, n_nodes, n_arcs)) % n_nodes


def _outflow(model: MaximumFlow | CheapestFlow, steps: Ints, n_nodes: int) -> list[float]:
    return list(outflow_rows(model.tails, model.heads, n_nodes) @ steps)


def _least_cut(model: MaximumFlow, n_nodes: int) -> int:
    cuts = []
    for sides in product((False, True), repeat=n_nodes):
        near = np.array(sides)
        if near[model.origin] and not near[model.destination]:
            cuts.append(int(model.capacities[near[model.tails] & ~near[model.heads]].sum()))
    return min(cuts)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("n_arcs", [1, 6, 14])
def test_the_largest_flow_is_the_least_cut(seed: int, n_arcs: int) -> None:
    rng = np.random.default_rng(seed)
    capacities = rng.integers(0, 9, n_arcs)
    model = MaximumFlow(*_arcs(rng, 6, n_arcs), capacities, origin=0, destination=5, unit=0.5)
    result = _solve(model)
    (answer,) = result.answers
    assert isinstance(answer, ArcFlows)
    assert (answer.steps >= 0).all() and (answer.steps <= capacities).all()
    given = _outflow(model, answer.steps, 6)
    assert given[1:5] == [0, 0, 0, 0]
    assert result.status is Status.OPTIMAL
    assert given[0] == _least_cut(model, 6)
    assert result.bound == -0.5 * given[0]


@pytest.mark.parametrize("seed", range(40))
def test_the_cheapest_flow_is_that_of_a_linear_program(seed: int) -> None:
    rng = np.random.default_rng(seed)
    tails, heads = _arcs(rng, 6, 14)
    supplies = rng.integers(-3, 4, 6)
    supplies[5] -= supplies.sum()
    model = CheapestFlow(
        tails, heads, rng.integers(0, 9, 14), rng.integers(-5, 20, 14), supplies, unit=0.25
    )
    known = linprog(
        model.costs.astype(float),
        A_eq=outflow_rows(tails, heads, 6).toarray(),
        b_eq=supplies.astype(float),
        method="highs",
        bounds=[(0.0, float(most)) for most in model.capacities],
    )
    result = _solve(model)
    if known.status == 2:
        assert (result.status, result.answers) == (Status.INFEASIBLE, ())
        return
    (answer,) = result.answers
    assert isinstance(answer, ArcFlows)
    assert (answer.steps >= 0).all() and (answer.steps <= model.capacities).all()
    assert _outflow(model, answer.steps, 6) == supplies.tolist()
    assert result.status is Status.OPTIMAL
    assert known.fun is not None
    assert result.bound == pytest.approx(0.25 * known.fun)
    assert model.costs @ answer.steps == pytest.approx(known.fun)


def test_supplies_that_do_not_add_up_or_lie_off_every_arc_are_infeasible() -> None:
    one = np.array([1])
    for supplies in ([2, -1], [1, 0, -1]):
        model = CheapestFlow(np.array([0]), one, one * 9, one, np.array(supplies))
        assert _solve(model).status is Status.INFEASIBLE


def test_the_largest_numbers_that_families_give_do_not_overflow() -> None:
    rng = np.random.default_rng(3)
    tails, heads = _arcs(rng, 40, 400)
    capacities = np.full(400, 2**40)
    largest = _solve(MaximumFlow(tails, heads, capacities, 0, 1))
    fewer = _solve(MaximumFlow(tails, heads, np.ones(400, dtype=np.int64), 0, 1))
    assert largest.bound is not None and fewer.bound is not None
    assert largest.bound == fewer.bound * 2**40
    price = 2**62 // 42**2
    supplies = np.zeros(40, dtype=np.int64)
    supplies[[0, 1]] = 2**40, -(2**40)
    cheapest = _solve(CheapestFlow(tails, heads, capacities, np.full(400, price), supplies))
    assert cheapest.status is Status.OPTIMAL
    assert cheapest.bound is not None and cheapest.bound % (2.0**40 * price) == 0


def test_a_network_of_too_many_arcs_is_refused_by_number() -> None:
    many = np.broadcast_to(np.int64(0), 2**30)
    assert "1,073,741,824 arcs" in str(BACKEND.refuses(MaximumFlow(many, many, many, 0, 1)))
