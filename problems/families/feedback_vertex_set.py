"""Feedback vertex set: take away the cheapest nodes so that no cycle is left."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.cycle_search import find_cycle
from problems.modelling.feedback_model import Cyclic, feedback_program, removal_label
from problems.modelling.network import refuse_large_cqm
from problems.modelling.node_set import (
    chosen_weight,
    membership_violations,
    node_set_figure,
    spelled,
    weighed,
)
from problems.modelling.program_cqm import program_cqm
from problems.modelling.weighted_graph import Node, check_given_once, check_names, check_pairs
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Ints, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 12  # nodes of a cycle that is told
_HEAVIEST = 9  # weight at difficulty 0


class FeedbackVertexSetSolution(Solution):
    """The nodes to take away."""

    family: Literal["feedback_vertex_set"] = "feedback_vertex_set"
    removed: tuple[str, ...]


class FeedbackVertexSet(Problem[FeedbackVertexSetSolution]):
    """Nodes with a cost of removal, and the edges whose cycles are to be broken."""

    family: Literal["feedback_vertex_set"] = "feedback_vertex_set"
    nodes: tuple[Node, ...] = Field(
        min_length=1, max_length=20_000, description="weight: what it costs to take the node away"
    )
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=200_000,
        description="pairs of nodes; where directed, from the first to the second",
    )
    directed: bool = Field(
        default=True, description="whether a cycle has to follow the edges from first to second"
    )
    weight_unit: str = ""

    summary: ClassVar[str] = (
        "take away the fewest or cheapest nodes so that no cycle is left, such as a deadlock"
    )
    source: ClassVar[str] = (
        "Karp: Reducibility among combinatorial problems, in Complexity of Computer Computations "
        "(Plenum 1972)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Our processes are deadlocked: P1 waits for P2, P2 for P3, P3 for P1, P3 also for P4, "
            "P4 for P5 and P5 for P3. What is the least number of processes to kill so that no ring "
            "of waiting is left?",
            objective=1,
        ),
        Example(
            text="Modules import each other: a needs b, b needs c, c needs a, c needs d, d needs c, d "
            "needs e, e needs b. Rewriting takes 3 days for a, 4 for b, 6 for c, 2 for d, 5 for e. "
            "Which do I rewrite so that no import is circular, with the fewest days of work?",
            objective=5,
        ),
        Example(
            text="Remove as few nodes as possible from the undirected graph with edges 1-2, 2-3, 3-1, "
            "3-4, 4-5, 5-6, 6-4, 2-5 so that a forest is left.",
            objective=2,
        ),
    )
    solution_type: ClassVar[type[Solution]] = FeedbackVertexSetSolution

    @model_validator(mode="after")
    def _graph_is_simple(self) -> Self:
        check_names(self._names)
        check_pairs(
            self._names, self.edges, "leave the node out, as it has to be taken away anyway"
        )
        if not self.directed:
            check_given_once(self.edges)
        elif len(set(self.edges)) < len(self.edges):
            u, v = Counter(self.edges).most_common(1)[0][0]
            raise ValueError(f"the edge {u!r}-{v!r} is given twice; give it once")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        kind = "directed" if self.directed else "undirected"
        return f"{len(self.nodes)} nodes, {len(self.edges)} {kind} edges"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "remove a" for each node on a cycle, and whole places that prove no cycle is left."""
        n_arcs = 0 if self.directed else 2 * len(self.edges)
        refuse_large_cqm(2 * len(self.nodes) + n_arcs, "the order of the nodes")
        return program_cqm(self.structure())

    def structure(self) -> Program:
        return feedback_program(self._graph)

    def decode(self, sample: Sample) -> FeedbackVertexSetSolution:
        return FeedbackVertexSetSolution(
            removed=tuple(n for n in self._names if round(sample.get(removal_label(n), 0)))
        )

    def decode_structure(self, answer: Answer) -> FeedbackVertexSetSolution:
        assert isinstance(answer, Values)
        names = self.structure().names
        return self.decode(dict(zip(names, answer.values.tolist(), strict=True)))

    def check(self, solution: FeedbackVertexSetSolution) -> Check:
        violations = membership_violations(self.nodes, solution.removed)
        cycle = self._cycle_without(set(solution.removed))
        if cycle is not None:
            told = " → ".join((*cycle[:_MOST_SPELLED], "…" if cycle[_MOST_SPELLED:] else cycle[0]))
            violations.append(
                Violation(constraint="no cycle", message=f"the cycle {told} is left", amount=1)
            )
        return Check(
            feasible=not violations,
            objective=chosen_weight(self.nodes, solution.removed),
            violations=tuple(violations),
        )

    def repair(
        self, solution: FeedbackVertexSetSolution
    ) -> tuple[FeedbackVertexSetSolution, tuple[str, ...]]:
        """Takes away the cheapest node of each cycle that is left."""
        weights = {node.name: node.weight for node in self.nodes}
        removed = dict.fromkeys(name for name in solution.removed if name in weights)
        added: list[str] = []
        while (cycle := self._cycle_without(set(removed))) is not None:
            cheapest = min(cycle, key=lambda name: weights[name])
            removed[cheapest] = None
            added.append(f"took away {cheapest}")
        return FeedbackVertexSetSolution(removed=tuple(removed)), tuple(added)

    def _cycle_without(self, removed: set[str]) -> tuple[str, ...] | None:
        at = {node.name: index for index, node in enumerate(self.nodes)}
        pairs = [(at[u], at[v]) for u, v in self.edges if not {u, v} & removed]
        cycle = find_cycle(len(self.nodes), pairs, directed=self.directed)
        return None if cycle is None else tuple(self.nodes[node].name for node in cycle)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A ring of all nodes with chords, directed or not by chance.

        The dial makes the chords denser, from 1 to 3 a node, and the weights alike, from 1 to 9 down
        to all 9: then many sets cost the same, and a proof has to rule out each.
        """
        directed = size < 3 or bool(rng.integers(2))
        names = [f"node {index}" for index in range(size)]
        least = 1 + round(difficulty * (_HEAVIEST - 1))
        weights = rng.integers(least, _HEAVIEST + 1, size).tolist()
        ring = {(index, (index + 1) % size) for index in range(size)}
        chance = (1 + 2 * difficulty) / size
        drawn = rng.random((size, size)) < chance
        np.fill_diagonal(drawn, val=False)
        chords = {(u, v) for u, v in np.argwhere(drawn).tolist() if directed or u < v}
        known = ring if directed else ring | {(v, u) for u, v in ring}
        return cls(
            nodes=tuple(Node(name=n, weight=w) for n, w in zip(names, weights, strict=True)),
            edges=tuple((names[u], names[v]) for u, v in sorted(ring | (chords - known))),
            directed=directed,
        )

    def figure(self, solution: FeedbackVertexSetSolution) -> GraphFigure | BarFigure:
        """The graph with the nodes that go in a colour of their own, and the edges that stay marked."""
        gone = set(solution.removed)
        drawn = node_set_figure(
            f"Taken away: {weighed(self.nodes, solution.removed, self.weight_unit)}",
            self.nodes,
            self._pairs,
            gone,
            words=("taken away", "stays"),
            highlighted=[at for at, pair in enumerate(self.edges) if not gone & set(pair)],
        )
        return drawn.model_copy(update={"directed": self.directed} if drawn.kind == "graph" else {})

    def describe(self, solution: FeedbackVertexSetSolution) -> str:
        if not solution.removed:
            return "Take nothing away: there is no cycle."
        told = weighed(self.nodes, solution.removed, self.weight_unit)
        return f"Take away {spelled(solution.removed)}: {told}. No cycle is left."

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(node.name for node in self.nodes)

    @cached_property
    def _pairs(self) -> Ints:
        """The two nodes of each edge by their index. Shape: (m, 2)."""
        at = {name: index for index, name in enumerate(self._names)}
        return np.array([(at[u], at[v]) for u, v in self.edges], dtype=np.int64).reshape(-1, 2)

    @cached_property
    def _graph(self) -> Cyclic:
        weights = np.array([node.weight for node in self.nodes], dtype=float)
        pairs = tuple((u, v) for u, v in self._pairs.tolist())
        return Cyclic(self._names, weights, pairs, self.directed)


FAMILY = FeedbackVertexSet
