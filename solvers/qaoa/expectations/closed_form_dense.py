"""The closed form's products where most pairs are coupled: whole rows at once, without derivatives.

cos θ(a ∓ b) = cos θa cos θb ± sin θa sin θb, so rows of cosines and sines are multiplied and no
cosine is taken inside. It takes a third of the time of the merged sparse rows with derivatives
(`solvers.qaoa.expectations.closed_form_kernel`) for 100 spins, and a sixth for 500
(evals/bench/qaoa_closed_form.py).
"""

from __future__ import annotations

import numpy as np
from numba import njit

from problems.structures import Floats


@njit(cache=True)
def products(theta: float, couplings: Floats) -> tuple[Floats, Floats, Floats]:
    """Returns, for each two spins i and j, the products over all k but i and j.

    They are of cos θJ_ik, and where i < j of cos θ(J_ik − J_jk) and cos θ(J_ik + J_jk). Shape:
    symmetric couplings (n, n), with zeros for the spins themselves, to three of (n, n).
    """
    n = couplings.shape[0]
    cosine, sine = np.cos(theta * couplings), np.sin(theta * couplings)
    apart, minus, plus = np.ones((n, n)), np.ones((n, n)), np.ones((n, n))
    for i in range(n):
        _but_one(cosine[i], apart[i])
        for k in range(n):
            if k == i:
                continue
            c, s, low = cosine[i, k], sine[i, k], i + 1
            for first, last in ((low, min(max(k, low), n)), (max(k + 1, low), n)):
                _multiply(c, s, cosine[k, first:last], sine[k, first:last],
                          minus[i, first:last], plus[i, first:last])  # fmt: skip
    return apart, minus, plus


@njit(cache=True)
def _multiply(  # noqa: PLR0917  # compiled code takes arrays, not objects
    c: float, s: float, cosine: Floats, sine: Floats, minus: Floats, plus: Floats
) -> None:
    for j in range(cosine.size):
        even, odd = c * cosine[j], s * sine[j]
        minus[j] *= even + odd
        plus[j] *= even - odd


@njit(cache=True)
def _but_one(factors: Floats, found: Floats) -> None:
    """Puts the product of all factors but j at j, without a division."""
    before = 1.0
    for j in range(factors.size):
        found[j] *= before
        before *= factors[j]
    after = 1.0
    for j in range(factors.size - 1, -1, -1):
        found[j] *= after
        after *= factors[j]
