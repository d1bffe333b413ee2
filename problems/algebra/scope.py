"""Sets and data by name: what an index stands for, which combinations a range keeps, and data values."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from problems.algebra.arithmetic import applied, worked_out
from problems.algebra.element import Bound, Element, Value, as_number
from problems.algebra.tree import (
    Binder,
    Call,
    Compared,
    Condition,
    Expression,
    Joined,
    Membership,
    Negative,
    Not,
    Number,
    Operation,
    Quoted,
    Range,
    Reference,
)
from problems.algebra.written import WrittenData, WrittenModel
from problems.errors import InvalidProblem, LimitExceeded
from problems.plain_number import plain

MOST_COMBINATIONS = 2_000_000


@dataclass(slots=True)
class Scope:
    """The sets and data of a model, looked up while its rules are spelled out."""

    members: dict[str, tuple[tuple[str, ...], ...]]
    positions: dict[str, dict[str, int]]
    data: dict[str, WrittenData]
    tuples: dict[str, frozenset[tuple[str, ...]]]
    steps: int = field(default=0)

    @classmethod
    def of(cls, model: WrittenModel) -> Scope:
        """Returns the scope of a model.

        Raises:
            InvalidProblem: a name stands twice, or data lie over a set that is not there.
        """
        members: dict[str, tuple[tuple[str, ...], ...]] = {}
        positions: dict[str, dict[str, int]] = {}
        for each in model.sets:
            tuples = tuple((m,) if isinstance(m, str) else m for m in each.members)
            members[each.name] = tuple(dict.fromkeys(tuples))
            positions[each.name] = {
                m[0]: at for at, m in enumerate(members[each.name]) if len(m) == 1
            }
        scope = cls(
            members,
            positions,
            {each.name: each for each in model.data},
            {name: frozenset(held) for name, held in members.items()},
        )
        _refuse_repeats(model)
        lies_over = [each.over for each in model.data] + [each.over for each in model.decisions]
        for name in {name for over in lies_over for name in over}:
            scope.require_set(name)
        return scope

    def require_set(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Returns a set's members.

        Raises:
            InvalidProblem: there is no such set.
        """
        if name not in self.members:
            raise InvalidProblem(f"{name!r} is no set of the model{_nearest(name, self.members)}")
        return self.members[name]

    def bindings(self, found: Range, outer: Bound) -> Iterator[dict[str, Element]]:
        """Yields what the indices of a range stand for, one combination after the other.

        Raises:
            LimitExceeded: all rules together run over too many combinations.
        """
        if found.where is None:  # every combination is kept, so that too many are known at once
            sizes = (len(self.require_set(each.members_of)) for each in found.binders)
            self._require_room(math.prod(sizes))
        yield from self._bound(found.binders, 0, dict(outer), found.where)

    def _require_room(self, n_more: int) -> None:
        if self.steps + n_more > MOST_COMBINATIONS:
            raise LimitExceeded(
                f"the rules run over more than {MOST_COMBINATIONS} combinations of their sets; "
                "sum over fewer, or over a set of the pairs that matter"
            )

    def _bound(
        self,
        binders: tuple[Binder, ...],
        at: int,
        bound: dict[str, Element],
        where: Condition | None,
    ) -> Iterator[dict[str, Element]]:
        if at == len(binders):
            self._require_room(1)
            self.steps += 1
            if where is None or self.holds(where, bound):
                yield bound
            return
        binder = binders[at]
        for member in self.require_set(binder.members_of):
            if len(member) != len(binder.indices):
                raise InvalidProblem(
                    f"{binder.members_of!r} has members of {len(member)} parts and {len(binder.indices)} "
                    "indices run over it; give one index for each part"
                )
            parts = (Element(part, binder.members_of) for part in member)
            inner = {**bound, **dict(zip(binder.indices, parts, strict=True))}
            yield from self._bound(binders, at + 1, inner, where)

    def key(self, subscripts: tuple[Expression, ...], bound: Bound) -> tuple[str, ...] | None:
        """Returns the members that subscripts name; None where t-1 or t+1 leaves the set's ends."""
        parts = []
        for subscript in subscripts:
            name = self.member(subscript, bound)
            if name is None:
                return None
            parts.append(name)
        return tuple(parts)

    def member(self, subscript: Expression, bound: Bound) -> str | None:
        """Returns the member that one subscript names; None past either end of its set."""
        match subscript:
            case Reference(name, ()) if name in bound:
                return bound[name].member
            case Reference(name, ()):
                return name
            case Quoted(member):
                return member
            case Number(value):
                return plain(value)
            case Operation("+" | "-" as sign, Reference(name, ()), Number(step)) if name in bound:
                return self._neighbour(bound[name], int(step) if sign == "+" else -int(step))
        raise InvalidProblem(
            "a subscript must be an index, a member, or an index with a step such as t-1"
        )

    def _neighbour(self, element: Element, step: int) -> str | None:
        members = self.members[element.of]
        at = self.positions[element.of].get(element.member, 0) + step
        return members[at][0] if 0 <= at < len(members) else None

    def datum(self, data: WrittenData, subscripts: tuple[Expression, ...], bound: Bound) -> float:
        """Returns one value of the data.

        Raises:
            InvalidProblem: there is no such value.
        """
        if len(subscripts) != len(data.over) and data.over:
            width = sum(len(self.members[s][0]) if self.members[s] else 1 for s in data.over)
            if len(subscripts) != width:
                raise InvalidProblem(
                    f"{data.name!r} lies over {', '.join(data.over)} and takes as many subscripts, "
                    f"not {len(subscripts)}"
                )
        key = self.key(subscripts, bound)
        found = data.values.get(key) if key is not None else None
        if found is None:
            found = data.default
        if found is None:
            shown = ", ".join(key) if key is not None else "a step past the end of a set"
            raise InvalidProblem(f"{data.name}[{shown}] has no value; give it, or a default")
        return found

    def constant(self, expression: Expression, bound: Bound) -> Value:
        """Returns what an expression without decisions comes to: a number, or a member.

        Raises:
            InvalidProblem: a decision is in it, or it has no value.
        """
        match expression:
            case Number(value):
                return value
            case Quoted(member):
                return Element(member, "")
            case Reference(name, ()) if name in bound:
                return bound[name]
            case Reference(name, subscripts) if name in self.data:
                return self.datum(self.data[name], subscripts, bound)
            case Reference(name, ()):
                return Element(name, "")
            case Negative(inner):
                return -self.number(inner, bound)
            case Operation("+" | "-", Reference(name, ()), Number()) if (
                name in bound and as_number(bound[name]) is None
            ):
                stepped = self.member(expression, bound)
                return Element(stepped or "", bound[name].of)
            case Operation(sign, left, right):
                return worked_out(sign, self.number(left, bound), self.number(right, bound))
            case Call("ord", (Reference(name, ()),)) if name in bound:
                return float(self.positions[bound[name].of][bound[name].member] + 1)
            case Call("card", (Reference(name, ()),)) if name in self.members:
                return float(len(self.members[name]))
            case Call(function, arguments):
                return applied(function, [self.number(each, bound) for each in arguments])
        raise InvalidProblem("a condition or a bound may hold data and indices, and no decision")

    def number(self, expression: Expression, bound: Bound) -> float:
        """Returns what an expression without decisions comes to, as a number.

        Raises:
            InvalidProblem: it is a member that is no number, or has a decision in it.
        """
        value = self.constant(expression, bound)
        if isinstance(value, Element):
            number = as_number(value)
            if number is None:
                raise InvalidProblem(
                    f"{value.member!r} is neither a number, data nor a decision of the model"
                )
            return number
        return value

    def holds(self, condition: Condition, bound: Bound) -> bool:
        """Returns whether a condition on indices and data holds."""
        match condition:
            case Joined("and", parts):
                return all(self.holds(each, bound) for each in parts)
            case Joined(_, parts):
                return any(self.holds(each, bound) for each in parts)
            case Not(inner):
                return not self.holds(inner, bound)
            case Membership(members, of, is_in):
                key = self.key(members, bound)
                self.require_set(of)
                return (key in self.tuples[of]) == is_in
            case Compared(sides, signs) if signs:
                values = [self.constant(each, bound) for each in sides]
                return all(
                    self._compares(sign, left, right)
                    for sign, left, right in zip(signs, values, values[1:], strict=False)
                )
            case Compared((only,), _):
                return self.number(only, bound) != 0
        raise InvalidProblem("a condition of a range may not hold if … then")

    def _compares(self, sign: str, left: Value, right: Value) -> bool:
        if isinstance(left, Element) and isinstance(right, Element) and sign in {"=", "!="}:
            return (left.member == right.member) == (sign == "=")
        one, other = self._ordinal(left, right), self._ordinal(right, left)
        return {
            "<=": one <= other, ">=": one >= other, "<": one < other, ">": one > other,
            "=": one == other, "!=": one != other,
        }[sign]  # fmt: skip

    def _ordinal(self, value: Value, beside: Value) -> float:
        """A number as it is; a member as its number, or else its place in the set."""
        if not isinstance(value, Element):
            return value
        number = as_number(value)
        if number is not None and (
            not isinstance(beside, Element) or as_number(beside) is not None
        ):
            return number
        of = value.of or (beside.of if isinstance(beside, Element) else "")
        place = self.positions.get(of, {}).get(value.member)
        if place is None:
            raise InvalidProblem(f"{value.member!r} is no member of a set here, so it has no order")
        return float(place)


def _refuse_repeats(model: WrittenModel) -> None:
    names = Counter(
        [each.name for each in model.sets]
        + [each.name for each in model.data]
        + [each.name for each in model.decisions]
    )
    for name, count in names.items():
        if count > 1:
            raise InvalidProblem(
                f"{name!r} names two things of the model; give each a name of its own"
            )


def _nearest(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f"; is {near[0]!r} meant?" if near else "; declare it"
