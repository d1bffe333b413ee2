"""Travelling salesman: the shortest closed tour, or open path, through every place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GraphFigure
from problems.modelling.distance import Metric, distance_matrix
from problems.modelling.distance_fields import (
    Coordinates,
    Distances,
    arcs_of,
    check_names,
    check_places,
    leg_lengths,
    map_positions,
)
from problems.modelling.open_path import cheapest_gap, closed_arcs, opened
from problems.modelling.scattered_points import scattered_points
from problems.modelling.tour_figure import tour_figure
from problems.modelling.tour_model import stop_label, tour_cqm
from problems.modelling.visit_check import visit_violations
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Routing, Tour

if TYPE_CHECKING:
    import dimod

_MOST_PLACES_SPELLED = 30
_ENDS_SPELLED = 10  # of a longer tour


class TspSolution(Solution):
    """The places in the order of visit, each once; a closed tour's way back is understood."""

    family: Literal["tsp"] = "tsp"
    tour: tuple[str, ...]


class Tsp(Problem[TspSolution]):
    """Places to visit once each, and how far apart they are."""

    family: Literal["tsp"] = "tsp"
    places: tuple[str, ...] = Field(min_length=2, max_length=5_000)
    distances: Distances | None = Field(
        default=None,
        description="row: from, column: to, in distance_unit; null where there is no way; "
        "the diagonal is not read",
    )
    coordinates: Coordinates | None = Field(
        default=None, description="x and y of each place; for geo latitude and longitude"
    )
    metric: Metric = Field(default="euclidean", description="how coordinates give distances")
    closed: bool = Field(default=True, description="false where nobody has to get back")
    start: str | None = Field(
        default=None, description="the place that tours are told from, and that a path begins at"
    )
    end: str | None = Field(default=None, description="the place that a path ends at")
    distance_unit: str = ""

    summary: ClassVar[str] = (
        "find the shortest round trip, or open path, that visits every place once"
    )
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
        check_names(self.places)
        for which, place in (("start", self.start), ("end", self.end)):
            if place is not None and place not in self.places:
                raise ValueError(f"the {which} {place!r} is not one of the places")
        if self.end is not None and self.closed:
            raise ValueError(
                f"a round trip has no end; leave out {self.end!r} or say closed: false"
            )
        if self.end is not None and self.end == self.start:
            raise ValueError(f"a path cannot start and end at {self.end!r}; say closed: true")
        check_places(self.places, self.distances, self.coordinates)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.places)} places"

    def arcs(self) -> Floats:
        """Returns all distances; infinity where there is no way, 0 on the diagonal."""
        return arcs_of(self.distances, self.coordinates, self.metric)

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """A path is a closed tour from its start, else its end, else a stand-in outside the map."""
        order = self._stops()
        names = tuple((*self.places, "anywhere")[at] for at in order)
        return tour_cqm(names, self._closed_arcs()[np.ix_(order, order)])

    def structure(self) -> Routing:
        """A path gains a stand-in, as the last place, where neither of its ends is fixed."""
        return Routing(self._closed_arcs())

    def decode(self, sample: Sample) -> TspSolution:
        first, *others = self._stops()
        visited = [
            at
            for stop in range(1, len(others) + 1)
            for at in others
            if round(sample[stop_label(self.places[at], stop)])
        ]
        return self._told((first, *visited))

    def decode_structure(self, answer: Answer) -> TspSolution:
        assert isinstance(answer, Tour)
        return self._told(answer.order.tolist())

    def _at(self, place: str | None) -> int | None:
        return None if place is None else self.places.index(place)

    def _closed_arcs(self) -> Floats:
        """The arcs of the closed tour that the answer is read from."""
        if self.closed:
            return self.arcs()
        return closed_arcs(self.arcs(), self._at(self.start), self._at(self.end))

    def _stops(self) -> list[int]:
        """The places of that closed tour, the one that its binary model fixes first."""
        n_places = len(self.places)
        if self.closed:
            return list(range(n_places))
        ends = [at for at in (self._at(self.start), self._at(self.end)) if at is not None]
        first = ends[0] if ends else n_places
        return [first, *(at for at in range(n_places) if at != first)]

    def _told(self, tour: Sequence[int]) -> TspSolution:
        """A closed tour from the start, else from the first place; of a path, the path."""
        start = self._at(self.start)
        if self.closed:
            start = 0 if start is None else start
        order = opened(tour, len(self.places), start, self._at(self.end))
        return TspSolution(tour=tuple(self.places[at] for at in order))

    def check(self, solution: TspSolution) -> Check:
        violations = tuple(visit_violations(solution.tour, self.places, "place"))
        if violations:
            return Check(feasible=False, objective=None, violations=violations)
        misplaced = [
            Violation(constraint=which, message=f"the path {verb} at {a!r}, not at {b!r}", amount=1)
            for which, verb, a, b in (
                ("start", "starts", solution.tour[0], self.start),
                ("end", "ends", solution.tour[-1], self.end),
            )
            if not self.closed and b is not None and a != b
        ]
        legs = self._legs(solution.tour)
        absent = [
            Violation(constraint="ways", message=f"there is no way from {a!r} to {b!r}", amount=1)
            for (a, b), length in zip(self._ways(solution.tour), legs, strict=True)
            if length is None
        ]
        return Check(
            feasible=not (absent or misplaced),
            objective=None if absent else math.fsum(leg for leg in legs if leg is not None),
            violations=(*misplaced, *absent),
        )

    def _ways(self, tour: tuple[str, ...]) -> list[tuple[str, str]]:
        """The legs of a tour, the one back to its first place included unless it is a path."""
        return list(pairwise((*tour, *tour[:1]) if self.closed else tour))

    def _legs(self, tour: tuple[str, ...]) -> list[float | None]:
        """The length of each leg of a tour of known places, from the problem's own fields."""
        index = {place: at for at, place in enumerate(self.places)}
        legs = [(index[a], index[b]) for a, b in self._ways(tour)]
        return leg_lengths(legs, self.distances, self.coordinates, self.metric)

    def repair(self, solution: TspSolution) -> tuple[TspSolution, tuple[str, ...]]:
        """Keeps the first visit to each place and puts each missing one where it costs least.

        A path begins and ends where it must, whatever the solution says.
        """
        index = {place: at for at, place in enumerate(self.places)}
        tour = list(dict.fromkeys(index[place] for place in solution.tour if place in index))
        changes = [
            f"left out visits to {place} after the first"
            for place, times in Counter(solution.tour).items()
            if times > 1 and place in index
        ]
        if not self.closed:
            tour = self._with_ends(tour)
        arcs = self._closed_arcs()
        for at in sorted(set(range(len(self.places))) - set(tour)):
            tour.insert(cheapest_gap(arcs, tour, at), at)
            changes.append(f"put {self.places[at]} into the tour where the detour is shortest")
        return self._told(tour), tuple(changes)

    def _with_ends(self, path: list[int]) -> list[int]:
        """The places of a path between its fixed ends, closed by the stand-in where it has none."""
        start, end = self._at(self.start), self._at(self.end)
        inner = [at for at in path if at not in {start, end}]
        ends = ([] if start is None else [start]), ([] if end is None else [end])
        stand_in = [len(self.places)] if start is None and end is None else []
        return [*ends[0], *inner, *ends[1], *stand_in]

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Places on a map; the dial moves them out of clusters and all over it.

        Mean times of CP-SAT's proof at 80 places, 5 seeds: 0.7 s in clusters, 3.8 s all over.
        """
        n_places = max(size, 2)
        matrix = distance_matrix(scattered_points(rng, n_places, difficulty), "euc_2d")
        return cls(
            places=tuple(f"place {index}" for index in range(n_places)),
            distances=tuple(tuple(row) for row in matrix.tolist()),
        )

    def figure(self, solution: TspSolution) -> GraphFigure:
        index = {place: at for at, place in enumerate(self.places)}
        tour = [index[place] for place in solution.tour if place in index]
        positions = self.coordinates and map_positions(self.coordinates, self.metric)
        return tour_figure(self.places, self.arcs(), tour, positions, closed=self.closed)

    def describe(self, solution: TspSolution) -> str:
        check = self.check(solution)
        if check.objective is None:
            kind = "round trip" if self.closed else "path"
            return f"This is no {kind}: {check.violations[0].message}."
        unit = f" {self.distance_unit}".rstrip()
        told = solution.tour
        if len(told) > _MOST_PLACES_SPELLED:
            told = (*told[:_ENDS_SPELLED], "…", *told[-_ENDS_SPELLED:])
        back = told[:1] if self.closed else ()
        return f"Go {' → '.join((*told, *back))}: {check.objective:.10g}{unit} in all."


FAMILY = Tsp
