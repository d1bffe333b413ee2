"""What a fully coupled QUBO takes on a quantum annealer: physical qubits and chain length."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from problems.problem import Frozen

Topology = Literal["pegasus", "zephyr"]

# The largest complete graphs of the ideal Pegasus-16 (12·(16 − 1)) and Zephyr-12 (16·12 − 8).
LARGEST_CLIQUE: dict[Topology, int] = {"pegasus": 180, "zephyr": 184}

_NATIVE_CLIQUE = 4  # both graphs have four qubits that are all coupled


class AnnealerResources(Frozen):
    """A clique of `n_variables` on one topology; None for qubits and chain where it is too large.

    Problems with few couplings may embed with fewer qubits, and beyond the largest clique; only an
    embedding algorithm can tell.
    """

    topology: Topology
    n_variables: int
    largest_clique: int
    fits: bool
    physical_qubits: int | None
    longest_chain: int | None
    origin: Literal["formula", "fit"]
    how: str = Field(description="where the numbers come from, in words")


def annealer_resources(n_variables: int) -> tuple[AnnealerResources, ...]:
    """Returns the clique embedding on an ideal Pegasus-16 and an ideal Zephyr-12.

    >>> [(each.physical_qubits, each.longest_chain) for each in annealer_resources(60)]
    [(408, 7), (360, 6)]
    """
    return (_pegasus(n_variables), _zephyr(n_variables))


def _pegasus(n: int) -> AnnealerResources:
    """A fit: chains of ⌊(n + 5)/12⌋ + 2, of which about 2·(chain − 1) are one qubit shorter.

    It follows the embeddings that minorminer 0.2.22 found for each n from 2 to 180: the longest
    chain exactly, but for one too many at 7 to 10, 19 and 20; the qubits within 2 % from 24 on.
    The published bound for cliques of 12·(m − 1) is chains of m or m + 1 (Boothby et al., "Next-
    Generation Topology of D-Wave Quantum Processors", arXiv 2003.00133).
    """
    chain = (n + 5) // 12 + 2
    shorter = 2 * (chain - 1) if chain > 3 else 0
    if n == LARGEST_CLIQUE["pegasus"]:
        shorter = 60  # it reaches the graph's edges, where chains end early
    return _resources(
        "pegasus",
        n,
        chain,
        qubits=n * chain - shorter,
        origin="fit",
        how="fit to minorminer's clique embeddings on the ideal Pegasus-16",
    )


def _zephyr(n: int) -> AnnealerResources:
    """Chains of m + 1 in the smallest Zephyr-m whose clique of 16m − 8 holds n.

    Exact for each n from 5 to 184 against minorminer 0.2.22.

    Source: Boothby, King, Raymond, "Zephyr Topology of D-Wave Quantum Processors", D-Wave
    technical report 14-1056A (2021).
    """
    chain = -(-(n + 8) // 16) + 1
    return _resources(
        "zephyr",
        n,
        chain,
        qubits=n * chain,
        origin="formula",
        how="published: chains of m + 1 in the smallest Zephyr-m with a clique of 16m − 8",
    )


def _resources(
    topology: Topology,
    n: int,
    chain: int,
    *,
    qubits: int,
    origin: Literal["formula", "fit"],
    how: str,
) -> AnnealerResources:
    if n <= _NATIVE_CLIQUE:
        chain, qubits = 1, n
    fits = n <= LARGEST_CLIQUE[topology]
    return AnnealerResources(
        topology=topology,
        n_variables=n,
        largest_clique=LARGEST_CLIQUE[topology],
        fits=fits,
        physical_qubits=qubits if fits else None,
        longest_chain=chain if fits else None,
        origin=origin,
        how=how,
    )
