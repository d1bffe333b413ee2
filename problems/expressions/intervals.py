"""Interval arithmetic over many intervals at once, rounded outwards.

Every result encloses all values of the operation over its arguments. Each bound is moved outwards
by one float, by four where the library function may itself be off (sin, cos, exp, log, power).
Source: Moore, Kearfott, Cloud: Introduction to Interval Analysis (SIAM 2009).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats

_HALF_PI = np.pi / 2


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, elementwise; bounds may be infinite."""

    low: Floats
    high: Floats


def outward(low: Floats, high: Floats, steps: int = 1) -> Interval:
    """Returns the interval, widened by rounding; a bound that has no value is infinite."""
    low = np.where(np.isnan(low), -np.inf, low)
    high = np.where(np.isnan(high), np.inf, high)
    for _ in range(steps):
        low, high = np.nextafter(low, -np.inf), np.nextafter(high, np.inf)
    return Interval(low, high)


def hull(*bounds: Floats) -> Interval:
    """Returns the smallest interval around numbers."""
    return Interval(np.minimum.reduce(bounds), np.maximum.reduce(bounds))


def add(a: Interval, b: Interval) -> Interval:
    """Returns a + b."""
    found = outward(a.low + b.low, a.high + b.high)
    return _signed(found, (a.low >= 0) & (b.low >= 0), (a.high <= 0) & (b.high <= 0))


def negate(a: Interval) -> Interval:
    """Returns −a."""
    return Interval(-a.high, -a.low)


def multiply(a: Interval, b: Interval) -> Interval:
    """Returns a · b; zero times infinity is zero, as a bound is never attained there."""
    products = [
        np.where((u == 0) | (v == 0), 0.0, u * v) for u in (a.low, a.high) for v in (b.low, b.high)
    ]
    found = hull(*products)
    same = ((a.low >= 0) & (b.low >= 0)) | ((a.high <= 0) & (b.high <= 0))
    other = ((a.low >= 0) & (b.high <= 0)) | ((a.high <= 0) & (b.low >= 0))
    return _signed(outward(found.low, found.high), same, other)


def invert(a: Interval) -> Interval:
    """Returns 1 / a: everything where zero lies inside a."""
    low = np.where(a.high == 0, -np.inf, 1 / np.where(a.high == 0, 1, a.high))
    high = np.where(a.low == 0, np.inf, 1 / np.where(a.low == 0, 1, a.low))
    inside = (a.low < 0) & (a.high > 0)
    zero = (a.low == 0) & (a.high == 0)
    wide = inside | zero
    found = outward(np.where(wide, -np.inf, low), np.where(wide, np.inf, high))
    return _signed(found, (a.low >= 0) & ~zero, (a.high <= 0) & ~zero)


def whole_power(a: Interval, exponent: int) -> Interval:
    """Returns aⁿ for a whole n; 1 / a⁻ⁿ where it is negative."""
    if exponent < 0:
        return invert(whole_power(a, -exponent))
    if exponent == 0:
        return Interval(np.ones_like(a.low), np.ones_like(a.low))
    ends = hull(a.low**exponent, a.high**exponent)
    low = ends.low
    if exponent == 1:
        return a
    if exponent % 2 == 0:
        low = np.where((a.low <= 0) & (a.high >= 0), 0.0, low)
        return _not_negative(outward(low, ends.high, 4))
    return _signed(outward(low, ends.high, 4), a.low >= 0, a.high <= 0)


def real_power(a: Interval, exponent: float) -> Interval:
    """Returns a to a fractional power, for the part of a that is not negative."""
    low, high = np.maximum(a.low, 0.0), np.maximum(a.high, 0.0)
    if exponent < 0:
        return invert(real_power(a, -exponent))
    return _not_negative(outward(low**exponent, high**exponent, 4))


def exponential(a: Interval) -> Interval:
    """Returns eᵃ."""
    return _not_negative(outward(np.exp(a.low), np.exp(a.high), 4))


def logarithm(a: Interval) -> Interval:
    """Returns the natural logarithm of the positive part of a."""
    low = np.where(a.low > 0, np.log(np.where(a.low > 0, a.low, 1)), -np.inf)
    high = np.where(a.high > 0, np.log(np.where(a.high > 0, a.high, 1)), -np.inf)
    return outward(low, high, 4)


def magnitude(a: Interval) -> Interval:
    """Returns |a|."""
    ends = hull(np.abs(a.low), np.abs(a.high))
    return Interval(np.where((a.low <= 0) & (a.high >= 0), 0.0, ends.low), ends.high)


def cosine(a: Interval) -> Interval:
    """Returns cos a: ±1 wherever a multiple of π may lie inside."""
    finite = np.isfinite(a.low) & np.isfinite(a.high) & (np.abs(a.low) + np.abs(a.high) < 1e6)
    low, high = np.where(finite, a.low, 0.0), np.where(finite, a.high, 7.0)
    ends = hull(np.cos(low), np.cos(high))
    slack = 1e-9
    has_top = np.floor((high + slack) / (2 * np.pi)) >= np.ceil((low - slack) / (2 * np.pi))
    has_bottom = np.floor((high + slack - np.pi) / (2 * np.pi)) >= np.ceil(
        (low - slack - np.pi) / (2 * np.pi)
    )
    found = outward(ends.low, ends.high, 4)
    return Interval(
        np.where(has_bottom, -1.0, np.maximum(found.low, -1.0)),
        np.where(has_top, 1.0, np.minimum(found.high, 1.0)),
    )


def sine(a: Interval) -> Interval:
    """Returns sin a."""
    shift = Interval(np.full_like(a.low, -_HALF_PI), np.full_like(a.low, -_HALF_PI))
    return cosine(add(a, shift))


def smaller(a: Interval, b: Interval) -> Interval:
    """Returns min(a, b)."""
    return Interval(np.minimum(a.low, b.low), np.minimum(a.high, b.high))


def larger(a: Interval, b: Interval) -> Interval:
    """Returns max(a, b)."""
    return Interval(np.maximum(a.low, b.low), np.maximum(a.high, b.high))


def _signed(
    a: Interval, is_positive: NDArray[np.bool_], is_negative: NDArray[np.bool_]
) -> Interval:
    """The interval cut at zero where its sign is known, so that rounding does not cross it."""
    low = np.where(is_positive, np.maximum(a.low, 0.0), a.low)
    return Interval(low, np.where(is_negative, np.minimum(a.high, 0.0), a.high))


def _not_negative(a: Interval) -> Interval:
    return Interval(np.maximum(a.low, 0.0), a.high)
