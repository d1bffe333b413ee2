"""Transport: ship goods from where they are to where they are wanted, as cheaply as possible."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import LimitExceeded
from problems.figure import MatrixFigure
from problems.modelling.degenerate_supplies import degenerate_supplies
from problems.modelling.network import amount_of, arc_label, check_names, refuse_large_cqm
from problems.modelling.pile_model import Amounts, amounts_of
from problems.modelling.program_cqm import program_cqm
from problems.modelling.transport_model import transport_program
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Ints, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 20
_TOLERANCE = 1e-6  # what LP solvers keep to: HiGHS defaults to 1e-7
_ROUNDING = 1e-9  # of the amount, where float64 has no more digits


class Shipment(Frozen):
    """What is sent on one route."""

    origin: str
    destination: str
    amount: float


class TransportSolution(Solution):
    """What is sent on each route; routes that carry nothing are absent."""

    family: Literal["transport"] = "transport"
    shipments: tuple[Shipment, ...]


class Transport(Problem[TransportSolution]):
    """Origins with supplies, destinations with demands, and what a unit costs on each route.

    Where supply and demand differ, the smaller of the two is shipped in full: every demand is met,
    or every supply is used up.
    """

    family: Literal["transport"] = "transport"
    origins: tuple[str, ...] = Field(min_length=1, max_length=5_000)
    destinations: tuple[str, ...] = Field(min_length=1, max_length=5_000)
    supplies: tuple[float, ...] = Field(description="one an origin, at least 0")
    demands: tuple[float, ...] = Field(description="one a destination, at least 0")
    costs: tuple[tuple[float | None, ...], ...] = Field(
        description="of a unit; row: origin, column: destination; null where there is no route"
    )
    amount_unit: str = ""
    cost_unit: str = ""

    summary: ClassVar[str] = "ship from origins to destinations at the least total cost"
    source: ClassVar[str] = (
        "Hitchcock: The distribution of a product from several sources to numerous localities, "
        "J. Math. Phys. 20 (1941)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Two mills have 20 and 30 tonnes of flour; three bakeries want 10, 25 and 15. A tonne "
            "costs 2, 4 and 5 euros from the first mill and 3, 1 and 7 from the second. What is "
            "the cheapest plan?",
            objective=125,
        ),
        Example(
            text="Depot North has 8 cars, depot South 5. The airport wants 6, the station 4. A car from "
            "North costs 3 to the airport and 2 to the station, from South 1 to the airport and "
            "cannot go to the station. How should the cars be moved?",
            objective=16,
        ),
        Example(
            text="Farms F and G have 2.5 and 1.5 tonnes of apples, and want to sell all of them to the "
            "juicer, which takes 3, and the market, which takes 2. Carting a tonne costs F 4 to the "
            "juicer and 6 to the market, G 5 and 5.5. Cheapest?",
            objective=18,
        ),
    )
    solution_type: ClassVar[type[Solution]] = TransportSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for kind, names, what, amounts in (
            ("origins", self.origins, "supplies", self.supplies),
            ("destinations", self.destinations, "demands", self.demands),
        ):
            check_names(kind, names)
            if len(amounts) != len(names):
                raise ValueError(f"there are {len(names)} {kind} and {len(amounts)} {what}")
            for name, amount in zip(names, amounts, strict=True):
                if amount < 0:
                    raise ValueError(
                        f"{name!r} is given {plain(amount)} among the {what}; the least is 0"
                    )
        if len(self.costs) != len(self.origins):
            raise ValueError(
                f"there are {len(self.origins)} origins and {len(self.costs)} rows of costs"
            )
        for origin, row in zip(self.origins, self.costs, strict=True):
            if len(row) != len(self.destinations):
                raise ValueError(
                    f"the row of {origin!r} has {len(row)} costs; it needs {len(self.destinations)}, "
                    "with null where there is no route"
                )
        if all(cost is None for row in self.costs for cost in row):
            raise ValueError("there is no route at all; give at least one cost")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.origins)} origins and {len(self.destinations)} destinations"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """A whole number of steps for each route: where amounts are whole, some best plan is."""
        refuse_large_cqm(self._routes[0].size, "the plan")
        if not self._amounts.is_whole:
            raise LimitExceeded(
                "supplies and demands have too many digits to be counted in whole steps of one unit; "
                "round them to fewer digits, or use solver 'exact'"
            )
        program = self.structure()
        return program_cqm(replace(program, integer=np.ones_like(program.integer)))

    def structure(self) -> Program:
        """An amount for each route, in steps of the unit that supplies and demands share."""
        return transport_program(
            self._labels, self._matrix, self._routes, self._amounts, len(self.origins)
        )

    def decode(self, sample: Sample) -> TransportSolution:
        return self._of_steps([sample[label] for label in self._labels])

    def decode_structure(self, answer: Answer) -> TransportSolution:
        assert isinstance(answer, Values)
        return self._of_steps(answer.values.tolist())

    def _of_steps(self, steps: list[float]) -> TransportSolution:
        sent = [amount_of(each, self._amounts.unit) for each in steps]
        noise = 0.0 if self._amounts.is_whole else _ROUNDING * max(sent)
        rows, columns = (each.tolist() for each in self._routes)
        return TransportSolution(
            shipments=tuple(
                Shipment(origin=self.origins[i], destination=self.destinations[j], amount=amount)
                for i, j, amount in zip(rows, columns, sent, strict=True)
                if abs(amount) > noise
            )
        )

    def check(self, solution: TransportSolution) -> Check:
        costs = self._cost_of
        violations: list[Violation] = []
        terms: list[float] = []
        sent: dict[str, list[float]] = {name: [] for name in self.origins}
        received: dict[str, list[float]] = {name: [] for name in self.destinations}
        for each in solution.shipments:
            where = f"{each.origin!r} to {each.destination!r}"
            cost = costs.get((each.origin, each.destination))
            if cost is None:
                message = f"there is no route from {where}"
                violations.append(_violation("routes", message, abs(each.amount)))
                continue
            if each.amount < -_TOLERANCE:
                message = f"{plain(each.amount)} go from {where}; the least is 0"
                violations.append(_violation(f"least from {where}", message, -each.amount))
            terms.append(cost * each.amount)
            sent[each.origin].append(each.amount)
            received[each.destination].append(each.amount)
        supplied, wanted = math.fsum(self.supplies), math.fsum(self.demands)
        violations += _side(sent, self.supplies, "sends", "has", in_full=supplied <= wanted)
        violations += _side(received, self.demands, "receives", "wants", in_full=wanted <= supplied)
        return Check(
            feasible=not violations,
            objective=math.fsum(terms) if len(terms) == len(solution.shipments) else None,
            violations=tuple(violations),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Balanced or with one to spare; the dial raises the origins from two to as many as destinations.

        It makes supplies degenerate as well (`degenerate_supplies`), and stays polynomial.
        """
        n_origins = max(2, int(size * difficulty))
        demands = rng.integers(1, 4 if size < 4 else 20, size)
        supplies = degenerate_supplies(rng, demands, n_origins, difficulty)
        supplies[0] += rng.integers(2)
        return cls(
            origins=tuple(f"origin {index}" for index in range(n_origins)),
            destinations=tuple(f"destination {index}" for index in range(size)),
            supplies=tuple(supplies.tolist()),
            demands=tuple(demands.tolist()),
            costs=tuple(tuple(row) for row in rng.integers(1, 30, (n_origins, size)).tolist()),
        )

    def figure(self, solution: TransportSolution) -> MatrixFigure:
        """What goes on each route; routes that are used are marked."""
        row_of = {name: index for index, name in enumerate(self.origins)}
        column_of = {name: index for index, name in enumerate(self.destinations)}
        used = {
            (row_of[each.origin], column_of[each.destination]): each.amount
            for each in solution.shipments
            if (each.origin, each.destination) in self._cost_of
        }
        cost = self.check(solution).objective
        told = "" if cost is None else f", cost {plain(cost)} {self.cost_unit}".rstrip()
        return MatrixFigure(
            title=f"Shipped {self.amount_unit}".rstrip() + told,
            rows=self.origins,
            columns=self.destinations,
            values=tuple(
                tuple(None if cost is None else used.get((i, j), 0.0) for j, cost in enumerate(row))
                for i, row in enumerate(self.costs)
            ),
            highlighted=tuple(used),
        )

    def describe(self, solution: TransportSolution) -> str:
        unit = f" {self.amount_unit}".rstrip()
        told = [
            f"{plain(each.amount)}{unit} from {each.origin} to {each.destination}"
            for each in solution.shipments[:_MOST_SPELLED]
        ]
        if len(solution.shipments) > _MOST_SPELLED:
            told.append("and so on")
        cost = self.check(solution).objective
        if cost is None:
            return f"Ship {', '.join(told)}."
        total = f"{plain(cost)}{f' {self.cost_unit}'.rstrip()}"
        return f"Ship {', '.join(told) or 'nothing'}: {total} in all."

    @cached_property
    def _matrix(self) -> Floats:
        """The costs; nan where there is no route."""
        return np.array(self.costs, dtype=float)

    @cached_property
    def _routes(self) -> tuple[Ints, Ints]:
        """Origin and destination of each route that there is."""
        rows, columns = np.nonzero(~np.isnan(self._matrix))
        return rows, columns

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        pairs = zip(*(each.tolist() for each in self._routes), strict=True)
        return tuple(
            arc_label(index, self.origins[i], self.destinations[j])
            for index, (i, j) in enumerate(pairs)
        )

    @cached_property
    def _amounts(self) -> Amounts:
        """Supplies, then demands, in steps of one unit."""
        return amounts_of([*self.supplies, *self.demands])

    @cached_property
    def _cost_of(self) -> dict[tuple[str, str], float]:
        """The cost of each route that there is, from the problem's own fields."""
        return {
            (origin, destination): cost
            for origin, row in zip(self.origins, self.costs, strict=True)
            for destination, cost in zip(self.destinations, row, strict=True)
            if cost is not None
        }


def _side(
    moved: dict[str, list[float]], amounts: tuple[float, ...], verb: str, own: str, *, in_full: bool
) -> list[Violation]:
    """Where a place moves more than it may, or less than it must where that is in full."""
    found: list[Violation] = []
    for (name, terms), most in zip(moved.items(), amounts, strict=True):
        total = math.fsum(terms)
        room = max(_TOLERANCE, _ROUNDING * most)
        if total > most + room or (in_full and total < most - room):
            message = f"{name!r} {verb} {plain(total)}; it {own} {plain(most)}"
            found.append(_violation(f"{name} {verb}", message, abs(total - most)))
    return found


def _violation(constraint: str, message: str, amount: float) -> Violation:
    return Violation(constraint=constraint, message=message, amount=amount)


FAMILY = Transport
