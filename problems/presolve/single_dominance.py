"""Bits whose bias outweighs all their couplings."""

from __future__ import annotations

from problems.encoding.objective_range import flip_costs
from problems.presolve.bits import Bits, BitStep, fixed_bits


def fix_dominated(bits: Bits) -> BitStep | None:
    """Returns the QUBO without bits that one value suits, whatever the others are.

    A bit is 0 where its bias and its negative couplings add up to 0 or more, and 1 where its bias
    and its positive couplings add up to 0 or less.

    Source: Glover, Lewis and Kochenberger, Logical and inequality implications for reducing the size
    and difficulty of quadratic unconstrained binary optimization problems, European Journal of
    Operational Research 265 (2018), rules 1.0 and 2.0.
    """
    on, off = flip_costs(bits.terms, len(bits.labels))
    zero, one = off <= 0, on <= 0
    if not (zero | one).any():
        return None
    return fixed_bits(bits, "single dominance", zero | one, one & ~zero)
