"""Shortest path: the way from one node to another of the least total length."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GraphFigure
from problems.modelling.network import (
    MOST_DRAWN,
    arc_label,
    check_graph,
    ends,
    refuse_large_cqm,
)
from problems.modelling.path_model import has_cycle_below_zero, path_program, path_through
from problems.modelling.program_cqm import program_cqm
from problems.modelling.weighted_graph import random_pairs
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Ints, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_NODES_BELOW_ZERO = 2_000  # looking for a cycle below 0 takes up to nodes × edges steps
_MOST_SPELLED = 30
_ENDS_SPELLED = 10  # of a longer path


class Edge(Frozen):
    """A way between two nodes, from u to v where the graph is directed, and how long it is."""

    u: str
    v: str
    length: float


class ShortestPathSolution(Solution):
    """The nodes in the order of the path, from start to target."""

    family: Literal["shortest_path"] = "shortest_path"
    path: tuple[str, ...]


class ShortestPath(Problem[ShortestPathSolution]):
    """Nodes, the ways between them with their lengths, and where to go from and to.

    A length may be time, cost or any other sum. Lengths below 0 are taken in directed graphs where
    no cycle sums to less than 0; elsewhere a walk could be made ever shorter.
    """

    family: Literal["shortest_path"] = "shortest_path"
    nodes: tuple[str, ...] = Field(min_length=2, max_length=100_000)
    edges: tuple[Edge, ...] = Field(min_length=1, max_length=1_000_000)
    start: str = Field(description="the node that the path leaves from")
    target: str = Field(description="the node that the path leads to")
    directed: bool = Field(default=False, description="whether an edge leads from u to v only")
    length_unit: str = ""

    summary: ClassVar[str] = "find the shortest, fastest or cheapest way between two places"
    source: ClassVar[str] = (
        "Ahuja, Magnanti, Orlin: Network Flows (Prentice Hall 1993), chapters 4 and 5"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Roads: home-mill 4 km, home-lake 2 km, lake-mill 1 km, mill-school 5 km, "
            "lake-school 8 km. What is the shortest way from home to school?",
            objective=8,
        ),
        Example(
            text="One-way streets with minutes: A to B 7, A to C 3, C to B 2, B to D 4, C to D 9. "
            "How fast can I get from A to D?",
            objective=9,
        ),
        Example(
            text="Find the shortest path from 1 to 5 in the graph with edges 1-2 of length 2.5, 2-3 "
            "of 1, 3-5 of 4, 1-4 of 3, 4-5 of 3.5, 2-4 of 1.",
            objective=6.5,
        ),
    )
    solution_type: ClassVar[type[Solution]] = ShortestPathSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_graph(self.nodes, self.edges, directed=self.directed)
        for role, name in (("start", self.start), ("target", self.target)):
            if name not in self.nodes:
                raise ValueError(f"the {role} {name!r} is not one of the nodes")
        if self.start == self.target:
            raise ValueError(f"start and target are both {self.start!r}; name two different nodes")
        self._check_lengths()
        return self

    def _check_lengths(self) -> None:
        """Refuses lengths below 0 that let a walk become ever shorter."""
        least = min(self.edges, key=lambda edge: edge.length)
        if least.length >= 0:
            return
        if not self.directed:
            raise ValueError(
                f"the edge {least.u!r}-{least.v!r} has the length {plain(least.length)}; going back and "
                "forth on it would never end: the least is 0 where the graph is not directed"
            )
        if len(self.nodes) > _MOST_NODES_BELOW_ZERO:
            raise ValueError(
                f"there are {len(self.nodes):,} nodes and lengths below 0; with such lengths the most is "
                f"{_MOST_NODES_BELOW_ZERO:,}; make every length at least 0"
            )
        if has_cycle_below_zero(len(self.nodes), self._ends, self._lengths):
            raise ValueError(
                "some cycle of edges has a length below 0, so that going round it would never end; "
                f"mend lengths such as {plain(least.length)} from {least.u!r} to {least.v!r}"
            )

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self.edges)} edges"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "u → v" for each way that may be gone; what enters a node leaves it."""
        program = self.structure()
        refuse_large_cqm(len(program.names), "the path")
        return program_cqm(replace(program, integer=np.ones_like(program.integer)))

    def structure(self) -> Program:
        """One unit of flow from start to target; the corners of this program are whole."""
        lengths = np.tile(self._lengths, len(self._labels) // len(self.edges))
        start, target = self._terminals
        return path_program(
            self._labels, self._arcs, lengths, len(self.nodes), start=start, target=target
        )

    def decode(self, sample: Sample) -> ShortestPathSolution:
        """A path through the arcs that are taken; cycles apart from it are left out."""
        return self._through([sample[label] for label in self._labels])

    def decode_structure(self, answer: Answer) -> ShortestPathSolution:
        assert isinstance(answer, Values)
        return self._through(answer.values.tolist())

    def _through(self, flow: list[float]) -> ShortestPathSolution:
        path = path_through(np.array(flow), self._arcs, *self._terminals)
        return ShortestPathSolution(path=tuple(self.nodes[node] for node in path))

    def check(self, solution: ShortestPathSolution) -> Check:
        path = solution.path
        known = set(self.nodes)
        violations = [
            Violation(constraint="nodes", message=f"there is no node called {name!r}", amount=1)
            for name in dict.fromkeys(path)
            if name not in known
        ]
        for role, name, held in (
            ("start", self.start, path[:1]),
            ("target", self.target, path[-1:]),
        ):
            if held != (name,):
                verb = "starts" if role == "start" else "ends"
                seen = f"{verb} at {held[0]!r}" if held else "is empty"
                message = f"the path {seen}; it must {verb[:-1]} at {name!r}"
                violations.append(Violation(constraint=role, message=message, amount=1))
        violations += [
            Violation(
                constraint=f"{node} once",
                message=f"{node!r} is passed {times} times; it may be once",
                amount=times - 1,
            )
            for node, times in Counter(path).items()
            if times > 1
        ]
        lengths = self._length_of
        absent = [
            Violation(constraint="edges", message=f"there is no way from {u!r} to {v!r}", amount=1)
            for u, v in pairwise(path)
            if u in known and v in known and (u, v) not in lengths
        ]
        violations += absent
        whole = path and not absent and known.issuperset(path)
        return Check(
            feasible=not violations,
            objective=math.fsum(lengths[pair] for pair in pairwise(path)) if whole else None,
            violations=tuple(violations),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A chain of `size` edges with shortcuts, directed or not; lengths from 1.

        The dial raises the shortcuts from one to three a node, and more paths all but tie. It stays
        polynomial: Cherkassky, Goldberg, Radzik: Shortest paths algorithms, Math. Programming 73 (1996).
        """
        nodes = tuple(f"node {index}" for index in range(size + 1))
        pairs = random_pairs(rng, size + 1, (2 + 4 * difficulty) / (size + 1))
        spread = 3 - round(2 * difficulty)
        detours = rng.integers(-spread, spread + 1, len(pairs))
        return cls(
            nodes=nodes,
            edges=tuple(
                Edge(u=nodes[a], v=nodes[b], length=4 * (b - a) + more)
                for (a, b), more in zip(pairs, detours.tolist(), strict=True)
            ),
            start=nodes[0],
            target=nodes[-1],
            directed=bool(rng.integers(2)),
        )

    def figure(self, solution: ShortestPathSolution) -> GraphFigure:
        """The graph with the path highlighted; of large graphs the path alone."""
        on_path = set(solution.path)
        gone = set(pairwise(solution.path))
        small = len(self.nodes) <= MOST_DRAWN
        nodes = self.nodes if small else tuple(node for node in self.nodes if node in on_path)
        shown = [
            edge for edge in self.edges if small or not gone.isdisjoint(self._directions(edge))
        ]
        at = {node: index for index, node in enumerate(nodes)}
        total = self.check(solution).objective
        told = "No path" if total is None else f"Path of {plain(total)} {self.length_unit}".rstrip()
        return GraphFigure(
            title=told,
            nodes=nodes,
            groups=tuple(self._group(node, on_path) for node in nodes),
            edges=tuple((at[edge.u], at[edge.v]) for edge in shown),
            edge_labels=tuple(plain(edge.length) for edge in shown),
            highlighted=tuple(
                index
                for index, edge in enumerate(shown)
                if not gone.isdisjoint(self._directions(edge))
            ),
            directed=self.directed,
        )

    def describe(self, solution: ShortestPathSolution) -> str:
        check = self.check(solution)
        if check.objective is None:
            return f"This is no path: {check.violations[0].message}."
        told = solution.path
        if len(told) > _MOST_SPELLED:
            told = (*told[:_ENDS_SPELLED], "…", *told[-_ENDS_SPELLED:])
        unit = f" {self.length_unit}".rstrip()
        return f"Go {' → '.join(told)}: {plain(check.objective)}{unit} in all."

    def _group(self, node: str, on_path: Collection[str]) -> str:
        if node in (self.start, self.target):
            return "start" if node == self.start else "target"
        return "on the path" if node in on_path else "off the path"

    def _directions(self, edge: Edge) -> tuple[tuple[str, str], ...]:
        """The ways in which an edge may be gone."""
        there = (edge.u, edge.v)
        return (there,) if self.directed else (there, there[::-1])

    @cached_property
    def _terminals(self) -> tuple[int, int]:
        return self.nodes.index(self.start), self.nodes.index(self.target)

    @cached_property
    def _ends(self) -> tuple[Ints, Ints]:
        return ends(self.nodes, self.edges)

    @cached_property
    def _lengths(self) -> Floats:
        return np.fromiter((edge.length for edge in self.edges), float, len(self.edges))

    @cached_property
    def _arcs(self) -> tuple[Ints, Ints]:
        """The edges, and where the graph is not directed then the way back of each."""
        tails, heads = self._ends
        if self.directed:
            return tails, heads
        return np.concatenate([tails, heads]), np.concatenate([heads, tails])

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        pairs = zip(*(each.tolist() for each in self._arcs), strict=True)
        return tuple(
            arc_label(index, self.nodes[u], self.nodes[v]) for index, (u, v) in enumerate(pairs)
        )

    @cached_property
    def _length_of(self) -> dict[tuple[str, str], float]:
        """The length of each way that may be gone, from the problem's own fields."""
        return {pair: edge.length for edge in self.edges for pair in self._directions(edge)}


FAMILY = ShortestPath
