"""What simulates the ansatz: one interface, whichever numerics stand behind it.

An engine belongs to one vector of costs, the 2ⁿ entries of `solvers.diagonal`, and answers for any
angles and any number of layers. The ansatz, its sign and its bit order are those of
`solvers.qaoa.engines.statevector`.
"""

from __future__ import annotations

from typing import Literal, Protocol

from problems.structures import Floats
from solvers.qaoa.engines.blocked_engine import BlockedEngine
from solvers.qaoa.engines.kernels.kernel_cache import is_compiled
from solvers.qaoa.engines.numpy_engine import NumpyEngine
from solvers.qaoa.engines.statevector import Angles, State

# Loading the compiled kernels takes 1.3 s of a core, a training of 60 steps and 8 layers 0.8 s in numpy
# for 14 qubits and 4 s for 16; compiling them takes 10 s or more.
_MOST_NUMPY_QUBITS = 14
_MOST_QUBITS_NOT_WORTH_COMPILING = 16

Precision = Literal["float64", "float32"]


class Engine(Protocol):
    """An exact simulation of the ansatz over given costs; γ is per unit of these costs.

    `precision` is that of the amplitudes; energies and gradients are summed in float64 in any case.
    """

    @property
    def name(self) -> str: ...

    @property
    def n_qubits(self) -> int: ...

    @property
    def precision(self) -> Precision: ...

    @property
    def threads(self) -> int: ...

    def energy(self, angles: Angles) -> float:
        """Returns the expected cost ⟨ψ|C|ψ⟩."""
        ...

    def energy_and_gradient(self, angles: Angles) -> tuple[float, Angles]:
        """Returns the expected cost and its exact derivatives by the adjoint method."""
        ...

    def probabilities(self, angles: Angles) -> Floats:
        """Returns the probability of each state, for the caller to keep. Shape: (2**n,)."""
        ...

    def state(self, angles: Angles) -> State:
        """Returns the amplitudes, with the global phase that the ansatz gives. Shape: (2**n,)."""
        ...


def engine_for(costs: Floats, *, precision: Precision = "float64", threads: int = 1) -> Engine:
    """Returns the fastest engine at hand for these costs. Shape: `costs` (2**n,).

    `precision` float32 halves the memory of a large state; small ones are computed in float64 anyway.
    Up to 16 qubits nothing is compiled for the first time: then numpy is quicker.

    >>> import numpy as np
    >>> engine_for(np.array([0.0, 2.0, 4.0, 6.0])).energy(Angles(np.zeros(1), np.zeros(1)))
    3.0
    """
    n_qubits = costs.size.bit_length() - 1
    if n_qubits <= _MOST_NUMPY_QUBITS:
        return NumpyEngine(costs)
    if n_qubits <= _MOST_QUBITS_NOT_WORTH_COMPILING and not is_compiled(precision):
        return NumpyEngine(costs)
    return BlockedEngine(costs, precision=precision, threads=threads)
