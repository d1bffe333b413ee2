"""OR-Tools' linear sum assignment: a cost-scaling push-relabel matching, always to the optimum."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray

from problems.errors import BackendError
from problems.status import Status
from problems.structures import Ints, Matches, Matching
from solvers.backend import Backend
from solvers.result import Model, Progress, RawResult, Request
from solvers.whole_costs import to_whole

_MOST_PAIRS = 4_000_000  # with the idle rows that make the matching square: 2,000 by 2,000
_LARGEST_COST = 2**40  # the solver multiplies costs by the number of rows + 1; 64 bits hold that


def _accepts(model: Model) -> str | None:
    assert isinstance(model, Matching)
    n_columns = model.costs.shape[1]
    if n_columns**2 > _MOST_PAIRS:
        return (
            f"the matching has {n_columns} columns; 'ortools_assignment' takes "
            f"{int(_MOST_PAIRS**0.5)}"
        )
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises the summed cost, to a proof. The seed and the budget are unused: it is polynomial."""
    matching = request.model
    assert isinstance(matching, Matching)
    started = time.perf_counter()
    costs = matching.costs
    progress(0.1, "matching")
    whole = to_whole(costs, _LARGEST_COST)
    columns = _match(whole.values, np.isfinite(costs))
    if columns is None:
        return RawResult(Status.INFEASIBLE, (), None, time.perf_counter() - started)
    rows = np.arange(len(costs))
    total = float(costs[rows, columns].sum())
    bound = whole.lower_bound(float(whole.values[rows, columns].sum()), len(costs))
    return RawResult(
        status=whole.status(Status.OPTIMAL, total, bound),
        answers=(Matches(columns),),
        bound=bound,
        seconds=time.perf_counter() - started,
    )


def _match(costs: Ints, allowed: NDArray[np.bool_]) -> Ints | None:
    """The column of each row in a cheapest matching, or None where none is complete.

    The solver wants as many rows as columns: idle rows that take any column for nothing fill up.
    """
    from ortools.graph.python.linear_sum_assignment import SimpleLinearSumAssignment

    n_rows, n_columns = costs.shape
    if not allowed.any(axis=1).all():  # the solver would not know of such a row
        return None
    rows, columns = np.nonzero(allowed)
    idle = np.repeat(np.arange(n_rows, n_columns), n_columns)
    anywhere = np.tile(np.arange(n_columns), n_columns - n_rows)
    solver = SimpleLinearSumAssignment()
    solver.add_arcs_with_cost(
        np.concatenate([rows, idle]).astype(np.int32),
        np.concatenate([columns, anywhere]).astype(np.int32),
        np.concatenate([costs[rows, columns], np.zeros(idle.size, dtype=np.int64)]),
    )
    match solver.solve():
        case SimpleLinearSumAssignment.Status.OPTIMAL:
            return np.array([solver.right_mate(row) for row in range(n_rows)], dtype=np.int64)
        case SimpleLinearSumAssignment.Status.INFEASIBLE:
            return None
        case status:
            raise BackendError(
                f"'ortools_assignment' ended with {status.name} on {n_rows} rows; "
                "scale the costs down or choose another solver"
            )


BACKEND = Backend(
    name="ortools_assignment",
    kind="exact",
    models=("Matching",),
    description="OR-Tools' linear sum assignment: proven optima in polynomial time",
    modules=("ortools.graph.python.linear_sum_assignment",),
    licence="Apache-2.0",
    rank=0,  # polynomial, where every other exact solver branches
    accepts=_accepts,
    solve=_solve,
)
