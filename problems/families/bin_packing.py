"""Bin packing: put items into as few bins of one capacity as possible."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from problems.figure import BarFigure
from problems.modelling.arc_flow import Arcs, arc_program, bin_arcs, bins_of
from problems.modelling.bin_model import Load, bin_cqm, bin_label, first_fit
from problems.modelling.triplets import random_sizes, triplet_capacity
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod
    import numpy as np

_TOLERANCE = 1e-9
_MOST_SPELLED = 40


class BinItem(Frozen):
    """Something to pack."""

    name: str
    size: float = Field(gt=0)


class BinPackingSolution(Solution):
    """The names of the items in each bin."""

    family: Literal["bin_packing"] = "bin_packing"
    bins: tuple[tuple[str, ...], ...]


class BinPacking(Problem[BinPackingSolution]):
    """Items with a size, what one bin holds, and pairs that may not share a bin."""

    family: Literal["bin_packing"] = "bin_packing"
    items: tuple[BinItem, ...] = Field(min_length=1, max_length=10_000)
    capacity: float = Field(gt=0, description="most that one bin holds, in size_unit")
    conflicts: tuple[tuple[str, str], ...] = Field(
        default=(), max_length=1_000_000, description="pairs of items that may not share a bin"
    )
    n_bins: int | None = Field(default=None, ge=1, description="most bins there may be")
    size_unit: str = ""

    summary: ClassVar[str] = "put items into as few bins of one capacity as possible"
    source: ClassVar[str] = (
        "Delorme, Iori, Martello: Bin packing and cutting stock problems, European Journal of "
        "Operational Research 255 (2016)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Boxes hold 10 kg each. Pack a lamp of 6 kg, books of 5 kg, a drill of 5 kg, paint "
            "of 4 kg, a radio of 3 kg and tools of 7 kg into as few boxes as possible.",
            objective=3,
        ),
        Example(
            text="How many 12 foot planks do we need to cut pieces of 7, 5, 5, 4, 4, 4 and 6 feet?",
            objective=3,
        ),
        Example(
            text="Vans carry 8 pallets. The orders are A 4, B 4, C 3, D 3 and E 2 pallets; A and B "
            "may not ride together, nor may C and D. What is the least number of vans?",
            objective=3,
        ),
        Example(
            text="Fit videos of 1.5, 2.5, 0.75, 3.25, 1 and 2 GB on sticks of 4 GB, using as few "
            "sticks as possible.",
            objective=3,
        ),
    )
    solution_type: ClassVar[type[Solution]] = BinPackingSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        name, times = Counter(item.name for item in self.items).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two items are called {name!r}; give each a name of its own")
        for item in self.items:
            if item.size > self.capacity:
                raise ValueError(
                    f"{item.name!r} has size {plain(item.size)} and a bin holds "
                    f"{plain(self.capacity)}; raise the capacity or leave it out"
                )
        known = {item.name for item in self.items}
        for u, v in self.conflicts:
            if u not in known or v not in known:
                raise ValueError(
                    f"the conflict {u!r}-{v!r} names {v if u in known else u!r}, which is not one of "
                    "the items; add it or leave the conflict out"
                )
            if u == v:
                raise ValueError(
                    f"the conflict {u!r}-{v!r} sets an item apart from itself; leave it out"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        pairs = f", {len(self.conflicts)} conflicts" if self.conflicts else ""
        limit = "" if self.n_bins is None else f", at most {self.n_bins} bins"
        return f"{len(self.items)} items{pairs}{limit}"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary for each item and bin, and one for each bin that may stay unused."""
        return bin_cqm(self._load)

    def structure(self) -> Program | None:
        """The flow through a bin's capacity; None with conflicts, or with too many sizes for it."""
        return None if self._arcs is None else arc_program(self._arcs, self.n_bins)

    def decode(self, sample: Sample) -> BinPackingSolution:
        """Bins in the order of their numbers, none of them empty."""
        held: dict[int, list[str]] = {}
        for index, item in enumerate(self.items):
            labels = (bin_label(index, number) for number in range(len(self.items)))
            for number, label in enumerate(takewhile(sample.__contains__, labels)):
                if round(sample[label]):
                    held.setdefault(number, []).append(item.name)
        return BinPackingSolution(bins=tuple(tuple(held[number]) for number in sorted(held)))

    def decode_structure(self, answer: Answer) -> BinPackingSolution:
        assert isinstance(answer, Values)
        assert self._arcs is not None
        return self._named(bins_of(self._arcs, answer.values))

    def check(self, solution: BinPackingSolution) -> Check:
        sizes = {item.name: item.size for item in self.items}
        times = Counter(name for each in solution.bins for name in each)
        violations = [
            Violation(constraint="items", message=f"there is no item called {name!r}", amount=1)
            for name in times
            if name not in sizes
        ]
        violations += [
            Violation(
                constraint=f"{name} once",
                message=f"{name!r} lies in {times[name]} bins; it must be one"
                if times[name]
                else f"{name!r} lies in no bin",
                amount=abs(times[name] - 1),
            )
            for name in sizes
            if times[name] != 1
        ]
        is_complete = not violations
        for number, held in enumerate(solution.bins, start=1):
            violations += self._broken_in(number, held, sizes)
        used = sum(1 for held in solution.bins if held)
        if self.n_bins is not None and used > self.n_bins:
            violations.append(
                Violation(
                    constraint="bins",
                    message=f"{used} bins are used; there may be {self.n_bins}",
                    amount=used - self.n_bins,
                )
            )
        return Check(
            feasible=not violations,
            objective=float(used) if is_complete else None,
            violations=tuple(violations),
        )

    def _broken_in(
        self, number: int, held: tuple[str, ...], sizes: dict[str, float]
    ) -> list[Violation]:
        """What one bin holds too much of, and the pairs in it that may not be together."""
        total = math.fsum(sizes.get(name, 0.0) for name in held)
        broken = []
        if total > self.capacity + _TOLERANCE * max(1.0, self.capacity):
            unit = f" {self.size_unit}".rstrip()
            broken.append(
                Violation(
                    constraint=f"bin {number}",
                    message=f"bin {number} holds {plain(total)}{unit}; it takes "
                    f"{plain(self.capacity)}{unit}",
                    amount=total - self.capacity,
                )
            )
        together = set(held)
        return broken + [
            Violation(
                constraint=f"{u} apart from {v}",
                message=f"{u!r} and {v!r} share bin {number}; they must be apart",
                amount=1,
            )
            for u, v in dict.fromkeys(self.conflicts)
            if u in together and v in together
        ]

    def repair(self, solution: BinPackingSolution) -> tuple[BinPackingSolution, tuple[str, ...]]:
        """Keeps each item in the first bin that takes it; the rest goes wherever it fits, first fit."""
        index = {item.name: number for number, item in enumerate(self.items)}
        load, placed = self._load, set[int]()
        kept: list[list[int]] = []
        for held in solution.bins:
            fitting: list[int] = []
            for item in (index[name] for name in held if name in index):
                filled = sum(load.sizes[each] for each in fitting) + load.sizes[item]
                clashes = load.clashes[item].intersection(fitting)
                if item not in placed and filled <= load.room and not clashes:
                    fitting.append(item)
                    placed.add(item)
            if fitting:
                kept.append(fitting)
        changes = tuple(
            f"moved {item.name} to a bin with room"
            for number, item in enumerate(self.items)
            if number not in placed
        )
        return self._named(first_fit(load, kept)), changes

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """The dial turns small items into triplets (`random_sizes`), and adds conflicts to half of them.

        Conflicts spare the plan hidden in the triplets.
        """
        sizes, planned = random_sizes(rng, size, difficulty)
        items = tuple(
            BinItem(name=f"item {at}", size=each) for at, each in enumerate(sizes.tolist())
        )
        drawn = rng.integers(0, size, (int(size * difficulty / 2), 2)).tolist()
        pairs = {(min(u, v), max(u, v)) for u, v in drawn if planned[u] != planned[v]}
        conflicts = tuple((items[u].name, items[v].name) for u, v in sorted(pairs))
        return cls(items=items, capacity=triplet_capacity(size), conflicts=conflicts)

    def figure(self, solution: BinPackingSolution) -> BarFigure:
        """How full each bin is, with what lies in it."""
        sizes = {item.name: item.size for item in self.items}
        used = [held for held in solution.bins if held]
        return BarFigure(
            title=f"{len(used)} bins of {plain(self.capacity)} {self.size_unit}".rstrip(),
            labels=tuple(
                f"bin {number}: {', '.join(held)}" for number, held in enumerate(used, start=1)
            ),
            values=tuple(math.fsum(sizes.get(name, 0.0) for name in held) for held in used),
            groups=("used",) * len(used),
            value_label=f"size {self.size_unit}".rstrip(),
            limit=self.capacity,
            limit_label="a bin holds",
        )

    def describe(self, solution: BinPackingSolution) -> str:
        sizes = {item.name: item.size for item in self.items}
        used = [held for held in solution.bins if held]
        words = "1 bin is used" if len(used) == 1 else f"{len(used)} bins are used"
        if len(self.items) > _MOST_SPELLED:
            return f"{words} for {len(self.items)} items."
        unit = f" {self.size_unit}".rstrip()
        told = [
            f"{', '.join(held)} ({plain(math.fsum(sizes.get(name, 0.0) for name in held))}{unit})"
            for held in used
        ]
        return f"{words}, of {plain(self.capacity)}{unit} each: {'; '.join(told)}."

    @cached_property
    def _load(self) -> Load:
        index = {item.name: number for number, item in enumerate(self.items)}
        clashes: list[set[int]] = [set() for _ in self.items]
        for u, v in self.conflicts:
            clashes[index[u]].add(index[v])
            clashes[index[v]].add(index[u])
        return Load(
            sizes=tuple(item.size for item in self.items),
            capacity=self.capacity,
            clashes=tuple(map(frozenset, clashes)),
            most_bins=self.n_bins,
        )

    @cached_property
    def _arcs(self) -> Arcs | None:
        return None if self.conflicts else bin_arcs(self._load.sizes, self.capacity)

    def _named(self, bins: Iterable[Sequence[int]]) -> BinPackingSolution:
        return BinPackingSolution(
            bins=tuple(tuple(self.items[item].name for item in held) for held in bins)
        )


FAMILY = BinPacking
