"""QAOA with XY mixers, simulated exactly on the states that keep the model's one-hot rows.

Five rows of five are 25 qubits, but 3,125 states. What the answers are worth is as in 'qaoa': the best
*sampled* state is the answer, and the minimum is known and proven by enumerating the states.
"""

from __future__ import annotations

import time
from typing import cast

from problems.errors import BadInput, LimitExceeded
from problems.one_hot_rows import OneHotRows
from solvers.backend import Backend
from solvers.qaoa.variants.run_variant import run_variant
from solvers.qaoa.variants.setting import row_setting, row_space
from solvers.qaoa.variants.variant_choice import ASKED, KEEPS_ROWS, MOST_QUBITS
from solvers.result import Model, Progress, RawResult, Request


def _accepts(model: Model) -> str | None:
    return _refusal(cast("OneHotRows", model), MOST_QUBITS)


def _refusal(model: OneHotRows, most: int) -> str | None:
    if not model.rows:
        return "the model has no one-hot rows; 'qaoa_rows' keeps such rows; use 'qaoa' on the QUBO"
    space = row_space(model, _order(model))
    if space.n_equal_qubits > most:
        return (
            f"as many states keep the model's {len(model.rows)} one-hot rows as {space.n_equal_qubits} "
            f"qubits have; 'qaoa_rows' simulates at most {most} qubits' worth; use 'annealing' or "
            "'exact', or a smaller model"
        )
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises by the trained ansatz's shots; `unknown` where one evaluation exceeds the budget.

    Raises:
        LimitExceeded: no rows, or more states than 2^`request.max_qubits` or 2²⁰.
        BadInput: another variant than "xy" is asked for.
    """
    started = time.perf_counter()
    model = cast("OneHotRows", request.model)
    if request.variant not in {None, "xy"}:
        raise BadInput(f"'{request.variant}' takes a QUBO; 'qaoa_rows' runs 'xy'; use 'qaoa'")
    refusal = _refusal(model, min(request.max_qubits, MOST_QUBITS))
    if refusal:
        raise LimitExceeded(refusal)
    order = _order(model)
    progress(0.0, f"enumerating the {row_space(model, order).n_states} states that keep the rows")
    setting = row_setting(model, order)
    return run_variant(
        request,
        setting,
        order,
        ASKED if request.variant else KEEPS_ROWS,
        seed=seed,
        budget_s=budget_s - (time.perf_counter() - started),
        progress=progress,
    )


def _order(model: OneHotRows) -> list[str]:
    return cast("list[str]", list(model.bqm.variables))


BACKEND = Backend(
    name="qaoa_rows",
    kind="quantum",
    models=("OneHotRows",),
    description="QAOA with XY mixers that keep one-hot rows: fewer states than its qubits have",
    modules=("qiskit", "dimod", "scipy"),
    licence="Apache-2.0",
    rank=0,  # the only one of its kind
    accepts=_accepts,
    solve=_solve,
)
