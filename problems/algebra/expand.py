"""Spells a written model out: every rule once for each combination of what it runs over."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from problems.algebra.amount import Amount
from problems.algebra.element import Bound
from problems.algebra.evaluate import Evaluation, scalar_name
from problems.algebra.limits_in_place import limits_in_place
from problems.algebra.parse import parse_expression, parse_range, parse_rule
from problems.algebra.scope import Scope
from problems.algebra.spelled_out import Choice, Scalar, SpelledOut
from problems.algebra.tree import Binder, Condition, Range
from problems.algebra.ways import Ways
from problems.algebra.written import WrittenDecision, WrittenModel, WrittenRule
from problems.errors import InvalidProblem, LimitExceeded

MOST_SCALARS = 100_000


def expand(model: WrittenModel) -> tuple[SpelledOut, Amount]:
    """Returns the model spelled out, and its objective.

    Raises:
        InvalidProblem: a rule cannot be read, or speaks of what the model does not hold.
        LimitExceeded: spelled out it would be too large.
    """
    names = frozenset(each.name for each in model.decisions)
    scope = Scope.of(model)
    expansion = _Expansion(Evaluation(scope, SpelledOut(), names))
    decisions, rules = limits_in_place(model, scope)
    for decision in decisions:
        expansion.declare(decision)
    for rule in rules:
        with _Named(rule):
            expansion.take(rule)
    return expansion.out, expansion.evaluation.amount(parse_expression(model.objective), {})


@dataclass(frozen=True, slots=True)
class _Named:
    """Says in which rule something was refused."""

    rule: WrittenRule

    def __enter__(self) -> None:
        """Begins the rule."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if type(error) is InvalidProblem:
            name = self.rule.name or self.rule.rule[:60]
            raise InvalidProblem(f"rule {name!r}: {error}") from error


@dataclass(frozen=True, slots=True)
class _Expansion:
    evaluation: Evaluation

    @property
    def out(self) -> SpelledOut:
        """What has been spelled out so far."""
        return self.evaluation.out

    @property
    def scope(self) -> Scope:
        """The sets and data of the model."""
        return self.evaluation.scope

    def declare(self, decision: WrittenDecision) -> None:
        """Adds the scalars of one family of decisions."""
        for bound, key in self._combinations(decision):
            if len(self.out.scalars) >= MOST_SCALARS:
                raise LimitExceeded(
                    f"the model has more than {MOST_SCALARS} amounts to decide; make the sets smaller"
                )
            name = scalar_name(decision.name, key)
            lower = self._limit(decision.lower, bound, -math.inf)
            upper = self._limit(decision.upper, bound, math.inf)
            if decision.kind == "binary":
                lower, upper = max(lower, 0.0), min(upper, 1.0)
            if lower > upper:
                raise InvalidProblem(
                    f"{name} must be at least {lower:g} and at most {upper:g}; mend its limits"
                )
            self.out.scalars[name] = Scalar(name, decision.kind, lower, upper, decision.unit)

    def _combinations(self, decision: WrittenDecision) -> Iterator[tuple[Bound, tuple[str, ...]]]:
        if not decision.over:
            yield {}, ()
            return
        if decision.where:
            found = parse_range(f"{decision.where}")
            for bound in self.scope.bindings(found, {}):
                yield bound, tuple(bound[i].member for b in found.binders for i in b.indices)
            return
        binders = []
        for at, name in enumerate(decision.over):
            members = self.scope.require_set(name)
            width = len(members[0]) if members else 1
            binders.append(Binder(tuple(f"{at} {part}" for part in range(width)), name))
        for bound in self.scope.bindings(Range(tuple(binders)), {}):
            yield bound, tuple(each.member for each in bound.values())

    def _limit(self, written: float | str | None, bound: Bound, absent: float) -> float:
        if written is None:
            return absent
        return (
            written
            if isinstance(written, int | float)
            else self.scope.number(parse_expression(written), bound)
        )

    def take(self, rule: WrittenRule) -> None:
        """Adds the rows and choices of one rule."""
        condition = parse_rule(rule.rule)
        name = rule.name or rule.rule[:60]
        if not rule.each:
            self._add(name, condition, {})
            return
        for bound in self.scope.bindings(parse_range(rule.each), {}):
            here = ", ".join(dict.fromkeys(each.member for each in bound.values()))
            self._add(f"{name} [{here}]", condition, bound)

    def _add(self, name: str, condition: Condition, bound: Bound) -> None:
        groups = Ways(self.evaluation, name, bound).of(condition)
        if any(not group for group in groups):
            return  # one way to keep the rule asks for nothing
        if not groups:
            raise InvalidProblem(
                f"{name!r} can never hold: it says something false of the data alone"
            )
        if len(groups) == 1:
            self.out.rows += groups[0]
        else:
            self.out.choices.append(Choice(name, tuple(tuple(group) for group in groups)))
