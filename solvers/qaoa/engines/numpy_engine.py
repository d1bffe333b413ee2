"""The engine in numpy: nothing to compile, so the first answer comes at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from problems.structures import Floats
from solvers.qaoa.engines import statevector
from solvers.qaoa.engines.statevector import Angles, State


@dataclass(frozen=True, slots=True)
class NumpyEngine:
    """`solvers.qaoa.engines.statevector` over given costs, as an `Engine`. Shape: `costs` (2**n,)."""

    costs: Floats
    name: str = "numpy"
    precision: Literal["float64"] = "float64"
    threads: int = 1

    @property
    def n_qubits(self) -> int:
        """The qubits of the costs."""
        return self.costs.size.bit_length() - 1

    def energy(self, angles: Angles) -> float:
        """Returns the expected cost."""
        return statevector.energy(self.costs, angles)

    def energy_and_gradient(self, angles: Angles) -> tuple[float, Angles]:
        """Returns the expected cost and its derivatives."""
        return statevector.energy_and_gradient(self.costs, angles)

    def probabilities(self, angles: Angles) -> Floats:
        """Returns the probability of each state. Shape: (2**n,)."""
        return statevector.probabilities(self.state(angles))

    def state(self, angles: Angles) -> State:
        """Returns the amplitudes. Shape: (2**n,)."""
        return statevector.state(self.costs, angles)
