"""Clique: choose nodes worth the most of which every two are joined."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field

from problems.modelling import conflict_model
from problems.modelling.clique_model import promising_nodes, unjoined_pairs
from problems.modelling.node_choice import MOST_EDGES, Bools, ChosenNodes, NodeChoice, random_graph
from problems.modelling.weighted_graph import neighbours_of
from problems.problem import Example, Violation
from problems.status import Sense
from problems.structures import Program

if TYPE_CHECKING:
    import dimod


class CliqueSolution(ChosenNodes):
    """The nodes that are chosen."""

    family: Literal["clique"] = "clique"


class Clique(NodeChoice[CliqueSolution]):
    """Nodes with a weight, and the pairs of them that go together."""

    family: Literal["clique"] = "clique"
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=MOST_EDGES, description="pairs of nodes that go together"
    )

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
    solution_type: ClassVar[type[ChosenNodes]] = CliqueSolution
    loop_remedy: ClassVar[str] = "leave it out, as a node always goes with itself"
    heading: ClassVar[str] = "Clique"
    groups: ClassVar[tuple[str, str]] = ("in the clique", "left out")
    promise: ClassVar[str] = ", every two of them joined"

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary for each node that a heaviest clique may have; no two that are not joined."""
        return conflict_model.conflict_cqm(self._modelled, -self._weights[self._kept], self._rows)

    def structure(self) -> Program:
        return conflict_model.conflict_program(
            self._modelled, -self._weights[self._kept], self._rows
        )

    def repair(self, solution: CliqueSolution) -> tuple[CliqueSolution, tuple[str, ...]]:
        """Keeps the heaviest nodes first, each where it is joined to all that are kept."""
        joined = self._joined
        kept: list[str] = []
        dropped = []
        for name in sorted(self._known(solution), key=lambda each: -self._weight_of[each]):
            if all((name, other) in joined for other in kept):
                kept.append(name)
            else:
                dropped.append(f"left out {name}")
        return CliqueSolution(chosen=tuple(kept)), tuple(dropped)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A path, and other pairs, a fifth of them at 0 and four fifths at 1; weights ever more alike.

        Source: Brockington, Culberson: Camouflaging independent sets in quasi-random graphs, DIMACS
        Series 26 (1996), for the dense graphs of one weight in which cliques are hard to find.
        """
        nodes, edges = random_graph(rng, size, difficulty, chance=0.2 + 0.6 * difficulty)
        return cls(nodes=nodes, edges=edges)

    def _broken(self, chosen: Sequence[str]) -> list[Violation]:
        joined = self._joined
        return [
            Violation(
                constraint=f"pair {u}-{v}",
                message=f"{u!r} and {v!r} are both chosen; they are not joined",
                amount=1,
            )
            for u, v in combinations(chosen, 2)
            if (u, v) not in joined
        ]

    def _is_marked(self, u_is_in: Bools, v_is_in: Bools) -> Bools:
        """The edges of the clique."""
        return u_is_in & v_is_in

    @property
    def _joined(self) -> set[tuple[str, str]]:
        """The pairs that are joined, in both directions."""
        return {*self.edges, *((v, u) for u, v in self.edges)}

    @cached_property
    def _neighbours(self) -> list[set[int]]:
        return neighbours_of(len(self.nodes), self._pairs)

    @cached_property
    def _kept(self) -> list[int]:
        """The nodes that a heaviest clique may have, by their index."""
        return promising_nodes(self._weights, self._neighbours)

    @property
    def _modelled(self) -> tuple[str, ...]:
        return tuple(self._names[node] for node in self._kept)

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
