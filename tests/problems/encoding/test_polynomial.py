"""Collecting terms leaves the polynomial as it is, each pair named once and in order."""

import numpy as np
import pytest

from problems.encoding import polynomial
from problems.encoding.model_arrays import Terms
from problems.encoding.polynomial import collected

_N = 6


def _terms(rng: np.random.Generator, n_terms: int, n_bits: int) -> Terms:
    return Terms(
        offset=1.5,
        index=rng.integers(0, n_bits, n_terms),
        linear=rng.normal(size=n_terms),
        left=rng.integers(0, n_bits, n_terms),
        right=rng.integers(0, n_bits, n_terms),
        quadratic=rng.normal(size=n_terms),
    )


def _value(terms: Terms, bits: np.ndarray[tuple[int], np.dtype[np.int64]]) -> float:
    products = terms.quadratic * bits[terms.left] * bits[terms.right]
    return float(terms.offset + (terms.linear * bits[terms.index]).sum() + products.sum())


@pytest.mark.parametrize("cells", [0, 10**6], ids=["sorted", "tabled"])
@pytest.mark.parametrize("seed", range(5))
def test_the_value_stays_and_the_pairs_are_in_order(
    seed: int, cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polynomial, "_CELLS_A_TERM", cells)
    rng = np.random.default_rng(seed)
    terms = _terms(rng, 40, _N)
    once = collected(terms, _N)
    for bits in rng.integers(0, 2, (20, _N)):
        assert _value(once, bits) == pytest.approx(_value(terms, bits))
    assert (once.left < once.right).all()
    assert (np.diff(once.right * _N + once.left) > 0).all()
    assert (np.diff(once.index) > 0).all()


@pytest.mark.parametrize("cells", [0, 10**6], ids=["sorted", "tabled"])
def test_what_cancels_is_left_out_and_what_is_small_is_not(
    cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polynomial, "_CELLS_A_TERM", cells)
    left, right = np.array([0, 1, 0, 0, 2, 2]), np.array([1, 0, 1, 2, 1, 1])
    values = np.array([0.1, 0.2, -0.3, 1e-20, 1e9, -1e9])
    once = collected(Terms(0.0, left[:0], values[:0], left, right, values), 3)
    assert (once.left.tolist(), once.right.tolist(), once.quadratic.tolist()) == ([0], [2], [1e-20])


def test_terms_in_order_keep_their_arrays_unless_one_is_zero() -> None:
    none = np.empty(0, dtype=np.int64)
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    ordered = Terms(0.0, none, np.empty(0), left, right, np.array([1.0, 2.0, 3.0]))
    assert collected(ordered, 3).quadratic is ordered.quadratic
    holed = Terms(0.0, none, np.empty(0), left, right, np.array([1.0, 0.0, 3.0]))
    assert collected(holed, 3).right.tolist() == [1, 2]


def test_a_square_stays_one_where_the_variable_is_no_bit() -> None:
    square = np.array([0, 1])
    terms = Terms(0.0, square[:0], np.empty(0), square, square, np.array([2.0, 3.0]))
    once = collected(terms, 2, np.array([True, False]))
    assert (once.index.tolist(), once.linear.tolist()) == ([0], [2.0])
    assert (once.left.tolist(), once.right.tolist(), once.quadratic.tolist()) == ([1], [1], [3.0])
