"""Clique: choose nodes worth the most of which every two are joined."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling import conflict_model
from problems.modelling.clique_model import promising_nodes, unjoined_pairs
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


class CliqueSolution(Solution):
    """The nodes that are chosen."""

    family: Literal["clique"] = "clique"
    chosen: tuple[str, ...]


class Clique(Problem[CliqueSolution]):
    """Nodes with a weight, and the pairs of them that go together."""

    family: Literal["clique"] = "clique"
    nodes: tuple[Node, ...] = Field(min_length=1, max_length=100_000)
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=2_000_000, description="pairs of nodes that go together"
    )
    weight_unit: str = ""

    summary: ClassVar[str] = "choose nodes worth the most, every two of which are joined"
    source: ClassVar[str] = (
        "Bomze, Budinich, Pardalos, Pelillo: The maximum clique problem, "
        "Handbook of Combinatorial Optimization (1999)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="What is the largest group in which everybody knows everybody? Ana knows Ben, Cem "
            "and Dia; Ben knows Cem and Dia; Cem knows Dia and Eva; Eva knows Fay.",
            objective=4,
        ),
        Example(
            text="Find the maximum clique of the graph with edges 1-2, 1-3, 2-3, 3-4, 4-5, 5-6 and "
            "4-6.",
            objective=3,
        ),
        Example(
            text="Build a team from people who can all work with each other. Skills: Ida 5, Jon 9, "
            "Kim 4, Leo 7, Mia 6. These pairs work well: Ida-Jon, Ida-Kim, Jon-Kim, Jon-Leo, "
            "Leo-Mia, Kim-Mia. Which team has the most skill?",
            objective=18,
        ),
        Example(
            text="Maximum-weight clique: weights a 2.5, b 4, c 2.5, d 3; edges a-b, b-c, a-c, c-d.",
            objective=9,
        ),
    )
    solution_type: ClassVar[type[Solution]] = CliqueSolution

    @model_validator(mode="after")
    def _graph_is_simple(self) -> Self:
        check_names(self._names)
        check_pairs(self._names, self.edges, "leave it out, as a node always goes with itself")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self._pairs)} edges"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary for each node that a heaviest clique may have; no two that are not joined."""
        return conflict_model.conflict_cqm(self._candidates, -self._candidate_weights, self._rows)

    def structure(self) -> Program:
        return conflict_model.conflict_program(
            self._candidates, -self._candidate_weights, self._rows
        )

    def decode(self, sample: Sample) -> CliqueSolution:
        return CliqueSolution(
            chosen=tuple(name for name in self._candidates if round(sample[name]))
        )

    def decode_structure(self, answer: Answer) -> CliqueSolution:
        assert isinstance(answer, Values)
        return self.decode(dict(zip(self._candidates, answer.values.tolist(), strict=True)))

    def check(self, solution: CliqueSolution) -> Check:
        violations = membership_violations(self.nodes, solution.chosen)
        known = {node.name for node in self.nodes}
        chosen = [name for name in dict.fromkeys(solution.chosen) if name in known]
        joined = {*self.edges, *((v, u) for u, v in self.edges)}
        violations += [
            Violation(
                constraint=f"pair {u}-{v}",
                message=f"{u!r} and {v!r} are both chosen; they are not joined",
                amount=1,
            )
            for u, v in combinations(chosen, 2)
            if (u, v) not in joined
        ]
        return Check(
            feasible=not violations,
            objective=chosen_weight(self.nodes, chosen),
            violations=tuple(violations),
        )

    def repair(self, solution: CliqueSolution) -> tuple[CliqueSolution, tuple[str, ...]]:
        """Keeps the heaviest nodes first, each where it is joined to all that are kept."""
        weights = {node.name: node.weight for node in self.nodes}
        joined = {*self.edges, *((v, u) for u, v in self.edges)}
        known = dict.fromkeys(name for name in solution.chosen if name in weights)
        kept: list[str] = []
        dropped = []
        for name in sorted(known, key=lambda each: -weights[each]):
            if all((name, other) in joined for other in kept):
                kept.append(name)
            else:
                dropped.append(f"left out {name}")
        return CliqueSolution(chosen=tuple(kept)), tuple(dropped)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        """A path, and every other pair with even chance; weights 1 to 9."""
        names = [f"node {index}" for index in range(size)]
        weights = rng.integers(1, 10, size).tolist()
        return cls(
            nodes=tuple(Node(name=n, weight=w) for n, w in zip(names, weights, strict=True)),
            edges=tuple((names[u], names[v]) for u, v in random_pairs(rng, size, 0.5)),
        )

    def figure(self, solution: CliqueSolution) -> GraphFigure | BarFigure:
        told = weighed(self.nodes, solution.chosen, self.weight_unit)
        chosen = set(solution.chosen)
        inside = [self._names[u] in chosen and self._names[v] in chosen for u, v in self._pairs]
        return node_set_figure(
            f"Clique: {told}",
            self.nodes,
            self._pairs,
            chosen,
            words=("in the clique", "left out"),
            highlighted=np.flatnonzero(inside).tolist(),
        )

    def describe(self, solution: CliqueSolution) -> str:
        told = weighed(self.nodes, solution.chosen, self.weight_unit)
        return f"Choose {spelled(solution.chosen)}: {told}, every two of them joined."

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(node.name for node in self.nodes)

    @cached_property
    def _pairs(self) -> Ints:
        """The edges by the index of their nodes, each once. Shape: (m, 2)."""
        return index_pairs(self._names, self.edges)

    @cached_property
    def _neighbours(self) -> list[set[int]]:
        return neighbours_of(len(self.nodes), self._pairs)

    @cached_property
    def _kept(self) -> list[int]:
        """The nodes that a heaviest clique may have, by their index."""
        weights = np.array([node.weight for node in self.nodes], dtype=float)
        return promising_nodes(weights, self._neighbours)

    @property
    def _candidates(self) -> tuple[str, ...]:
        return tuple(self._names[node] for node in self._kept)

    @property
    def _candidate_weights(self) -> Floats:
        return np.array([self.nodes[node].weight for node in self._kept], dtype=float)

    @cached_property
    def _rows(self) -> list[list[int]]:
        """Sets of candidates, by their place, of which no two are joined; they hold all such pairs."""
        kept = set(self._kept)
        n_joined = sum(len(self._neighbours[node] & kept) for node in kept) // 2
        n_unjoined = len(kept) * (len(kept) - 1) // 2 - n_joined
        conflict_model.check_size(
            n_unjoined,
            "pairs that are not joined",
            "look among the neighbours of one node at a time",
        )
        pairs = unjoined_pairs(self._kept, self._neighbours)
        return conflict_model.clique_cover(len(kept), pairs)


FAMILY = Clique
