"""The products of cosines behind QAOA's closed form, compiled: see `solvers.qaoa.expectations.closed_form`.

A product and its derivative by θ grow together, (P, P') → (P f, P' f + P f'): no division, so a
cosine of 0 harms nothing. The neighbours of a spin are a sorted sparse row; the two rows of a pair
are merged, so a pair costs the sum of its degrees.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from problems.structures import Floats, Ints


@njit(cache=True)
def moments(  # noqa: PLR0917  # compiled code takes arrays, not objects
    theta: float,
    fields: Floats,
    left: Ints,
    right: Ints,
    weights: Floats,
    start: Ints,
    other: Ints,
    coupling: Floats,
) -> tuple[Floats, Floats, Floats]:
    """Returns Y, M and D, each with its derivative by θ. Shape: (2, n), (2, m), (2, m)."""
    cosine, sine = np.cos(theta * coupling), np.sin(theta * coupling)
    single = np.empty((2, fields.size))
    mixed, double = np.empty((2, weights.size)), np.empty((2, weights.size))
    for i in range(fields.size):
        row = slice(start[i], start[i + 1])
        product, slope = _product(cosine[row], sine[row], coupling[row])
        f, g = np.sin(theta * fields[i]), fields[i] * np.cos(theta * fields[i])
        single[0, i], single[1, i] = f * product, g * product + f * slope
    for e in range(weights.size):
        i, j = left[e], right[e]
        a, b = slice(start[i], start[i + 1]), slice(start[j], start[j + 1])
        products = _pair(
            i, j, other[a], cosine[a], sine[a], coupling[a],
            other[b], cosine[b], sine[b], coupling[b],
        )  # fmt: skip
        h, k = fields[i], fields[j]
        f, g = np.sin(theta * weights[e]), weights[e] * np.cos(theta * weights[e])
        one, one_slope = _times_cosine(theta * h, h, products[0], products[1])
        two, two_slope = _times_cosine(theta * k, k, products[2], products[3])
        mixed[0, e] = f * (one + two)
        mixed[1, e] = g * (one + two) + f * (one_slope + two_slope)
        minus, minus_slope = _times_cosine(theta * (h - k), h - k, products[4], products[5])
        plus, plus_slope = _times_cosine(theta * (h + k), h + k, products[6], products[7])
        double[0, e], double[1, e] = (minus - plus) / 2, (minus_slope - plus_slope) / 2
    return single, mixed, double


@njit(cache=True, inline="always")
def _times_cosine(angle: float, rate: float, product: float, slope: float) -> tuple[float, float]:
    """cos(angle)·product and its derivative, where the angle grows by `rate`."""
    cosine = np.cos(angle)
    return cosine * product, cosine * slope - rate * np.sin(angle) * product


@njit(cache=True)
def _product(cosine: Floats, sine: Floats, rate: Floats) -> tuple[float, float]:
    """Π cos and its derivative."""
    product, slope = 1.0, 0.0
    for k in range(cosine.size):
        slope = slope * cosine[k] - product * rate[k] * sine[k]
        product *= cosine[k]
    return product, slope


@njit(cache=True)
def _pair(  # noqa: PLR0917
    i: int,
    j: int,
    near_i: Ints,
    cos_i: Floats,
    sin_i: Floats,
    rate_i: Floats,
    near_j: Ints,
    cos_j: Floats,
    sin_j: Floats,
    rate_j: Floats,
) -> tuple[float, float, float, float, float, float, float, float]:
    """The four products over the neighbours but i and j themselves, each with its derivative.

    They are of cos θJ_ik, of cos θJ_jk, of cos θ(J_ik − J_jk) and of cos θ(J_ik + J_jk).
    """
    one, one_slope, two, two_slope = 1.0, 0.0, 1.0, 0.0
    minus, minus_slope, plus, plus_slope = 1.0, 0.0, 1.0, 0.0
    a, b = 0, 0
    while a < near_i.size or b < near_j.size:
        first = near_i[a] if a < near_i.size else np.int64(2**62)
        second = near_j[b] if b < near_j.size else np.int64(2**62)
        c, s, r, d, t, q = 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
        if first <= second:
            if first != j:
                c, s, r = cos_i[a], sin_i[a], rate_i[a]
            a += 1
        if second <= first:
            if second != i:
                d, t, q = cos_j[b], sin_j[b], rate_j[b]
            b += 1
        one_slope, one = one_slope * c - one * r * s, one * c
        two_slope, two = two_slope * d - two * q * t, two * d
        f, g = c * d + s * t, (r - q) * (s * d - c * t)
        minus_slope, minus = minus_slope * f - minus * g, minus * f
        f, g = c * d - s * t, (r + q) * (s * d + c * t)
        plus_slope, plus = plus_slope * f - plus * g, plus * f
    return one, one_slope, two, two_slope, minus, minus_slope, plus, plus_slope
