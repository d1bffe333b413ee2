"""The energies of all 2ⁿ states of a BQM or polynomial: the diagonal of its Ising Hamiltonian.

Bit order: in state number `s`, bit `i` of `s` (least significant first) is the value of the variable
`order[i]`, as a binary. This is Qiskit's order too, with `order[i]` on qubit `i`. A spin BQM is
converted first: bit 1 is spin +1.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from problems.encoding.multilinear import Monomials, in_bits

if TYPE_CHECKING:
    import dimod
    from dimod.higherorder.polynomial import BinaryPolynomial

_NEAR_STATES = 1 << 15  # 256 KiB, within a core's second-level cache


def energies(
    bqm: dimod.BinaryQuadraticModel,
    order: Sequence[Hashable],
    precision: Literal["float64", "float32"] = "float64",
) -> NDArray[np.float64]:
    """Returns the energy of every state, at the state's number.

    Doubling: the states with bit k set cost what those without it cost, plus variable k's field in
    them, which is itself built by doubling. The whole takes O(2ⁿ) additions and no temporary array.

    Shape: (2**n,) for n variables; `order` names each once. In float32 half the memory, and sums that
    are rounded to about seven digits.

    >>> import dimod
    >>> energies(dimod.BinaryQuadraticModel({"a": 1, "b": -3}, {"ab": 5}, 0.5, "BINARY"), "ab")
    array([ 0.5,  1.5, -2.5,  3.5])
    """
    linear, couplings, offset = coefficients(bqm, order)
    energy = np.empty(1 << len(order), dtype=precision)
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


def energies_of(
    bqm: dimod.BinaryQuadraticModel, order: Sequence[Hashable], numbers: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Returns the energies of some states by their numbers, in float64. Shape: (k,).

    >>> import dimod
    >>> bqm = dimod.BinaryQuadraticModel({"a": 1, "b": -3}, {"ab": 5}, 0.5, "BINARY")
    >>> energies_of(bqm, "ab", np.array([3, 2]))
    array([ 3.5, -2.5])
    """
    linear, couplings, offset = coefficients(bqm, order)
    bits = states(numbers, len(order)).astype(float)
    return np.asarray(((bits @ couplings) * bits).sum(axis=1) + bits @ linear + offset)


def polynomial_energies(monomials: Monomials, n_variables: int) -> NDArray[np.float64]:
    """Returns the value of a polynomial of bits, of any degree, in every state.

    A state's value is the sum of the coefficients of all products of bits that are set in it. Doubling
    again: for each bit in turn, the states with it set get what those without it have. O(n·2ⁿ)
    additions, whatever the degree and the number of terms.

    Shape: (2**n,). Variables are their indices; `problems.encoding.multilinear` brings spins to bits.

    >>> polynomial_energies({(): 1.0, (0, 1, 2): -4.0, (1,): 2.0}, 3)
    array([ 1.,  1.,  3.,  3.,  1.,  1.,  3., -1.])
    """
    values = np.zeros(1 << n_variables)
    for indices, coefficient in monomials.items():
        values[sum(1 << index for index in set(indices))] += coefficient
    for start in range(0, values.size, _NEAR_STATES):
        _add_subsets(values[start : start + _NEAR_STATES], 1)
    _add_subsets(values, _NEAR_STATES)
    return values


def monomials_of(polynomial: BinaryPolynomial, order: Sequence[Hashable]) -> Monomials:
    """Returns the terms of dimod's polynomial by index, spins brought to bits.

    Raises:
        LimitExceeded: long products of spins have too many terms as bits.
    """
    import dimod

    place = {label: index for index, label in enumerate(order)}
    terms = {
        tuple(sorted(place[label] for label in labels)): float(coefficient)
        for labels, coefficient in polynomial.items()
    }
    return in_bits(terms) if polynomial.vartype is dimod.SPIN else terms


def _add_subsets(values: NDArray[np.float64], first: int) -> None:
    """Adds to each state what those without one of its bits have, from the bit `first` upwards."""
    half = first
    while half < values.size:
        pairs = values.reshape(-1, 2, half)
        pairs[:, 1] += pairs[:, 0]
        half *= 2


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
