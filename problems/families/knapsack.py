"""Knapsack: choose what to pack, worth as much as possible, within one capacity or several."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure
from problems.modelling.correlated_values import correlated_values
from problems.modelling.faults import Fault, violations_of
from problems.modelling.network import check_names
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Answer, Counts, Packing

if TYPE_CHECKING:
    import dimod

_TOLERANCE = 1e-9
_WEIGHT = "weight"  # how the first limit is told


class Item(Frozen):
    """Something that can be packed, up to `copies` times."""

    name: str
    value: float = Field(ge=0)
    weight: float = Field(default=0, ge=0)
    copies: int = Field(default=1, ge=1, le=10_000)
    uses: dict[str, Annotated[float, Field(ge=0)]] = Field(
        default_factory=dict, description="what one takes of each of the resources, none if absent"
    )


class Resource(Frozen):
    """A further limit beside the weight: money, volume, hours."""

    name: str
    capacity: float = Field(ge=0, description="most that may be used, in unit")
    unit: str = ""


class Bonus(Frozen):
    """Extra value for each pair of one u and one v that are both packed; below 0 a loss."""

    u: str
    v: str
    value: float


class KnapsackSolution(Solution):
    """How many of each item to pack; items left out are absent."""

    family: Literal["knapsack"] = "knapsack"
    counts: dict[str, int]


class Knapsack(Problem[KnapsackSolution]):
    """Items with a value, what they take of the weight and the resources there are, joint values."""

    family: Literal["knapsack"] = "knapsack"
    items: tuple[Item, ...] = Field(min_length=1, max_length=100_000)
    capacity: float | None = Field(
        default=None, ge=0, description="most weight that can be carried, in weight_unit"
    )
    resources: tuple[Resource, ...] = Field(
        default=(), max_length=1_000, description="limits beside the weight, or in its place"
    )
    bonuses: tuple[Bonus, ...] = Field(
        default=(), max_length=1_000_000, description="extra values of pairs packed together"
    )
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
    def _names_fit(self) -> Self:
        check_names("items", [item.name for item in self.items])
        check_names("resources", [each.name for each in self.resources])
        if self.capacity is None and not self.resources:
            raise ValueError("nothing limits what is packed; give a capacity, or resources")
        known = {each.name for each in self.resources}
        for item in self.items:
            unknown = next((name for name in item.uses if name not in known), None)
            if unknown is not None:
                raise ValueError(
                    f"{item.name!r} uses {unknown!r}, which is none of the resources; add it there"
                )
        return self

    @model_validator(mode="after")
    def _bonuses_fit(self) -> Self:
        known = {item.name for item in self.items}
        seen: set[frozenset[str]] = set()
        for each in self.bonuses:
            where, pair = f"the bonus {each.u!r}-{each.v!r}", frozenset((each.u, each.v))
            if not pair <= known:
                unknown = each.v if each.u in known else each.u
                raise ValueError(f"{where} names {unknown!r}, which is none of the items")
            if each.u == each.v:
                raise ValueError(f"{where} pairs an item with itself; add it to the item's value")
            if pair in seen:
                raise ValueError(f"{where} is given twice; give the sum once")
            seen.add(pair)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        limits = f", {len(self._limits)} capacities" if len(self._limits) > 1 else ""
        return f"{len(self.items)} items{limits}"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        import dimod

        cqm = dimod.ConstrainedQuadraticModel()
        for item in self.items:
            if item.copies == 1:
                cqm.add_variable("BINARY", item.name)
            else:
                cqm.add_variable("INTEGER", item.name, lower_bound=0, upper_bound=item.copies)
        objective = dimod.QuadraticModel()
        objective.add_variables_from_model(cqm)
        objective.add_linear_from([(item.name, -item.value) for item in self.items])
        objective.add_quadratic_from([(each.u, each.v, -each.value) for each in self.bonuses])
        cqm.set_objective(objective)
        for limit, taken in self._limits:
            cqm.add_constraint_from_iterable(
                [(item.name, amount) for item, amount in zip(self.items, taken, strict=True)],
                "<=",
                rhs=limit.capacity,
                label=_label(limit),
            )
        return cqm

    def structure(self) -> Packing | None:
        """None with joint values, which CP-SAT proves on the CQM."""
        if self.bonuses:
            return None
        return Packing(
            values=np.array([item.value for item in self.items], dtype=float),
            weights=np.array([taken for _, taken in self._limits], dtype=float),
            capacities=np.array([limit.capacity for limit, _ in self._limits], dtype=float),
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
        copies = {item.name: item.copies for item in self.items}
        known = {name: count for name, count in solution.counts.items() if name in copies}
        broken: list[Fault] = [
            ("items", f"there is no item called {name!r}", abs(count))
            for name, count in solution.counts.items()
            if name not in copies
        ]
        broken += [
            (
                f"copies of {name}",
                f"{count} of {name!r} are packed; there are {copies[name]}",
                max(count - copies[name], -count),
            )
            for name, count in known.items()
            if not 0 <= count <= copies[name]
        ]
        broken += self._overloads(known)
        return Check(
            feasible=not broken, objective=self._value(known), violations=violations_of(broken)
        )

    def _overloads(self, counts: dict[str, int]) -> Iterator[Fault]:
        """The limits that are exceeded."""
        packed = [counts.get(item.name, 0) for item in self.items]
        for limit, taken in self._limits:
            total = sum(amount * count for amount, count in zip(taken, packed, strict=True))
            if total > limit.capacity + _TOLERANCE * max(1.0, limit.capacity):
                told = f"the {limit.name} is {plain(total)} {limit.unit}".rstrip()
                told += f"; the capacity is {plain(limit.capacity)}"
                yield _label(limit), told, total - limit.capacity

    def _value(self, counts: dict[str, int]) -> float:
        """What the counted items are worth, on their own and together."""
        values = {item.name: item.value for item in self.items}
        return sum(values[name] * count for name, count in counts.items()) + sum(
            each.value * counts.get(each.u, 0) * counts.get(each.v, 0) for each in self.bonuses
        )

    @cached_property
    def _limits(self) -> tuple[tuple[Resource, list[float]], ...]:
        """Each limit, the weight first, with what one of each item takes of it."""
        further = (
            (each, [item.uses.get(each.name, 0.0) for item in self.items])
            for each in self.resources
        )
        if self.capacity is None:
            return tuple(further)
        weight = Resource(name=_WEIGHT, capacity=self.capacity, unit=self.weight_unit)
        return ((weight, [item.weight for item in self.items]), *further)

    def repair(self, solution: KnapsackSolution) -> tuple[KnapsackSolution, tuple[str, ...]]:
        """Unpacks what is worth least for its share of the capacities until the rest fits."""
        counts = dict(solution.counts)
        at = {item.name: index for index, item in enumerate(self.items)}
        taken = np.array([amounts for _, amounts in self._limits], dtype=float)
        room = np.array([limit.capacity for limit, _ in self._limits], dtype=float)
        share = (taken / np.maximum(room, _TOLERANCE)[:, None]).sum(axis=0)
        load = taken @ np.array([counts.get(item.name, 0) for item in self.items], dtype=float)
        unpacked: list[str] = []
        for name in sorted(
            counts, key=lambda each: self.items[at[each]].value / max(share[at[each]], 1e-12)
        ):
            frees = taken[:, at[name]]
            while counts[name] > 0 and frees[load > room].any():
                counts[name] -= 1
                load -= frees
                unpacked.append(f"unpacked one {name}")
        kept = {name: count for name, count in counts.items() if count}
        return KnapsackSolution(counts=kept), tuple(unpacked)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """One capacity; the dial ties values to weights and cuts the room from 3/4 of all to 1/4."""
        weights, values = correlated_values(rng, size, difficulty)
        items = tuple(
            Item(name=f"item {index}", value=int(value), weight=int(weight))
            for index, (value, weight) in enumerate(zip(values, weights, strict=True))
        )
        return cls(items=items, capacity=int(weights.sum() * (0.75 - difficulty / 2)))

    def figure(self, solution: KnapsackSolution) -> BarFigure:
        return BarFigure(
            title=f"Packed: {sum(solution.counts.values())} of {sum(item.copies for item in self.items)}",
            labels=tuple(item.name for item in self.items),
            values=tuple(self._limits[0][1]),
            groups=tuple(
                "packed" if solution.counts.get(item.name) else "left" for item in self.items
            ),
            value_label=f"{self._limits[0][0].name} {self._limits[0][0].unit}".rstrip(),
        )

    def describe(self, solution: KnapsackSolution) -> str:
        counts = solution.counts.items()
        taken = [name if count == 1 else f"{count} × {name}" for name, count in counts]
        if not taken:
            return "Nothing fits: take nothing."
        packed = [solution.counts.get(item.name, 0) for item in self.items]
        used = []
        for limit, amounts in self._limits:
            total = sum(amount * count for amount, count in zip(amounts, packed, strict=True))
            unit = f" {limit.unit}".rstrip()
            verb = "weighing " if limit.name == _WEIGHT else "using "
            named = "" if limit.name == _WEIGHT else f" of {limit.name}"
            used.append(f"{verb}{plain(total)}{unit} of {plain(limit.capacity)}{unit}{named}")
        worth = f"{plain(self._value(solution.counts))} {self.value_unit}".rstrip()
        return f"Take {', '.join(taken)}: worth {worth}, {', '.join(used)}."


def _label(limit: Resource) -> str:
    return "capacity" if limit.name == _WEIGHT else f"capacity of {limit.name}"


FAMILY = Knapsack
