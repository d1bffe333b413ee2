"""Which couplings can act at the same time: a proper colouring of the edges."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[int, int]


def coupling_rounds(n_qubits: int, pairs: Iterable[Pair]) -> tuple[tuple[Pair, ...], ...]:
    """Returns the pairs in rounds; within a round no qubit occurs twice.

    Each pair takes the first round in which both its qubits are free, so there are at most 2Δ − 1
    rounds for a highest degree of Δ. Pairs come in the order of a round-robin tournament, so there
    are no more than its n − 1 rounds (n for odd n) either, which is the least for complete graphs.

    >>> coupling_rounds(4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])
    (((0, 3), (1, 2)), ((0, 1), (2, 3)), ((0, 2), (1, 3)))
    """
    busy = [0] * n_qubits  # bit r: taken in round r
    rounds: list[list[Pair]] = []
    for i, j in sorted(pairs, key=lambda pair: _tournament_round(n_qubits, *pair)):
        free = ~(busy[i] | busy[j])
        first = (free & -free).bit_length() - 1
        if first == len(rounds):
            rounds.append([])
        rounds[first].append((i, j))
        busy[i] |= 1 << first
        busy[j] |= 1 << first
    return tuple(tuple(each) for each in rounds)


def _tournament_round(n_qubits: int, i: int, j: int) -> int:
    """The round in which i meets j, by the circle method (Kirkman 1847)."""
    n_odd = n_qubits - 1 + n_qubits % 2
    match i == n_odd, j == n_odd:
        case True, _:
            return 2 * j % n_odd
        case _, True:
            return 2 * i % n_odd
        case _:
            return (i + j) % n_odd
