"""What every simulator is asked: one expectation of QAOA, or its gradient, for one Ising problem.

Imported by the peers' processes too, so it needs numpy and nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Question:
    """C = Σ hᵢZᵢ + Σ JᵢⱼZᵢZⱼ with Z = +1 for a bit of 0, at one layer's γ and β.

    `edges` are pairs i < j with their couplings beside them.
    """

    n_qubits: int
    fields: list[float]
    edges: list[tuple[int, int]]
    couplings: list[float]
    gamma: float
    beta: float

    def diagonal(self) -> NDArray[np.float64]:
        """Returns the cost of every state, by doubling as `solvers.diagonal` does. Shape: (2**n,)."""
        coupling = dict(zip(map(tuple, self.edges), self.couplings, strict=True))
        costs = np.zeros(1)
        for qubit, own in enumerate(self.fields):
            field = np.array([own])
            for other in range(qubit):
                pull = coupling.get((other, qubit), 0.0)
                field = np.concatenate([field + pull, field - pull])
            costs = np.concatenate([costs + field, costs - field])
        return costs


def dense(n_qubits: int, seed: int) -> Question:
    """Returns a QUBO of standard normal fields and couplings between all pairs."""
    rng = np.random.default_rng(seed)
    edges = [(i, j) for j in range(n_qubits) for i in range(j)]
    return _question(n_qubits, rng.normal(size=n_qubits).tolist(), edges, rng)


def three_regular(n_qubits: int, seed: int) -> Question:
    """Returns max-cut on a random graph of degree 3: three perfect matchings without common pairs."""
    rng = np.random.default_rng(seed)
    edges: set[tuple[int, int]] = set()
    while len(edges) < 3 * n_qubits // 2:
        pairs = np.sort(rng.permutation(n_qubits).reshape(-1, 2), axis=1).tolist()
        matching = {(int(i), int(j)) for i, j in pairs}
        if not matching & edges:
            edges |= matching
    question = _question(n_qubits, [0.0] * n_qubits, sorted(edges), rng)
    return Question(
        n_qubits, question.fields, question.edges, [1.0] * len(edges), question.gamma, question.beta
    )


def _question(
    n_qubits: int, fields: list[float], edges: list[tuple[int, int]], rng: np.random.Generator
) -> Question:
    """Angles near the usual optimum of one layer: γ of half the cost's deviation, β of −0.4."""
    couplings = rng.normal(size=len(edges)).tolist()
    spread = float(np.sqrt(np.square(fields).sum() + len(edges)))
    return Question(n_qubits, fields, edges, couplings, 0.5 / spread, -0.4)
