"""Quadratic assignment: place facilities that trade with each other so that little is carried far."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import LimitExceeded
from problems.figure import MatrixFigure
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Floats, Ints

if TYPE_CHECKING:
    import dimod

_MOST_PRODUCTS = 5_000_000  # pairs of a flow and a distance: 45 facilities with all flows
_MOST_SPELLED = 30

Row = tuple[Annotated[float, Field(ge=0)], ...]


class QuadraticAssignmentSolution(Solution):
    """The location of each facility."""

    family: Literal["quadratic_assignment"] = "quadratic_assignment"
    placed: dict[str, str]


class QuadraticAssignment(Problem[QuadraticAssignmentSolution]):
    """Facilities with the flow between them, and at least as many locations with their distances."""

    family: Literal["quadratic_assignment"] = "quadratic_assignment"
    facilities: tuple[str, ...] = Field(min_length=1, max_length=300)
    locations: tuple[str, ...] = Field(min_length=1, max_length=300)
    flows: tuple[Row, ...] = Field(
        description="row: from facility, column: to facility, in flow_unit; a flow between two that "
        "is told once stands once, in one of its two cells"
    )
    distances: tuple[Row, ...] = Field(
        description="row: from location, column: to location, in distance_unit; in both cells where "
        "the way is as far in both directions"
    )
    flow_unit: str = ""
    distance_unit: str = ""

    summary: ClassVar[str] = (
        "place facilities so that the flows between them times the distances come to the least"
    )
    source: ClassVar[str] = (
        "Koopmans, Beckmann: Assignment problems and the location of economic activities, "
        "Econometrica 25 (1957)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="A hospital puts emergency, X-ray and the ward into rooms 1, 2 and 3. Walks a day: "
            "emergency to X-ray 30, emergency to the ward 10, X-ray to the ward 20. Rooms 1 and 2 "
            "are 40 m apart, 1 and 3 70 m, 2 and 3 30 m. How should they be placed to walk least?",
            objective=2400,
        ),
        Example(
            text="Four machines P, Q, R, S stand in a row of four slots, one metre apart. Loads an "
            "hour: P-Q 5, P-R 2, Q-S 4, R-S 3. Find the order with the least load times distance.",
            objective=18,
        ),
        Example(
            text="Solve the quadratic assignment problem with flows [[0, 3, 1], [3, 0, 2], [1, 2, 0]] "
            "and distances [[0, 5, 2, 4], [5, 0, 3, 6], [2, 3, 0, 1], [4, 6, 1, 0]].",
            objective=22,
        ),
    )
    solution_type: ClassVar[type[Solution]] = QuadraticAssignmentSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for kind, names, matrix, what in (
            ("facilities", self.facilities, self.flows, "flows"),
            ("locations", self.locations, self.distances, "distances"),
        ):
            repeated, times = Counter(names).most_common(1)[0]
            if times > 1:
                raise ValueError(f"two {kind} are called {repeated!r}; give each a name of its own")
            if len(matrix) != len(names):
                raise ValueError(
                    f"there are {len(names)} {kind} and {len(matrix)} rows of {what}; give one each"
                )
            for name, row in zip(names, matrix, strict=True):
                if len(row) != len(names):
                    raise ValueError(
                        f"the row of {name!r} has {len(row)} {what}; it needs {len(names)}"
                    )
        if len(self.facilities) > len(self.locations):
            raise ValueError(
                f"there are {len(self.facilities)} facilities and {len(self.locations)} locations; "
                "each needs one of its own, so add locations or leave out facilities"
            )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.facilities)} facilities and {len(self.locations)} locations"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "2 at 0" for each facility and location, by position; products are the objective."""
        import dimod

        flows, distances = np.array(self.flows, dtype=float), np.array(self.distances, dtype=float)
        n, m = len(flows), len(distances)
        labels = self._labels()
        bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
            np.outer(flows.diagonal(), distances.diagonal()).ravel(),
            _products(flows, distances),
            0.0,
            dimod.BINARY,
            variable_order=labels,
        )
        cqm = dimod.ConstrainedQuadraticModel.from_bqm(bqm)
        for at, name in enumerate(self.facilities):
            terms = [(label, 1) for label in labels[at * m : (at + 1) * m]]
            cqm.add_constraint_from_iterable(terms, "==", rhs=1, label=f"facility {name} once")
        for at, name in enumerate(self.locations):
            terms = [(label, 1) for label in labels[at::m]]
            sense = "==" if n == m else "<="
            cqm.add_constraint_from_iterable(terms, sense, rhs=1, label=f"location {name} once")
        return cqm

    def _labels(self) -> list[str]:
        """The binaries, facility by facility."""
        places = range(len(self.locations))
        return [_label(at, place) for at in range(len(self.facilities)) for place in places]

    def decode(self, sample: Sample) -> QuadraticAssignmentSolution:
        """A facility of no location or of several gets none."""
        placed = {}
        for at, facility in enumerate(self.facilities):
            chosen = [
                name
                for place, name in enumerate(self.locations)
                if round(sample[_label(at, place)])
            ]
            if len(chosen) == 1:
                placed[facility] = chosen[0]
        return QuadraticAssignmentSolution(placed=placed)

    def check(self, solution: QuadraticAssignmentSolution) -> Check:
        broken = [
            ("facilities", f"there is no facility called {name!r}", 1.0)
            for name in solution.placed
            if name not in set(self.facilities)
        ]
        for facility in self.facilities:
            place = solution.placed.get(facility)
            label = f"facility {facility} once"
            if place is None:
                broken.append((label, f"{facility!r} has no location", 1.0))
            elif place not in self.locations:
                broken.append((label, f"there is no location called {place!r}", 1.0))
        is_complete = not broken
        broken += [
            (f"location {name} once", f"{name!r} takes {times} facilities; it takes one", times - 1)
            for name, times in Counter(solution.placed.values()).items()
            if times > 1
        ]
        return Check(
            feasible=not broken,
            objective=float(self._costs(solution).sum()) if is_complete else None,
            violations=tuple(
                Violation(constraint=label, message=message, amount=amount)
                for label, message, amount in broken
            ),
        )

    def _costs(self, solution: QuadraticAssignmentSolution) -> Floats:
        """What each ordered pair of facilities costs; nan where one has no location. Shape: (n, n)."""
        at = {name: index for index, name in enumerate(self.locations)}
        chosen = [at.get(solution.placed.get(name, ""), -1) for name in self.facilities]
        costs = np.full((len(chosen), len(chosen)), math.nan)
        for i, here in enumerate(chosen):
            for j, there in enumerate(chosen):
                if here >= 0 and there >= 0:
                    costs[i, j] = self.flows[i][j] * self.distances[here][there]
        return costs

    def repair(
        self, solution: QuadraticAssignmentSolution
    ) -> tuple[QuadraticAssignmentSolution, tuple[str, ...]]:
        """Moves facilities without a location of their own to the first that is free."""
        free = dict.fromkeys(self.locations)
        kept: dict[str, str] = {}
        for facility in self.facilities:
            place = solution.placed.get(facility)
            if place in free and place is not None:
                kept[facility] = place
                del free[place]
        moved = []
        for facility in self.facilities:
            if facility not in kept:
                kept[facility] = next(iter(free))
                del free[kept[facility]]
                moved.append(f"put {facility} at {kept[facility]}")
        placed = {facility: kept[facility] for facility in self.facilities}
        return QuadraticAssignmentSolution(placed=placed), tuple(moved)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Symmetric whole flows of 1 to 9 or none, and walks on a square grid of 10 by 10.

        The dial is the share of pairs that have a flow, from a tenth to nine tenths: it takes the flow
        dominance, their deviation over their mean, from about 340 % to 60 %. Even flows leave bounds
        least to go by. Source: Burkard, Dell'Amico, Martello: Assignment Problems (SIAM 2009);
        Taillard, Comparison of iterative searches for the QAP, Location Science 3 (1995).
        """
        is_joined = rng.random((size, size)) < 0.1 + 0.8 * difficulty
        flows = np.triu(rng.integers(1, 10, (size, size)) * is_joined, k=1)
        flows[0, 1] = rng.integers(1, 10)
        spots = rng.integers(0, 10, (size, 2))
        walks = np.abs(spots[:, None, :] - spots[None, :, :]).sum(axis=2)
        return cls(
            facilities=tuple(f"facility {index}" for index in range(size)),
            locations=tuple(f"location {index}" for index in range(size)),
            flows=tuple(map(tuple, (flows + flows.T).tolist())),
            distances=tuple(map(tuple, walks.tolist())),
        )

    def figure(self, solution: QuadraticAssignmentSolution) -> MatrixFigure:
        names = tuple(f"{name} at {solution.placed.get(name, '?')}" for name in self.facilities)
        return MatrixFigure(
            title="What each pair of facilities costs: flow times distance",
            rows=names,
            columns=self.facilities,
            values=tuple(
                tuple(None if math.isnan(cost) else cost for cost in row)
                for row in self._costs(solution).tolist()
            ),
        )

    def describe(self, solution: QuadraticAssignmentSolution) -> str:
        told = [f"{facility} at {place}" for facility, place in solution.placed.items()]
        if not told:
            return "No facility has a location."
        rest = ", and so on" if len(told) > _MOST_SPELLED else ""
        placed = f"Put {', '.join(told[:_MOST_SPELLED])}{rest}"
        total = self.check(solution).objective
        if total is None:
            return f"{placed}."
        unit = "·".join(each for each in (self.flow_unit, self.distance_unit) if each)
        return f"{placed}: flow times distance comes to {f'{plain(total)} {unit}'.rstrip()}."


def _label(facility: int, place: int) -> str:
    """The binary that is 1 where a facility is at a location."""
    return f"{facility} at {place}"


def _products(flows: Floats, distances: Floats) -> tuple[Ints, Ints, Floats]:
    """The terms of flow·distance over two binaries, which dimod sums where they meet twice.

    Raises:
        LimitExceeded: more than 5,000,000 of them.
    """
    m = len(distances)
    flow = flows - np.diag(flows.diagonal())
    way = distances - np.diag(distances.diagonal())
    i, j = np.nonzero(flow)
    k, l = np.nonzero(way)  # noqa: E741  # the indices of Koopmans and Beckmann
    if i.size * k.size > _MOST_PRODUCTS:
        raise LimitExceeded(
            f"{i.size:,} flows over {k.size:,} distances make {i.size * k.size:,} products; the model "
            f"takes at most {_MOST_PRODUCTS:,}; leave out small flows or place fewer facilities"
        )
    first = (i[:, None] * m + k[None, :]).ravel()
    second = (j[:, None] * m + l[None, :]).ravel()
    return first, second, np.outer(flow[i, j], way[k, l]).ravel()


FAMILY = QuadraticAssignment
