"""Maximum k-cut: k groups, so that the edges between different groups weigh as much as possible."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.grouping import (
    group_of,
    grouping_figure,
    grouping_violations,
    listed,
    told,
)
from problems.modelling.same_group_model import completed, places_of, same_group_cqm
from problems.modelling.weighted_graph import (
    Edge,
    check_given_once,
    check_names,
    check_pairs,
    edge_ends,
    random_pairs,
)
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Floats, Ints

if TYPE_CHECKING:
    import dimod


class MaxKCutSolution(Solution):
    """The nodes of each group; groups left empty are absent."""

    family: Literal["max_k_cut"] = "max_k_cut"
    groups: tuple[tuple[str, ...], ...]


class MaxKCut(Problem[MaxKCutSolution]):
    """Nodes, weighted edges between them, and how many groups there are."""

    family: Literal["max_k_cut"] = "max_k_cut"
    nodes: tuple[str, ...] = Field(min_length=2, max_length=100_000)
    edges: tuple[Edge, ...] = Field(max_length=1_000_000, description="each pair of nodes once")
    n_groups: int = Field(ge=2, le=10_000, description="groups there are; some may stay empty")
    weight_unit: str = ""

    summary: ClassVar[str] = "split nodes into k groups so that edges between groups weigh most"
    source: ClassVar[str] = (
        "Frieze, Jerrum: Improved approximation algorithms for MAX k-CUT and MAX BISECTION, "
        "Algorithmica 18 (1997)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Divide these people into three teams so that as much quarrelling as possible is "
            "across teams: Ana-Ben 3, Ana-Cem 1, Ben-Cem 5, Ben-Dia 2, Cem-Dia 4, Ana-Dia 2, "
            "Dia-Eva 1.",
            objective=17,
        ),
        Example(
            text="Find a maximum 3-cut of the graph with edges 1-2, 1-3, 1-4, 2-3, 2-4, 3-4 and 4-5.",
            objective=6,
        ),
        Example(
            text="Five transmitters share three channels. Interference on one channel: hill-lake 7, "
            "hill-mill 4, lake-mill 6, mill-port 3, hill-port 5, lake-port 2, port-camp 8. Which "
            "channel for which transmitter avoids the most interference?",
            objective=33,
        ),
        Example(
            text="Maximum-weight cut into four groups: A-B 2.5, B-C -1, C-D 3, D-A 1.5, A-C -0.5.",
            objective=6.5,
        ),
    )
    solution_type: ClassVar[type[Solution]] = MaxKCutSolution

    @model_validator(mode="after")
    def _graph_is_simple(self) -> Self:
        pairs = [(edge.u, edge.v) for edge in self.edges]
        check_names(self.nodes)
        check_pairs(self.nodes, pairs, "no cut parts it: leave it out")
        check_given_once(pairs)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self.edges)} edges, {self.n_groups} groups"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """The energy is the weight within groups, less that of all edges: minus the cut."""
        return same_group_cqm(
            self.nodes,
            self._pairs,
            self._weights,
            self._n_open,
            offset=-float(self._weights.sum()),
        )

    def decode(self, sample: Sample) -> MaxKCutSolution:
        return MaxKCutSolution(
            groups=listed(self.nodes, places_of(self.nodes, self._n_open, sample))
        )

    def check(self, solution: MaxKCutSolution) -> Check:
        violations = grouping_violations(self.nodes, solution.groups)
        is_complete = not violations
        n_used = sum(1 for group in solution.groups if group)
        if n_used > self.n_groups:
            violations.append(
                Violation(
                    constraint="groups",
                    message=f"{n_used} groups are used; there are {self.n_groups}",
                    amount=n_used - self.n_groups,
                )
            )
        return Check(
            feasible=not violations,
            objective=self._cut(solution) if is_complete else None,
            violations=tuple(violations),
        )

    def repair(self, solution: MaxKCutSolution) -> tuple[MaxKCutSolution, tuple[str, ...]]:
        """Puts each node that is in no group where it cuts most."""
        places = group_of(self.nodes, solution.groups).tolist()
        if len(solution.groups) > self._n_open or min(places) >= 0:
            return solution, ()
        whole = completed(places, self._pairs, self._weights, self._n_open)
        moved = tuple(
            f"put {name} into a group"
            for name, place in zip(self.nodes, places, strict=True)
            if place < 0
        )
        return MaxKCutSolution(groups=listed(self.nodes, whole)), moved

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Three groups, a path and other pairs, weights 1 to 9.

        The difficulty raises the neighbours of a node from two to ten, past the 4.7 up to which a
        random graph can almost surely be cut whole (Zdeborová, Krząkała: Phase transitions in the
        coloring of random graphs, Physical Review E 76 (2007)): beyond it the best cut is a compromise.
        """
        names = tuple(f"node {index}" for index in range(size))
        pairs = random_pairs(rng, size, 8 * difficulty / size)
        weights = rng.integers(1, 10, len(pairs)).tolist()
        return cls(
            nodes=names,
            edges=tuple(
                Edge(u=names[u], v=names[v], weight=weight)
                for (u, v), weight in zip(pairs, weights, strict=True)
            ),
            n_groups=3,
        )

    def figure(self, solution: MaxKCutSolution) -> GraphFigure | BarFigure:
        return grouping_figure(
            f"{len(solution.groups)} groups, {self._weight_words(solution)} across",
            self.nodes,
            self._ends,
            self._weights,
            group_of(self.nodes, solution.groups),
            word="group",
        )

    def describe(self, solution: MaxKCutSolution) -> str:
        return (
            f"Groups: {told(solution.groups)}; the edges between them weigh "
            f"{self._weight_words(solution)}."
        )

    @property
    def _n_open(self) -> int:
        """The groups that can be of use: one a node at most."""
        return min(self.n_groups, len(self.nodes))

    def _cut(self, solution: MaxKCutSolution) -> float:
        places = group_of(self.nodes, solution.groups)
        tails, heads = self._ends
        return float(self._weights[places[tails] != places[heads]].sum())

    def _weight_words(self, solution: MaxKCutSolution) -> str:
        return f"{plain(self._cut(solution))} {self.weight_unit}".rstrip()

    @cached_property
    def _ends(self) -> tuple[Ints, Ints]:
        return edge_ends(self.nodes, self.edges)

    @property
    def _pairs(self) -> Ints:
        """The edges by the index of their nodes, the lesser first. Shape: (m, 2)."""
        return np.sort(np.column_stack(self._ends), axis=1)

    @cached_property
    def _weights(self) -> Floats:
        return np.array([edge.weight for edge in self.edges], dtype=float)


FAMILY = MaxKCut
