"""OR-Tools' network flows: push-relabel for the largest, cost scaling for the cheapest."""

from __future__ import annotations

import time

import numpy as np

from problems.errors import BackendError
from problems.status import Status
from problems.structures import ArcFlows, CheapestFlow, Ints, MaximumFlow
from solvers.backend import Backend
from solvers.result import Model, Progress, RawResult, Request

_MOST_INDEX = 2**31 - 1  # the solvers number nodes and arcs, and each arc's reverse, in 32 bits


def _accepts(model: Model) -> str | None:
    assert isinstance(model, MaximumFlow | CheapestFlow)
    if 2 * model.tails.size > _MOST_INDEX:
        return (
            f"the network has {model.tails.size:,} arcs; 'ortools_flow' takes {_MOST_INDEX // 2:,}"
        )
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Sends the most, or sends cheapest, to a proof. Seed and budget are unused: both are polynomial.

    Source: Goldberg, Tarjan: A new approach to the maximum-flow problem, J. ACM 35 (1988); Goldberg:
    An efficient implementation of a scaling minimum-cost flow algorithm, J. Algorithms 22 (1997).
    """
    model = request.model
    assert isinstance(model, MaximumFlow | CheapestFlow)
    started = time.perf_counter()
    progress(0.1, "sending flow")
    steps = _largest(model) if isinstance(model, MaximumFlow) else _cheapest(model)
    if steps is None:
        return RawResult(Status.INFEASIBLE, (), None, time.perf_counter() - started)
    return RawResult(
        status=Status.OPTIMAL,
        answers=(ArcFlows(steps),),
        bound=_cost(model, steps),
        seconds=time.perf_counter() - started,
    )


def _largest(model: MaximumFlow) -> Ints:
    from ortools.graph.python.max_flow import SimpleMaxFlow

    if model.origin not in model.tails or model.destination not in model.heads:
        return np.zeros(model.tails.size, dtype=np.int64)  # the solver knows only nodes of arcs
    solver = SimpleMaxFlow()
    arcs = solver.add_arcs_with_capacity(
        model.tails.astype(np.int32), model.heads.astype(np.int32), model.capacities
    )
    status = solver.solve(model.origin, model.destination)
    if status != SimpleMaxFlow.Status.OPTIMAL:
        raise _unsolved(status.name, model)
    return np.asarray(solver.flows(arcs), dtype=np.int64)


def _cheapest(model: CheapestFlow) -> Ints | None:
    """The steps on each arc, or None where no flow gives off what each node must."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    solver = SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        model.tails.astype(np.int32), model.heads.astype(np.int32), model.capacities, model.costs
    )
    nodes = np.arange(model.supplies.size, dtype=np.int32)
    solver.set_nodes_supplies(nodes, model.supplies)
    match solver.solve():
        case SimpleMinCostFlow.Status.OPTIMAL:
            return np.asarray(solver.flows(arcs), dtype=np.int64)
        case SimpleMinCostFlow.Status.INFEASIBLE | SimpleMinCostFlow.Status.UNBALANCED:
            return None
        case status:
            raise _unsolved(status.name, model)


def _unsolved(status: str, model: MaximumFlow | CheapestFlow) -> BackendError:
    return BackendError(
        f"'ortools_flow' ended with {status} on {model.tails.size} arcs; "
        "scale the amounts down or choose another solver"
    )


def _cost(model: MaximumFlow | CheapestFlow, steps: Ints) -> float:
    if isinstance(model, CheapestFlow):
        return model.unit * float(np.dot(model.costs.astype(float), steps.astype(float)))
    at = model.origin
    return model.unit * float(steps[model.heads == at].sum() - steps[model.tails == at].sum())


BACKEND = Backend(
    name="ortools_flow",
    kind="exact",
    models=("MaximumFlow", "CheapestFlow"),
    description="OR-Tools' network flows: the largest and the cheapest, proven in polynomial time",
    modules=("ortools.graph.python.max_flow", "ortools.graph.python.min_cost_flow"),
    licence="Apache-2.0",
    rank=0,  # polynomial, where a linear program of as many arcs takes seconds
    accepts=_accepts,
    solve=_solve,
)
