"""Spanning tree: join all nodes by the cheapest edges, with limits on how many a node may have."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.network import MOST_DRAWN, check_graph, ends
from problems.modelling.tree_model import Groups, Tree, depth_labels, tree_cqm, tree_program
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 30
_MOST_BARS = 30


class Edge(Frozen):
    """Two nodes that may be joined, and what it costs."""

    u: str
    v: str
    cost: float


class SpanningTreeSolution(Solution):
    """The edges of the tree."""

    family: Literal["spanning_tree"] = "spanning_tree"
    edges: tuple[tuple[str, str], ...]


class SpanningTree(Problem[SpanningTreeSolution]):
    """Nodes to join, the edges there may be, and how many of them some nodes can have at most."""

    family: Literal["spanning_tree"] = "spanning_tree"
    nodes: tuple[str, ...] = Field(min_length=2, max_length=20_000)
    edges: tuple[Edge, ...] = Field(min_length=1, max_length=500_000)
    degree_limits: dict[str, int] = Field(
        default_factory=dict, description="node: the most edges of the tree it may have"
    )
    cost_unit: str = ""

    summary: ClassVar[str] = "join all nodes with the cheapest edges, such as cables or pipes"
    source: ClassVar[str] = (
        "Kruskal: On the shortest spanning subtree of a graph, Proc. AMS 7 (1956)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Connect five villages by cable as cheaply as possible. Possible cables in km: A-B 4, "
            "A-C 3, B-C 2, B-D 6, C-D 5, C-E 7, D-E 1.",
            objective=11,
        ),
        Example(
            text="Cheapest network that joins hub, a, b and c? hub-a costs 1, hub-b 1, hub-c 1, a-b 4, b-c "
            "3. The hub has only two sockets.",
            objective=5,
        ),
        Example(
            text="What does the minimum spanning tree of the graph with edges 1-2 of 2.5, 2-3 of 1.5, "
            "3-4 of 4, 4-1 of 3, 1-3 of 3.5 and 2-4 of 2 weigh?",
            objective=6,
        ),
    )
    solution_type: ClassVar[type[Solution]] = SpanningTreeSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_graph(self.nodes, self.edges, directed=False)
        known = set(self.nodes)
        for node, limit in self.degree_limits.items():
            if node not in known:
                raise ValueError(f"a limit is given for {node!r}, which is not one of the nodes")
            if limit < 1:
                raise ValueError(
                    f"the limit of {node!r} is {limit}; the least is 1, for every node must be joined"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        limits = f", {len(self.degree_limits)} limits" if self.degree_limits else ""
        return f"{len(self.nodes)} nodes, {len(self.edges)} edges{limits}"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        return tree_cqm(self._tree)

    def structure(self) -> Program:
        """Flow from a root to all other nodes; without limits on few edges, see `Tree.needed`."""
        return tree_program(self._tree.needed)

    def decode(self, sample: Sample) -> SpanningTreeSolution:
        taken = {arc for label, arc, _ in depth_labels(self._tree) if round(sample[label])}
        return self._of_arcs(self._tree, taken)

    def decode_structure(self, answer: Answer) -> SpanningTreeSolution:
        assert isinstance(answer, Values)
        tree = self._tree.needed
        chosen = np.flatnonzero(answer.values[: tree.arcs[0].size] > 0.5)
        return self._of_arcs(tree, set(chosen.tolist()))

    def _of_arcs(self, tree: Tree, arcs: set[int]) -> SpanningTreeSolution:
        tails, heads = tree.tails.tolist(), tree.heads.tolist()
        edges = sorted({int(tree.arcs[2][arc]) for arc in arcs})
        return SpanningTreeSolution(
            edges=tuple((self.nodes[tails[edge]], self.nodes[heads[edge]]) for edge in edges)
        )

    def check(self, solution: SpanningTreeSolution) -> Check:
        costs = self._costs
        violations = [
            Violation(constraint="edges", message=f"there is no edge {u!r}-{v!r}", amount=1)
            for u, v in solution.edges
            if (u, v) not in costs
        ]
        known = [pair for pair in solution.edges if pair in costs]
        violations += self._shape_violations(known)
        degrees = Counter(node for pair in known for node in pair)
        violations += [
            Violation(
                constraint=f"limit of {node}",
                message=f"{node!r} has {degrees[node]} edges; it may have {limit}",
                amount=degrees[node] - limit,
            )
            for node, limit in self.degree_limits.items()
            if degrees[node] > limit
        ]
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
        n_parts = len({groups.top(node) for node in range(len(self.nodes))})
        if n_parts > 1:
            apart = next(node for node in self.nodes if groups.top(at[node]) != groups.top(0))
            message = (
                f"the nodes fall into {n_parts} parts, so that {self.nodes[0]!r} and {apart!r} are not "
                "joined; it must be one"
            )
            found.append(Violation(constraint="joined", message=message, amount=n_parts - 1))
        return found

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A chain of `size` edges with chords; some nodes have a limit of 2.

        The difficulty is their share: without limits the tree is found greedily, with one at each node
        it is a shortest path through all. Source: Narula, Ho: Degree-constrained minimum spanning tree,
        Computers & OR 7 (1980).
        """
        n_nodes = size + 1
        nodes = tuple(f"node {index}" for index in range(n_nodes))
        chords = np.argwhere(np.triu(rng.random((n_nodes, n_nodes)) < 4 / n_nodes, k=2)).tolist()
        pairs = [(index, index + 1) for index in range(size)] + chords
        limited = rng.permutation(n_nodes)[: round(n_nodes * difficulty)]
        return cls(
            nodes=nodes,
            edges=tuple(
                Edge(u=nodes[a], v=nodes[b], cost=int(rng.integers(1, 30))) for a, b in pairs
            ),
            degree_limits=dict.fromkeys((nodes[at] for at in np.sort(limited).tolist()), 2),
        )

    def figure(self, solution: SpanningTreeSolution) -> GraphFigure | BarFigure:
        """The graph with the tree highlighted; of large graphs its dearest edges as bars."""
        costs = self._costs
        pairs = [pair for pair in solution.edges if pair in costs]
        title = f"Tree of {plain(self._total(pairs))} {self.cost_unit}".rstrip()
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
        return GraphFigure(
            title=title,
            nodes=self.nodes,
            groups=tuple(
                "limited" if node in self.degree_limits else "node" for node in self.nodes
            ),
            edges=tuple((at[edge.u], at[edge.v]) for edge in self.edges),
            edge_labels=tuple(plain(edge.cost) for edge in self.edges),
            highlighted=tuple(
                index
                for index, edge in enumerate(self.edges)
                if frozenset((edge.u, edge.v)) in chosen
            ),
        )

    def describe(self, solution: SpanningTreeSolution) -> str:
        told = [f"{u}–{v}" for u, v in solution.edges[:_MOST_SPELLED]]
        if len(solution.edges) > _MOST_SPELLED:
            told.append("and so on")
        unit = f" {self.cost_unit}".rstrip()
        return f"Join {', '.join(told) or 'nothing'}: {plain(self._total(solution.edges))}{unit} in all."

    def _total(self, pairs: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> float:
        return math.fsum(self._costs.get(pair, 0.0) for pair in pairs)

    @cached_property
    def _costs(self) -> dict[tuple[str, str], float]:
        """The cost of each edge, either way round, from the problem's own fields."""
        there = {(edge.u, edge.v): edge.cost for edge in self.edges}
        return there | {(edge.v, edge.u): edge.cost for edge in self.edges}

    @cached_property
    def _tree(self) -> Tree:
        at = {node: index for index, node in enumerate(self.nodes)}
        return Tree(
            self.nodes,
            *ends(self.nodes, self.edges),
            np.fromiter((edge.cost for edge in self.edges), float, len(self.edges)),
            {at[node]: limit for node, limit in self.degree_limits.items()},
        )


FAMILY = SpanningTree
