"""Graph partition: two sides of equal size, so that the edges between them weigh least."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.cut_model import cut_program
from problems.modelling.grouping import group_of, grouping_figure, grouping_violations, told
from problems.modelling.hidden_groups import grouped_pairs
from problems.modelling.weighted_graph import (
    Edge,
    check_given_once,
    check_names,
    check_pairs,
    edge_ends,
)
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Ints, Program, Values

if TYPE_CHECKING:
    import dimod

_EXTRA = "nodes beyond half on side a"


class GraphPartitionSolution(Solution):
    """The nodes of either side."""

    family: Literal["graph_partition"] = "graph_partition"
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]


class GraphPartition(Problem[GraphPartitionSolution]):
    """Nodes, weighted edges between them, and by how many nodes the two sides may differ."""

    family: Literal["graph_partition"] = "graph_partition"
    nodes: tuple[str, ...] = Field(min_length=2, max_length=100_000)
    edges: tuple[Edge, ...] = Field(max_length=1_000_000, description="each pair of nodes once")
    imbalance: int = Field(
        default=1,
        ge=0,
        description="most nodes that one side may have more than the other; 1 halves any number",
    )
    weight_unit: str = ""

    summary: ClassVar[str] = "split nodes into two equal halves so that edges across weigh least"
    source: ClassVar[str] = (
        "Kernighan, Lin: An efficient heuristic procedure for partitioning graphs, "
        "Bell System Technical Journal 49 (1970)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Split six colleagues into two offices of three so that as few as possible who work "
            "together are parted: Ana-Ben, Ana-Cem, Ben-Cem, Cem-Dia, Dia-Eva, Dia-Fay, Eva-Fay.",
            objective=1,
        ),
        Example(
            text="Bisect the graph with edges 1-2, 2-3, 3-4, 4-5, 5-6, 6-7, 7-8 and 8-1 so that as "
            "few edges as possible are cut.",
            objective=2,
        ),
        Example(
            text="Put four services on two servers, two on each. They exchange this much traffic: "
            "web-api 9 GB, web-auth 4 GB, api-store 6 GB, auth-store 3 GB, api-auth 2 GB. How little "
            "traffic has to go between the servers?",
            objective=12,
        ),
        Example(
            text="Split five nodes into two parts whose sizes differ by at most three, with the "
            "lightest cut: A-B 2.5, B-C 4, C-D 3, D-E 1.5, E-A 0.5.",
            objective=2,
        ),
    )
    solution_type: ClassVar[type[Solution]] = GraphPartitionSolution

    @model_validator(mode="after")
    def _can_be_split(self) -> Self:
        pairs = [(edge.u, edge.v) for edge in self.edges]
        check_names(self.nodes)
        check_pairs(self.nodes, pairs, "no cut parts it: leave it out")
        check_given_once(pairs)
        if self.imbalance < len(self.nodes) % 2:
            raise ValueError(
                f"{len(self.nodes)} nodes make no two sides that differ by at most "
                f"{self.imbalance} nodes; allow an imbalance of 1, or add a node"
            )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self.edges)} edges"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """x is 1 on side a, the larger; the energy is the cut: Σ w·(x_u + x_v − 2·x_u·x_v).

        The larger side has n − n // 2 nodes, and some more where the imbalance allows it.
        """
        import dimod

        tails, heads = self._ends
        n, weights = len(self.nodes), self._weights
        linear = np.bincount(tails, weights, minlength=n) + np.bincount(heads, weights, minlength=n)
        bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
            linear,
            (tails, heads, -2 * weights),
            0.0,
            dimod.BINARY,
            variable_order=[_label(node) for node in self.nodes],
        )
        cqm = dimod.ConstrainedQuadraticModel.from_bqm(bqm)
        half, most = self._larger_side
        counted = [(_label(node), 1.0) for node in self.nodes]
        if most > half:
            cqm.add_variable("INTEGER", _EXTRA, lower_bound=0, upper_bound=most - half)
            counted.append((_EXTRA, -1.0))
        cqm.add_constraint_from_iterable(counted, "==", rhs=half, label="balance")
        return cqm

    def structure(self) -> Program:
        return cut_program(self.nodes, self._ends, self._weights, self._larger_side)

    def decode(self, sample: Sample) -> GraphPartitionSolution:
        return self._of_sides([sample[_label(node)] for node in self.nodes])

    def decode_structure(self, answer: Answer) -> GraphPartitionSolution:
        assert isinstance(answer, Values)
        return self._of_sides(answer.values[: len(self.nodes)].tolist())

    def _of_sides(self, is_on_a: Sequence[float]) -> GraphPartitionSolution:
        pairs = [
            (node, bool(round(value))) for node, value in zip(self.nodes, is_on_a, strict=True)
        ]
        return GraphPartitionSolution(
            side_a=tuple(node for node, is_on in pairs if is_on),
            side_b=tuple(node for node, is_on in pairs if not is_on),
        )

    def check(self, solution: GraphPartitionSolution) -> Check:
        sides = (solution.side_a, solution.side_b)
        violations = grouping_violations(self.nodes, sides)
        is_complete = not violations
        difference = abs(len(solution.side_a) - len(solution.side_b))
        if difference > self.imbalance:
            violations.append(
                Violation(
                    constraint="balance",
                    message=f"the sides have {len(sides[0])} and {len(sides[1])} nodes; they may "
                    f"differ by {self.imbalance}",
                    amount=difference - self.imbalance,
                )
            )
        return Check(
            feasible=not violations,
            objective=self._cut(solution) if is_complete else None,
            violations=tuple(violations),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A path and other pairs, weights 1 to 9.

        The difficulty hides the halves, from joined only along the path to none at all, and raises the
        neighbours of a node from three to seven. Source: Boppana, Eigenvalues and graph bisection
        (FOCS 1987), on hidden halves; Karisch, Rendl, Clausen: Solving graph bisection problems with
        semidefinite programming, INFORMS Journal on Computing 12 (2000), on density.
        """
        names = tuple(f"node {index}" for index in range(size))
        chance = (1 + 4 * difficulty) / size
        pairs = grouped_pairs(rng, size, 2, mixing=difficulty, chance=chance)
        weights = rng.integers(1, 10, len(pairs)).tolist()
        return cls(
            nodes=names,
            edges=tuple(
                Edge(u=names[u], v=names[v], weight=weight)
                for (u, v), weight in zip(pairs, weights, strict=True)
            ),
            imbalance=int(rng.integers(1, 3)),
        )

    def figure(self, solution: GraphPartitionSolution) -> GraphFigure | BarFigure:
        return grouping_figure(
            f"Two sides, {self._weight_words(solution)} across",
            self.nodes,
            self._ends,
            self._weights,
            group_of(self.nodes, (solution.side_a, solution.side_b)),
            word="side",
        )

    def describe(self, solution: GraphPartitionSolution) -> str:
        sides = (solution.side_a, solution.side_b)
        return (
            f"Sides of {len(sides[0])} and {len(sides[1])} nodes: {told(sides)}; the edges between "
            f"them weigh {self._weight_words(solution)}."
        )

    def _cut(self, solution: GraphPartitionSolution) -> float:
        places = group_of(self.nodes, (solution.side_a, solution.side_b))
        tails, heads = self._ends
        return float(self._weights[places[tails] != places[heads]].sum())

    def _weight_words(self, solution: GraphPartitionSolution) -> str:
        return f"{plain(self._cut(solution))} {self.weight_unit}".rstrip()

    @property
    def _larger_side(self) -> tuple[int, int]:
        """The least and the most nodes that the larger side has."""
        n = len(self.nodes)
        return n - n // 2, min(n, (n + self.imbalance) // 2)

    @cached_property
    def _ends(self) -> tuple[Ints, Ints]:
        return edge_ends(self.nodes, self.edges)

    @cached_property
    def _weights(self) -> Floats:
        return np.array([edge.weight for edge in self.edges], dtype=float)


def _label(node: str) -> str:
    """The binary that is 1 where a node is on side a."""
    return f"{node} on side a"


FAMILY = GraphPartition
