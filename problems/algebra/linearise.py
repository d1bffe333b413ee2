"""Turns choices, largest-of and products of yes-or-no decisions into linear rows.

    at least one of groups   a selector s for each group: Σ s ≥ 1, row ≤ M·(1 − s)
    e = largest of a, b      e ≥ a, e ≥ b; where e could profit from being too large, e ≤ a + M·(1 − s)
    w = y·x, y yes or no     L·y ≤ w ≤ U·y and x − U·(1 − y) ≤ w ≤ x − L·(1 − y)

M, L and U are proven bounds. Source: Williams, Model Building in Mathematical Programming, 5th edition
(Wiley 2013), chapters 7 and 9.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from problems.algebra.amount import Amount, Pair, of
from problems.algebra.spelled_out import Choice, Row, SpelledOut
from problems.errors import InvalidProblem
from problems.modelling.bound_tightening import tighten
from problems.modelling.program_arrays import rows_matrix
from problems.structures import Program


def linearise(out: SpelledOut, objective: Amount, sign: float) -> tuple[Row, ...]:
    """Returns every row of the model, linear where all is; the model gains auxiliary amounts.

    `sign` is 1 where the objective is minimised and −1 where it is maximised. Rows that stay
    nonlinear (formulas, products of two amounts) are left as they are.

    Raises:
        InvalidProblem: an amount has no limit where one is needed.
    """
    work = _Linear(out, _ranges(out), {})
    rows = [*out.rows]
    for choice in out.choices:
        rows += work.chosen(choice)
    minimised = objective.times(sign)
    for name in reversed(out.largest):
        rows += work.largest(name, rows, minimised)
    return tuple(work.without_products(rows))


Ranges = dict[str, tuple[float, float]]


def _ranges(out: SpelledOut) -> Ranges:
    """The range of every amount that the linear rows leave."""
    rows = [each for each in out.rows if each.amount.is_linear]
    index = {name: at for at, name in enumerate(out.scalars)}
    scalars = list(out.scalars.values())
    program = Program(
        names=tuple(index),
        linear=np.zeros(len(index)),
        lower=np.array([each.lower for each in scalars]),
        upper=np.array([each.upper for each in scalars]),
        integer=np.array([each.is_whole for each in scalars]),
        rows=rows_matrix([each.amount.linear for each in rows], index),
        row_lower=np.array(
            [-each.amount.constant if each.side == "=" else -np.inf for each in rows], dtype=float
        ),
        row_upper=np.array([-each.amount.constant for each in rows], dtype=float),
    )
    lower, upper = tighten(program)
    return dict(zip(index, zip(lower.tolist(), upper.tolist(), strict=True), strict=True))


@dataclass(frozen=True, slots=True)
class _Linear:
    out: SpelledOut
    ranges: Ranges
    products: dict[Pair, str]

    def most(self, amount: Amount, where: str) -> float:
        """The largest value that a linear amount can have.

        Raises:
            InvalidProblem: there is none.
        """
        if not amount.is_linear:
            raise InvalidProblem(
                f"{where!r} joins a choice with a product or a formula of amounts; keep them apart"
            )
        found = self._highest(amount)
        if not math.isfinite(found):
            endless = next(
                name
                for name, factor in amount.linear.items()
                if not math.isfinite(self._highest(Amount(linear={name: factor})))
            )
            raise InvalidProblem(
                f"{where!r} needs a limit on {endless}, which has none; give its decision an upper "
                "limit that the text implies"
            )
        return found

    def _highest(self, amount: Amount) -> float:
        """The largest value of a linear amount, infinite where there is none."""
        ends = (
            factor * self._range(name)[1 if factor > 0 else 0]
            for name, factor in amount.linear.items()
        )
        return amount.constant + sum(ends)

    def _range(self, name: str) -> tuple[float, float]:
        if name in self.out.largest:
            arguments = [each for each in self.out.largest[name].of if each.is_linear]
            lows = [-self._highest(each.times(-1.0)) for each in arguments]
            return max(lows, default=-math.inf), max(
                map(self._highest, arguments), default=math.inf
            )
        if name not in self.ranges:
            scalar = self.out.scalars[name]
            return scalar.lower, scalar.upper
        return self.ranges[name]

    def chosen(self, choice: Choice) -> Iterable[Row]:
        """The rows of a choice, with a selector for each group."""
        together = Amount(constant=1.0)
        for group in choice.groups:
            selector = self._of_binary(group) or of(self.out.fresh("choice", "binary"))
            together.add(selector, -1.0)
            if self._of_binary(group) is None:
                for row in group:
                    yield from self.only_where(row, selector)
        yield Row(choice.name, together, "<=")

    def _of_binary(self, group: tuple[Row, ...]) -> Amount | None:
        """A group that just fixes one yes-or-no decision is its own selector."""
        if len(group) != 1 or not group[0].amount.is_linear or len(group[0].amount.linear) != 1:
            return None
        ((name, factor),) = group[0].amount.linear.items()
        if name not in self.out.scalars or self.out.scalars[name].kind != "binary":
            return None
        allowed = [
            value
            for value in (0.0, 1.0)
            if _holds(factor * value + group[0].amount.constant, group[0].side)
        ]
        if allowed == [1.0]:
            return of(name)
        return Amount(1.0, {name: -1.0}) if allowed == [0.0] else None

    def only_where(self, row: Row, selector: Amount) -> Iterable[Row]:
        """The row as it is where the selector is 1, and no limit where it is 0."""
        amounts = [row.amount] if row.side == "<=" else [row.amount, row.amount.times(-1.0)]
        for amount in amounts:
            most = self.most(amount, row.name)
            if most > 0:
                loose = amount.minus(Amount(constant=most))
                loose.add(selector, most)
                yield Row(row.name, loose, "<=")

    def largest(self, name: str, rows: list[Row], minimised: Amount) -> list[Row]:
        """The rows that make an auxiliary amount the largest of its arguments."""
        arguments = self.out.largest[name].of
        found = [Row(f"{name} is the largest", each.minus(of(name)), "<=") for each in arguments]
        used = [(row.amount, row.side) for row in rows] + [(minimised, "<=")]
        gains = any(
            amount.rest
            or any(name in pair for pair in amount.products)
            or (name in amount.linear and (side == "=" or amount.linear[name] < 0))
            for amount, side in used
        )
        if not gains:
            return found
        together = Amount(constant=1.0)
        for argument in arguments:
            selector = of(self.out.fresh("choice", "binary"))
            together.add(selector, -1.0)
            # e − a ≤ M·(1 − s), with M the most that another argument can be above this one
            excess = max(self.most(other.minus(argument), name) for other in arguments)
            row = of(name).minus(argument)
            row.constant -= excess
            row.add(selector, excess)
            found.append(Row(f"{name} is one of them", row, "<="))
        found.append(Row(f"{name} is one of them", together, "<="))
        return found

    def without_products(self, rows: list[Row]) -> Iterable[Row]:
        """The rows with products that hold a yes-or-no decision replaced, and what defines them."""
        for row in rows:
            if not row.amount.products:
                yield row
                continue
            amount = Amount(row.amount.constant, dict(row.amount.linear), {}, dict(row.amount.rest))
            for pair, factor in row.amount.products.items():
                stands_for = self._product(pair)
                part = of(stands_for) if stands_for else Amount(products={pair: 1.0})
                amount.add(part, factor)
            yield Row(row.name, amount, row.side)
        for pair, name in self.products.items():
            yield from self._defined(pair, name)

    def _product(self, pair: Pair) -> str | None:
        """The auxiliary amount of a product; None where it is not one of a yes-or-no decision."""
        if pair in self.products:
            return self.products[pair]
        yes_or_no, other = self._with_binary(pair)
        if yes_or_no is None or not all(math.isfinite(end) for end in self._range(other)):
            return None
        if pair[0] == pair[1]:
            return pair[0]
        self.products[pair] = self.out.fresh(f"{pair[0]} × {pair[1]}", "continuous")
        return self.products[pair]

    def _with_binary(self, pair: Pair) -> tuple[str | None, str]:
        for one, other in (pair, pair[::-1]):
            if one in self.out.scalars and self.out.scalars[one].kind == "binary":
                return one, other
        return None, pair[0]

    def _defined(self, pair: Pair, name: str) -> Iterable[Row]:
        yes_or_no, other = self._with_binary(pair)
        assert yes_or_no is not None
        low, high = self._range(other)
        for least in ({yes_or_no: low, name: -1.0}, {other: 1.0, yes_or_no: high, name: -1.0}):
            constant = -high if other in least else 0.0
            yield Row(name, Amount(constant, least), "<=")
        for most in ({name: 1.0, yes_or_no: -high}, {name: 1.0, other: -1.0, yes_or_no: -low}):
            constant = low if other in most else 0.0
            yield Row(name, Amount(constant, most), "<=")


def _holds(value: float, side: str) -> bool:
    return value <= 0 if side == "<=" else value == 0
