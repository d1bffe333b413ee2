"""What an expression comes to over the decisions, with its sums written out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from problems.algebra.amount import Amount, of, product
from problems.algebra.arithmetic import applied, worked_out
from problems.algebra.element import Bound
from problems.algebra.scope import Scope
from problems.algebra.spelled_out import Largest, SpelledOut
from problems.algebra.tree import (
    Aggregate,
    Call,
    Expression,
    Negative,
    Operation,
    Range,
    Reference,
    Sign,
)
from problems.errors import InvalidProblem


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Evaluates expressions over a scope's sets and data and the decisions of a model.

    Largest and least of amounts become auxiliary amounts of `out`.
    """

    scope: Scope
    out: SpelledOut
    decisions: Collection[str]

    def amount(self, expression: Expression, bound: Bound) -> Amount:
        """Returns what an expression comes to over the decisions.

        Raises:
            InvalidProblem: it speaks of what the model does not hold, or has no value.
        """
        match expression:
            case Reference(name, subscripts) if name in self.decisions and name not in bound:
                return of(self._scalar(name, subscripts, bound))
            case Operation(sign, left, right):
                return self._operation(sign, self.amount(left, bound), self.amount(right, bound))
            case Negative(inner):
                return self.amount(inner, bound).times(-1.0)
            case Aggregate(over, found, body):
                if over == "sum" and self._is_scaled(body, found, bound):
                    return self._scaled_sum(found, body, bound)
                values = (self.amount(body, here) for here in self.scope.bindings(found, bound))
                return _total(values) if over == "sum" else self._extreme(over, list(values))
            case Call("ord" | "card"):
                return Amount(constant=self.scope.number(expression, bound))
            case Call(function, arguments):
                return self._call(function, [self.amount(each, bound) for each in arguments])
        return Amount(constant=self.scope.number(expression, bound))

    def _is_scaled(self, body: Expression, found: Range, bound: Bound) -> bool:
        """Whether the body of a sum is data[…]*decision[…], by far the most frequent one."""
        if not isinstance(body, Operation) or body.sign != "*":
            return False
        factor, scaled = body.left, body.right
        indices = {*bound, *(index for binder in found.binders for index in binder.indices)}
        return (
            isinstance(factor, Reference)
            and factor.name in self.scope.data
            and isinstance(scaled, Reference)
            and scaled.name in self.decisions
            and not {factor.name, scaled.name} & indices
        )

    def _scaled_sum(self, found: Range, body: Expression, bound: Bound) -> Amount:
        """The sum of data[…]*decision[…], without an amount for each term."""
        assert isinstance(body, Operation) and isinstance(body.right, Reference)
        total, scaled = Amount(), body.right
        for here in self.scope.bindings(found, bound):
            factor = self.scope.number(body.left, here)
            total.add_term(self._scalar(scaled.name, scaled.subscripts, here), factor)
        return total

    def _scalar(self, name: str, subscripts: tuple[Expression, ...], bound: Bound) -> str:
        key = self.scope.key(subscripts, bound)
        if key is None:
            raise InvalidProblem(
                f"{name!r} takes a step past the end of its set; leave that member out (where …) and say "
                "the first or last one in a rule of its own"
            )
        scalar = scalar_name(name, key)
        if scalar not in self.out.scalars:
            raise InvalidProblem(f"there is no {scalar}; subscripts must name members of its sets")
        return scalar

    def _operation(self, sign: Sign, left: Amount, right: Amount) -> Amount:
        if left.is_constant and right.is_constant:
            return Amount(constant=worked_out(sign, left.constant, right.constant))
        if sign in {"+", "-"}:
            left.add(right, 1.0 if sign == "+" else -1.0)
            return left
        if sign == "*":
            found = product(left, right)
            return found if found is not None else self._formula("*", left, right)
        if sign == "/" and right.is_constant:
            return left.times(worked_out("/", 1.0, right.constant))
        if sign == "^" and right.is_constant and right.constant in {1.0, 2.0}:
            found = left if right.constant == 1.0 else product(left, left)
            if found is not None:
                return found
        return self._formula(sign, left, right)

    def _formula(self, sign: Sign, left: Amount, right: Amount) -> Amount:
        one, other = self.out.in_algebra(left), self.out.in_algebra(right)
        return Amount(rest={f"({one}){sign}({other})": 1.0})

    def _call(self, function: str, arguments: list[Amount]) -> Amount:
        if all(each.is_constant for each in arguments):
            return Amount(constant=applied(function, [each.constant for each in arguments]))
        if function == "abs" and len(arguments) == 1:
            return self._extreme("max", [arguments[0], arguments[0].times(-1.0)])
        if function in {"min", "max"}:
            return self._extreme(function, arguments)
        if len(arguments) != 1:
            raise InvalidProblem(f"{function} takes one argument, and was given {len(arguments)}")
        return Amount(rest={f"{function}({self.out.in_algebra(arguments[0])})": 1.0})

    def _extreme(self, which: str, values: list[Amount]) -> Amount:
        """The least or largest of amounts: an auxiliary amount that is the largest, or minus one."""
        if not values:
            raise InvalidProblem(f"the {which} over no member has no value")
        if len(values) == 1:
            return values[0]
        sign = 1.0 if which == "max" else -1.0
        name = self.out.fresh("largest" if which == "max" else "smallest", "continuous")
        self.out.largest[name] = Largest(name, tuple(each.times(sign) for each in values))
        return of(name).times(sign)


def scalar_name(name: str, key: tuple[str, ...]) -> str:
    """Returns the name of one scalar of a family of decisions.

    >>> scalar_name("make", ("lamp", "mon"))
    'make[lamp, mon]'
    """
    return f"{name}[{', '.join(key)}]" if key else name


def _total(values: Iterator[Amount]) -> Amount:
    found = Amount()
    for each in values:
        found.add(each)
    return found
