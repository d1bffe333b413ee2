"""Bits that roof duality settles: by the largest flow in the implication network."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from problems.presolve.bits import Bits, BitStep, fixed_bits
from problems.presolve.implication_network import Network, saturated_network

Flags = NDArray[np.bool_]


def fix_by_roof_duality(bits: Bits) -> BitStep | None:
    """Returns the QUBO without the bits that are persistent.

    What the largest flow leaves of the posiform is never negative. Literals that can all be true
    together, and from which no arc leads to another literal, make every term they touch vanish: so
    setting them never costs. Each bit whose two literals do not imply each other is set so, by the
    order of the strong components. This is weak persistency: some optimum agrees with all of them,
    and not every one where several are as good.

    Sources: Hammer, Hansen and Simeone, Roof duality, complementation and persistency in quadratic
    0-1 optimization, Mathematical Programming 28 (1984); Boros, Hammer, Sun and Tavares, A max-flow
    approach to improved lower bounds for quadratic unconstrained binary optimization, Discrete
    Optimization 5 (2008), section 3.
    """
    if not bits.labels:
        return None
    network = saturated_network(bits)
    fixed, values = _persistent(network)
    if not (network.is_largest and fixed.any() and _is_closed(network, fixed, values)):
        return None
    return fixed_bits(bits, "roof duality", fixed, values)


def _persistent(network: Network) -> tuple[Flags, Flags]:
    """Bits that some optimum has, all together: a literal is true that comes after its complement.

    SciPy numbers strong components as it finishes them, so those that are implied come first; whether
    the literals are closed is checked again before they are used.
    """
    half = network.n_bits + 1
    arcs = network.residual.tocoo()
    tail, head = (
        np.append(end, at)
        for end, at in zip(arcs.coords, (2 * half - 1, network.true), strict=True)
    )
    implied = csr_array(coo_array((np.ones(tail.size), (tail, head)), shape=arcs.shape))
    number = connected_components(implied, directed=True, connection="strong")[1]
    ones, zeros = number[: half - 1], number[half:-1]
    return ones != zeros, ones < zeros


def _is_closed(network: Network, fixed: Flags, values: Flags) -> bool:
    """Whether no arc leads from a literal that was made true to one that was not."""
    true = np.concatenate([fixed & values, [True], fixed & ~values, [False]])
    arcs = network.residual.tocoo()
    tail, head = arcs.coords
    return not bool((true[tail] & ~true[head] & (arcs.data > 0)).any())
