"""The presolve of CQMs: rules folded until none changes anything, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.encoding.model_arrays import ModelArrays, read
from problems.presolve.coefficient_tightening import tighten_coefficients
from problems.presolve.components import component_of_variable
from problems.presolve.cqm_of_arrays import write
from problems.presolve.dominated_rows import drop_dominated
from problems.presolve.dual_fixing import fix_dual
from problems.presolve.fixed_variables import remove_fixed
from problems.presolve.parallel_rows import merge_parallel
from problems.presolve.report import Change, PresolveReport
from problems.presolve.row_activity import drop_redundant
from problems.presolve.step import Contradiction, ModelRule, Restore
from problems.presolve.variable_bounds import tighten_bounds

if TYPE_CHECKING:
    import dimod

_RULES: tuple[ModelRule, ...] = (
    tighten_bounds,
    remove_fixed,
    drop_redundant,
    merge_parallel,
    drop_dominated,
    tighten_coefficients,
    fix_dual,
    remove_fixed,
)
_ROUNDS = 16  # of all rules; later ones gain little, and bounds may tighten for very long


def presolve(
    cqm: dimod.ConstrainedQuadraticModel,
) -> tuple[dimod.ConstrainedQuadraticModel, Restore, PresolveReport]:
    """Returns a CQM with the same optimum, the way back for its samples, and what was done.

    Energies are equal, and feasible samples lift to feasible ones. At least one optimum of the given
    model is among the lifted; others may be lost, for a variable is fixed where one value is as good
    as any. Where the report says "infeasible", the model comes back as it was. The given CQM stays
    as it is.

    Raises:
        EncodingError: the model has soft constraints.

    >>> import dimod
    >>> x, y, z = dimod.Binaries("xyz")
    >>> cqm = dimod.ConstrainedQuadraticModel()
    >>> cqm.set_objective(x - 3 * y - 2 * z)
    >>> for constraint in (y + z <= 1, 2 * y + 2 * z <= 3):
    ...     _ = cqm.add_constraint(constraint)
    >>> smaller, invert, report = presolve(cqm)
    >>> list(smaller.variables), len(smaller.constraints), invert({"y": 1, "z": 0})
    (['y', 'z'], 1, {'x': 0.0, 'y': 1.0, 'z': 0.0})
    """
    model = read(cqm)
    smaller, restore, report = reduce_model(model)
    return write(smaller), restore, report


def reduce_model(model: ModelArrays) -> tuple[ModelArrays, Restore, PresolveReport]:
    """Returns the same as `presolve`, from arrays to arrays."""
    current, restore = model, Restore(model.labels, {})
    changes: list[Change] = []
    for _ in range(_ROUNDS):
        n_before = len(changes)
        for rule in _RULES:
            step = rule(current)
            if isinstance(step, Contradiction):
                report = _report(model, model, tuple(changes), step.reason)
                return model, Restore(model.labels, {}), report
            if step is not None:
                restore = Restore(step.model.labels, step.fixed).after(restore)
                current = step.model
                changes.append(Change(step.rule, step.touched))
        if len(changes) == n_before:
            break
    return current, restore, _report(model, current, tuple(changes))


def _report(
    before: ModelArrays,
    after: ModelArrays,
    changes: tuple[Change, ...],
    infeasible: str | None = None,
) -> PresolveReport:
    parts = component_of_variable(after)
    return PresolveReport(
        n_variables=(len(before.labels), len(after.labels)),
        n_constraints=(_n_constraints(before), _n_constraints(after)),
        n_products=(before.objective.quadratic.size, after.objective.quadratic.size),
        n_components=int(parts.max(initial=-1)) + 1,
        changes=changes,
        infeasible=infeasible,
    )


def _n_constraints(model: ModelArrays) -> int:
    return len(model.rows.labels) + len(model.quadratic_rows)
