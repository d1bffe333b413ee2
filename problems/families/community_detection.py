"""Community detection: groups with many edges inside and few between them, by modularity."""

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
from problems.modelling.hidden_groups import grouped_pairs
from problems.modelling.modularity_model import (
    Gains,
    clique_partition_program,
    groups_of_pairs,
    modularity_gains,
)
from problems.modelling.same_group_model import completed, places_of, same_group_cqm
from problems.modelling.weighted_graph import (
    Edge,
    check_given_once,
    check_names,
    check_pairs,
    edge_ends,
)
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Ints, Program, Values

if TYPE_CHECKING:
    import dimod

_NODES_A_COMMUNITY = 8


class CommunityDetectionSolution(Solution):
    """The nodes of each community."""

    family: Literal["community_detection"] = "community_detection"
    communities: tuple[tuple[str, ...], ...]


class CommunityDetection(Problem[CommunityDetectionSolution]):
    """Nodes, how strongly they are tied, and how many communities there may be."""

    family: Literal["community_detection"] = "community_detection"
    nodes: tuple[str, ...] = Field(min_length=2, max_length=100_000)
    edges: tuple[Edge, ...] = Field(
        min_length=1, max_length=1_000_000, description="each pair of nodes once; weights from 0 up"
    )
    max_communities: int | None = Field(
        default=None, ge=2, description="most communities there may be; null for any number"
    )

    summary: ClassVar[str] = "find communities of nodes tied more closely than chance would have it"
    source: ClassVar[str] = (
        "Newman, Girvan: Finding and evaluating community structure in networks, "
        "Phys. Rev. E 69 (2004)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Which communities are there among these people? Ana-Ben, Ana-Cem, Ben-Cem, "
            "Cem-Dia, Dia-Eva, Dia-Fay and Eva-Fay are friends.",
            objective=5 / 14,
        ),
        Example(
            text="Split the graph with edges 1-2, 2-3, 3-4, 4-5, 5-6 and 6-1 into at most three "
            "communities of the highest modularity.",
            objective=1 / 6,
        ),
        Example(
            text="Five shops share customers: books-games 8, books-music 6, games-music 7, "
            "music-shoes 1, shoes-hats 9. Find the groups of shops with the highest modularity.",
            objective=755 / 1922,
        ),
    )
    solution_type: ClassVar[type[Solution]] = CommunityDetectionSolution

    @model_validator(mode="after")
    def _has_modularity(self) -> Self:
        pairs = [(edge.u, edge.v) for edge in self.edges]
        check_names(self.nodes)
        check_pairs(self.nodes, pairs, "communities are made of ties between nodes: leave it out")
        check_given_once(pairs)
        for edge in self.edges:
            if edge.weight < 0:
                raise ValueError(
                    f"the edge {edge.u!r}-{edge.v!r} weighs {plain(edge.weight)}; modularity takes "
                    "weights from 0 up: leave out ties that keep apart"
                )
        if all(edge.weight == 0 for edge in self.edges):
            raise ValueError("all edges weigh 0, so there is no modularity; give one a weight")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        limit = (
            "" if self.max_communities is None else f", at most {self.max_communities} communities"
        )
        return f"{len(self.nodes)} nodes, {len(self.edges)} edges{limit}"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """The energy is minus modularity, in whole units where the weights allow it."""
        gains = self._gains
        return same_group_cqm(
            self.nodes, gains.pairs, -gains.gains, self._n_open, offset=-gains.base
        )

    def objective_of_energy(self, energy: float) -> float:
        """Modularity, which the energy has in smaller units."""
        return -energy * self._gains.unit

    def structure(self) -> Program | None:
        """A binary a pair of nodes, where there may be any number of communities."""
        if self._n_open < len(self.nodes):
            return None
        return clique_partition_program(self.nodes, self._gains)

    def decode(self, sample: Sample) -> CommunityDetectionSolution:
        return self._of_places(places_of(self.nodes, self._n_open, sample))

    def decode_structure(self, answer: Answer) -> CommunityDetectionSolution:
        assert isinstance(answer, Values)
        return self._of_places(groups_of_pairs(len(self.nodes), self._gains, answer.values))

    def _of_places(self, places: list[int]) -> CommunityDetectionSolution:
        return CommunityDetectionSolution(communities=listed(self.nodes, places))

    def check(self, solution: CommunityDetectionSolution) -> Check:
        violations = grouping_violations(self.nodes, solution.communities)
        is_complete = not violations
        n_used = sum(1 for each in solution.communities if each)
        if self.max_communities is not None and n_used > self.max_communities:
            violations.append(
                Violation(
                    constraint="communities",
                    message=f"there are {n_used} communities; there may be {self.max_communities}",
                    amount=n_used - self.max_communities,
                )
            )
        return Check(
            feasible=not violations,
            objective=self._modularity(solution) if is_complete else None,
            violations=tuple(violations),
        )

    def repair(
        self, solution: CommunityDetectionSolution
    ) -> tuple[CommunityDetectionSolution, tuple[str, ...]]:
        """Puts each node that is in no community where it gains most."""
        places = group_of(self.nodes, solution.communities).tolist()
        if len(solution.communities) > self._n_open or min(places) >= 0:
            return solution, ()
        whole = completed(places, self._gains.pairs, -self._gains.gains, self._n_open)
        moved = tuple(
            f"put {name} into a community"
            for name, place in zip(self.nodes, places, strict=True)
            if place < 0
        )
        return self._of_places(whole), moved

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A path, and other pairs so that a node has about four neighbours; weights 1 to 9.

        The difficulty is how much communities of about eight nodes mix, from only along the path to not
        being there. Source: Lancichinetti, Fortunato, Radicchi: Benchmark graphs for testing community
        detection algorithms, Physical Review E 78 (2008).
        """
        names = tuple(f"node {index}" for index in range(size))
        n_communities = max(2, size // _NODES_A_COMMUNITY)
        pairs = grouped_pairs(rng, size, n_communities, mixing=difficulty, chance=2 / size)
        weights = rng.integers(1, 10, len(pairs)).tolist()
        return cls(
            nodes=names,
            edges=tuple(
                Edge(u=names[u], v=names[v], weight=weight)
                for (u, v), weight in zip(pairs, weights, strict=True)
            ),
            max_communities=(None, 2, 3)[int(rng.integers(3))],
        )

    def figure(self, solution: CommunityDetectionSolution) -> GraphFigure | BarFigure:
        found = len(solution.communities)
        return grouping_figure(
            f"{found} communities, modularity {plain(self._modularity(solution))}",
            self.nodes,
            self._ends,
            self._weights,
            group_of(self.nodes, solution.communities),
            word="community",
            marks_inside=True,
        )

    def describe(self, solution: CommunityDetectionSolution) -> str:
        found = len(solution.communities)
        return (
            f"{found} communit{'y' if found == 1 else 'ies'}: {told(solution.communities)}; the "
            f"modularity is {plain(self._modularity(solution))}."
        )

    def _modularity(self, solution: CommunityDetectionSolution) -> float:
        """The share of weight inside communities, less the share that chance would put there."""
        places = group_of(self.nodes, solution.communities) + 1  # 0 where a node is in none
        tails, heads = self._ends
        total = float(self._weights.sum())
        inside = float(self._weights[places[tails] == places[heads]].sum())
        degrees = np.bincount(places[tails], self._weights, minlength=int(places.max()) + 1)
        degrees += np.bincount(places[heads], self._weights, minlength=int(places.max()) + 1)
        return inside / total - float(((degrees / (2 * total)) ** 2).sum())

    @property
    def _n_open(self) -> int:
        """The communities that can be of use: one a node at most."""
        return min(self.max_communities or len(self.nodes), len(self.nodes))

    @cached_property
    def _gains(self) -> Gains:
        return modularity_gains(len(self.nodes), self._ends, self._weights)

    @cached_property
    def _ends(self) -> tuple[Ints, Ints]:
        return edge_ends(self.nodes, self.edges)

    @cached_property
    def _weights(self) -> Floats:
        return np.array([edge.weight for edge in self.edges], dtype=float)


FAMILY = CommunityDetection
