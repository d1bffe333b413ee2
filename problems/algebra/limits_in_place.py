"""Rules that limit single amounts over large sets, as limits of the decisions instead of a row each."""

from __future__ import annotations

import math
from dataclasses import dataclass

from problems.algebra.parse import parse_range, parse_rule
from problems.algebra.scope import Scope
from problems.algebra.tree import Compared, Expression, Range, Reference
from problems.algebra.written import WrittenDecision, WrittenModel, WrittenRule
from problems.errors import InvalidProblem

# Below it each rule keeps its rows, which a person reads in the restatement. A row takes 80 µs to spell
# out: 1000 of them are no wait.
_LARGE = 1_000


@dataclass(frozen=True, slots=True)
class _Limit:
    decision: str
    is_upper: bool
    value: float


def limits_in_place(
    model: WrittenModel, scope: Scope
) -> tuple[tuple[WrittenDecision, ...], tuple[WrittenRule, ...]]:
    """Returns decisions and rules, with rules such as x[i] <= 300 over all of a large set as limits.

    A limit that would leave a decision no value stays a rule, so that the model is told infeasible.
    """
    decisions = {each.name: each for each in model.decisions}
    kept: list[WrittenRule] = []
    for rule in model.rules:
        limit = _limit(rule, decisions, scope)
        limited = _limited(decisions[limit.decision], limit) if limit else None
        if limited is None:
            kept.append(rule)
        else:
            decisions[limited.name] = limited
    return tuple(decisions.values()), tuple(kept)


def _limit(rule: WrittenRule, decisions: dict[str, WrittenDecision], scope: Scope) -> _Limit | None:
    """What a rule says where it limits each amount of one large family by one number."""
    if not rule.each:
        return None
    try:
        over, condition = parse_range(rule.each), parse_rule(rule.rule)
    except InvalidProblem:
        return None  # told with the rule's name where the rules are spelled out
    if not isinstance(condition, Compared) or len(condition.sides) != 2:
        return None
    left, right = condition.sides
    sign = condition.signs[0]
    if sign not in {"<=", ">="}:
        return None
    for side, other, is_upper in ((left, right, sign == "<="), (right, left, sign == ">=")):
        if isinstance(side, Reference) and _is_all_of(side, over, decisions, scope):
            value = _number(other, scope)
            return _Limit(side.name, is_upper, value) if value is not None else None
    return None


def _is_all_of(
    side: Reference, over: Range, decisions: dict[str, WrittenDecision], scope: Scope
) -> bool:
    """Whether a side is every amount of a large family, as x[i, j] for i in I, j in J."""
    decision = decisions.get(side.name)
    if decision is None or decision.where or over.where is not None:
        return False
    indices = [index for binder in over.binders for index in binder.indices]
    named = [
        each.name for each in side.subscripts if isinstance(each, Reference) and not each.subscripts
    ]
    sets = tuple(binder.members_of for binder in over.binders)
    if sets != decision.over or named != indices or len(named) != len(side.subscripts):
        return False
    return math.prod(len(scope.require_set(each)) for each in sets) > _LARGE


def _number(side: Expression, scope: Scope) -> float | None:
    try:
        return scope.number(side, {})
    except InvalidProblem:
        return None  # it holds indices or decisions


def _limited(decision: WrittenDecision, limit: _Limit) -> WrittenDecision | None:
    """The decision with one more limit; None where its limits are formulas, or would leave it no value."""
    lower, upper = decision.lower, decision.upper
    if isinstance(lower, str) or isinstance(upper, str) or decision.kind == "binary":
        return None
    if limit.is_upper:
        upper = limit.value if upper is None else min(upper, limit.value)
    else:
        lower = limit.value if lower is None else max(lower, limit.value)
    if lower is not None and upper is not None and lower > upper:
        return None
    return decision.model_copy(update={"lower": lower, "upper": upper})
