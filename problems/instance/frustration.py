"""QUBOs whose couplings all pull the same way once some bits are turned: minimum cuts."""

from __future__ import annotations

import numpy as np

from problems.instance.balance import is_balanced
from problems.instance.coupling_graph import CouplingGraph
from problems.instance.features import Proof

_FIRST_LOOK = 64  # bits, between which a dense graph shows its frustration at once
_CUT = "Picard and Ratliff, Networks 5 (1975); Kolmogorov and Zabih, IEEE TPAMI 26 (2004)"


def without_frustration(graph: CouplingGraph) -> Proof | None:
    """Returns why a QUBO is a minimum cut, None where its couplings are frustrated.

    A coupling below 0 wants its bits equal, one above 0 wants them to differ. Where all can have it
    so, turning one of the two sides (x to 1 − x) makes every coupling at most 0: the energy is then
    submodular, whatever the biases, and its minimum the least cut between two terminals. Max-cut of a
    bipartite graph with positive weights is of this kind, and so is every Ising tree.
    """
    if not graph.left.size:
        return _proof(
            "no couplings",
            "no two bits of its QUBO are coupled, so each takes the value that its own bias asks for",
            "each bit by itself",
        )
    above = graph.value > 0
    if not above.any():
        return _proof(
            "submodular QUBO",
            "no coupling of its QUBO is above 0, so one minimum cut between two terminals solves it",
            _CUT,
        )
    few = (graph.left < _FIRST_LOOK) & (graph.right < _FIRST_LOOK)
    for looked_at in (few, np.ones_like(few)):
        pairs = graph.left[looked_at], graph.right[looked_at]
        if not is_balanced(graph.n, *pairs, above[looked_at]):
            return None
    return _proof(
        "no frustration",
        "turning some bits of its QUBO makes every coupling at most 0, so one minimum cut between "
        "two terminals solves it",
        f"Harary, Michigan Math. J. 2 (1953); {_CUT}",
    )


def _proof(name: str, words: str, source: str) -> Proof:
    return Proof(name=name, kind="polynomial", scope="instance", words=words, source=source)
