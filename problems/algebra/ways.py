"""The ways to keep a rule: each is a group of rows, and one group must hold."""

from __future__ import annotations

from dataclasses import dataclass

from problems.algebra.amount import Amount
from problems.algebra.element import Bound, Element
from problems.algebra.evaluate import Evaluation
from problems.algebra.spelled_out import Row
from problems.algebra.tree import (
    Compared,
    Comparison,
    Condition,
    Expression,
    Implication,
    Joined,
    Membership,
    Not,
    Quoted,
    Reference,
)
from problems.errors import InvalidProblem, LimitExceeded

_MOST_GROUPS = 64
_ROUNDING = 1e-9
_OPPOSITE: dict[Comparison, Comparison] = {
    "<=": ">", ">=": "<", "<": ">=", ">": "<=", "=": "!=", "!=": "=",
}  # fmt: skip
Groups = list[list[Row]]


@dataclass(frozen=True, slots=True)
class Ways:
    """Turns one rule, for one combination of its indices, into groups of rows."""

    evaluation: Evaluation
    name: str
    bound: Bound

    def of(self, condition: Condition, *, is_held: bool = True) -> Groups:
        """Returns the ways in which a condition can hold (or not hold).

        An empty group asks for nothing; no group at all can never hold.

        Raises:
            InvalidProblem: it speaks of what the model does not hold.
        """
        match condition:
            case Implication(given, then):
                either = Joined("or", (Not(given), then))
                return self.of(either, is_held=is_held)
            case Not(inner):
                return self.of(inner, is_held=not is_held)
            case Joined(word, parts):
                found = [self.of(each, is_held=is_held) for each in parts]
                return _any(found) if (word == "or") == is_held else _all(found)
            case Membership():
                return [[]] if self.evaluation.scope.holds(condition, self.bound) == is_held else []
            case Compared(sides, ()):
                return self._of_binary(sides[0], is_held=is_held)
        assert isinstance(condition, Compared)
        amounts = [self._side(each) for each in condition.sides]
        links = list(zip(condition.signs, amounts, amounts[1:], strict=False))
        if all(isinstance(each, Element) for each in amounts):
            return [[]] if self.evaluation.scope.holds(condition, self.bound) == is_held else []
        found = [
            self._linked(
                sign if is_held else _OPPOSITE[sign], self._plain(left), self._plain(right)
            )
            for sign, left, right in links
        ]
        return _all(found) if is_held else _any(found)

    def _of_binary(self, side: Expression, *, is_held: bool) -> Groups:
        amount = self.evaluation.amount(side, self.bound)
        one = Amount(constant=1.0 if is_held else 0.0)
        return self._linked("=", amount, one)

    def _side(self, side: Expression) -> Amount | Element:
        """An amount, or a member where the side is a bare index or a quoted name."""
        if isinstance(side, Quoted) or (
            isinstance(side, Reference) and not side.subscripts and side.name in self.bound
        ):
            value = self.evaluation.scope.constant(side, self.bound)
            return value if isinstance(value, Element) else Amount(constant=value)
        if isinstance(side, Reference) and not side.subscripts and not self._is_known(side.name):
            return Element(side.name, "")
        return self.evaluation.amount(side, self.bound)

    def _is_known(self, name: str) -> bool:
        return name in self.evaluation.decisions or name in self.evaluation.scope.data

    def _plain(self, side: Amount | Element) -> Amount:
        if isinstance(side, Amount):
            return side
        try:
            return Amount(constant=float(side.member))
        except ValueError:
            raise InvalidProblem(
                f"{side.member!r} is neither a number, data nor a decision of the model; declare it"
            ) from None

    def _linked(self, sign: Comparison, left: Amount, right: Amount) -> Groups:
        """The groups of rows that left sign right comes to; strict signs count whole steps."""
        over, under = left.minus(right), right.minus(left)
        if over.is_constant:
            return [[]] if _is_true(over.constant, sign) else []
        if sign in {"=", "<=", ">="}:
            row = Row(self.name, under if sign == ">=" else over, "=" if sign == "=" else "<=")
            return [[row]]
        step = 1.0 if self._is_whole(over) else 0.0
        if sign == "!=" and not step:
            raise InvalidProblem(
                f"{self.name!r} says ≠ of amounts that need not be whole; say how far apart they are"
            )
        groups = []
        if sign in {"<", "!="}:
            groups.append([Row(self.name, _raised(over, step), "<=")])
        if sign in {">", "!="}:
            groups.append([Row(self.name, _raised(under, step), "<=")])
        return [list(group) for group in groups]

    def _is_whole(self, amount: Amount) -> bool:
        """Whether an amount can only take whole values."""
        return (
            amount.is_linear
            and all(
                float(value).is_integer()
                and name in self.evaluation.out.scalars
                and self.evaluation.out.scalars[name].is_whole
                for name, value in amount.linear.items()
            )
            and float(amount.constant).is_integer()
        )


def _is_true(difference: float, sign: Comparison) -> bool:
    near = abs(difference) <= _ROUNDING
    return {
        "<=": difference <= _ROUNDING, ">=": difference >= -_ROUNDING, "=": near,
        "<": difference < 0 and not near, ">": difference > 0 and not near, "!=": not near,
    }[sign]  # fmt: skip


def _raised(amount: Amount, step: float) -> Amount:
    found = amount.times(1.0)
    found.constant += step
    return found


def _any(found: list[Groups]) -> Groups:
    return _within([group for groups in found for group in groups])


def _all(found: list[Groups]) -> Groups:
    joined: Groups = [[]]
    for groups in found:
        joined = _within([[*one, *other] for one in joined for other in groups])
    return joined


def _within(groups: Groups) -> Groups:
    if len(groups) > _MOST_GROUPS:
        raise LimitExceeded(
            f"a rule can be kept in more than {_MOST_GROUPS} ways; split it into several rules"
        )
    return groups
