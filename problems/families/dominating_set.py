"""Dominating set: choose the cheapest nodes so that every node is chosen or next to one that is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import LimitExceeded
from problems.figure import BarFigure, GraphFigure
from problems.modelling.conflict_model import incidence
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
    neighbours_of,
    random_pairs,
)
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Ints, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_EDGES = 500_000  # each stands in two constraints: 3 s to build


class DominatingSetSolution(Solution):
    """The nodes that are chosen."""

    family: Literal["dominating_set"] = "dominating_set"
    chosen: tuple[str, ...]


class DominatingSet(Problem[DominatingSetSolution]):
    """Nodes with a cost, and the pairs of them that can serve each other."""

    family: Literal["dominating_set"] = "dominating_set"
    nodes: tuple[Node, ...] = Field(min_length=1, max_length=100_000)
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=2_000_000, description="pairs of nodes that can serve each other"
    )
    weight_unit: str = ""

    summary: ClassVar[str] = "choose the cheapest nodes so that every other node is next to one"
    source: ClassVar[str] = (
        "Haynes, Hedetniemi, Slater: Fundamentals of Domination in Graphs (Marcel Dekker 1998)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Each village needs a fire station in it or in a village next to it. Neighbours "
            "are A-B, A-C, B-D, C-D, D-E, E-F, F-G. How few stations are enough?",
            objective=3,
        ),
        Example(
            text="Find a minimum dominating set of the graph with edges 1-2, 2-3, 3-4, 4-5, 5-6 and "
            "6-1.",
            objective=2,
        ),
        Example(
            text="A relay costs $40 at the mill, $90 at the hill, $50 at the lake, $30 at the port and "
            "$45 at the camp. The hill sees the mill, the lake and the port, and the port sees the "
            "camp. Every place needs a relay, or to see one. What is the least cost?",
            objective=120,
        ),
        Example(
            text="Minimum-weight dominating set: weights a 2.5, b 4, c 2.5, d 3, e 1.5; edges a-b, "
            "b-c, c-d, d-e.",
            objective=5.5,
        ),
    )
    solution_type: ClassVar[type[Solution]] = DominatingSetSolution

    @model_validator(mode="after")
    def _graph_is_simple(self) -> Self:
        check_names(self._names)
        check_pairs(self._names, self.edges, "leave it out, as a chosen node always serves itself")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self._pairs)} edges"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary a node, named like it; one at least of each node and its neighbours."""
        import dimod

        cqm = dimod.ConstrainedQuadraticModel()
        names = self._names
        cqm.add_variables("BINARY", list(names))
        objective = dimod.QuadraticModel()
        objective.add_variables_from_model(cqm)
        objective.add_linear_from(zip(names, self._weights.tolist(), strict=True))
        cqm.set_objective(objective)
        for node, served_by in self._servers.items():
            cqm.add_constraint_from_iterable(
                [(names[each], 1.0) for each in served_by],
                ">=",
                rhs=1,
                label=f"{names[node]} is served",
            )
        return cqm

    def structure(self) -> Program:
        n, rows = len(self.nodes), list(self._servers.values())
        return Program(
            names=self._names,
            linear=self._weights,
            lower=np.zeros(n),
            upper=np.ones(n),
            integer=np.ones(n, bool),
            rows=incidence(rows, n),
            row_lower=np.ones(len(rows)),
            row_upper=np.full(len(rows), np.inf),
        )

    def decode(self, sample: Sample) -> DominatingSetSolution:
        return DominatingSetSolution(
            chosen=tuple(name for name in self._names if round(sample[name]))
        )

    def decode_structure(self, answer: Answer) -> DominatingSetSolution:
        assert isinstance(answer, Values)
        return self.decode(dict(zip(self._names, answer.values.tolist(), strict=True)))

    def check(self, solution: DominatingSetSolution) -> Check:
        violations = membership_violations(self.nodes, solution.chosen)
        chosen = set(solution.chosen)
        served = chosen | {v for u, v in self.edges if u in chosen}
        served |= {u for u, v in self.edges if v in chosen}
        violations += [
            Violation(
                constraint=f"{name} is served",
                message=f"neither {name!r} nor any of its neighbours is chosen; one of them must be",
                amount=1,
            )
            for name in self._names
            if name not in served
        ]
        return Check(
            feasible=not violations,
            objective=chosen_weight(self.nodes, chosen),
            violations=tuple(violations),
        )

    def repair(
        self, solution: DominatingSetSolution
    ) -> tuple[DominatingSetSolution, tuple[str, ...]]:
        """Adds, for each node that is not served, the cheapest of it and its neighbours."""
        at = {name: index for index, name in enumerate(self._names)}
        chosen = dict.fromkeys(at[name] for name in solution.chosen if name in at)
        neighbours = neighbours_of(len(self.nodes), self._pairs)
        added = []
        for node in range(len(self.nodes)):
            servers = {node, *neighbours[node]}
            if servers.isdisjoint(chosen):
                cheapest = min(servers, key=lambda each: (self.nodes[each].weight, each))
                chosen[cheapest] = None
                added.append(f"added {self._names[cheapest]}")
        mended = DominatingSetSolution(chosen=tuple(self._names[node] for node in chosen))
        return mended, tuple(added)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        """A path, and other pairs so that a node has about four neighbours; weights 1 to 9."""
        names = [f"node {index}" for index in range(size)]
        weights = rng.integers(1, 10, size).tolist()
        return cls(
            nodes=tuple(Node(name=n, weight=w) for n, w in zip(names, weights, strict=True)),
            edges=tuple((names[u], names[v]) for u, v in random_pairs(rng, size, 2 / size)),
        )

    def figure(self, solution: DominatingSetSolution) -> GraphFigure | BarFigure:
        """The edges along which a chosen node serves another are marked."""
        chosen = set(solution.chosen)
        is_in = np.array([name in chosen for name in self._names])
        serves = is_in[self._pairs[:, 0]] != is_in[self._pairs[:, 1]]
        return node_set_figure(
            f"Chosen: {weighed(self.nodes, chosen, self.weight_unit)}",
            self.nodes,
            self._pairs,
            chosen,
            words=("chosen", "served by a neighbour"),
            highlighted=np.flatnonzero(serves).tolist(),
        )

    def describe(self, solution: DominatingSetSolution) -> str:
        told = weighed(self.nodes, solution.chosen, self.weight_unit)
        return (
            f"Choose {spelled(solution.chosen)}: {told}; every other node is next to one of them."
        )

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(node.name for node in self.nodes)

    @property
    def _weights(self) -> Floats:
        return np.array([node.weight for node in self.nodes], dtype=float)

    @cached_property
    def _pairs(self) -> Ints:
        """The edges by the index of their nodes, each once. Shape: (m, 2)."""
        return index_pairs(self._names, self.edges)

    @cached_property
    def _servers(self) -> dict[int, list[int]]:
        """The nodes of which one must be chosen, for each node whose need no other's implies.

        Where all that serve u serve v too, v needs no constraint of its own: in a star, the leaves'
        constraints are enough. Of nodes that are served alike the first keeps its constraint.
        """
        if len(self._pairs) > _MOST_EDGES:
            raise LimitExceeded(
                f"the graph has {len(self._pairs):,} edges; the model takes at most {_MOST_EDGES:,}; "
                "solve each connected part of the graph by itself"
            )
        around = neighbours_of(len(self.nodes), self._pairs)
        closed = [{node, *others} for node, others in enumerate(around)]
        return {
            v: sorted(closed[v])
            for v in range(len(closed))
            if not any(
                closed[u] < closed[v] or (u < v and closed[u] == closed[v]) for u in around[v]
            )
        }


FAMILY = DominatingSet
