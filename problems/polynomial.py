"""A polynomial of bits or spins, of any degree, that whoever minimises it takes as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from problems.encoding.multilinear import Monomials, in_bits

if TYPE_CHECKING:
    from dimod.higherorder.polynomial import BinaryPolynomial


@dataclass(frozen=True, slots=True)
class Polynomial:
    """Minimise Σ coefficient·Π factors over the binaries `variables`, whose indices the terms are of.

    Where `is_spin`, a factor is 2·x − 1 of its binary x: an answer is told in binaries all the same.
    """

    variables: tuple[str, ...]
    terms: Monomials
    is_spin: bool = False

    @property
    def degree(self) -> int:
        """The factors of the longest product."""
        return max((len(key) for key, coefficient in self.terms.items() if coefficient), default=0)

    @property
    def n_products(self) -> float:
        """How many products its terms have at most, where bits are written as spins or spins as bits."""
        return sum(2.0 ** len(key) for key in self.terms)

    def in_bits(self) -> Monomials:
        """Returns the terms with binaries for factors.

        Raises:
            LimitExceeded: long products of spins have too many terms as bits.

        >>> Polynomial(("a", "b"), {(0, 1): 1.0}, is_spin=True).in_bits()
        {(): 1.0, (0,): -2.0, (1,): -2.0, (0, 1): 4.0}
        """
        return in_bits(self.terms) if self.is_spin else self.terms

    def to_dimod(self) -> BinaryPolynomial:
        """Returns dimod's polynomial; it does not know of variables that no term names."""
        from dimod import BINARY, SPIN
        from dimod.higherorder.polynomial import BinaryPolynomial

        named = {
            tuple(self.variables[index] for index in key): coefficient
            for key, coefficient in self.terms.items()
        }
        vartype = SPIN if self.is_spin else BINARY
        polynomial: BinaryPolynomial = BinaryPolynomial(named, vartype)
        return polynomial
