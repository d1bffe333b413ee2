"""What a formula and its slopes can be over boxes, by forward differentiation with intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from problems.expressions import intervals as iv
from problems.expressions.intervals import Interval
from problems.expressions.tree import Apply, Constant, Formula, Name, Operation
from problems.structures import Floats


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Bounds of a value and of its slope in each name, over n boxes.

    `undefined` marks boxes where the formula has no value anywhere.
    Shape: value (n,), slopes (d, n), undefined (n,).
    """

    value: Interval
    slopes: Interval
    undefined: NDArray[np.bool_]


def enclose(formula: Formula, names: tuple[str, ...], low: Floats, high: Floats) -> Enclosure:
    """Returns bounds of the formula over boxes. Shape: `low`, `high` (d, n)."""
    with np.errstate(all="ignore"):
        return _Boxes(names, low, high).of(formula)


@dataclass(frozen=True, slots=True)
class _Boxes:
    names: tuple[str, ...]
    low: Floats
    high: Floats

    def of(self, formula: Formula) -> Enclosure:
        n = self.low.shape[1]
        nowhere = np.zeros(n, dtype=bool)
        flat = np.zeros_like(self.low)
        match formula:
            case Constant(value):
                same = np.full(n, value)
                return Enclosure(Interval(same, same), Interval(flat, flat), nowhere)
            case Name(name):
                at = self.names.index(name)
                slope = flat.copy()
                slope[at] = 1.0
                value_range = Interval(self.low[at], self.high[at])
                return Enclosure(value_range, Interval(slope, slope), nowhere)
            case Apply(operation, (only,)):
                return _unary(operation, self.of(only))
            case Apply("^", (base, Constant(exponent))):
                return _power(self.of(base), exponent)
            case Apply("^", (base, exponent)):
                rewritten = Apply("exp", (Apply("*", (exponent, Apply("log", (base,)))),))
                return self.of(rewritten)
            case Apply(operation, (left, right)):
                return _binary(operation, self.of(left), self.of(right))
            case _:
                raise AssertionError(f"{formula!r} has too many arguments")


def _unary(operation: Operation, u: Enclosure) -> Enclosure:
    x, undefined = u.value, u.undefined
    match operation:
        case "neg":
            return Enclosure(iv.negate(x), iv.negate(u.slopes), undefined)
        case "sqrt":
            return _power(u, 0.5)
        case "exp":
            value = iv.exponential(x)
            slope = value
        case "log":
            value = iv.logarithm(x)
            slope = iv.invert(Interval(np.maximum(x.low, 0.0), np.maximum(x.high, 0.0)))
            undefined = undefined | (x.high <= 0)
        case "abs":
            value = iv.magnitude(x)
            slope = Interval(np.where(x.low >= 0, 1.0, -1.0), np.where(x.high <= 0, -1.0, 1.0))
        case "sin":
            value, slope = iv.sine(x), iv.cosine(x)
        case "cos":
            value, slope = iv.cosine(x), iv.negate(iv.sine(x))
        case _:
            raise AssertionError(f"{operation} has two arguments")
    return Enclosure(value, iv.multiply(slope, u.slopes), undefined)


def _power(u: Enclosure, exponent: float) -> Enclosure:
    x = u.value
    if exponent == int(exponent) and abs(exponent) < 1000:
        whole = int(exponent)
        value = iv.whole_power(x, whole)
        slope = iv.whole_power(x, whole - 1) if whole else Interval(0 * x.low, 0 * x.low)
        undefined = u.undefined | ((x.low == 0) & (x.high == 0) if whole < 0 else False)
    else:
        value = iv.real_power(x, exponent)
        slope = iv.real_power(x, exponent - 1)
        undefined = u.undefined | (x.high < 0)
    factor = np.full_like(x.low, exponent)
    slope = iv.multiply(slope, Interval(factor, factor))
    return Enclosure(value, iv.multiply(slope, u.slopes), np.asarray(undefined))


def _binary(operation: Operation, u: Enclosure, v: Enclosure) -> Enclosure:
    undefined = u.undefined | v.undefined
    match operation:
        case "+":
            return Enclosure(iv.add(u.value, v.value), iv.add(u.slopes, v.slopes), undefined)
        case "-":
            value = iv.add(u.value, iv.negate(v.value))
            return Enclosure(value, iv.add(u.slopes, iv.negate(v.slopes)), undefined)
        case "*":
            value = iv.multiply(u.value, v.value)
            slopes = iv.add(iv.multiply(u.value, v.slopes), iv.multiply(v.value, u.slopes))
            return Enclosure(value, slopes, undefined)
        case "/":
            inverse = _power(v, -1)
            nothing = (v.value.low == 0) & (v.value.high == 0)
            return _binary("*", u, Enclosure(inverse.value, inverse.slopes, undefined | nothing))
        case "min" | "max":
            return _extreme(u, v, undefined, smallest=operation == "min")
        case _:
            raise AssertionError(f"{operation} has one argument")


def _extreme(
    u: Enclosure, v: Enclosure, undefined: NDArray[np.bool_], *, smallest: bool
) -> Enclosure:
    value = iv.smaller(u.value, v.value) if smallest else iv.larger(u.value, v.value)
    below = u.value.high <= v.value.low
    above = v.value.high <= u.value.low
    is_u, is_v = (below, above) if smallest else (above, below)
    low = np.minimum(u.slopes.low, v.slopes.low)
    high = np.maximum(u.slopes.high, v.slopes.high)
    low = np.where(is_u, u.slopes.low, np.where(is_v, v.slopes.low, low))
    high = np.where(is_u, u.slopes.high, np.where(is_v, v.slopes.high, high))
    return Enclosure(value, Interval(low, high), undefined)
