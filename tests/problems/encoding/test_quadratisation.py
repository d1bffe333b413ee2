"""The energy law: the least over the added bits is the polynomial, for every assignment."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.encoding.multilinear import Monomials, in_bits
from problems.encoding.pair_substitution import substitute_pairs
from problems.encoding.quadratisation import quadratise
from problems.errors import LimitExceeded


def _value(monomials: Monomials, state: tuple[int, ...]) -> float:
    return sum(
        value * float(np.prod([state[bit] for bit in key])) for key, value in monomials.items()
    )


def _least(monomials: Monomials, n_bits: int) -> tuple[list[float], int]:
    """The least of the quadratic polynomial for each state of the given bits, and the bits added."""
    terms, invert = quadratise(monomials, n_bits)
    n = invert.n_bits + invert.n_added
    assert n <= 18
    states = np.array(list(product((0, 1), repeat=n)), dtype=np.int64).reshape(-1, n)
    energies = (
        terms.offset
        + states[:, terms.index] @ terms.linear
        + (states[:, terms.left] * states[:, terms.right]) @ terms.quadratic
    )
    given_bits = invert(states)
    assert (given_bits[:: 2**invert.n_added] == list(product((0, 1), repeat=n_bits))).all()
    return energies.reshape(2**n_bits, -1).min(axis=1).tolist(), invert.n_added


_MONOMIALS = st.dictionaries(
    st.sets(st.integers(0, 4), max_size=5).map(lambda bits: tuple(sorted(bits))),
    st.integers(-9, 9).map(float),
    max_size=6,
)


@given(monomials=_MONOMIALS)
def test_the_least_over_the_added_bits_is_the_polynomial(monomials: Monomials) -> None:
    least, _ = _least(monomials, 5)
    assert least == [_value(monomials, state) for state in product((0, 1), repeat=5)]


@pytest.mark.parametrize("sign", [1.0, -1.0])
@pytest.mark.parametrize("degree", [1, 2, 3, 4, 5, 6, 7, 8])
def test_one_product_of_any_degree(degree: int, sign: float) -> None:
    monomials: Monomials = {tuple(range(degree)): 3 * sign}
    least, n_added = _least(monomials, degree)
    assert least == [_value(monomials, state) for state in product((0, 1), repeat=degree)]
    assert n_added == (0 if degree < 3 else 1 if sign < 0 else (degree - 1) // 2)


def test_a_pair_that_many_products_share_is_one_bit() -> None:
    monomials: Monomials = {(0, 1, other): float(other) for other in range(2, 9)}
    least, n_added = _least(monomials, 9)
    assert n_added == 1
    assert least == [_value(monomials, state) for state in product((0, 1), repeat=9)]


def test_products_that_share_nothing_are_reduced_by_themselves() -> None:
    monomials: Monomials = {(0, 1, 2, 3, 4): -1.0, (0, 5, 6, 7, 8): -2.0}
    assert quadratise(monomials, 9)[1].n_added == 2


def test_a_product_is_kept_by_the_weights_of_its_own_terms() -> None:
    monomials: Monomials = {(0, 1, 2): 4.0, (0, 1, 3): -1.0, (0, 1, 4): -2.0}
    _, cost, pairs = substitute_pairs(monomials, 5)
    assert pairs == [(0, 1)]
    assert cost == {(0, 1): 4.0, (0, 5): -7.0, (1, 5): -7.0, (5,): 10.0}


def test_spins_become_bits_of_equal_value() -> None:
    spins = {(0, 1, 2, 3): 2.0, (0, 2): -1.0, (3,): 5.0, (): 0.5}
    bits = in_bits(spins)
    for state in product((0, 1), repeat=4):
        assert _value(bits, state) == _value(spins, tuple(2 * bit - 1 for bit in state))


def test_what_is_too_large_is_refused_with_a_remedy() -> None:
    with pytest.raises(LimitExceeded, match=r"1\.05e\+06 products of bits; the limit is 1,000,000"):
        in_bits({tuple(range(20)): 1.0})
    with pytest.raises(LimitExceeded, match=r"3,123,750 pairs of factors; the limit is 3,000,000"):
        quadratise({tuple(range(2_500)): 1.0}, 2_500)
