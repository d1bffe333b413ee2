"""QAOA with amplitude amplification, as compiled for the surface code in arXiv 2504.01897."""

from __future__ import annotations

from math import ceil, log2, pi
from typing import Literal

import numpy as np
from pydantic import Field

from problems.problem import Frozen
from problems.structures import Floats
from solvers.quantum.adder_tree import added_up
from solvers.quantum.growth import SAME, Growth
from solvers.quantum.rotation_synthesis import t_gates
from solvers.quantum.surface_code import LogicalWork

_INFIDELITY = 0.01  # of the whole circuit by its rotations: section IV B there
_ORACLE_BATCHES = 22  # batches of clauses that the oracle works on at a time: appendix C there
_CLIFFORD_CYCLES = 2  # around the T gates of a rotation; the paper's published computation has them


class AmplifiedQaoa(Frozen):
    """π/(4·√P) rounds of two QAOA circuits, an oracle and a reflection; P = 2^(intercept − rate·n).

    Each layer applies a phase for each of `terms` groups of `order` variables. Terms that share no
    variable go at the same time, a batch for each of `colours`, one batch every `spacing` logical
    cycles. `repeats` is what not knowing P costs (theorem IV.1 there: 4). The oracle marks an answer
    by its clauses, or by the sum of its terms of `bits` bits.
    """

    layers: int = Field(ge=1)
    rate: float = Field(gt=0)
    intercept: float = 0.0
    order: int = Field(default=2, ge=2)
    variables: Growth = SAME
    terms: Growth
    colours: Growth
    spacing: int = Field(default=1, ge=1)
    repeats: float = Field(default=4.0, ge=1)
    oracle: Literal["clauses", "sum"] = "sum"
    bits: int = Field(default=20, ge=1)

    def work(self, n: Floats) -> LogicalWork:
        """Returns what it takes at each size, by equations 6 to 12 there."""
        qubits, terms, colours = self.variables(n), self.terms(n), self.colours(n)
        log2_rounds = self._log2_rounds(qubits)
        log2_rotations = log2_rounds + np.log2(2 * self.layers * (qubits + terms))
        synthesis = t_gates(log2_rotations, _INFIDELITY)
        held = synthesis + _CLIFFORD_CYCLES + 4 * ceil(log2(self.order))
        jobs = np.ceil(np.ceil(terms / colours) * held / self.spacing)
        ancillas = jobs * (13 * self.order // 2)
        cycles = (
            2 * self.layers * (self.spacing * colours + held + synthesis)
            + self._oracle_cycles(qubits, terms, colours, ancillas)
            + 4 * np.log2(qubits)
        )
        return LogicalWork(
            log2_cycles=log2_rounds + np.log2(cycles),
            log2_gates=log2_rotations + np.log2(self.order - 1 + synthesis),
            patches=qubits + ancillas,
            states=jobs,
            repeats=self.repeats,
        )

    def _log2_rounds(self, qubits: Floats) -> Floats:
        """At least one round; QAOA is never worse than guessing, 2⁻ⁿ, nor better than certain."""
        log2_chance = np.clip(self.intercept - self.rate * qubits, -qubits, 0.0)
        return np.asarray(np.maximum(log2(pi / 4) - log2_chance / 2, 0.0))

    def _oracle_cycles(
        self, qubits: Floats, terms: Floats, colours: Floats, ancillas: Floats
    ) -> Floats:
        """Clauses: equation C16 (10 prints five times as much, which figure 2D does not bear out).

        A sum: as many adders as the ancillas of the phases hold, at two qubits a bit.
        """
        if self.oracle == "clauses":
            at_once = np.log2(self.order * terms / colours)
            return np.asarray(16 * at_once * colours / _ORACLE_BATCHES)
        lanes = np.maximum(np.floor(ancillas / (2 * self.bits)), 1.0)
        return added_up(qubits + terms, self.bits, lanes).cycles


def eight_sat(speed_up: float, *, classical_rate: float = 0.176, spacing: int = 1) -> AmplifiedQaoa:
    """Returns the published algorithm for random 8-SAT, 176 clauses a variable, at its threshold.

    P = 2^(−0.69·p^−0.32·n) (Boulebnane, Montanaro, PRX Quantum 5, 030348), and p such that the
    classical exponent is `speed_up` times the amplified one; clauses take 12·176 colours.

    >>> [eight_sat(each).layers for each in (2, 3, 4)]
    [71, 253, 623]
    """
    layers = int((classical_rate * 2 / (0.69 * speed_up)) ** (-1 / 0.32))
    return AmplifiedQaoa(
        layers=layers,
        rate=0.69 * layers**-0.32,
        order=8,
        terms=Growth(coefficient=176, power=1),
        colours=Growth(coefficient=12 * 176, power=0),
        spacing=spacing,
        oracle="clauses",
    )
