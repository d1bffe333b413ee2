"""Multiple knapsack: choose items and where to put them, worth the most within every capacity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, MatrixFigure
from problems.modelling.correlated_values import correlated_values
from problems.modelling.sack_model import Sacks, sack_cqm, sack_program
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_TOLERANCE = 1e-9
_MOST_CELLS = 1_000  # of a drawn table; beyond it each knapsack is one bar
_MOST_SPELLED = 40


class PackableItem(Frozen):
    """Something that can be packed, once."""

    name: str
    value: float = Field(ge=0)
    weight: float = Field(ge=0)


class Sack(Frozen):
    """A knapsack, and the weight it can carry."""

    name: str
    capacity: float = Field(ge=0)


class MultipleKnapsackSolution(Solution):
    """The names of the items in each knapsack; items left out and empty knapsacks are absent."""

    family: Literal["multiple_knapsack"] = "multiple_knapsack"
    contents: dict[str, tuple[str, ...]]


class MultipleKnapsack(Problem[MultipleKnapsackSolution]):
    """Items with a value and a weight, and several knapsacks with a capacity each."""

    family: Literal["multiple_knapsack"] = "multiple_knapsack"
    items: tuple[PackableItem, ...] = Field(min_length=1, max_length=100_000)
    knapsacks: tuple[Sack, ...] = Field(
        min_length=1, max_length=10_000, description="capacities in weight_unit"
    )
    weight_unit: str = ""
    value_unit: str = ""

    summary: ClassVar[str] = "choose items worth the most and share them out over several knapsacks"
    source: ClassVar[str] = (
        "Martello, Toth: Knapsack Problems: Algorithms and Computer Implementations (Wiley 1990), "
        "chapter 6"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Two vans carry 10 and 7 tonnes. The loads are A 6 t for 30 euros, B 5 t for 24, "
            "C 5 t for 23, D 3 t for 11 and E 4 t for 18. Which loads go in which van to earn the "
            "most?",
            objective=77,
        ),
        Example(
            text="Ana can carry 8 kg and Ben 12 kg. A tent weighs 7 kg and is worth 9, a stove 5 kg "
            "worth 6, a rope 4 kg worth 5, food 6 kg worth 8 and a camera 3 kg worth 5. Who takes "
            "what?",
            objective=25,
        ),
        Example(
            text="Three machines are free for 4, 5 and 6 hours. Jobs take 3, 3, 2, 5, 4 and 6 hours "
            "and earn $9, $8, $5, $14, $10 and $17; each runs on one machine. Which jobs should we "
            "take to earn the most?",
            objective=41,
        ),
    )
    solution_type: ClassVar[type[Solution]] = MultipleKnapsackSolution

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        named = (
            ("items", (item.name for item in self.items)),
            ("knapsacks", (sack.name for sack in self.knapsacks)),
        )
        for kind, names in named:
            name, times = Counter(names).most_common(1)[0]
            if times > 1:
                raise ValueError(f"two {kind} are called {name!r}; give each a name of its own")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.items)} items, {len(self.knapsacks)} knapsacks"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """A binary for each item and each knapsack that it fits into."""
        return sack_cqm(self._sacks)

    def structure(self) -> Program:
        return sack_program(self._sacks)

    def decode(self, sample: Sample) -> MultipleKnapsackSolution:
        pairs = zip(self._sacks.labels, self._sacks.pairs.tolist(), strict=True)
        return self._placed((item, sack) for label, (item, sack) in pairs if round(sample[label]))

    def decode_structure(self, answer: Answer) -> MultipleKnapsackSolution:
        assert isinstance(answer, Values)
        chosen = self._sacks.pairs[np.rint(answer.values) == 1].tolist()
        return self._placed((item, sack) for item, sack in chosen)

    def _placed(self, pairs: Iterable[tuple[int, int]]) -> MultipleKnapsackSolution:
        held: dict[int, list[str]] = {}
        for item, sack in pairs:
            held.setdefault(sack, []).append(self.items[item].name)
        return MultipleKnapsackSolution(
            contents={self.knapsacks[sack].name: tuple(held[sack]) for sack in sorted(held)}
        )

    def check(self, solution: MultipleKnapsackSolution) -> Check:
        items = {item.name: item for item in self.items}
        sacks = {sack.name: sack for sack in self.knapsacks}
        violations = [
            Violation(
                constraint="knapsacks", message=f"there is no knapsack called {name!r}", amount=1
            )
            for name in solution.contents
            if name not in sacks
        ]
        times = Counter(name for held in solution.contents.values() for name in held)
        violations += [
            Violation(
                constraint="items" if name not in items else f"{name} once",
                message=f"there is no item called {name!r}"
                if name not in items
                else f"{name!r} is packed {count} times; it can be once",
                amount=1 if name not in items else count - 1,
            )
            for name, count in times.items()
            if name not in items or count > 1
        ]
        for name, held in solution.contents.items():
            weight = math.fsum(items[each].weight for each in held if each in items)
            capacity = sacks[name].capacity if name in sacks else math.inf
            if weight > capacity + _TOLERANCE * max(1.0, capacity):
                unit = f" {self.weight_unit}".rstrip()
                violations.append(
                    Violation(
                        constraint=f"capacity of {name}",
                        message=f"{name!r} holds {plain(weight)}{unit}; it can carry "
                        f"{plain(capacity)}{unit}",
                        amount=weight - capacity,
                    )
                )
        value = math.fsum(items[name].value for name in times if name in items)
        return Check(feasible=not violations, objective=value, violations=tuple(violations))

    def repair(
        self, solution: MultipleKnapsackSolution
    ) -> tuple[MultipleKnapsackSolution, tuple[str, ...]]:
        """Fills each knapsack anew with what was in it, the most worth for its weight first."""
        items = {item.name: item for item in self.items}
        kept: dict[str, tuple[str, ...]] = {}
        packed: set[str] = set()
        unpacked: list[str] = []
        for sack in self.knapsacks:
            held: list[str] = []
            for name in sorted(
                (each for each in solution.contents.get(sack.name, ()) if each in items),
                key=lambda each: -items[each].value / max(items[each].weight, 1e-12),
            ):
                weight = math.fsum(items[each].weight for each in (*held, name))
                if name not in packed and weight <= sack.capacity * (1 + _TOLERANCE):
                    held.append(name)
                    packed.add(name)
                else:
                    unpacked.append(f"unpacked {name} from {sack.name}")
            if held:
                kept[sack.name] = tuple(held)
        if not unpacked:
            return solution, ()
        return MultipleKnapsackSolution(contents=kept), tuple(unpacked)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Two knapsacks, and one more for every five items, for about half the weight.

        The dial ties values to weights (`correlated_values`) and makes the knapsacks alike. Source:
        Pisinger, An exact algorithm for large multiple knapsack problems, EJOR 114 (1999), on
        classes of items and of capacities.
        """
        weights, values = correlated_values(rng, size, difficulty)
        n_sacks = 2 + size // 5
        shares = rng.dirichlet(np.full(n_sacks, 2 * 16.0**difficulty)) * float(weights.sum()) / 2
        items = tuple(
            PackableItem(name=f"item {index}", value=value, weight=weight)
            for index, (value, weight) in enumerate(
                zip(values.tolist(), weights.tolist(), strict=True)
            )
        )
        sacks = tuple(
            Sack(name=f"knapsack {number}", capacity=math.ceil(share) + int(weights.min()))
            for number, share in enumerate(shares.tolist(), start=1)
        )
        return cls(items=items, knapsacks=sacks)

    def figure(self, solution: MultipleKnapsackSolution) -> MatrixFigure | BarFigure:
        """Weights in a table of items and knapsacks, what is packed marked; or how full each is."""
        items = {item.name: number for number, item in enumerate(self.items)}
        names = tuple(f"{sack.name} ({plain(sack.capacity)})" for sack in self.knapsacks)
        contents = [solution.contents.get(sack.name, ()) for sack in self.knapsacks]
        held = [[items[name] for name in each if name in items] for each in contents]
        title = f"Packed: {sum(map(len, held))} of {len(self.items)}"
        if len(self.items) * len(self.knapsacks) > _MOST_CELLS:
            return BarFigure(
                title=title,
                labels=names,
                values=tuple(math.fsum(self.items[each].weight for each in pack) for pack in held),
                groups=("packed",) * len(names),
                value_label=f"weight {self.weight_unit}".rstrip(),
            )
        return MatrixFigure(
            title=title,
            rows=tuple(item.name for item in self.items),
            columns=names,
            values=tuple(
                tuple(
                    item.weight if item.weight <= sack.capacity else None for sack in self.knapsacks
                )
                for item in self.items
            ),
            highlighted=tuple((each, sack) for sack, pack in enumerate(held) for each in pack),
        )

    def describe(self, solution: MultipleKnapsackSolution) -> str:
        items = {item.name: item for item in self.items}
        value = self.check(solution).objective
        if not any(solution.contents.values()) or value is None:
            return "Nothing is packed."
        unit, worth = f" {self.weight_unit}".rstrip(), f"{plain(value)} {self.value_unit}".rstrip()
        n_packed = sum(map(len, solution.contents.values()))
        if n_packed > _MOST_SPELLED:
            return f"{n_packed} of {len(self.items)} items are packed, worth {worth}."
        told = []
        for sack in self.knapsacks:
            held = solution.contents.get(sack.name, ())
            weight = math.fsum(items[name].weight for name in held if name in items)
            filled = f"{plain(weight)} of {plain(sack.capacity)}{unit}"
            told.append(f"{sack.name} takes {', '.join(held) or 'nothing'} ({filled})")
        return f"{'; '.join(told)}: worth {worth} in all."

    @cached_property
    def _sacks(self) -> Sacks:
        return Sacks(
            values=np.array([item.value for item in self.items], dtype=float),
            weights=np.array([item.weight for item in self.items], dtype=float),
            capacities=np.array([sack.capacity for sack in self.knapsacks], dtype=float),
        )


FAMILY = MultipleKnapsack
