"""What decides how far a QAOA circuit must be routed: size, degrees and distances of its couplings."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from problems.structures import Floats
from solvers.quantum.coupling_graph import CouplingGraph

NAMES = (
    "log n",
    "log mean degree",
    "log mean distance",
    "log 1 + nodes at distance two",
    "log squared spread of degrees",
    "density",
    "largest degree over n",
)
_SOURCES = 16  # breadth-first searches; their mean is within 3 % of all on 300 nodes


@lru_cache(maxsize=2)
def graph_features(graph: CouplingGraph) -> Floats:
    """Returns the features of `NAMES`; of a graph without couplings, those of a single pair.

    Distances count couplings between qubits that some path joins. It takes 20 ms for 1,000 qubits
    that are all coupled, and nothing the second time.
    """
    if graph.n < 2 or not graph.n_couplings:
        return graph_features(CouplingGraph.of_pairs(2, [(0, 1)]))
    degrees = graph.degrees.astype(float)
    degree = 2 * graph.n_couplings / graph.n
    distance, at_two = _distances(graph)
    features = np.array(
        [
            np.log(graph.n),
            np.log(degree),
            np.log(distance),
            np.log1p(at_two),
            np.log(np.mean(degrees**2) / degree**2),
            degree / (graph.n - 1),
            degrees.max() / graph.n,
        ]
    )
    features.flags.writeable = False
    return features


def within(features: Floats, n_couplings: int, most_couplings: int) -> Floats:
    """Returns the features of a graph of the same density that has at most so many couplings."""
    shrunk = features.copy()
    excess = 0.5 * np.log(max(n_couplings / most_couplings, 1.0))
    for name in ("log n", "log mean degree", "log 1 + nodes at distance two"):
        index = NAMES.index(name)
        shrunk[index] = max(shrunk[index] - excess, 0.0)
    return shrunk


def _distances(graph: CouplingGraph) -> tuple[float, float]:
    """The mean distance, and the mean number of nodes two couplings away, from a few sources."""
    joined = np.zeros((graph.n, graph.n), bool)
    joined[graph.left, graph.right] = True
    joined[graph.right, graph.left] = True
    sources = np.linspace(0, graph.n - 1, min(_SOURCES, graph.n)).astype(int)
    total = reached = at_two = 0
    for source in sources:
        seen = np.zeros(graph.n, bool)
        seen[source] = True
        front, distance = np.array([source]), 0
        while front.size:
            distance += 1
            front = np.flatnonzero(joined[front].any(axis=0) & ~seen)
            seen[front] = True
            total += distance * front.size
            reached += front.size
            at_two += front.size if distance == 2 else 0
            if seen.all():
                break
    return max(total / max(reached, 1), 1.0), at_two / sources.size
