"""Independent set: choose nodes worth the most of which no two are joined."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field

from problems.modelling import conflict_model
from problems.modelling.node_choice import MOST_EDGES, ChosenNodes, NodeChoice, random_graph
from problems.problem import Example, Violation
from problems.status import Sense
from problems.structures import Program

if TYPE_CHECKING:
    import dimod


class IndependentSetSolution(ChosenNodes):
    """The nodes that are chosen."""

    family: Literal["independent_set"] = "independent_set"


class IndependentSet(NodeChoice[IndependentSetSolution]):
    """Nodes with a weight, and the pairs of them that cannot both be chosen."""

    family: Literal["independent_set"] = "independent_set"
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=MOST_EDGES, description="pairs of nodes that cannot both be chosen"
    )

    summary: ClassVar[str] = "choose nodes worth the most, no two of which are in conflict"
    source: ClassVar[str] = (
        "Butenko: Maximum Independent Set and Related Problems, with Applications "
        "(University of Florida 2003)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Which of these friends can I invite so that no two of them quarrel? Ana quarrels "
            "with Ben and Cem, Ben with Dia, Cem with Dia, Dia with Eva. I want as many as possible.",
            objective=3,
        ),
        Example(
            text="Find the maximum independent set of the graph with edges 1-2, 2-3, 3-4, 4-5, 5-6, "
            "6-7 and 7-1.",
            objective=3,
        ),
        Example(
            text="Five photo satellites' passes earn north 8, east 5, south 7, west 6 and centre 12. "
            "North clashes with east, east with south, south with west, west with north, and centre "
            "with every other one. Which passes that do not clash earn the most?",
            objective=15,
        ),
        Example(
            text="Maximum-weight independent set: weights a 2.5, b 4, c 2.5, d 3; edges a-b, b-c, "
            "c-d.",
            objective=7,
        ),
    )
    solution_type: ClassVar[type[ChosenNodes]] = IndependentSetSolution
    loop_remedy: ClassVar[str] = "leave it out, or the node if it cannot be chosen"
    promise: ClassVar[str] = ", no two of them in conflict"

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary a node, named like it; at most one node of each clique of a cover."""
        return conflict_model.conflict_cqm(self._names, -self._weights, self._cliques)

    def structure(self) -> Program:
        return conflict_model.conflict_program(self._names, -self._weights, self._cliques)

    def repair(
        self, solution: IndependentSetSolution
    ) -> tuple[IndependentSetSolution, tuple[str, ...]]:
        """Drops the lighter node of each conflict, the first where both weigh the same."""
        chosen = dict.fromkeys(self._known(solution))
        dropped = []
        for u, v in self.edges:
            if u in chosen and v in chosen:
                lighter = min(u, v, key=self._weight_of.__getitem__)
                del chosen[lighter]
                dropped.append(f"left out {lighter}")
        return IndependentSetSolution(chosen=tuple(chosen)), tuple(dropped)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A path, and other pairs: two neighbours a node at 0, about six at 1; weights ever more alike.

        A path alone is solved by going along it; sparse graphs of one weight and a few cycles more
        are the hard ones (Karp and Sipser, Maximum matching in sparse random graphs, FOCS 1981).
        """
        nodes, edges = random_graph(rng, size, difficulty, chance=4 * difficulty / size)
        return cls(nodes=nodes, edges=edges)

    def _broken(self, chosen: Sequence[str]) -> list[Violation]:
        inside = set(chosen)
        return [
            Violation(
                constraint=f"edge {u}-{v}",
                message=f"{u!r} and {v!r} are both chosen; they are in conflict",
                amount=1,
            )
            for u, v in dict.fromkeys((min(pair), max(pair)) for pair in self.edges)
            if u in inside and v in inside
        ]

    @cached_property
    def _cliques(self) -> list[list[int]]:
        conflict_model.check_size(
            len(self._pairs), "conflicts", "solve each connected part of the graph by itself"
        )
        return conflict_model.clique_cover(len(self.nodes), self._pairs)


FAMILY = IndependentSet
