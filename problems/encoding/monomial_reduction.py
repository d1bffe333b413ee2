"""One product of many bits as the least of a quadratic polynomial over bits of its own.

Sources: Freedman, Drineas, Energy minimization via graph cuts: settling what is possible, CVPR 2005, for
negative coefficients; Ishikawa, Transformation of general binary MRF minimization to the first-order
case, IEEE Transactions on Pattern Analysis and Machine Intelligence 33 (2011), for positive ones.
"""

from __future__ import annotations

from itertools import combinations

_Key = tuple[int, ...]


def n_needed(degree: int, coefficient: float) -> int:
    """Returns how many bits the reduction of a product adds.

    >>> n_needed(2, 1.0), n_needed(7, -1.0), n_needed(7, 1.0), n_needed(8, 1.0)
    (0, 1, 3, 3)
    """
    if degree < 3:
        return 0
    return 1 if coefficient < 0 else (degree - 1) // 2


def reduce_negative(key: _Key, coefficient: float, new: int) -> dict[_Key, float]:
    """Returns |c|·w·(d − 1 − Σ x), whose least over the bit w is c·Π x, for c below 0.

    >>> reduce_negative((0, 1, 2), -5.0, 3)
    {(3,): 10.0, (0, 3): -5.0, (1, 3): -5.0, (2, 3): -5.0}
    """
    terms: dict[_Key, float] = {(new,): -coefficient * (len(key) - 1)}
    terms.update(((bit, new), coefficient) for bit in key)
    return terms


def reduce_positive(key: _Key, coefficient: float, new: int) -> dict[_Key, float]:
    """Returns c·(S₂ + Σ wᵢ·(aᵢ·(2·i − S₁) − 1)), whose least over the bits wᵢ is c·Π x, for c above 0.

    S₁ is the sum of the d bits, S₂ that of their pairs, i runs from 1 to (d − 1) // 2, and aᵢ is 2, but 1
    for the last i of an odd d. The wᵢ count from `new` on.

    >>> reduce_positive((0, 1, 2), 2.0, 3)
    {(0, 1): 2.0, (0, 2): 2.0, (1, 2): 2.0, (3,): 2.0, (0, 3): -2.0, (1, 3): -2.0, (2, 3): -2.0}
    """
    terms: dict[_Key, float] = dict.fromkeys(combinations(key, 2), coefficient)
    last = n_needed(len(key), coefficient)
    for number in range(1, last + 1):
        factor = 1 if number == last and len(key) % 2 else 2
        own = new + number - 1
        terms[own,] = coefficient * (2 * number * factor - 1)
        terms.update(((bit, own), -coefficient * factor) for bit in key)
    return terms
