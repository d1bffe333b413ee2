"""The energies of many samples at once: matrix products instead of a walk over every interaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from problems.encoding.model_arrays import Floats, Terms
from problems.errors import BadInput

if TYPE_CHECKING:
    import dimod

_DENSE = 1 / 12  # of all pairs: about where a full product overtakes, tried at 400 and 2,500 bits
_MOST_CELLS = 2**27  # half or one GiB of a full matrix
_BLOCK = 256  # columns at a time, so that what lies below the diagonal is mostly not multiplied
_FULL_AT_ONCE, _SPARSE_AT_ONCE = 2**22, 2**18  # cells of samples as floats; the sparse fit a cache
_EXACT_IN_FLOAT32 = 2**24


@dataclass(frozen=True, slots=True)
class QuboEnergies:
    """offset + linear·x + xᵀ·products·x for each sample x, exact to the rounding of float64.

    Shape: `linear` (n,), `products` (n, n): full with nothing below the diagonal, sparse with nothing
    above. Both are float32 where all is whole and sums to less than 2**24, which float32 adds exactly.
    """

    offset: float
    linear: NDArray[np.floating]
    products: NDArray[np.floating] | csr_array

    @classmethod
    def of_terms(cls, terms: Terms, n_variables: int) -> Self:
        """Returns the energies of a polynomial of n variables."""
        n_cells = n_variables * n_variables
        low, high = np.minimum(terms.left, terms.right), np.maximum(terms.left, terms.right)
        kind = _float_type(terms)
        linear = np.bincount(terms.index, weights=terms.linear, minlength=n_variables).astype(kind)
        values = terms.quadratic.astype(kind)
        products = csr_array((values, (high, low)), shape=(n_variables, n_variables))
        if _DENSE * n_cells / 2 <= products.nnz and n_cells <= _MOST_CELLS:
            return cls(terms.offset, linear, np.ascontiguousarray(products.toarray().T))
        return cls(terms.offset, linear, products)

    @classmethod
    def of_bqm(cls, bqm: dimod.BinaryQuadraticModel) -> Self:
        """Returns the energies of a BQM, over its variables in its own order.

        >>> import dimod
        >>> bqm = dimod.BinaryQuadraticModel({"a": 1, "b": 2}, {"ab": -4}, 0.5, "BINARY")
        >>> QuboEnergies.of_bqm(bqm)(np.array([[0, 1], [1, 1]])).tolist()
        [2.5, -0.5]
        """
        vectors = bqm.to_numpy_vectors(variable_order=list(bqm.variables))
        linear = np.asarray(vectors.linear_biases, dtype=np.float64)
        return cls.of_terms(
            Terms(
                offset=float(vectors.offset),
                index=np.arange(linear.size),
                linear=linear,
                left=vectors.quadratic.row_indices.astype(np.int64),
                right=vectors.quadratic.col_indices.astype(np.int64),
                quadratic=np.asarray(vectors.quadratic.biases, dtype=np.float64),
            ),
            linear.size,
        )

    def __call__(self, samples: NDArray[np.number]) -> Floats:
        """Returns the energy of each row of samples. Shape: (k, n) to (k,).

        Raises:
            BadInput: the samples are not of n values each.
        """
        n = self.linear.size
        if samples.ndim != 2 or samples.shape[1] != n:
            raise BadInput(
                f"the samples have shape {samples.shape}; give one row of {n} values each"
            )
        is_sparse = isinstance(self.products, csr_array)
        step = max(1, (_SPARSE_AT_ONCE if is_sparse else _FULL_AT_ONCE) // max(1, n))
        energies_of = self._sparse if is_sparse else self._full
        parts = [energies_of(samples[at : at + step]) for at in range(0, len(samples), step)]
        energies: Floats = self.offset + np.concatenate([np.empty(0), *parts])
        return energies

    def _sparse(self, samples: NDArray[np.number]) -> NDArray[np.floating]:
        columns = samples.T.astype(self._type_for(samples), order="C")
        fields = self.products @ columns
        fields += self.linear[:, np.newaxis]
        energies: NDArray[np.floating] = np.einsum("ij,ij->j", fields, columns)
        return energies

    def _full(self, samples: NDArray[np.number]) -> NDArray[np.floating]:
        rows = samples.astype(self._type_for(samples))
        energies: NDArray[np.floating] = rows @ self.linear
        for first in range(0, self.linear.size, _BLOCK):
            last = min(first + _BLOCK, self.linear.size)
            fields = rows[:, :last] @ self.products[:last, first:last]
            energies += np.einsum("ij,ij->i", fields, rows[:, first:last])
        return energies

    def _type_for(self, samples: NDArray[np.number]) -> np.dtype[np.floating]:
        is_small = samples.size and samples.min() >= -1 and samples.max() <= 1
        is_whole = np.issubdtype(samples.dtype, np.integer)
        return self.linear.dtype if is_small and is_whole else np.dtype(np.float64)


def _float_type(terms: Terms) -> type[np.floating]:
    """float32 where it adds any of the terms exactly, else float64."""
    values = np.concatenate([terms.linear, terms.quadratic])
    is_exact = np.abs(values).sum() < _EXACT_IN_FLOAT32 and (values == np.rint(values)).all()
    return np.float32 if is_exact else np.float64
