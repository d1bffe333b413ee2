"""The energies of all 2ⁿ states of a BQM: the diagonal of its Ising Hamiltonian.

Bit order: in state number `s`, bit `i` of `s` (least significant first) is the value of the variable
`order[i]`, as a binary. This is Qiskit's order too, with `order[i]` on qubit `i`. A spin BQM is
converted first: bit 1 is spin +1.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import dimod


def energies(bqm: dimod.BinaryQuadraticModel, order: Sequence[Hashable]) -> NDArray[np.float64]:
    """Returns the energy of every state, at the state's number.

    Doubling: the states with bit k set cost what those without it cost, plus variable k's field in
    them, which is itself built by doubling. The whole takes O(2ⁿ) additions and no temporary array.

    Shape: (2**n,) for n variables; `order` names each once.

    >>> import dimod
    >>> energies(dimod.BinaryQuadraticModel({"a": 1, "b": -3}, {"ab": 5}, 0.5, "BINARY"), "ab")
    array([ 0.5,  1.5, -2.5,  3.5])
    """
    linear, couplings, offset = coefficients(bqm, order)
    energy = np.empty(1 << len(order))
    energy[0] = offset
    for k in range(len(order)):
        n_states = 1 << k
        upper = energy[n_states : 2 * n_states]
        upper[0] = linear[k]
        for i in range(k):
            half = 1 << i
            np.add(upper[:half], couplings[i, k], out=upper[half : 2 * half])
        upper += energy[:n_states]
    return energy


def states(numbers: NDArray[np.int64], n_variables: int) -> NDArray[np.int8]:
    """Returns the bits of each state number, in the order of the variables.

    Shape: (k,) numbers to (k, n_variables) zeros and ones.

    >>> states(np.array([1, 6]), 3)
    array([[1, 0, 0],
           [0, 1, 1]], dtype=int8)
    """
    return ((numbers[:, np.newaxis] >> np.arange(n_variables)) & 1).astype(np.int8)


def coefficients(
    bqm: dimod.BinaryQuadraticModel, order: Sequence[Hashable]
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Returns a BQM of binaries as arrays: linear terms, couplings in the upper triangle, the offset.

    Shape: (n,) and (n, n) for n variables, in the order that names each of them once.
    """
    import dimod

    binary = bqm.change_vartype(dimod.BINARY, inplace=False)
    if len(order) != binary.num_variables or set(order) != set(binary.variables):
        raise ValueError(
            f"the order names {len(order)} variables; it must name each of the BQM's "
            f"{binary.num_variables} once"
        )
    vectors = binary.to_numpy_vectors(variable_order=list(order))
    couplings = np.zeros((len(order), len(order)))
    rows, columns = vectors.quadratic.row_indices, vectors.quadratic.col_indices
    np.add.at(
        couplings,
        (np.minimum(rows, columns), np.maximum(rows, columns)),
        vectors.quadratic.biases,
    )
    return np.asarray(vectors.linear_biases, dtype=float), couplings, float(vectors.offset)
