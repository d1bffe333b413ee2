"""exp(−iγC) on blocks: sines and cosines of whole vectors.

Angles come in quarter turns, so that the reduction to [−½, ½] is one rounding and one exact
subtraction; on the interval the series are summed to the last digit of the precision.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import factorial, pi

from solvers.qaoa.engines.kernels.vector_code import Amplitudes, Value, VectorCode, vector_intrinsic

# Terms after which the next is below half a unit in the last place for |angle| ≤ π/4: (π/4)²ᵏ / (2k)!
_SINE_TERMS = {64: 8, 32: 5}
_COSINE_TERMS = {64: 9, 32: 5}
# Adding and taking away 1.5 · 2^(digits) rounds to whole numbers and leaves them in the low bits.
_ROUNDER = {64: 1.5 * 2.0**52, 32: 1.5 * 2.0**23}


@vector_intrinsic("aiaiff", returns_sum=False)
def begin_phase(
    code: VectorCode,
    state: Value,
    block: Value,
    costs: Value,
    first: Value,
    gamma: Value,
    scale: Value,
) -> None:
    """Sets a block to scale · exp(−iγC), γ in quarter turns."""
    code.store_block(_phase(code, code.load(costs, first), gamma, scale), state, block)


@vector_intrinsic("aiaiff", returns_sum=False)
def apply_phase(
    code: VectorCode,
    state: Value,
    block: Value,
    costs: Value,
    first: Value,
    gamma: Value,
    scale: Value,
) -> None:
    """Multiplies a block by scale · exp(−iγC), γ in quarter turns."""
    factor = _phase(code, code.load(costs, first), gamma, scale)
    code.store_block(_product(code, code.load_block(state, block), factor), state, block)


@vector_intrinsic("aaiaifff", returns_sum=False)
def apply_phase_to_both(
    code: VectorCode,
    row: Value,
    column: Value,
    block: Value,
    costs: Value,
    first: Value,
    gamma: Value,
    row_scale: Value,
    column_scale: Value,
) -> None:
    """Multiplies a block of each by exp(−iγC) and its own scale."""
    cosine, sine = _phase(code, code.load(costs, first), gamma, code.constant(1.0))
    for state, scale in ((row, row_scale), (column, column_scale)):
        factor = code.builder.fmul(cosine, scale), code.builder.fmul(sine, scale)
        code.store_block(_product(code, code.load_block(state, block), factor), state, block)


def _phase(code: VectorCode, cost: Value, gamma: Value, scale: Value) -> Amplitudes:
    """The scaled cosine and minus sine of γC quarter turns."""
    cosine, sine = _quarter_turns(code, code.builder.fmul(gamma, cost))
    return code.builder.fmul(cosine, scale), code.builder.fmul(sine, scale)


def _product(code: VectorCode, left: Amplitudes, right: Amplitudes) -> Amplitudes:
    """The complex product."""
    (a, b), (c, d) = left, right
    minus_b = code.builder.fneg(b)
    return (
        code.muladd(a, c, code.builder.fmul(minus_b, d)),
        code.muladd(a, d, code.builder.fmul(b, c)),
    )


def _quarter_turns(code: VectorCode, turns: Value) -> Amplitudes:
    """cos(x) and −sin(x) for x = turns · π/2.

    In whole quarter turns q the two are swapped where q is odd; bit 1 of q + 1 is the cosine's sign
    and bit 1 of q the sine's.
    """
    builder = code.builder
    rounder = code.constant(_ROUNDER[code.bits])
    shifted = builder.fadd(turns, rounder)
    whole = builder.bitcast(shifted, code.integers)
    rest = builder.fsub(turns, builder.fsub(shifted, rounder))
    square = builder.fmul(rest, rest)
    sine = builder.fmul(rest, _polynomial(code, square, _sine_series(code.bits)))
    cosine = _polynomial(code, square, _cosine_series(code.bits))
    is_odd = builder.icmp_unsigned("!=", builder.and_(whole, code.integer(1)), code.integer(0))
    return (
        _signed(code, builder.select(is_odd, sine, cosine), builder.add(whole, code.integer(1))),
        _signed(code, builder.select(is_odd, cosine, sine), builder.add(whole, code.integer(2))),
    )


def _signed(code: VectorCode, vector: Value, turns: Value) -> Value:
    """Minus the vector where bit 1 of `turns` is set."""
    builder = code.builder
    sign = builder.shl(builder.and_(turns, code.integer(2)), code.integer(code.bits - 2))
    flipped = builder.xor(builder.bitcast(vector, code.integers), sign)
    return builder.bitcast(flipped, code.vector)


def _polynomial(code: VectorCode, x: Value, coefficients: Sequence[float]) -> Value:
    """Σ cₖxᵏ, by Horner's rule."""
    total = code.constant(coefficients[-1])
    for each in reversed(coefficients[:-1]):
        total = code.muladd(total, x, code.constant(each))
    return total


def _sine_series(bits: int) -> list[float]:
    """Taylor's coefficients of sin(xπ/2)/x in x²."""
    powers = [2 * k + 1 for k in range(_SINE_TERMS[bits])]
    return [(-1.0) ** (n // 2) * (pi / 2) ** n / factorial(n) for n in powers]


def _cosine_series(bits: int) -> list[float]:
    """Taylor's coefficients of cos(xπ/2) in x²."""
    powers = [2 * k for k in range(_COSINE_TERMS[bits])]
    return [(-1.0) ** (n // 2) * (pi / 2) ** n / factorial(n) for n in powers]
