"""What a speed-up of Grover's kind takes on a surface code: physical qubits, hours, and when it pays.

The formulas, with p the physical error, d the code's distance and c the time of a cycle:

* a logical qubit fails with 0.1·(100·p)^((d+1)/2) a cycle (Fowler, Gidney, arXiv 1808.06709);
* it takes 2·(d + 1)² physical qubits, and half as many again for routing (the same source);
* a factory makes a Toffoli's state in 5.5·d cycles on 12·6 patches (Gidney, Fowler, arXiv 1812.01238);
* a Toffoli waits for its state: the run takes Toffolis in a row · 5.5·d·c;
* a d-th power speed-up breaks even where M·t_Q = M^d·t_C, so at M = (t_Q/t_C)^(1/(d−1)) calls
  (Babbush et al., PRX Quantum 2, 010103, arXiv 2011.04149).
"""

from __future__ import annotations

from math import ceil, log, pi, sqrt

from pydantic import Field

from problems.problem import Frozen

_FACTORY_PATCHES = 72
_FACTORY_CYCLES = 5.5
_ROUTING = 1.5
_LARGEST_DISTANCE = 101

# A Toffoli takes 170 µs there, a call to the cost function a hundred of them, and the classical
# machine 33 ps a call; together they give the published 100 days (quadratic) and 14 s (quartic). The
# 33 ps are read off from those two times, which a review of the paper states.
QUANTUM_CALL_S = 0.017
CLASSICAL_CALL_S = 33e-12


class CodeParameters(Frozen):
    """The machine: physical error and cycle time, and the failure that the whole run may have."""

    physical_error: float = Field(default=1e-3, gt=0, lt=0.01)
    cycle_s: float = Field(default=1e-6, gt=0)
    failure: float = Field(default=0.1, gt=0, lt=1)
    n_factories: int = Field(default=1, ge=1)


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
    how: str


def surface_code(
    logical_qubits: float, toffolis: float, toffolis_in_a_row: float, machine: CodeParameters
) -> CodeResources | None:
    """Returns the smallest odd distance that keeps the failure, and what it takes; None beyond 101.

    Toffolis that need not wait for one another share `machine.n_factories`.
    """
    for distance in range(3, _LARGEST_DISTANCE + 1, 2):
        toffoli_s = _FACTORY_CYCLES * distance * machine.cycle_s
        steps = max(toffolis_in_a_row, toffolis / machine.n_factories)
        cycles = steps * _FACTORY_CYCLES * distance
        patches = _ROUTING * logical_qubits + _FACTORY_PATCHES * machine.n_factories
        fails = 0.1 * (100 * machine.physical_error) ** ((distance + 1) / 2)
        if patches * cycles * fails <= machine.failure:
            return CodeResources(
                logical_qubits=logical_qubits,
                toffolis=toffolis,
                distance=distance,
                physical_qubits=patches * 2 * (distance + 1) ** 2,
                seconds=steps * toffoli_s,
                toffoli_s=toffoli_s,
            )
    return None


def break_even_s(
    power: float, quantum_call_s: float = QUANTUM_CALL_S, classical_call_s: float = CLASSICAL_CALL_S
) -> float:
    """Returns how long a run must take before a speed-up of that power pays.

    >>> round(break_even_s(2) / 86400), round(break_even_s(4))
    (101, 14)
    """
    calls = (quantum_call_s / classical_call_s) ** (1 / (power - 1))
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
