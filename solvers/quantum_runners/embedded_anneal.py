"""A BQM on an annealer: embedded, sampled, and read back with the chains that broke."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from problems.errors import LimitExceeded
from solvers.quantum_runners.ocean import ocean
from solvers.quantum_runners.runner import Embedding, Shots

if TYPE_CHECKING:
    import dimod

# Above this density a clique embedding is as short as minorminer's and takes no search; half of all
# couplings is where minorminer 0.2.22 began to need longer chains on Pegasus, at 20 to 60 variables.
_DENSE = 0.5


def annealed(
    sampler: Any, bqm: dimod.BinaryQuadraticModel, shots: int, *, seed: int, **asked: Any
) -> Shots:
    """Returns the reads of a structured sampler, one row a distinct state, broken chains settled.

    A chain that disagrees takes its majority's value; the share of such chains is reported.

    Raises:
        LimitExceeded: no embedding was found.
    """
    embedding = ocean("dwave.embedding")
    order: list[Hashable] = list(bqm.variables)
    chains = _chains(sampler, bqm, seed)
    strength = embedding.chain_strength.uniform_torque_compensation(bqm, chains)
    placed = embedding.embed_bqm(bqm, chains, sampler.adjacency, chain_strength=strength)
    raw = sampler.sample(placed, num_reads=shots, **asked)
    found = embedding.unembed_sampleset(raw, chains, bqm, chain_break_fraction=True).aggregate()
    counts = np.asarray(found.record.num_occurrences, dtype=np.int64)
    columns = [list(found.variables).index(label) for label in order]
    broken = np.average(found.record.chain_break_fraction, weights=counts)
    lengths = [len(chain) for chain in chains.values()]
    return Shots(
        states=(found.record.sample[:, columns] > 0).astype(np.uint8),
        counts=counts,
        embedding=Embedding(sum(lengths), max(lengths), float(broken)),
        job=str(raw.info.get("problem_id", "")),
    )


def _chains(
    sampler: Any, bqm: dimod.BinaryQuadraticModel, seed: int
) -> dict[Hashable, Sequence[int]]:
    """A clique embedding for a dense BQM, else minorminer's; the other one where the first fails."""
    import minorminer
    from minorminer.busclique import find_clique_embedding

    order, edges = list(bqm.variables), [pair for pair, bias in bqm.quadratic.items() if bias]
    is_dense = len(edges) > _DENSE * len(order) * (len(order) - 1) / 2
    found: dict[Hashable, Sequence[int]] = {}
    if is_dense:
        found = find_clique_embedding(order, sampler.to_networkx_graph())
    if not found:
        loops = [(label, label) for label in order]  # a variable without couplings is placed too
        found = minorminer.find_embedding(
            [*edges, *loops], sampler.edgelist, random_seed=seed, timeout=30
        )
    if not found:
        raise LimitExceeded(
            f"no embedding of {len(order)} variables and {len(edges)} couplings was found on this "
            "annealer; give a smaller or sparser problem"
        )
    return found
