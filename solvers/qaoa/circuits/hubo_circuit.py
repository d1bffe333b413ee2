"""QAOA of a polynomial of any degree as a Qiskit circuit, without the extra bits of a QUBO.

exp(−iγc·s_i s_j s_k) is a rotation about the parity of the qubits: a ladder of CX gathers the parity on
the last of them, RZ turns it, and the ladder is taken back. A monomial of degree d costs 2(d − 1) CX.
Spins are s = −Z, so monomials of odd degree change their sign, as fields do in
`solvers.qaoa.circuits.circuit`.

Source: Barenco et al., "Elementary gates for quantum computation", arXiv quant-ph/9503016, for parities
by ladders; Campbell and Dahl, "QAOA of the highest order", arXiv 2111.12754, for QAOA on them.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dimod.higherorder.polynomial import BinaryPolynomial
    from qiskit import QuantumCircuit
    from qiskit.circuit import Parameter

Monomial = tuple[int, ...]


def unbound_hubo_circuit(
    polynomial: BinaryPolynomial,
    order: Sequence[Hashable],
    layers: int,
    *,
    measured: bool,
) -> QuantumCircuit:
    """Returns the ansatz with parameters γ[k] and β[k]; qubit i is the variable `order[i]`.

    Bits and states are those of `solvers.diagonal`; the polynomial's constant is a global phase and
    is left out. `solvers.qaoa.circuits.circuit.bind` puts angles in.
    """
    from qiskit import QuantumCircuit
    from qiskit.circuit import ParameterVector

    terms = spin_monomials(polynomial, order)
    gammas, betas = ParameterVector("γ", layers), ParameterVector("β", layers)
    circuit = QuantumCircuit(len(order))
    circuit.h(range(len(order)))
    for gamma, beta in zip(gammas, betas, strict=True):
        add_parity_phases(circuit, gamma, terms)
        circuit.rx(2 * beta, range(len(order)))
    if measured:
        circuit.measure_all()
    return circuit


def spin_monomials(
    polynomial: BinaryPolynomial, order: Sequence[Hashable]
) -> dict[Monomial, float]:
    """Returns the coefficients of the polynomial over spins, by qubits; zeros and the constant are out.

    >>> import dimod
    >>> spin_monomials(dimod.BinaryPolynomial({"ab": 4.0}, "BINARY"), "ab")
    {(0,): 1.0, (1,): 1.0, (0, 1): 1.0}
    """
    qubit = {label: index for index, label in enumerate(order)}
    spins = polynomial.to_spin(copy=True)
    found = {
        tuple(sorted(qubit[label] for label in term)): float(bias)
        for term, bias in spins.items()
        if term and bias
    }
    return dict(sorted(found.items(), key=lambda each: (len(each[0]), each[0])))


def add_parity_phases(
    circuit: QuantumCircuit, gamma: Parameter, terms: Mapping[Monomial, float]
) -> None:
    """Adds exp(−iγ·Σ c·Πs) to the circuit, up to a global phase."""
    for qubits, coefficient in terms.items():
        angle = 2 * coefficient * (-1) ** len(qubits) * gamma
        match qubits:
            case (only,):
                circuit.rz(angle, only)
            case (first, second):
                circuit.rzz(angle, first, second)
            case _:
                ladder = list(pairwise(qubits))
                for pair in ladder:
                    circuit.cx(*pair)
                circuit.rz(angle, qubits[-1])
                for pair in reversed(ladder):
                    circuit.cx(*pair)
