"""A BQM from arrays, by whichever of dimod's two entries is the faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.encoding.model_arrays import Terms

if TYPE_CHECKING:
    import dimod

_DENSE = (
    1 / 4
)  # of all pairs: from here the table is filled and read in less time than pairs are added
_ROWS_AT_ONCE = 2**20  # pairs whose places in the table are worked out together: 8 MiB


def to_bqm(terms: Terms, labels: tuple[str, ...]) -> dimod.BinaryQuadraticModel:
    """Returns the BQM of bits of a polynomial that names each variable and each pair once.

    dimod appends what comes as a table, and searches a place for each pair that comes by itself: of
    10,000 coupled bits the table takes half the time, for 0.8 GB of memory.

    >>> one = np.array([0])
    >>> to_bqm(Terms(1.0, one, np.array([2.0]), one, one + 1, np.array([-3.0])), ("a", "b"))
    BinaryQuadraticModel({'a': 2.0, 'b': 0.0}, {('b', 'a'): -3.0}, 1.0, 'BINARY')
    """
    import dimod

    n = len(labels)
    linear = np.zeros(n)
    linear[terms.index] = terms.linear
    if terms.quadratic.size < _DENSE * n * (n - 1) / 2 or n < 2:
        pairs = (terms.left, terms.right, terms.quadratic)
        return dimod.BinaryQuadraticModel.from_numpy_vectors(
            linear, pairs, terms.offset, dimod.BINARY, variable_order=labels
        )
    none = np.empty(0, dtype=np.int64)
    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        linear, (none, none, np.empty(0)), terms.offset, dimod.BINARY
    )
    bqm.add_quadratic_from_dense(_table(terms, n))
    bqm.relabel_variables(dict(enumerate(labels)))
    return bqm


def _table(terms: Terms, n: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    table = np.zeros((n, n))
    for first in range(0, terms.quadratic.size, _ROWS_AT_ONCE):
        chosen = slice(first, first + _ROWS_AT_ONCE)
        table[terms.left[chosen], terms.right[chosen]] = terms.quadratic[chosen]
    return table
