"""CP-SAT on a CQM: proven optima of whole-number models, products and all."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np

from problems.encoding.model_arrays import read
from problems.errors import EncodingError
from problems.status import Status
from problems.structures import Answer, Assignment
from solvers import cp_sat_run
from solvers.backend import Backend
from solvers.cp_sat_run import CpSatRun
from solvers.result import Model, Progress, RawResult, Request
from solvers.whole_model import WholeModel, whole_model

if TYPE_CHECKING:
    import dimod
    from ortools.sat.python.cp_model import CpModel


def _accepts(model: Model) -> str | None:
    try:
        whole_model(read(_cqm(model)))
    except EncodingError as error:
        return str(error)
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises the CQM's objective; proven optimal unless time runs out.

    Where the costs had to be rounded, the bound makes up for it, and `optimal` is said only if that
    bound still meets the answer.
    """
    from ortools.sat.python import cp_model

    started = time.perf_counter()
    cqm = _cqm(request.model)
    whole = whole_model(read(cqm))
    program = cp_model.CpModel()
    columns = _columns(program, whole)
    _add_rows(program, whole, columns)
    costly = np.flatnonzero(whole.costs.values)
    if costly.size:
        program.minimize(
            cp_model.LinearExpr.weighted_sum(
                [columns[each] for each in costly], whole.costs.values[costly].tolist()
            )
        )
    _add_hint(program, whole, columns, request.hint)

    def result_of(run: CpSatRun) -> RawResult:
        return _result(run, cqm, whole, columns, started)

    return result_of(
        cp_sat_run.run(
            program,
            seed=seed,
            budget_s=budget_s - (time.perf_counter() - started),
            progress=progress,
            started=started,
            live=request.live,
            result_of=result_of,
        )
    )


def _result(
    run: CpSatRun,
    cqm: dimod.ConstrainedQuadraticModel,
    whole: WholeModel,
    columns: list[Any],
    started: float,
) -> RawResult:
    bound = whole.bound(run.bound) if whole.costs.values.any() else whole.offset
    if run.status is Status.INFEASIBLE:
        bound = None
    answers: tuple[Answer, ...] = ()
    status = run.status
    if run.has_solution:
        values = np.array([run.value(each) for each in columns[: len(whole.labels)]])
        sample = dict(
            zip(
                whole.labels,
                (whole.base + whole.scale * values).astype(float).tolist(),
                strict=True,
            )
        )
        answers = (Assignment(sample),)
        status = whole.costs.status(status, float(cqm.objective.energy(sample)), bound)
    trail = run.trail.marks(lambda cost: whole.offset + cost / whole.costs.factor, whole.bound)
    return RawResult(status, answers, bound, time.perf_counter() - started, trail=trail)


def _cqm(model: Model) -> dimod.ConstrainedQuadraticModel:
    import dimod

    assert isinstance(model, dimod.ConstrainedQuadraticModel)
    return model


def _columns(program: CpModel, whole: WholeModel) -> list[Any]:
    """CP-SAT's variables: those of the model, then one for each product."""
    variables = [
        program.new_int_var(low, high, "")
        for low, high in zip(whole.lower.tolist(), whole.upper.tolist(), strict=True)
    ]
    n = len(variables)
    is_bit = ((whole.lower == 0) & (whole.upper == 1)).tolist()
    in_rows = np.zeros(whole.largest.size, dtype=bool)
    in_rows[whole.rows.index] = True
    kept_low = (in_rows | (whole.costs.values > 0)).tolist()
    kept_high = (in_rows | (whole.costs.values < 0)).tolist()
    products = []
    pairs = zip(whole.left.tolist(), whole.right.tolist(), strict=True)
    for column, (i, j) in enumerate(pairs, start=n):
        x, y = variables[i], variables[j]
        if is_bit[i] and is_bit[j]:
            product = program.new_bool_var("")
            # A cost pulls a product one way, so only the other way needs a constraint.
            if kept_low[column]:
                program.add_bool_or(x.negated(), y.negated(), product)
            if kept_high[column]:
                program.add_implication(product, x)
                program.add_implication(product, y)
        else:
            corners = [a * b for a in _ends(whole, i) for b in _ends(whole, j)]
            product = program.new_int_var(min(corners), max(corners), "")
            program.add_multiplication_equality(product, [x, y])
        products.append(product)
    return variables + products


def _ends(whole: WholeModel, variable: int) -> tuple[int, int]:
    return int(whole.lower[variable]), int(whole.upper[variable])


def _add_rows(program: CpModel, whole: WholeModel, columns: list[Any]) -> None:
    from ortools.sat.python.cp_model import LinearExpr

    rows = whole.rows
    start, index, coefficient = rows.start.tolist(), rows.index.tolist(), rows.coefficient.tolist()
    for row, (relation, rhs) in enumerate(
        zip(rows.relation.tolist(), rows.rhs.tolist(), strict=True)
    ):
        entries = slice(start[row], start[row + 1])
        held = [columns[each] for each in index[entries]]
        side = LinearExpr.weighted_sum(held, coefficient[entries]) if held else LinearExpr.sum([])
        program.add_linear_constraint(side, rhs if relation == 0 else -(2**62), rhs)


def _add_hint(program: CpModel, whole: WholeModel, columns: list[Any], hint: Answer | None) -> None:
    if not isinstance(hint, Assignment):
        return
    pairs = zip(whole.labels, whole.base.tolist(), whole.scale.tolist(), columns, strict=False)
    for label, base, scale, column in pairs:
        if label in hint.sample:
            program.add_hint(column, round((hint.sample[label] - base) / scale))


BACKEND = Backend(
    name="cp_sat",
    kind="exact",
    models=("ConstrainedQuadraticModel",),
    description="OR-Tools' CP-SAT: proven optima of models with whole-number variables",
    modules=("ortools.sat.python.cp_model", "dimod"),
    licence="Apache-2.0",
    rank=0,  # the only exact solver of CQMs; bqp50-1 and myciel4 proven within seconds
    accepts=_accepts,
    solve=_solve,
    is_live=True,
)
