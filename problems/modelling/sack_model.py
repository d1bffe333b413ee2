"""The models of several knapsacks: which item goes into which of those it fits into.

Source: Martello, Toth: Knapsack Problems: Algorithms and Computer Implementations (Wiley 1990),
section 6.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.structures import Floats, Ints, Program

if TYPE_CHECKING:
    import dimod

_MOST_PAIRS = 500_000  # of item and knapsack: 4 s to build


@dataclass(frozen=True)
class Sacks:
    """Items by value and weight, knapsacks by capacity. Shape: (items,), (items,), (knapsacks,)."""

    values: Floats
    weights: Floats
    capacities: Floats

    @cached_property
    def pairs(self) -> Ints:
        """Items and knapsacks they fit into; all pairs where nothing fits. Shape: (pairs, 2).

        Raises:
            LimitExceeded: more than 500,000 pairs, fitting or not.
        """
        n_pairs = self.weights.size * self.capacities.size
        if n_pairs > _MOST_PAIRS:
            raise LimitExceeded(
                f"multiple_knapsack has {n_pairs:,} pairs of item and knapsack; its models take at "
                f"most {_MOST_PAIRS:,}; leave out items that are worth little"
            )
        fits = self.weights[:, None] <= self.capacities[None, :]
        return np.argwhere(fits if fits.any() else np.ones_like(fits)).astype(np.int64)

    @property
    def labels(self) -> list[str]:
        """The binary of each pair, that is 1 where the item is in the knapsack."""
        return [f"item {item} in knapsack {sack}" for item, sack in self.pairs.tolist()]


def sack_cqm(sacks: Sacks) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is minus the packed value.

    Rows that every choice keeps are left out: items of one place, and what holds all that fits.
    """
    import dimod

    labels, pairs = np.array(sacks.labels, dtype=object), sacks.pairs
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", labels.tolist())
    gains = (-sacks.values[pairs[:, 0]]).tolist()
    cqm.set_objective(list(zip(labels.tolist(), gains, strict=True)))
    counts = np.bincount(pairs[:, 0], minlength=sacks.weights.size)
    for item, places in enumerate(np.split(labels, np.cumsum(counts)[:-1])):
        if places.size > 1:
            cqm.add_constraint_from_iterable(
                [(label, 1) for label in places], "<=", rhs=1, label=f"item {item} once"
            )
    for number, capacity in enumerate(sacks.capacities.tolist()):
        held = np.flatnonzero(pairs[:, 1] == number)
        weights = sacks.weights[pairs[held, 0]]
        if weights.sum() > capacity:
            cqm.add_constraint_from_iterable(
                list(zip(labels[held], weights.tolist(), strict=True)),
                "<=",
                rhs=capacity,
                label=f"capacity of knapsack {number}",
            )
    return cqm


def sack_program(sacks: Sacks) -> Program:
    """Returns the same binaries as arrays: each item once, then each capacity."""
    from scipy.sparse import csr_array

    pairs = sacks.pairs
    n_pairs, n_items, n_sacks = len(pairs), sacks.weights.size, sacks.capacities.size
    rows = np.concatenate([pairs[:, 0], n_items + pairs[:, 1]])
    coefficients = np.concatenate([np.ones(n_pairs), sacks.weights[pairs[:, 0]]])
    columns = np.tile(np.arange(n_pairs), 2)
    return Program(
        names=tuple(sacks.labels),
        linear=-sacks.values[pairs[:, 0]],
        lower=np.zeros(n_pairs),
        upper=np.ones(n_pairs),
        integer=np.ones(n_pairs, dtype=bool),
        rows=csr_array((coefficients, (rows, columns)), shape=(n_items + n_sacks, n_pairs)),
        row_lower=np.full(n_items + n_sacks, -np.inf),
        row_upper=np.concatenate([np.ones(n_items), sacks.capacities]),
    )
