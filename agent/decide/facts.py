"""What has been published and matters to every verdict, each with its source and date."""

from __future__ import annotations

from functools import cache

from solvers.quantum.devices import Fact, GateDevice, device_facts

# Below half, most shots carry an error; post-selection and mitigation then cost more shots than
# they save.
LEAST_FIDELITY = 0.5

# Families solved in polynomial time: no algorithm, quantum or not, has anything to win there.
POLYNOMIAL = {
    "assignment": "the Hungarian algorithm, O(n³) (Kuhn 1955)",
    "matching": "the blossom algorithm (Edmonds 1965)",
    "max_flow": "augmenting paths, O(nm²) (Edmonds and Karp 1972)",
    "min_cost_flow": "minimum mean cycles (Goldberg and Tarjan 1989)",
    "shortest_path": "label correcting, O(nm) (Bellman 1958)",
    "transport": "the transportation problem is a minimum-cost flow (Goldberg and Tarjan 1989)",
}

# Sizes from which a published measurement has quantum hardware ahead of the best classical solver
# on a family. None was found for any family here by November 2026.
MEASURED_ADVANTAGE: dict[str, int] = {}
ADVANTAGE_SOURCE = "QOBLIB, arXiv 2504.03832 (2025-04): open for every class it lists"


@cache
def largest_device() -> GateDevice:
    """Returns the gate-based machine with the most qubits; what does not fit there fits nowhere."""
    return max(_machines(), key=lambda each: each.n_qubits.value)


@cache
def most_accurate_device() -> GateDevice:
    """Returns the machine with the least two-qubit error.

    Every qubit reaches every other there, so it needs the fewest gates too: a circuit that fails on
    it fails on all.
    """
    return min(_machines(), key=lambda each: error_of(each).value)


def error_of(device: GateDevice) -> Fact:
    """Returns the two-qubit error of a machine of which it is known."""
    assert device.two_qubit_error is not None
    return device.two_qubit_error


def cited(fact: Fact) -> str:
    """Returns a fact's source and date in words."""
    return f"{fact.source} ({fact.date})"


def _machines() -> list[GateDevice]:
    return [
        each for each in device_facts() if isinstance(each, GateDevice) and each.two_qubit_error
    ]
