"""The whole numbers whose sums stand for an integer, one rule for each encoding of integers.

An integer is `base + Σ coefficient·bit`. The rules differ in how many bits they take and in how far
one flip moves the value: binary takes the fewest bits and jumps furthest, unary moves by one step.
"""

from __future__ import annotations

from math import isqrt
from typing import assert_never

from problems.encoding.encoding_choice import IntegerKind
from problems.errors import EncodingError

_MOST_VALUES = 1024  # a bit a value; one squared row of so many bits is half a million couplings


def coefficients(label: str, kind: IntegerKind, width: int) -> tuple[int, ...]:
    """Returns the coefficients of the bits of an integer with `width` + 1 values.

    Raises:
        EncodingError: the encoding takes a bit a value, and there are too many values.

    >>> coefficients("x", "one_hot", 3), coefficients("x", "domain_wall", 3)
    ((0, 1, 2, 3), (1, 1, 1))
    """
    match kind:
        case "binary":
            return bit_coefficients(width)
        case "arithmetic":
            return arithmetic_coefficients(width)
        case "unary" | "domain_wall":
            _refuse_many(label, kind, width)
            return (1,) * width
        case "one_hot":
            _refuse_many(label, kind, width)
            return tuple(range(width + 1)) if width else ()
        case _:
            assert_never(kind)


def bit_coefficients(width: int) -> tuple[int, ...]:
    """Returns coefficients whose subset sums are exactly 0 to `width`: 1, 2, 4, … and the rest.

    Source: Lucas, Ising formulations of many NP problems, Frontiers in Physics 2:5 (2014),
    section 5.2.

    >>> bit_coefficients(5), bit_coefficients(7), bit_coefficients(0)
    ((1, 2, 2), (1, 2, 4), ())
    """
    if width <= 0:
        return ()
    n_powers = width.bit_length() - 1
    return (*(2**power for power in range(n_powers)), width - (2**n_powers - 1))


def arithmetic_coefficients(width: int) -> tuple[int, ...]:
    """Returns coefficients whose subset sums are exactly 0 to `width`: 1, 2, 3, … and the rest.

    About √(2·width) bits with coefficients as large, where binary has coefficients of width / 2:
    the bounded-coefficient idea of Karimi and Ronagh, Practical integer-to-binary mapping for
    quantum annealers, Quantum Information Processing 18:94 (2019), with an arithmetic progression.

    >>> arithmetic_coefficients(8), arithmetic_coefficients(10), arithmetic_coefficients(1)
    ((1, 2, 3, 2), (1, 2, 3, 4), (1,))
    """
    if width <= 0:
        return ()
    length = (isqrt(8 * width - 7) + 1) // 2  # the least whose sum 1 + … + length reaches width
    return (*range(1, length), width - length * (length - 1) // 2)


def _refuse_many(label: str, kind: IntegerKind, width: int) -> None:
    if width >= _MOST_VALUES:
        raise EncodingError(
            f"{label!r} has {width + 1} values; {kind!r} takes a bit a value and {_MOST_VALUES} at "
            "most; give it tighter bounds or choose 'binary'"
        )
