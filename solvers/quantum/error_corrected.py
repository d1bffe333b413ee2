"""What a speed-up of Grover's kind takes on a surface code: physical qubits, hours, and when it pays.

With p the physical error, d the code's distance and c the time of a cycle:

* a logical qubit fails with 0.1·(100·p)^((d+1)/2) a cycle (Fowler, Gidney, arXiv 1808.06709; quoted
  as equation 2 of Webber et al., arXiv 2108.12371);
* it takes 2·(d + 1)² physical qubits (Gidney, arXiv 2505.15917), and half as many again for routing
  (the compact block of Litinski, arXiv 1808.02892, has 1.5·n + 3 tiles);
* a factory makes a Toffoli's state in 5.5·d cycles on 12·6 patches (Gidney, Fowler, arXiv 1812.01238);
* a Toffoli waits for its state: with one factory a run takes its Toffolis · 5.5·d·c;
* a d-th power speed-up breaks even where M·t_Q = M^d·t_C/S, so at M = (S·t_Q/t_C)^(1/(d−1)) calls for
  a classical side that runs on S processors (Babbush et al., PRX Quantum 2, 010103, arXiv 2011.04149).

The last two, and the call times below, were read in the papers' text; the failure, the qubits of a
patch and the factory in the texts of others that quote them.
"""

from __future__ import annotations

from math import ceil, log, log2, pi, sqrt

import numpy as np
from pydantic import Field

from problems.problem import Frozen
from solvers.quantum.adder_tree import TOFFOLI_CYCLES
from solvers.quantum.surface_code import CodeParameters, LogicalWork, on_surface_code

_LARGEST_DISTANCE = 101

# The least that arXiv 2011.04149 allows a call: 100 Toffolis of 170 µs, or 100 cycles of a 3 GHz
# processor; and a classical side that a thousand processors share. Table I there: 100 days for a
# quadratic speed-up, 14 s for a quartic one.
QUANTUM_CALL_S = 0.017
CLASSICAL_CALL_S = 33e-9
PROCESSORS = 1000


class CodeResources(Frozen):
    """A computation on the surface code."""

    logical_qubits: float
    toffolis: float
    distance: int
    physical_qubits: float
    seconds: float
    toffoli_s: float


class Search(Frozen):
    """Minimum finding over the 2ⁿ assignments of a QUBO by amplitude amplification.

    `calls` is π/4·√(2ⁿ) and `toffolis_a_call` what adding the couplings up takes; `break_even` says
    from how many hours such a speed-up pays at the published call times.
    """

    n_variables: int
    calls: float
    toffolis_a_call: int
    code: CodeResources | None
    years: float | None
    break_even_days: float
    how: str = Field(description="the algorithm and the sources, in words")


def surface_code(
    logical_qubits: float, toffolis: float, toffolis_in_a_row: float, machine: CodeParameters
) -> CodeResources | None:
    """Returns the smallest odd distance that keeps the failure, and what it takes; None beyond 101.

    Toffolis that need not wait for one another share `machine.n_factories`.
    """
    work = LogicalWork(
        log2_cycles=np.array([log2(TOFFOLI_CYCLES) + log2(toffolis_in_a_row)]),
        log2_gates=np.array([log2(toffolis)]),
        patches=np.array([logical_qubits]),
        states=np.array([toffolis / toffolis_in_a_row / TOFFOLI_CYCLES]),
    )
    run = on_surface_code(work, machine)
    distance = float(run.distance[0])
    if distance > _LARGEST_DISTANCE:
        return None
    return CodeResources(
        logical_qubits=logical_qubits,
        toffolis=toffolis,
        distance=int(distance),
        physical_qubits=float(run.physical_qubits[0]),
        seconds=2.0 ** float(run.log2_seconds[0]),
        toffoli_s=machine.factory.cycles_a_state * distance * machine.cycle_s,
    )


def break_even_s(
    power: float,
    quantum_call_s: float = QUANTUM_CALL_S,
    classical_call_s: float = CLASSICAL_CALL_S,
    processors: float = PROCESSORS,
) -> float:
    """Returns how long a run must take before a speed-up of that power pays.

    >>> round(break_even_s(2) / 86400), round(break_even_s(4))
    (101, 14)
    """
    calls = (processors * quantum_call_s / classical_call_s) ** (1 / (power - 1))
    return float(calls * quantum_call_s)


def search_resources(
    n_variables: int, n_couplings: int, exact_bits: int | None, machine: CodeParameters
) -> Search:
    """Returns what finding a QUBO's minimum takes: one logical qubit a variable, and two sums.

    A call adds each coupling and field to a register of b bits, b Toffolis each, and takes it away
    again; b is the digits of the coefficients (20 where they have no common step) and of their count.
    """
    bits = (exact_bits if exact_bits is not None else 20) + ceil(
        log(n_variables + n_couplings + 1, 2)
    )
    a_call = 2 * bits * (n_variables + n_couplings) + 2 * n_variables
    calls = pi / 4 * sqrt(2.0 ** min(n_variables, 1000))
    toffolis = calls * a_call
    code = surface_code(n_variables + 3 * bits, toffolis, toffolis, machine)
    return Search(
        n_variables=n_variables,
        calls=calls,
        toffolis_a_call=a_call,
        code=code,
        years=code.seconds / 31_557_600 if code else None,
        break_even_days=break_even_s(2) / 86_400,
        how="amplitude amplification over all assignments, π/4·√(2ⁿ) calls; surface code as in arXiv "
        "1808.06709 with Toffoli factories of arXiv 1812.01238; break-even as in arXiv 2011.04149",
    )
