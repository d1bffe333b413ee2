"""Steiner tree: join certain nodes by the cheapest edges, by way of others where that is cheaper."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.network import MOST_DRAWN, check_graph, check_names, ends
from problems.modelling.steiner_model import Terminals, pruned, steiner_cqm, steiner_program
from problems.modelling.tree_model import Groups, depth_labels
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 30
_MOST_BARS = 30
_WIDEST = 100  # costs lie within so much of each other at difficulty 0


class Edge(Frozen):
    """Two nodes that may be joined, and what it costs."""

    u: str
    v: str
    cost: float = Field(ge=0, description="in cost_unit")


class SteinerTreeSolution(Solution):
    """The edges of the tree."""

    family: Literal["steiner_tree"] = "steiner_tree"
    edges: tuple[tuple[str, str], ...]


class SteinerTree(Problem[SteinerTreeSolution]):
    """Nodes, the edges there may be, and the terminals: the nodes that must be joined."""

    family: Literal["steiner_tree"] = "steiner_tree"
    nodes: tuple[str, ...] = Field(min_length=2, max_length=20_000)
    edges: tuple[Edge, ...] = Field(min_length=1, max_length=500_000)
    terminals: tuple[str, ...] = Field(
        min_length=1,
        max_length=20_000,
        description="nodes to join; the others may be passed through",
    )
    cost_unit: str = ""

    summary: ClassVar[str] = (
        "join certain places by the cheapest network, by way of other places where that helps"
    )
    source: ClassVar[str] = (
        "Koch, Martin: Solving Steiner tree problems in graphs to optimality, Networks 32 (1998)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Connect the school, the clinic and the library by fibre as cheaply as possible; the "
            "cable may run through the square. School-clinic 6 km, clinic-library 6, school-library "
            "6, school-square 3, clinic-square 3, library-square 3.",
            objective=9,
        ),
        Example(
            text="Which pipes do I lay so that the well W reaches the farms F1, F2 and F3? Possible "
            "pipes in metres: W-A 40, A-B 30, A-F1 20, B-F2 25, B-F3 35, W-F2 90, F1-F3 70. A and B "
            "are just junctions.",
            objective=150,
        ),
        Example(
            text="Minimum Steiner tree for terminals 1, 4 and 6 in the graph 1-2 cost 2, 2-3 cost 2, "
            "3-4 cost 2, 2-5 cost 1, 5-6 cost 3, 3-6 cost 2.5, 1-6 cost 7, 4-6 cost 5.",
            objective=8.5,
        ),
    )
    solution_type: ClassVar[type[Solution]] = SteinerTreeSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_graph(self.nodes, self.edges, directed=False)
        check_names("terminals", self.terminals)
        known = set(self.nodes)
        for terminal in self.terminals:
            if terminal not in known:
                raise ValueError(
                    f"the terminal {terminal!r} is not one of the nodes; add it to them"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self.edges)} edges, {len(self.terminals)} terminals"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        return steiner_cqm(self._graph)

    def structure(self) -> Program:
        """A flow from one terminal to each other."""
        return steiner_program(self._graph)

    def decode(self, sample: Sample) -> SteinerTreeSolution:
        edge_of = self._graph.arcs[2].tolist()
        taken = depth_labels(self._graph)
        return self._of_edges({edge_of[arc] for label, arc, _ in taken if round(sample[label])})

    def decode_structure(self, answer: Answer) -> SteinerTreeSolution:
        assert isinstance(answer, Values)
        edge_of = self._graph.arcs[2]
        chosen = edge_of[answer.values[: edge_of.size] > 0.5]
        return self._of_edges(pruned(self._graph, set(chosen.tolist())))

    def _of_edges(self, edges: set[int]) -> SteinerTreeSolution:
        taken = (self.edges[edge] for edge in sorted(edges))
        return SteinerTreeSolution(edges=tuple((edge.u, edge.v) for edge in taken))

    def check(self, solution: SteinerTreeSolution) -> Check:
        costs = self._costs
        violations = [
            Violation(constraint="edges", message=f"there is no edge {u!r}-{v!r}", amount=1)
            for u, v in solution.edges
            if (u, v) not in costs
        ]
        known = [pair for pair in solution.edges if pair in costs]
        violations += self._shape_violations(known)
        return Check(
            feasible=not violations,
            objective=self._total(known) if len(known) == len(solution.edges) else None,
            violations=tuple(violations),
        )

    def _shape_violations(self, pairs: list[tuple[str, str]]) -> list[Violation]:
        """Edges that close a cycle, and the parts that are not joined."""
        at = {node: index for index, node in enumerate(self.nodes)}
        groups = Groups(len(self.nodes))
        found = [
            Violation(
                constraint="no cycle", message=f"the edge {u!r}-{v!r} closes a cycle", amount=1
            )
            for u, v in pairs
            if not groups.join(at[u], at[v])
        ]
        first = self.terminals[0]
        touched = dict.fromkeys([*self.terminals, *(node for pair in pairs for node in pair)])
        tops = {node: groups.top(at[node]) for node in touched}
        n_parts = len(set(tops.values()))
        if n_parts > 1:
            apart = next(node for node in touched if tops[node] != tops[first])
            message = (
                f"the tree falls into {n_parts} parts, so that {first!r} and {apart!r} are not joined; "
                "it must be one"
            )
            found.append(Violation(constraint="joined", message=message, amount=n_parts - 1))
        return found

    def repair(self, solution: SteinerTreeSolution) -> tuple[SteinerTreeSolution, tuple[str, ...]]:
        """Leaves out edges that close a cycle or lead nowhere; what is not joined stays so."""
        number = {frozenset((edge.u, edge.v)): at for at, edge in enumerate(self.edges)}
        chosen = {number[frozenset(pair)] for pair in solution.edges if pair in self._costs}
        mended = self._of_edges(pruned(self._graph, chosen))
        kept = {frozenset(pair) for pair in mended.edges}
        left_out = [(u, v) for u, v in solution.edges if frozenset((u, v)) not in kept]
        return mended, tuple(f"left out {u}–{v}" for u, v in left_out)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A chain of `size` edges with chords; half of the nodes are terminals.

        The dial brings costs together, from 1 to 100 down to all alike, and doubles the chords. Equal
        costs leave reductions nothing to remove. Source: Rosseti, Poggi de Aragão, Ribeiro, Uchoa,
        Werneck, New benchmark instances for the Steiner problem in graphs (Metaheuristics 2004).
        HiGHS at 150 edges in the chain: 2.7 s at 0, 4.4 s at 0.5, 16 s at 1.
        """
        n_nodes = size + 1
        nodes = tuple(f"node {index}" for index in range(n_nodes))
        chance = (3 + 3 * difficulty) / n_nodes
        chords = np.argwhere(np.triu(rng.random((n_nodes, n_nodes)) < chance, k=2)).tolist()
        pairs = [(index, index + 1) for index in range(size)] + chords
        least = 1 + round(difficulty * (_WIDEST - 1))
        costs = rng.integers(least, _WIDEST + 1, len(pairs)).tolist()
        return cls(
            nodes=nodes,
            edges=tuple(
                Edge(u=nodes[a], v=nodes[b], cost=cost)
                for (a, b), cost in zip(pairs, costs, strict=True)
            ),
            terminals=tuple(
                nodes[int(at)] for at in np.sort(rng.permutation(n_nodes)[: size // 2 + 1])
            ),
        )

    def figure(self, solution: SteinerTreeSolution) -> GraphFigure | BarFigure:
        """The graph with the tree highlighted; of large graphs its dearest edges as bars."""
        costs = self._costs
        pairs = [pair for pair in solution.edges if pair in costs]
        title = f"Joined for {plain(self._total(pairs))} {self.cost_unit}".rstrip()
        if len(self.nodes) > MOST_DRAWN:
            dearest = sorted(pairs, key=lambda pair: -costs[pair])[:_MOST_BARS]
            return BarFigure(
                title=title,
                labels=tuple(f"{u} – {v}" for u, v in dearest),
                values=tuple(costs[pair] for pair in dearest),
                groups=tuple("dearest edges" for _ in dearest),
                value_label=f"cost {self.cost_unit}".rstrip(),
            )
        at = {node: index for index, node in enumerate(self.nodes)}
        chosen = {frozenset(pair) for pair in pairs}
        passed, terminals = {node for pair in pairs for node in pair}, set(self.terminals)
        return GraphFigure(
            title=title,
            nodes=self.nodes,
            groups=tuple(
                "terminal" if node in terminals else "passed" if node in passed else "unused"
                for node in self.nodes
            ),
            edges=tuple((at[edge.u], at[edge.v]) for edge in self.edges),
            edge_labels=tuple(plain(edge.cost) for edge in self.edges),
            highlighted=tuple(
                index
                for index, edge in enumerate(self.edges)
                if frozenset((edge.u, edge.v)) in chosen
            ),
        )

    def describe(self, solution: SteinerTreeSolution) -> str:
        told = [f"{u}–{v}" for u, v in solution.edges[:_MOST_SPELLED]]
        if len(solution.edges) > _MOST_SPELLED:
            told.append("and so on")
        terminals = set(self.terminals)
        passed = dict.fromkeys(node for pair in solution.edges for node in pair)
        by = [node for node in passed if node not in terminals]
        way = f", by way of {', '.join(by)}" if 0 < len(by) <= _MOST_SPELLED else ""
        unit = f" {self.cost_unit}".rstrip()
        total = f"{plain(self._total(solution.edges))}{unit} in all"
        return f"Join {', '.join(told) or 'nothing'}{way}: {total}."

    def _total(self, pairs: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> float:
        return math.fsum(self._costs.get(pair, 0.0) for pair in pairs)

    @cached_property
    def _costs(self) -> dict[tuple[str, str], float]:
        """The cost of each edge, either way round, from the problem's own fields."""
        there = {(edge.u, edge.v): edge.cost for edge in self.edges}
        return there | {(edge.v, edge.u): edge.cost for edge in self.edges}

    @cached_property
    def _graph(self) -> Terminals:
        at = {node: index for index, node in enumerate(self.nodes)}
        return Terminals(
            self.nodes,
            *ends(self.nodes, self.edges),
            np.fromiter((edge.cost for edge in self.edges), float, len(self.edges)),
            {},
            tuple(at[node] for node in self.terminals),
        )


FAMILY = SteinerTree
