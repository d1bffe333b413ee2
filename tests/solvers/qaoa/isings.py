"""Isings of every density, with and without fields, and the graphs that QAOA is studied on."""

import dimod
import networkx as nx
import numpy as np
from hypothesis import strategies as st

from problems.structures import Floats
from solvers.diagonal import energies
from solvers.qaoa.ising import Ising, from_arrays

_NUMBERS = st.floats(-3, 3, allow_subnormal=False, width=32)


@st.composite
def isings(draw: st.DrawFn, most: int = 8) -> Ising:
    """Returns up to `most` spins; any weight may be 0, so some pairs are not coupled."""
    n = draw(st.integers(1, most))
    left, right = np.triu_indices(n, 1)
    fields = draw(st.lists(_NUMBERS, min_size=n, max_size=n))
    weights = draw(st.lists(st.just(0.0) | _NUMBERS, min_size=left.size, max_size=left.size))
    offset = draw(_NUMBERS)
    return from_arrays(np.array(fields), left, right, np.array(weights, dtype=float), offset)


def regular(n: int, degree: int, seed: int) -> Ising:
    """Returns max-cut on a random regular graph: couplings of 1, no fields."""
    edges = np.array(nx.random_regular_graph(degree, n, seed=seed).edges, dtype=np.int64)
    return from_arrays(np.zeros(n), edges[:, 0], edges[:, 1], np.ones(len(edges)))


def dense(n: int, seed: int) -> Ising:
    """Returns normal couplings of all pairs, and normal fields."""
    rng = np.random.default_rng(seed)
    left, right = np.triu_indices(n, 1)
    return from_arrays(rng.normal(size=n), left, right, rng.normal(size=left.size))


def bqm_of(model: Ising) -> dimod.BinaryQuadraticModel:
    """Returns the same costs as a spin BQM on 0, 1, …"""
    return dimod.BinaryQuadraticModel.from_numpy_vectors(
        model.fields, (model.left, model.right, model.weights), model.offset, dimod.SPIN
    )


def costs_of(model: Ising) -> Floats:
    """Returns the cost of every state, spin i on bit i."""
    return energies(bqm_of(model), range(model.n_spins))


def all_spins(n: int) -> Floats:
    """Returns every state as a row of −1 and 1, in the order of `costs_of`."""
    return np.where((np.arange(1 << n)[:, None] >> np.arange(n)) & 1, 1.0, -1.0)
