"""Vertex cover: choose the cheapest nodes so that every edge has one of its ends among them."""

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


class VertexCoverSolution(ChosenNodes):
    """The nodes that are chosen."""

    family: Literal["vertex_cover"] = "vertex_cover"


class VertexCover(NodeChoice[VertexCoverSolution]):
    """Nodes with a cost, and the pairs of them of which one at least must be chosen."""

    family: Literal["vertex_cover"] = "vertex_cover"
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=MOST_EDGES, description="pairs of nodes of which one at least must be chosen"
    )

    summary: ClassVar[str] = "choose the cheapest nodes so that every edge has an end among them"
    source: ClassVar[str] = (
        "Nemhauser, Trotter: Vertex packings: structural properties and algorithms, "
        "Mathematical Programming 8 (1975)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="At which junctions do I put cameras so that every road is watched from one of its "
            "ends? The roads are A-B, A-C, B-C, C-D, D-E, D-F. As few cameras as possible.",
            objective=3,
        ),
        Example(
            text="Find a minimum vertex cover of the graph with edges 1-2, 2-3, 3-4, 4-5 and 5-1.",
            objective=3,
        ),
        Example(
            text="A guard costs $900 a night at the gate, $400 at the hall, $500 at the yard and $300 "
            "at the shed. The paths gate-hall, gate-yard, gate-shed and hall-yard each need a guard "
            "at one end. What is the cheapest way to guard them all?",
            objective=1200,
        ),
        Example(
            text="Minimum-weight vertex cover: weights a 2.5, b 4, c 2.5, d 3; edges a-b, b-c, c-d.",
            objective=5,
        ),
    )
    solution_type: ClassVar[type[ChosenNodes]] = VertexCoverSolution
    loop_remedy: ClassVar[str] = "leave it out, as the node has to be chosen anyway"
    promise: ClassVar[str] = ", with an end of every edge among them"

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary a node, named like it; all but at most one node of each clique must be chosen."""
        return conflict_model.conflict_cqm(
            self._names, self._weights, self._cliques, all_but_one=True
        )

    def structure(self) -> Program:
        return conflict_model.conflict_program(
            self._names, self._weights, self._cliques, all_but_one=True
        )

    def repair(self, solution: VertexCoverSolution) -> tuple[VertexCoverSolution, tuple[str, ...]]:
        """Adds the cheaper end of each edge that is not covered, the first where both cost the same."""
        chosen = dict.fromkeys(self._known(solution))
        added = []
        for u, v in self.edges:
            if u not in chosen and v not in chosen:
                cheaper = min(u, v, key=self._weight_of.__getitem__)
                chosen[cheaper] = None
                added.append(f"added {cheaper}")
        return VertexCoverSolution(chosen=tuple(chosen)), tuple(added)

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
                message=f"neither {u!r} nor {v!r} is chosen; one of them must be",
                amount=1,
            )
            for u, v in dict.fromkeys((min(pair), max(pair)) for pair in self.edges)
            if u not in inside and v not in inside
        ]

    @cached_property
    def _cliques(self) -> list[list[int]]:
        conflict_model.check_size(
            len(self._pairs), "edges", "solve each connected part of the graph by itself"
        )
        return conflict_model.clique_cover(len(self.nodes), self._pairs)


FAMILY = VertexCover
