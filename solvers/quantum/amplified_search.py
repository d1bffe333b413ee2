"""Grover-type search: a square root, or another root, of what a classical search would look at."""

from __future__ import annotations

from math import log2, pi

import numpy as np
from pydantic import Field

from problems.problem import Frozen
from problems.structures import Floats
from solvers.quantum.adder_tree import TOFFOLI_CYCLES, added_up
from solvers.quantum.exponential_time import ExponentialTime
from solvers.quantum.growth import SAME, Growth
from solvers.quantum.power_time import PowerTime
from solvers.quantum.surface_code import LogicalWork

# A cycle of a 3 GHz processor does what one Toffoli does, which "seems generous to the quantum
# computer": Babbush et al., arXiv 2011.04149, "Implementing classical primitives".
CLASSICAL_TOFFOLI_S = 330e-12


class AssignmentSearch(Frozen):
    """Minimum finding over all 2ⁿ assignments: π/4·√(2ⁿ) calls, each of which adds the couplings up.

    One adder a variable works at a time, so a call takes as few cycles as that many qubits allow. The
    binary variables and the couplings both grow with the size n.
    """

    couplings: Growth
    variables: Growth = SAME
    bits: int = Field(ge=1)

    def work(self, n: Floats) -> LogicalWork:
        """Returns what it takes at each size."""
        qubits = self.variables(n)
        call = added_up(qubits + self.couplings(n), self.bits, lanes=qubits)
        reflection = 4 * np.ceil(np.log2(np.maximum(qubits, 2)))
        log2_calls = log2(pi / 4) + qubits / 2
        return LogicalWork(
            log2_cycles=log2_calls + np.log2(call.cycles + reflection),
            log2_gates=log2_calls + np.log2(call.toffolis + 2 * qubits),
            patches=qubits + 2 * self.bits * qubits + 3 * self.bits,
            states=qubits / TOFFOLI_CYCLES,
        )


class TreeSearch(Frozen):
    """A root of the classical solver's own search: calls = (its steps)^(1/power).

    A step is taken at its least on both sides: n Toffolis a call on the quantum machine, one after
    the other, and as many cycles of a processor on the classical one, so that it made
    T(n)/(330 ps·n) steps (Babbush et al., arXiv 2011.04149: "a sensible lower bound"). That a speed-up
    of that power exists for the solver at all is assumed in favour of the quantum machine.
    """

    classical: ExponentialTime | PowerTime
    power: float = Field(default=2.0, gt=1)

    def work(self, n: Floats) -> LogicalWork:
        """Returns what it takes at each size."""
        log2_steps = self.classical.alone().log2_seconds(n, n) - np.log2(CLASSICAL_TOFFOLI_S * n)
        log2_calls = np.maximum(log2_steps, 0.0) / self.power
        return LogicalWork(
            log2_cycles=log2_calls + np.log2(TOFFOLI_CYCLES * n),
            log2_gates=log2_calls + np.log2(n),
            patches=2 * n,
            states=np.full_like(n, 1 / TOFFOLI_CYCLES),
        )
