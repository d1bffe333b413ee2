"""Travelling salesman: the shortest closed tour through every place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GraphFigure
from problems.file_format import FileFormat
from problems.formats import tsplib
from problems.modelling.distance import Metric, distance_matrix, distances_between
from problems.modelling.tour_figure import tour_figure
from problems.modelling.tour_model import stop_label, tour_cqm
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Routing, Tour

if TYPE_CHECKING:
    import dimod

_MOST_PLACES_SPELLED = 30
_ENDS_SPELLED = 10  # of a longer tour
_METRICS: dict[str, Metric] = {
    "EUC_2D": "euc_2d",
    "CEIL_2D": "ceil_2d",
    "ATT": "att",
    "GEO": "geo",
}


class TspSolution(Solution):
    """The places in the order of visit, each once; the way back to the first is understood."""

    family: Literal["tsp"] = "tsp"
    tour: tuple[str, ...]


class Tsp(Problem[TspSolution]):
    """Places to visit once each, and how far apart they are."""

    family: Literal["tsp"] = "tsp"
    places: tuple[str, ...] = Field(min_length=2, max_length=5_000)
    distances: tuple[tuple[float | None, ...], ...] | None = Field(
        default=None,
        description="row: from, column: to, in distance_unit; null where there is no way; "
        "the diagonal is not read",
    )
    coordinates: tuple[tuple[float, float], ...] | None = Field(
        default=None, description="x and y of each place; for geo latitude and longitude"
    )
    metric: Metric = Field(default="euclidean", description="how coordinates give distances")
    start: str | None = Field(default=None, description="the place that tours are told from")
    distance_unit: str = ""

    summary: ClassVar[str] = "find the shortest round trip that visits every place once"
    source: ClassVar[str] = (
        "Applegate, Bixby, Chvátal, Cook: The Traveling Salesman Problem (Princeton 2006)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="A van starts at the depot, visits north, east, south and west once and comes back. "
            "Distances: depot-north 12, depot-east 7, depot-south 9, depot-west 14, north-east 10, "
            "north-south 21, north-west 8, east-south 6, east-west 17, south-west 11. "
            "Shortest round trip?",
            objective=44,
        ),
        Example(
            text="Find the shortest closed tour through four cities at (0, 0), (0, 3), (4, 3) and "
            "(4, 0).",
            objective=14,
        ),
        Example(
            text="A courier has to call at the bank, the court and the mill and get back to the bank. "
            "Bank to court takes 10 minutes and court to bank 15; bank to mill 20, mill to bank 10; "
            "court to mill 5, mill to court 30. What is the quickest order?",
            objective=25,
        ),
        Example(
            text="Travelling salesman with distance matrix [[0, 2, 9, 10], [2, 0, 6, 4], "
            "[9, 6, 0, 8], [10, 4, 8, 0]] between A, B, C and D: how long is the best tour?",
            objective=23,
        ),
    )
    solution_type: ClassVar[type[Solution]] = TspSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        repeated, times = Counter(self.places).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two places are called {repeated!r}; give each a name of its own")
        if self.start is not None and self.start not in self.places:
            raise ValueError(f"the start {self.start!r} is not one of the places")
        if (self.distances is None) == (self.coordinates is None):
            raise ValueError("give either distances or coordinates of the places")
        if self.coordinates is not None and len(self.coordinates) != len(self.places):
            raise ValueError(
                f"there are {len(self.places)} places and {len(self.coordinates)} coordinates"
            )
        if self.distances is not None:
            self._check_distances(self.distances)
        return self

    def _check_distances(self, distances: tuple[tuple[float | None, ...], ...]) -> None:
        n_places = len(self.places)
        if len(distances) != n_places:
            raise ValueError(f"there are {n_places} places and {len(distances)} rows of distances")
        for place, row in zip(self.places, distances, strict=True):
            if len(row) != n_places:
                raise ValueError(
                    f"the row of {place!r} has {len(row)} distances; it needs {n_places}, "
                    "with null where there is no way"
                )
            least = min((each for each in row if each is not None), default=0)
            if least < 0:
                raise ValueError(f"the row of {place!r} has the distance {least:g}; the least is 0")

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.places)} places"

    def arcs(self) -> Floats:
        """Returns all distances; infinity where there is no way, 0 on the diagonal."""
        if self.coordinates is not None:
            return distance_matrix(np.array(self.coordinates, dtype=float), self.metric)
        matrix = np.array(self.distances, dtype=float)  # None becomes nan
        matrix[np.isnan(matrix)] = np.inf
        np.fill_diagonal(matrix, 0.0)
        return matrix

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        return tour_cqm(self.places, self.arcs())

    def structure(self) -> Routing:
        return Routing(self.arcs())

    def decode(self, sample: Sample) -> TspSolution:
        stops = range(1, len(self.places))
        visited = [
            place
            for stop in stops
            for place in self.places[1:]
            if round(sample[stop_label(place, stop)])
        ]
        return TspSolution(tour=self._from_start((self.places[0], *visited)))

    def decode_structure(self, answer: Answer) -> TspSolution:
        assert isinstance(answer, Tour)
        tour = tuple(self.places[index] for index in answer.order.tolist())
        return TspSolution(tour=self._from_start(tour))

    def _from_start(self, tour: tuple[str, ...]) -> tuple[str, ...]:
        """The same closed tour, told from the start, else from the first place."""
        start = self.places[0] if self.start is None else self.start
        at = tour.index(start) if start in tour else 0
        return tour[at:] + tour[:at]

    def check(self, solution: TspSolution) -> Check:
        visits = Counter(solution.tour)
        known = set(self.places)
        violations = [
            Violation(constraint="places", message=f"there is no place called {name!r}", amount=1)
            for name in visits
            if name not in known
        ]
        violations += [
            Violation(
                constraint=f"{place} once",
                message=f"{place!r} is visited {visits[place]} times; it must be once",
                amount=abs(visits[place] - 1),
            )
            for place in self.places
            if visits[place] != 1
        ]
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        legs = self._legs(solution.tour)
        absent = [
            Violation(constraint="ways", message=f"there is no way from {a!r} to {b!r}", amount=1)
            for (a, b), length in zip(_ways(solution.tour), legs, strict=True)
            if length is None
        ]
        length = None if absent else math.fsum(leg for leg in legs if leg is not None)
        return Check(feasible=not absent, objective=length, violations=tuple(absent))

    def _legs(self, tour: tuple[str, ...]) -> list[float | None]:
        """The length of each leg of a tour of known places, from the problem's own fields."""
        index = {place: at for at, place in enumerate(self.places)}
        pairs = [(index[a], index[b]) for a, b in _ways(tour)]
        if self.distances is not None:
            return [self.distances[a][b] for a, b in pairs]
        points = np.array(self.coordinates, dtype=float)
        starts, ends = np.array(pairs).T
        legs: list[float | None] = distances_between(
            points[starts], points[ends], self.metric
        ).tolist()
        return legs

    def repair(self, solution: TspSolution) -> tuple[TspSolution, tuple[str, ...]]:
        """Keeps the first visit to each place and puts each missing one where it costs least."""
        index = {place: at for at, place in enumerate(self.places)}
        tour = list(dict.fromkeys(index[place] for place in solution.tour if place in index))
        changes = [
            f"left out visits to {place} after the first"
            for place, times in Counter(solution.tour).items()
            if times > 1 and place in index
        ]
        arcs = self.arcs()
        for at in sorted(set(range(len(self.places))) - set(tour)):
            tour.insert(_cheapest_gap(arcs, tour, at), at)
            changes.append(f"put {self.places[at]} into the tour where the detour is shortest")
        places = tuple(self.places[at] for at in tour)
        return TspSolution(tour=self._from_start(places)), tuple(changes)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        n_places = max(size, 2)
        matrix = distance_matrix(rng.integers(0, 100, (n_places, 2)).astype(float), "euc_2d")
        return cls(
            places=tuple(f"place {index}" for index in range(n_places)),
            distances=tuple(tuple(row) for row in matrix.tolist()),
        )

    def figure(self, solution: TspSolution) -> GraphFigure:
        index = {place: at for at, place in enumerate(self.places)}
        tour = [index[place] for place in solution.tour if place in index]
        positions = self.coordinates
        if positions is not None and self.metric == "geo":  # latitude goes up the page
            positions = tuple((y, x) for x, y in positions)
        return tour_figure(self.places, self.arcs(), tour, positions)

    def describe(self, solution: TspSolution) -> str:
        check = self.check(solution)
        if check.objective is None:
            return f"This is no round trip: {check.violations[0].message}."
        unit = f" {self.distance_unit}".rstrip()
        told = solution.tour
        if len(told) > _MOST_PLACES_SPELLED:
            told = (*told[:_ENDS_SPELLED], "…", *told[-_ENDS_SPELLED:])
        return f"Go {' → '.join((*told, told[0]))}: {check.objective:.10g}{unit} in all."


def _ways(tour: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The legs of a closed tour, the one back to its first place included."""
    return zip(tour, tour[1:] + tour[:1], strict=True)


def _cheapest_gap(arcs: Floats, tour: list[int], place: int) -> int:
    """Where in a closed tour another place lengthens it least."""
    if not tour:
        return 0
    before, after = np.array(tour), np.roll(tour, -1)
    with np.errstate(invalid="ignore"):  # ∞ − ∞ where the leg it would split is absent
        detour = arcs[before, place] + arcs[place, after] - arcs[before, after]
    return int(np.nan_to_num(detour, nan=np.inf, posinf=np.inf).argmin()) + 1


def _from_tsplib(text: str) -> Tsp:
    """The problem that a TSPLIB file holds."""
    file = tsplib.read(text)
    return Tsp(
        places=file.nodes,
        distances=file.distances,
        coordinates=file.coordinates,
        metric=_METRICS.get(file.weight_type, "euclidean"),
    )


Tsp.formats = (
    FileFormat(
        name="TSPLIB",
        suffixes=(".tsp", ".atsp"),
        recognises=tsplib.recognises,
        read=_from_tsplib,
    ),
)

FAMILY = Tsp
