"""Dominating set: choose the cheapest nodes so that every node is chosen or next to one that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field

from problems.errors import LimitExceeded
from problems.modelling.choice_model import choice_cqm, choice_program
from problems.modelling.conflict_model import incidence
from problems.modelling.node_choice import MOST_EDGES, Bools, ChosenNodes, NodeChoice, random_graph
from problems.modelling.weighted_graph import neighbours_of
from problems.problem import Example, Violation
from problems.status import Sense
from problems.structures import Program

if TYPE_CHECKING:
    import dimod

_MOST_MODELLED = 500_000  # each stands in two constraints: 3 s to build


class DominatingSetSolution(ChosenNodes):
    """The nodes that are chosen."""

    family: Literal["dominating_set"] = "dominating_set"


class DominatingSet(NodeChoice[DominatingSetSolution]):
    """Nodes with a cost, and the pairs of them that can serve each other."""

    family: Literal["dominating_set"] = "dominating_set"
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=MOST_EDGES, description="pairs of nodes that can serve each other"
    )

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
    solution_type: ClassVar[type[ChosenNodes]] = DominatingSetSolution
    loop_remedy: ClassVar[str] = "leave it out, as a chosen node always serves itself"
    groups: ClassVar[tuple[str, str]] = ("chosen", "served by a neighbour")
    promise: ClassVar[str] = "; every other node is next to one of them"

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary a node, named like it; one at least of each node and its neighbours."""
        cqm, names = choice_cqm(self._names, self._weights), self._names
        for node, served_by in self._servers.items():
            cqm.add_constraint_from_iterable(
                [(names[each], 1.0) for each in served_by],
                ">=",
                rhs=1,
                label=f"{names[node]} is served",
            )
        return cqm

    def structure(self) -> Program:
        rows = list(self._servers.values())
        return choice_program(
            self._names,
            self._weights,
            incidence(rows, len(self.nodes)),
            row_lower=np.ones(len(rows)),
            row_upper=np.full(len(rows), np.inf),
        )

    def repair(
        self, solution: DominatingSetSolution
    ) -> tuple[DominatingSetSolution, tuple[str, ...]]:
        """Adds, for each node that is not served, the cheapest of it and its neighbours."""
        at = {name: index for index, name in enumerate(self._names)}
        chosen = dict.fromkeys(at[name] for name in self._known(solution))
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
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A path, and other pairs: two neighbours a node at 0, about six at 1; weights ever more alike.

        A path alone is solved by going along it; sparse graphs of one weight and a few cycles more
        are the hard ones (Karp and Sipser, Maximum matching in sparse random graphs, FOCS 1981).
        """
        nodes, edges = random_graph(rng, size, difficulty, chance=4 * difficulty / size)
        return cls(nodes=nodes, edges=edges)

    def _broken(self, chosen: Sequence[str]) -> list[Violation]:
        inside = set(chosen)
        served = inside | {v for u, v in self.edges if u in inside}
        served |= {u for u, v in self.edges if v in inside}
        return [
            Violation(
                constraint=f"{name} is served",
                message=f"neither {name!r} nor any of its neighbours is chosen; one of them must be",
                amount=1,
            )
            for name in self._names
            if name not in served
        ]

    def _is_marked(self, u_is_in: Bools, v_is_in: Bools) -> Bools:
        """The edges along which a chosen node serves another."""
        return u_is_in ^ v_is_in

    @cached_property
    def _servers(self) -> dict[int, list[int]]:
        """The nodes of which one must be chosen, for each node whose need no other's implies.

        Where all that serve u serve v too, v needs no constraint of its own: in a star, the leaves'
        constraints are enough. Of nodes that are served alike the first keeps its constraint.
        """
        if len(self._pairs) > _MOST_MODELLED:
            raise LimitExceeded(
                f"the graph has {len(self._pairs):,} edges; the model takes at most {_MOST_MODELLED:,}; "
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
