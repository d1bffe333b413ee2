"""What an expression comes to over decisions: a constant, linear terms, products of two, and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

Key = TypeVar("Key")
Pair = tuple[str, str]


@dataclass(slots=True)
class Amount:
    """constant + Σ linear + Σ products + Σ rest, each part by coefficient.

    `rest` holds whatever is neither linear nor a product of two: formulas in plain algebra.
    """

    constant: float = 0.0
    linear: dict[str, float] = field(default_factory=dict)
    products: dict[Pair, float] = field(default_factory=dict)
    rest: dict[str, float] = field(default_factory=dict)

    @property
    def is_constant(self) -> bool:
        """Whether no decision is in it."""
        return not (self.linear or self.products or self.rest)

    @property
    def is_linear(self) -> bool:
        """Whether there are no products and no formulas."""
        return not (self.products or self.rest)

    @property
    def names(self) -> set[str]:
        """The decisions of the linear part and of the products."""
        return {*self.linear, *(name for pair in self.products for name in pair)}

    def add(self, other: Amount, factor: float = 1.0) -> None:
        """Adds factor · other in place, in time linear in the other's terms."""
        self.constant += factor * other.constant
        _add(self.linear, other.linear, factor)
        _add(self.products, other.products, factor)
        _add(self.rest, other.rest, factor)

    def add_term(self, name: str, factor: float) -> None:
        """Adds factor · name in place."""
        total = self.linear.get(name, 0.0) + factor
        if total:
            self.linear[name] = total
        else:
            self.linear.pop(name, None)

    def times(self, factor: float) -> Amount:
        """Returns factor · self."""
        found = Amount()
        found.add(self, factor)
        return found

    def minus(self, other: Amount) -> Amount:
        """Returns self − other."""
        found = self.times(1.0)
        found.add(other, -1.0)
        return found


def of(name: str) -> Amount:
    """Returns the amount that is one decision."""
    return Amount(linear={name: 1.0})


def product(left: Amount, right: Amount) -> Amount | None:
    """Returns left · right; None where that is no sum of products of two decisions.

    >>> product(of("x"), Amount(2.0, {"y": 3.0})).products
    {('x', 'y'): 3.0}
    """
    if left.is_constant:
        return right.times(left.constant)
    if right.is_constant:
        return left.times(right.constant)
    if not (left.is_linear and right.is_linear):
        return None
    found = Amount(constant=left.constant * right.constant)
    _add(found.linear, left.linear, right.constant)
    _add(found.linear, right.linear, left.constant)
    for u, one in left.linear.items():
        for v, other in right.linear.items():
            pair = (u, v) if u <= v else (v, u)
            _add(found.products, {pair: one * other}, 1.0)
    return found


def _add(into: dict[Key, float], more: Mapping[Key, float], factor: float) -> None:
    for key, value in more.items():
        total = into.get(key, 0.0) + factor * value
        if total:
            into[key] = total
        else:
            into.pop(key, None)
