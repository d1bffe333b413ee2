"""Quadratic polynomials of bits as arrays: substituting variables, collecting terms."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from problems.encoding.binary_encoding import Substitution
from problems.encoding.model_arrays import Floats, Ints, Terms

_ROUNDING = 1e-14  # of the summed magnitudes: what is left of terms that cancel in decimals


def substituted(terms: Terms, substitution: Substitution) -> Terms:
    """Returns the polynomial in bits of one in variables: x = base + matrix·bits."""
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


def collected(terms: Terms, n_bits: int, is_bit: NDArray[np.bool_] | None = None) -> Terms:
    """Returns the same polynomial with each variable and each pair named once, left ≤ right.

    A product of a bit with itself is the bit; without `is_bit` (n_bits,) all variables are bits.
    Terms that cancel are left out.
    """
    diagonal = terms.left == terms.right
    if is_bit is not None:
        diagonal &= is_bit[terms.left]
    index, linear = _summed(
        np.concatenate([terms.index, terms.left[diagonal]]),
        np.concatenate([terms.linear, terms.quadratic[diagonal]]),
    )
    left, right = terms.left[~diagonal], terms.right[~diagonal]
    pair, quadratic = _summed(
        np.minimum(left, right) * n_bits + np.maximum(left, right), terms.quadratic[~diagonal]
    )
    return Terms(
        offset=terms.offset,
        index=index,
        linear=linear,
        left=pair // n_bits if n_bits else pair,
        right=pair % n_bits if n_bits else pair,
        quadratic=quadratic,
    )


def _summed(key: Ints, value: Floats) -> tuple[Ints, Floats]:
    """Each key once, in ascending order, with the sum of its values, where that is not 0."""
    if not key.size:
        return key, value
    order = np.argsort(key, kind="stable")
    ordered, values = key[order], value[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    total = np.add.reduceat(values, first)
    kept = np.abs(total) > _ROUNDING * np.add.reduceat(np.abs(values), first)
    return ordered[first][kept], total[kept]
