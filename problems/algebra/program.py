"""The problem that a written model states: a linear program where it can be one, else a nonlinear one."""

from __future__ import annotations

import math

from problems.algebra.amount import Amount
from problems.algebra.expand import expand
from problems.algebra.linearise import linearise
from problems.algebra.spelled_out import Row, Scalar, SpelledOut
from problems.algebra.written import WrittenModel
from problems.errors import InvalidProblem, LimitExceeded
from problems.registry import AnyProblem, parse_problem

_MOST_AMOUNTS = 1_000  # of a nonlinear program


def problem_of(model: WrittenModel) -> AnyProblem:
    """Returns the problem of a model.

    Raises:
        InvalidProblem: the model cannot be read, or needs a limit it does not give.
        LimitExceeded: it is too large.

    >>> from problems.algebra.written import WrittenDecision, WrittenRule
    >>> shop = WrittenModel(
    ...     decisions=(WrittenDecision(name="chairs", kind="integer"), WrittenDecision(name="tables")),
    ...     goal="maximise", objective="45*chairs + 80*tables",
    ...     rules=(WrittenRule(name="boards", rule="5*chairs + 20*tables <= 400"),))
    >>> problem_of(shop).restate()[:2]
    ('maximise 45 chairs + 80 tables', '5 chairs + 20 tables is at most 400')
    """
    out, objective = expand(model)
    rows = linearise(out, objective, model.goal.sign)
    used = {name for row in rows for name in row.amount.names} | objective.names
    if objective.rest or any(not row.amount.is_linear for row in rows):
        return _nonlinear(model, out, objective, rows)
    kept = [
        each for each in out.scalars.values() if each.name in used or not _is_auxiliary(each, out)
    ]
    return parse_problem(
        {
            "family": "linear_program",
            "variables": [_variable(each) for each in kept],
            "goal": model.goal.value,
            "linear": objective.linear,
            "quadratic": [
                {"u": u, "v": v, "coefficient": c} for (u, v), c in objective.products.items()
            ],
            "constant": objective.constant,
            "constraints": [_constraint(row) for row in rows],
            "objective_unit": model.unit,
        }
    )


def _is_auxiliary(scalar: Scalar, out: SpelledOut) -> bool:
    return scalar.name in out.largest


def _variable(scalar: Scalar) -> dict[str, object]:
    return {
        "name": scalar.name,
        "lower": _end(scalar.lower),
        "upper": _end(scalar.upper),
        "kind": scalar.kind,
        "unit": scalar.unit,
    }


def _constraint(row: Row) -> dict[str, object]:
    """The row, told as "at least" where more of its terms are negative than positive."""
    terms, rhs = row.amount.linear, -row.amount.constant
    is_turned = sum(math.copysign(1, value) for value in terms.values()) < 0
    sign = -1.0 if is_turned else 1.0
    return {
        "name": row.name[:200],
        "terms": {name: sign * value for name, value in terms.items()},
        "relation": ">=" if is_turned and row.side == "<=" else row.side,
        "rhs": sign * rhs + 0.0,
    }


def _end(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _nonlinear(
    model: WrittenModel, out: SpelledOut, objective: Amount, rows: tuple[Row, ...]
) -> AnyProblem:
    if len(out.scalars) > _MOST_AMOUNTS:
        raise LimitExceeded(
            f"the model is not linear and has {len(out.scalars)} amounts; at most {_MOST_AMOUNTS} are solved"
        )
    if out.largest and any(row.amount.rest for row in rows):
        raise InvalidProblem(
            "the model joins largest-of or absolute values with formulas; write one of them out"
        )
    return parse_problem(
        {
            "family": "nonlinear_program",
            "amounts": [
                {
                    "name": out.plain_name(each.name),
                    "lower": _end(each.lower),
                    "upper": _end(each.upper),
                    "is_whole": each.is_whole,
                }
                for each in out.scalars.values()
            ],
            "goal": model.goal.value,
            "objective": out.in_algebra(objective),
            "constraints": [
                {"left": out.in_algebra(row.amount), "relation": row.side, "right": "0"}
                for row in rows
            ],
            "objective_unit": model.unit,
        }
    )
