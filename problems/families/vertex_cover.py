"""Vertex cover: choose the cheapest nodes so that every edge has one of its ends among them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling import conflict_model
from problems.modelling.node_set import (
    chosen_weight,
    membership_violations,
    node_set_figure,
    spelled,
    weighed,
)
from problems.modelling.weighted_graph import (
    Node,
    check_names,
    check_pairs,
    index_pairs,
    random_pairs,
)
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Ints, Program, Values

if TYPE_CHECKING:
    import dimod


class VertexCoverSolution(Solution):
    """The nodes that are chosen."""

    family: Literal["vertex_cover"] = "vertex_cover"
    chosen: tuple[str, ...]


class VertexCover(Problem[VertexCoverSolution]):
    """Nodes with a cost, and the pairs of them of which one at least must be chosen."""

    family: Literal["vertex_cover"] = "vertex_cover"
    nodes: tuple[Node, ...] = Field(min_length=1, max_length=100_000)
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=2_000_000, description="pairs of nodes of which one at least must be chosen"
    )
    weight_unit: str = ""

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
    solution_type: ClassVar[type[Solution]] = VertexCoverSolution

    @model_validator(mode="after")
    def _graph_is_simple(self) -> Self:
        check_names(self._names)
        check_pairs(self._names, self.edges, "leave it out, as the node has to be chosen anyway")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self._pairs)} edges"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary a node, named like it; all but at most one node of each clique must be chosen."""
        return conflict_model.conflict_cqm(
            self._names, self._weights, self._cliques, all_but_one=True
        )

    def structure(self) -> Program:
        return conflict_model.conflict_program(
            self._names, self._weights, self._cliques, all_but_one=True
        )

    def decode(self, sample: Sample) -> VertexCoverSolution:
        return VertexCoverSolution(
            chosen=tuple(name for name in self._names if round(sample[name]))
        )

    def decode_structure(self, answer: Answer) -> VertexCoverSolution:
        assert isinstance(answer, Values)
        return self.decode(dict(zip(self._names, answer.values.tolist(), strict=True)))

    def check(self, solution: VertexCoverSolution) -> Check:
        violations = membership_violations(self.nodes, solution.chosen)
        chosen = set(solution.chosen)
        violations += [
            Violation(
                constraint=f"edge {u}-{v}",
                message=f"neither {u!r} nor {v!r} is chosen; one of them must be",
                amount=1,
            )
            for u, v in dict.fromkeys((min(pair), max(pair)) for pair in self.edges)
            if u not in chosen and v not in chosen
        ]
        return Check(
            feasible=not violations,
            objective=chosen_weight(self.nodes, chosen),
            violations=tuple(violations),
        )

    def repair(self, solution: VertexCoverSolution) -> tuple[VertexCoverSolution, tuple[str, ...]]:
        """Adds the cheaper end of each edge that is not covered, the first where both cost the same."""
        weights = {node.name: node.weight for node in self.nodes}
        chosen = dict.fromkeys(name for name in solution.chosen if name in weights)
        added = []
        for u, v in self.edges:
            if u not in chosen and v not in chosen:
                cheaper = min(u, v, key=lambda name: weights[name])
                chosen[cheaper] = None
                added.append(f"added {cheaper}")
        return VertexCoverSolution(chosen=tuple(chosen)), tuple(added)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        """A path, and other pairs so that a node has about four neighbours; weights 1 to 9."""
        names = [f"node {index}" for index in range(size)]
        weights = rng.integers(1, 10, size).tolist()
        return cls(
            nodes=tuple(Node(name=n, weight=w) for n, w in zip(names, weights, strict=True)),
            edges=tuple((names[u], names[v]) for u, v in random_pairs(rng, size, 2 / size)),
        )

    def figure(self, solution: VertexCoverSolution) -> GraphFigure | BarFigure:
        told = weighed(self.nodes, solution.chosen, self.weight_unit)
        return node_set_figure(
            f"Chosen: {told}",
            self.nodes,
            self._pairs,
            solution.chosen,
            words=("chosen", "left out"),
        )

    def describe(self, solution: VertexCoverSolution) -> str:
        told = weighed(self.nodes, solution.chosen, self.weight_unit)
        return f"Choose {spelled(solution.chosen)}: {told}, with an end of every edge among them."

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(node.name for node in self.nodes)

    @cached_property
    def _weights(self) -> Floats:
        return np.array([node.weight for node in self.nodes], dtype=float)

    @cached_property
    def _pairs(self) -> Ints:
        """The edges by the index of their nodes, each once. Shape: (m, 2)."""
        return index_pairs(self._names, self.edges)

    @cached_property
    def _cliques(self) -> list[list[int]]:
        conflict_model.check_size(
            len(self._pairs), "edges", "solve each connected part of the graph by itself"
        )
        return conflict_model.clique_cover(len(self.nodes), self._pairs)


FAMILY = VertexCover
