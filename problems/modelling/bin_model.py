"""The binary model of packing bins: which item is in which bin, and which bins are used."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from problems.errors import LimitExceeded
from problems.modelling.coloring_model import greedy_clique

if TYPE_CHECKING:
    import dimod

_TOLERANCE = 1e-9
_MOST_CHOICES = 250_000  # binaries of items in bins: 5 s to build
_MOST_CONSTRAINTS = 500_000


@dataclass(frozen=True, slots=True)
class Load:
    """Sizes in any order, what a bin holds, and for each item the items it may not lie with.

    `most_bins` is None where there may be any number.
    """

    sizes: tuple[float, ...]
    capacity: float
    clashes: tuple[frozenset[int], ...]
    most_bins: int | None

    @property
    def room(self) -> float:
        """The capacity and what rounding in sums of decimals may add."""
        return self.capacity + _TOLERANCE * max(1.0, self.capacity)

    @property
    def ranked(self) -> list[int]:
        """The items, largest first."""
        return sorted(range(len(self.sizes)), key=lambda item: -self.sizes[item])


def first_fit(load: Load, bins: Sequence[Sequence[int]] = ()) -> list[list[int]]:
    """Returns bins that hold every item, those not in `bins` yet put largest first where they fit.

    Source: Johnson: Near-optimal bin packing algorithms (MIT thesis, 1973).

    >>> first_fit(Load((5, 4, 3), 8, (frozenset(),) * 3, None))
    [[0, 2], [1]]
    """
    packed = [list(each) for each in bins]
    filled = [sum(load.sizes[item] for item in each) for each in packed]
    placed = {item for each in packed for item in each}
    for item in load.ranked:
        if item in placed:
            continue
        size, clashes = load.sizes[item], load.clashes[item]
        for number, held in enumerate(packed):
            if filled[number] + size <= load.room and not (clashes and clashes.intersection(held)):
                held.append(item)
                filled[number] += size
                break
        else:
            packed.append([item])
            filled.append(size)
    return packed


def fewest_bins(load: Load) -> int:
    """Returns a number of bins that every packing needs: for the sum, large items, and clashes."""
    large = sum(1 for size in load.sizes if 2 * size > load.room)
    volume = math.ceil(math.fsum(load.sizes) / load.capacity - _TOLERANCE * len(load.sizes))
    clique = len(greedy_clique([set(each) for each in load.clashes])) if any(load.clashes) else 1
    return max(1, volume, large, clique)


def bin_label(item: int, number: int) -> str:
    """The binary that is 1 where an item lies in a bin."""
    return f"item {item} in bin {number}"


def bin_cqm(load: Load) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is the number of bins used.

    Bins are alike, so the i-th largest item goes into one of the first i, and bins are used in the
    order of their numbers; those that every packing needs are used without a variable.
    Source: Martello and Toth, Knapsack Problems (1990), section 8.1.

    Raises:
        LimitExceeded: more than 250,000 pairs of item and bin, or 500,000 constraints.
    """
    import dimod

    enough = len(first_fit(load))
    n_bins = enough if load.most_bins is None else min(enough, load.most_bins)
    certain = min(fewest_bins(load), n_bins)
    _check_size(load, n_bins)
    inside: list[list[int]] = [[] for _ in range(n_bins)]
    cqm = dimod.ConstrainedQuadraticModel()
    rows: list[list[str]] = []
    for rank, item in enumerate(load.ranked):
        numbers = range(min(rank + 1, n_bins))
        rows.append([bin_label(item, number) for number in numbers])
        for number in numbers:
            inside[number].append(item)
    cqm.add_variables("BINARY", [label for row in rows for label in row])
    cqm.add_variables("BINARY", [_used(number) for number in range(certain, n_bins)])
    objective = dimod.QuadraticModel()
    objective.add_variables_from_model(cqm)
    objective.add_linear_from([(_used(number), 1.0) for number in range(certain, n_bins)])
    objective.offset = float(certain)
    cqm.set_objective(objective)
    for item, row in zip(load.ranked, rows, strict=True):
        cqm.add_constraint_from_iterable(
            [(label, 1) for label in row], "==", rhs=1, label=f"item {item} once"
        )
    _add_bins(cqm, load, inside, certain)
    return cqm


def _add_bins(
    cqm: dimod.ConstrainedQuadraticModel, load: Load, inside: list[list[int]], certain: int
) -> None:
    """What each bin holds, what may not lie in it together, and that it follows one in use."""
    for number, items in enumerate(inside):
        held = [(bin_label(item, number), load.sizes[item]) for item in items]
        always = number < certain
        cqm.add_constraint_from_iterable(
            held if always else [*held, (_used(number), -load.capacity)],
            "<=",
            rhs=load.capacity if always else 0,
            label=f"bin {number} holds",
        )
        if number > certain:
            cqm.add_constraint_from_iterable(
                [(_used(number), 1), (_used(number - 1), -1)],
                "<=",
                rhs=0,
                label=f"bin {number} in turn",
            )
        for item in items:
            for other in sorted(load.clashes[item].intersection(items)):
                if item < other:
                    cqm.add_constraint_from_iterable(
                        [(bin_label(item, number), 1), (bin_label(other, number), 1)],
                        "<=",
                        rhs=1,
                        label=f"items {item} and {other} apart in bin {number}",
                    )


def _used(number: int) -> str:
    return f"bin {number} used"


def _check_size(load: Load, n_bins: int) -> None:
    choices = len(load.sizes) * n_bins
    constraints = n_bins * sum(map(len, load.clashes)) // 2
    for count, what, limit in (
        (choices, "pairs of item and bin", _MOST_CHOICES),
        (constraints, "conflicts in its bins", _MOST_CONSTRAINTS),
    ):
        if count > limit:
            raise LimitExceeded(
                f"bin_packing has {count:,} {what}; its binary model takes at most {limit:,}; pack "
                "fewer items at once"
            )
