"""Knapsack: choose what to pack, worth as much as possible, within one capacity."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Counts, Packing

if TYPE_CHECKING:
    import dimod

_TOLERANCE = 1e-9


class Item(Frozen):
    """Something that can be packed, up to `copies` times."""

    name: str
    value: float = Field(ge=0)
    weight: float = Field(ge=0)
    copies: int = Field(default=1, ge=1, le=10_000)


class KnapsackSolution(Solution):
    """How many of each item to pack; items left out are absent."""

    family: Literal["knapsack"] = "knapsack"
    counts: dict[str, int]


class Knapsack(Problem[KnapsackSolution]):
    """Items with a value and a weight, and the weight that may be carried."""

    family: Literal["knapsack"] = "knapsack"
    items: tuple[Item, ...] = Field(min_length=1, max_length=100_000)
    capacity: float = Field(ge=0, description="most weight that can be carried, in weight_unit")
    weight_unit: str = ""
    value_unit: str = ""

    summary: ClassVar[str] = "choose items worth the most whose weight stays within a capacity"
    source: ClassVar[str] = "Kellerer, Pferschy, Pisinger: Knapsack Problems (Springer 2004)"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="My backpack holds 15 kg. A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5, "
            "a lamp 1 kg worth 2, a rope 4 kg worth 6, a camera 5 kg worth 8. What should I take?",
            objective=22,
        ),
        Example(
            text="A truck can carry 10 tonnes. Crate A weighs 6 tonnes and earns 30, crate B weighs "
            "5 tonnes and earns 24, crate C weighs 5 tonnes and earns 23. Which crates should go?",
            objective=47,
        ),
        Example(
            text="Choose projects within a budget of $50: X costs $20 and returns $60, Y costs $30 "
            "and returns $100, Z costs $40 and returns $120. Maximise the return.",
            objective=160,
        ),
    )
    solution_type: ClassVar[type[Solution]] = KnapsackSolution

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        names = [item.name for item in self.items]
        if len(set(names)) < len(names):
            repeated = Counter(names).most_common(1)[0][0]
            raise ValueError(f"two items are called {repeated!r}; give each a name of its own")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.items)} items"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        import dimod

        cqm = dimod.ConstrainedQuadraticModel()
        for item in self.items:
            if item.copies == 1:
                cqm.add_variable("BINARY", item.name)
            else:
                cqm.add_variable("INTEGER", item.name, lower_bound=0, upper_bound=item.copies)
        cqm.set_objective([(item.name, -item.value) for item in self.items])
        cqm.add_constraint_from_iterable(
            [(item.name, item.weight) for item in self.items],
            "<=",
            rhs=self.capacity,
            label="capacity",
        )
        return cqm

    def structure(self) -> Packing:
        return Packing(
            values=np.array([item.value for item in self.items], dtype=float),
            weights=np.array([[item.weight for item in self.items]], dtype=float),
            capacities=np.array([self.capacity], dtype=float),
            copies=np.array([item.copies for item in self.items], dtype=np.int64),
        )

    def decode(self, sample: Sample) -> KnapsackSolution:
        counts = {item.name: round(sample[item.name]) for item in self.items}
        return KnapsackSolution(counts={name: count for name, count in counts.items() if count})

    def decode_structure(self, answer: Answer) -> KnapsackSolution:
        assert isinstance(answer, Counts)
        pairs = zip(self.items, answer.counts.tolist(), strict=True)
        return KnapsackSolution(counts={item.name: count for item, count in pairs if count})

    def check(self, solution: KnapsackSolution) -> Check:
        items = {item.name: item for item in self.items}
        violations = [
            Violation(
                constraint="items", message=f"there is no item called {name!r}", amount=abs(count)
            )
            for name, count in solution.counts.items()
            if name not in items
        ]
        known = {name: count for name, count in solution.counts.items() if name in items}
        violations += [
            Violation(
                constraint=f"copies of {name}",
                message=f"{count} of {name!r} are packed; there are {items[name].copies}",
                amount=max(count - items[name].copies, -count),
            )
            for name, count in known.items()
            if not 0 <= count <= items[name].copies
        ]
        weight = sum(items[name].weight * count for name, count in known.items())
        if weight > self.capacity + _TOLERANCE * max(1.0, self.capacity):
            violations.append(
                Violation(
                    constraint="capacity",
                    message=f"the weight is {plain(weight)} {self.weight_unit}".rstrip()
                    + f"; the capacity is {plain(self.capacity)}",
                    amount=weight - self.capacity,
                )
            )
        value = sum(items[name].value * count for name, count in known.items())
        return Check(feasible=not violations, objective=value, violations=tuple(violations))

    def repair(self, solution: KnapsackSolution) -> tuple[KnapsackSolution, tuple[str, ...]]:
        """Unpacks what is worth least for its weight until the rest fits."""
        items = {item.name: item for item in self.items}
        counts = dict(solution.counts)
        weight = sum(items[name].weight * count for name, count in counts.items())
        unpacked: list[str] = []
        for name in sorted(
            counts, key=lambda each: items[each].value / max(items[each].weight, 1e-12)
        ):
            while counts[name] and weight > self.capacity and items[name].weight > 0:
                counts[name] -= 1
                weight -= items[name].weight
                unpacked.append(f"unpacked one {name}")
        kept = {name: count for name, count in counts.items() if count}
        return KnapsackSolution(counts=kept), tuple(unpacked)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        weights = rng.integers(1, 30, size)
        values = rng.integers(1, 50, size)
        items = tuple(
            Item(name=f"item {index}", value=int(value), weight=int(weight))
            for index, (value, weight) in enumerate(zip(values, weights, strict=True))
        )
        return cls(items=items, capacity=int(weights.sum() // 2))

    def figure(self, solution: KnapsackSolution) -> BarFigure:
        return BarFigure(
            title=f"Packed: {sum(solution.counts.values())} of {sum(item.copies for item in self.items)}",
            labels=tuple(item.name for item in self.items),
            values=tuple(item.weight for item in self.items),
            groups=tuple(
                "packed" if solution.counts.get(item.name) else "left" for item in self.items
            ),
            value_label=f"weight {self.weight_unit}".rstrip(),
        )

    def describe(self, solution: KnapsackSolution) -> str:
        items = {item.name: item for item in self.items}
        taken = [
            name if count == 1 else f"{count} × {name}" for name, count in solution.counts.items()
        ]
        if not taken:
            return "Nothing fits: take nothing."
        weight = sum(items[name].weight * count for name, count in solution.counts.items())
        value = sum(items[name].value * count for name, count in solution.counts.items())
        units = (f" {self.weight_unit}".rstrip(), f" {self.value_unit}".rstrip())
        return (
            f"Take {', '.join(taken)}: worth {plain(value)}{units[1]}, "
            f"weighing {plain(weight)}{units[0]} of {plain(self.capacity)}{units[0]}."
        )


FAMILY = Knapsack
