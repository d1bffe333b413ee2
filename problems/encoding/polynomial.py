"""Quadratic polynomials of bits as arrays: substituting variables, collecting terms."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from problems.encoding.binary_encoding import Substitution
from problems.encoding.model_arrays import Floats, Ints, Terms

_ROUNDING = 1e-14  # of the summed magnitudes: what is left of terms that cancel in decimals
_CELLS_A_TERM = 16  # a table with so many cells a term is filled faster than the terms are sorted


def substituted(terms: Terms, substitution: Substitution) -> Terms:
    """Returns the polynomial in bits of one in variables: x = base + matrix·bits."""
    if is_identity(substitution):
        return terms
    n_variables = substitution.base.size
    matrix = substitution.matrix.astype(float)
    base = substitution.base.astype(float)
    quadratic = csr_array(
        (terms.quadratic, (terms.left, terms.right)), shape=(n_variables, n_variables)
    )
    linear = np.bincount(terms.index, weights=terms.linear, minlength=n_variables)
    field = linear + quadratic @ base + quadratic.T @ base
    products = csr_array(matrix.T @ quadratic @ matrix).tocoo()
    return Terms(
        offset=float(terms.offset + linear @ base + base @ (quadratic @ base)),
        index=np.arange(matrix.shape[1]),
        linear=matrix.T @ field,
        left=products.coords[0].astype(np.int64),
        right=products.coords[1].astype(np.int64),
        quadratic=products.data.astype(float),
    )


def is_identity(substitution: Substitution) -> bool:
    """Returns whether every variable is the bit of its own index."""
    matrix = substitution.matrix
    n_variables, n_bits = matrix.shape
    return bool(
        n_variables == n_bits == matrix.nnz
        and not substitution.base.any()
        and (matrix.data == 1).all()
        and (matrix.indices == np.arange(n_bits)).all()
        and (np.diff(matrix.indptr) == 1).all()  # not two bits for one variable, none for the next
    )


def collected(terms: Terms, n_bits: int, is_bit: NDArray[np.bool_] | None = None) -> Terms:
    """Returns the same polynomial with each variable and each pair named once, left ≤ right.

    A product of a bit with itself is the bit; without `is_bit` (n_bits,) all variables are bits.
    Terms that cancel are left out. Pairs come in the order of their right bit, then of their left:
    the order in which dimod holds them, so those read from it need no sorting.
    """
    index, linear, left, right, quadratic = (
        terms.index,
        terms.linear,
        terms.left,
        terms.right,
        terms.quadratic,
    )
    diagonal = left == right
    if is_bit is not None:
        diagonal &= is_bit[left]
    if diagonal.any():
        index = np.concatenate([index, left[diagonal]])
        linear = np.concatenate([linear, quadratic[diagonal]])
        left, right, quadratic = left[~diagonal], right[~diagonal], quadratic[~diagonal]
    if (left > right).any():
        left, right = np.minimum(left, right), np.maximum(left, right)
    index, linear = _summed(index, linear, n_bits)
    if not _is_in_order(left, right) or not quadratic.all():
        pair, quadratic = _summed(right * n_bits + left, quadratic, n_bits * n_bits)
        right = pair // n_bits
        left = pair - right * n_bits
    return Terms(terms.offset, index, linear, left, right, quadratic)


def _is_in_order(left: Ints, right: Ints) -> bool:
    """Whether every pair comes after the one before it, so that none comes twice."""
    later = right[1:] > right[:-1]
    return bool((later | ((right[1:] == right[:-1]) & (left[1:] > left[:-1]))).all())


def _summed(key: Ints, value: Floats, n_keys: int) -> tuple[Ints, Floats]:
    """Each key once, in ascending order, with the sum of its values, where that is not 0."""
    if n_keys <= _CELLS_A_TERM * key.size:
        return _tabled(key, value, n_keys)
    if not key.size:
        return key, value
    order = np.argsort(key, kind="stable")
    ordered, values = key[order], value[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    total = np.add.reduceat(values, first)
    kept = np.abs(total) > _ROUNDING * np.add.reduceat(np.abs(values), first)
    return ordered[first][kept], total[kept]


def _tabled(key: Ints, value: Floats, n_keys: int) -> tuple[Ints, Floats]:
    """The same by a table of all keys."""
    table: Floats = np.bincount(key, weights=value, minlength=n_keys).astype(float, copy=False)
    kept = np.flatnonzero(table != 0.0)  # of truth values it takes a sixth of the time
    total = table[kept]
    magnitudes = np.abs(value)
    if (np.abs(total) <= _ROUNDING * magnitudes.sum()).any():  # some may be what rounding left
        most = np.bincount(key, weights=magnitudes, minlength=n_keys)[kept]
        solid = np.abs(total) > _ROUNDING * most
        kept, total = kept[solid], total[solid]
    return kept, total
