"""QAOA on a line of qubits: a network of swaps in which every pair meets, without the swaps in vain.

Couplings of one layer commute, so each acts when its qubits are neighbours. A coupling that acts
where a swap follows costs three CX together, a swap alone three, a coupling alone two. The second
layer goes through the network backwards, so that no swap only restores an order.

Source: Kivlichan et al., PRL 120, 110501 (arXiv 1711.04789); on heavy-hex machines Weidenfeller et
al., arXiv 2202.03459.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from solvers.quantum.coupling_graph import CouplingGraph

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

Pairs = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Neighbours at `place` and `place + 1`: whether they are coupled, and whether they swap."""

    place: int
    qubits: tuple[int, int]
    couples: bool
    swaps: bool


def meetings(order: Sequence[int], couplings: Pairs) -> list[Meeting]:
    """Returns one layer's meetings on a line that holds the qubits in that order.

    The pairs at even places couple where they stand; then odd and even places take turns, and
    neighbours swap while either still has a coupling to come. n − 2 turns of swaps are enough.

    >>> [(each.place, each.couples, each.swaps) for each in meetings([0, 1, 2], [(0, 1), (0, 2)])]
    [(0, True, False), (1, False, True), (0, True, False)]
    """
    line = list(order)
    left = {frozenset(pair) for pair in couplings}
    to_come = dict.fromkeys(line, 0)
    for pair in left:
        for qubit in pair:
            to_come[qubit] += 1
    found, turn = [], 0
    while left:
        for place in range(turn % 2, len(line) - 1, 2):
            a, b = line[place], line[place + 1]
            couples = frozenset((a, b)) in left
            if couples:
                left.remove(frozenset((a, b)))
                to_come[a] -= 1
                to_come[b] -= 1
            swaps = turn > 0 and (to_come[a] > 0 or to_come[b] > 0)
            if couples or swaps:
                found.append(Meeting(place, (a, b), couples, swaps))
            if swaps:
                line[place : place + 2] = b, a
        turn += 1
    return found


def cost(layer: Sequence[Meeting]) -> int:
    """Returns the two-qubit gates of a layer."""
    return sum(3 if each.swaps else 2 for each in layer)


@lru_cache(maxsize=2)
def line_cost(graph: CouplingGraph) -> int:
    """Returns the cost of one layer's meetings on a line that holds the qubits in their order.

    >>> line_cost(CouplingGraph.of_pairs(3, [(0, 1), (0, 2)]))
    7
    """
    line = np.arange(graph.n)
    coupled = np.zeros((graph.n, graph.n), dtype=bool)
    coupled[graph.left, graph.right] = coupled[graph.right, graph.left] = True
    to_come = graph.degrees.copy()
    gates, left, turn = 0, graph.n_couplings, 0
    while left:
        first = turn % 2
        last = first + 2 * ((graph.n - first) // 2)
        a, b = line[first:last:2].copy(), line[first + 1 : last : 2].copy()
        couples = coupled[a, b]
        coupled[a, b] = coupled[b, a] = False
        to_come[a] -= couples
        to_come[b] -= couples
        swaps = (to_come[a] > 0) | (to_come[b] > 0) if turn else np.zeros_like(couples)
        gates += 3 * int(swaps.sum()) + 2 * int((couples & ~swaps).sum())
        line[first:last:2], line[first + 1 : last : 2] = np.where(swaps, [b, a], [a, b])
        left -= int(couples.sum())
        turn += 1
    return gates


def complete_graph_cost(n_qubits: int) -> int:
    """Returns the cost of a layer in which all n qubits are coupled: 3·C(n−1, 2) + 2·(n−1).

    It is what `meetings` gives.

    >>> [complete_graph_cost(n) == cost(meetings(range(n), _complete(n))) for n in (2, 3, 5, 12)]
    [True, True, True, True]
    """
    return (3 * (n_qubits - 2) + 4) * (n_qubits - 1) // 2


def _complete(n: int) -> list[tuple[int, int]]:
    return [(a, b) for b in range(n) for a in range(b)]


def line_circuit(
    n_qubits: int, couplings: Sequence[tuple[int, int]], layers: int, angles: tuple[float, float]
) -> tuple[QuantumCircuit, list[int]]:
    """Returns the ansatz on a line in CX, RZ and RX, and the qubit at each place in the end."""
    from qiskit import QuantumCircuit

    gamma, beta = angles
    forwards = meetings(range(n_qubits), couplings)
    circuit = QuantumCircuit(n_qubits)
    circuit.h(range(n_qubits))
    line = list(range(n_qubits))
    for layer in range(layers):
        for each in forwards if layer % 2 == 0 else reversed(forwards):
            a, b = each.place, each.place + 1
            if each.couples:
                circuit.cx(a, b)
                circuit.rz(gamma, b)
            if each.swaps:
                if not each.couples:
                    circuit.cx(a, b)
                circuit.cx(b, a)
                line[a], line[b] = line[b], line[a]
            circuit.cx(a, b)
        circuit.rx(beta, range(n_qubits))
    return circuit, line
