"""What problems of choosing nodes of a graph have in common: their fields, checks, picture and words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar, Generic, Self, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.alike_amounts import alike_amounts
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
from problems.problem import Check, Problem, Sample, Solution, Violation
from problems.structures import Answer, Floats, Ints, Values

MOST_EDGES = 2_000_000
Bools = NDArray[np.bool_]
_HEAVIEST = 9  # of a random node, at middling difficulty


class ChosenNodes(Solution):
    """The nodes that are chosen."""

    chosen: tuple[str, ...]


ChosenT = TypeVar("ChosenT", bound=ChosenNodes)


class NodeChoice(Problem[ChosenT], Generic[ChosenT]):
    """Nodes with a weight, of which some are chosen, and pairs of them that say which may be.

    A family says what a pair means in `_broken`, and words it in the class variables.
    """

    nodes: tuple[Node, ...] = Field(min_length=1, max_length=100_000)
    edges: tuple[tuple[str, str], ...] = Field(max_length=MOST_EDGES)
    weight_unit: str = ""

    solution_type: ClassVar[type[ChosenNodes]]
    loop_remedy: ClassVar[str]  # what to do about an edge from a node to itself, and why
    heading: ClassVar[str] = "Chosen"  # of the picture
    groups: ClassVar[tuple[str, str]] = ("chosen", "left out")  # those in and out, in the picture
    promise: ClassVar[str]  # what holds of the chosen nodes: the end of a sentence

    @model_validator(mode="after")
    def _graph_is_simple(self) -> Self:
        check_names(self._names)
        check_pairs(self._names, self.edges, self.loop_remedy)
        return self

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self._pairs)} edges"

    def decode(self, sample: Sample) -> ChosenT:
        chosen = tuple(name for name in self._modelled if round(sample[name]))
        return cast("ChosenT", self.solution_type.model_validate({"chosen": chosen}))

    def decode_structure(self, answer: Answer) -> ChosenT:
        assert isinstance(answer, Values)
        return self.decode(dict(zip(self._modelled, answer.values.tolist(), strict=True)))

    def check(self, solution: ChosenT) -> Check:
        violations = membership_violations(self.nodes, solution.chosen)
        violations += self._broken(self._known(solution))
        return Check(
            feasible=not violations,
            objective=chosen_weight(self.nodes, solution.chosen),
            violations=tuple(violations),
        )

    def figure(self, solution: ChosenT) -> GraphFigure | BarFigure:
        """The graph with the chosen nodes in a colour of their own."""
        chosen = set(solution.chosen)
        is_in = np.array([name in chosen for name in self._names])
        marked = self._is_marked(is_in[self._pairs[:, 0]], is_in[self._pairs[:, 1]])
        return node_set_figure(
            f"{self.heading}: {weighed(self.nodes, solution.chosen, self.weight_unit)}",
            self.nodes,
            self._pairs,
            solution.chosen,
            words=self.groups,
            highlighted=np.flatnonzero(marked).tolist(),
        )

    def describe(self, solution: ChosenT) -> str:
        told = weighed(self.nodes, solution.chosen, self.weight_unit)
        return f"Choose {spelled(solution.chosen)}: {told}{self.promise}."

    @abstractmethod
    def _broken(self, chosen: Sequence[str]) -> list[Violation]:
        """What a choice of nodes breaks; they exist, and each is there once."""

    def _is_marked(self, u_is_in: Bools, v_is_in: Bools) -> Bools:
        """Which edges the picture marks, by whether their ends are chosen; none. Shape: (m,) each."""
        return np.zeros_like(u_is_in)

    @property
    def _modelled(self) -> tuple[str, ...]:
        """The nodes that the models have a variable for, in its order."""
        return self._names

    def _known(self, solution: ChosenT) -> tuple[str, ...]:
        """The chosen nodes that exist, each once."""
        known = set(self._names)
        return tuple(dict.fromkeys(name for name in solution.chosen if name in known))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(node.name for node in self.nodes)

    @cached_property
    def _weights(self) -> Floats:
        return np.array([node.weight for node in self.nodes], dtype=float)

    @cached_property
    def _weight_of(self) -> dict[str, float]:
        return {node.name: node.weight for node in self.nodes}

    @cached_property
    def _pairs(self) -> Ints:
        """The edges by the index of their nodes, each once. Shape: (m, 2)."""
        return index_pairs(self._names, self.edges)


def random_graph(
    rng: np.random.Generator, size: int, difficulty: float, chance: float | Floats
) -> tuple[tuple[Node, ...], tuple[tuple[str, str], ...]]:
    """Returns nodes, their weights ever more alike, on a path, and every other pair with this chance."""
    names = [f"node {index}" for index in range(size)]
    weights = alike_amounts(rng, size, _HEAVIEST, difficulty)
    return (
        tuple(Node(name=name, weight=each) for name, each in zip(names, weights, strict=True)),
        tuple((names[u], names[v]) for u, v in random_pairs(rng, size, chance)),
    )
