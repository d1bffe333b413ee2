"""Independent set: choose nodes worth the most of which no two are joined."""

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


class IndependentSetSolution(Solution):
    """The nodes that are chosen."""

    family: Literal["independent_set"] = "independent_set"
    chosen: tuple[str, ...]


class IndependentSet(Problem[IndependentSetSolution]):
    """Nodes with a weight, and the pairs of them that cannot both be chosen."""

    family: Literal["independent_set"] = "independent_set"
    nodes: tuple[Node, ...] = Field(min_length=1, max_length=100_000)
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=2_000_000, description="pairs of nodes that cannot both be chosen"
    )
    weight_unit: str = ""

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
    solution_type: ClassVar[type[Solution]] = IndependentSetSolution

    @model_validator(mode="after")
    def _graph_is_simple(self) -> Self:
        check_names(self._names)
        check_pairs(self._names, self.edges, "leave it out, or the node if it cannot be chosen")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self._pairs)} edges"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary a node, named like it; at most one node of each clique of a cover."""
        return conflict_model.conflict_cqm(self._names, -self._weights, self._cliques)

    def structure(self) -> Program:
        return conflict_model.conflict_program(self._names, -self._weights, self._cliques)

    def decode(self, sample: Sample) -> IndependentSetSolution:
        return IndependentSetSolution(
            chosen=tuple(name for name in self._names if round(sample[name]))
        )

    def decode_structure(self, answer: Answer) -> IndependentSetSolution:
        assert isinstance(answer, Values)
        return self.decode(dict(zip(self._names, answer.values.tolist(), strict=True)))

    def check(self, solution: IndependentSetSolution) -> Check:
        violations = membership_violations(self.nodes, solution.chosen)
        chosen = set(solution.chosen)
        violations += [
            Violation(
                constraint=f"edge {u}-{v}",
                message=f"{u!r} and {v!r} are both chosen; they are in conflict",
                amount=1,
            )
            for u, v in dict.fromkeys((min(pair), max(pair)) for pair in self.edges)
            if u in chosen and v in chosen
        ]
        return Check(
            feasible=not violations,
            objective=chosen_weight(self.nodes, chosen),
            violations=tuple(violations),
        )

    def repair(
        self, solution: IndependentSetSolution
    ) -> tuple[IndependentSetSolution, tuple[str, ...]]:
        """Drops the lighter node of each conflict, the first where both weigh the same."""
        weights = {node.name: node.weight for node in self.nodes}
        chosen = dict.fromkeys(name for name in solution.chosen if name in weights)
        dropped = []
        for u, v in self.edges:
            if u in chosen and v in chosen:
                lighter = min(u, v, key=lambda name: weights[name])
                del chosen[lighter]
                dropped.append(f"left out {lighter}")
        return IndependentSetSolution(chosen=tuple(chosen)), tuple(dropped)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        """A path, and other pairs so that a node has about four neighbours; weights 1 to 9."""
        names = [f"node {index}" for index in range(size)]
        weights = rng.integers(1, 10, size).tolist()
        return cls(
            nodes=tuple(Node(name=n, weight=w) for n, w in zip(names, weights, strict=True)),
            edges=tuple((names[u], names[v]) for u, v in random_pairs(rng, size, 2 / size)),
        )

    def figure(self, solution: IndependentSetSolution) -> GraphFigure | BarFigure:
        told = weighed(self.nodes, solution.chosen, self.weight_unit)
        return node_set_figure(
            f"Chosen: {told}",
            self.nodes,
            self._pairs,
            solution.chosen,
            words=("chosen", "left out"),
        )

    def describe(self, solution: IndependentSetSolution) -> str:
        told = weighed(self.nodes, solution.chosen, self.weight_unit)
        return f"Choose {spelled(solution.chosen)}: {told}, no two of them in conflict."

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
            len(self._pairs), "conflicts", "solve each connected part of the graph by itself"
        )
        return conflict_model.clique_cover(len(self.nodes), self._pairs)


FAMILY = IndependentSet
