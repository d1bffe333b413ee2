"""Matching: pair nodes that are joined, each with one other at most, for the greatest total."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.network import MOST_DRAWN, check_graph, ends, refuse_large_cqm
from problems.modelling.program_cqm import program_cqm
from problems.modelling.weighted_graph import Edge
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 30
_MOST_BARS = 30


class MatchingSolution(Solution):
    """The pairs; nodes that stay alone are absent."""

    family: Literal["matching"] = "matching"
    pairs: tuple[tuple[str, str], ...]


class Matching(Problem[MatchingSolution]):
    """Nodes of any graph, and the weighted pairs that may be made of them."""

    family: Literal["matching"] = "matching"
    nodes: tuple[str, ...] = Field(min_length=2, max_length=50_000)
    edges: tuple[Edge, ...] = Field(min_length=1, max_length=500_000)
    perfect: bool = Field(default=False, description="whether everybody must be paired")
    goal: Sense = Sense.MAXIMISE
    weight_unit: str = ""

    summary: ClassVar[str] = "pair up nodes that may be paired, for the greatest total weight"
    source: ClassVar[str] = (
        "Edmonds: Maximum matching and a polyhedron with 0,1-vertices, J. Res. NBS 69B (1965)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Pair up tennis players so that the matches are as good as possible; nobody plays "
            "twice. Ana-Ben 6, Ana-Cem 9, Ben-Cem 7, Cem-Dia 4, Ben-Dia 8.",
            objective=17,
        ),
        Example(
            text="Which kidney exchanges save most? Pairs that can exchange, with their score: P1-P2 "
            "5, P2-P3 11, P3-P4 5, P4-P5 3, P5-P1 6.",
            objective=17,
        ),
        Example(
            text="Six students share three double rooms, and everybody needs a room mate. Quarrels "
            "expected: A-B 2, C-D 1.5, E-F 9, A-F 3, B-C 6, D-E 2, B-E 1. Fewest quarrels?",
            objective=5.5,
        ),
    )
    solution_type: ClassVar[type[Solution]] = MatchingSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_graph(self.nodes, self.edges, directed=False)
        if self.perfect and len(self.nodes) % 2:
            raise ValueError(
                f"there are {len(self.nodes)} nodes, and an odd number cannot all be paired; "
                "leave out one, or do not ask for a perfect matching"
            )
        if self.goal is Sense.MINIMISE and not self.perfect:
            raise ValueError(
                "the least total is to pair nobody; ask for a perfect matching, or for the greatest"
            )
        return self

    @property
    def sense(self) -> Sense:
        return self.goal

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self.edges)} edges"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "u with v" for each edge; the binaries of a node's edges sum to 1, or at most."""
        refuse_large_cqm(len(self.edges), "the matching")
        return program_cqm(self.structure())

    def structure(self) -> Program:
        """The same as integer program; a node of one edge needs no row unless it must be paired."""
        from scipy.sparse import coo_array

        n_nodes, n_edges = len(self.nodes), len(self.edges)
        tails, heads = ends(self.nodes, self.edges)
        entries = (np.concatenate([tails, heads]), np.tile(np.arange(n_edges), 2))
        rows = coo_array((np.ones(2 * n_edges), entries), shape=(n_nodes, n_edges)).tocsr()
        kept = np.flatnonzero(self.perfect | (np.bincount(entries[0], minlength=n_nodes) > 1))
        weights = np.fromiter((edge.weight for edge in self.edges), float, n_edges)
        return Program(
            names=self._labels,
            linear=self.sense.sign * weights,
            lower=np.zeros(n_edges),
            upper=np.ones(n_edges),
            integer=np.ones(n_edges, dtype=bool),
            rows=rows[kept],
            row_lower=np.full(kept.size, 1.0 if self.perfect else -np.inf),
            row_upper=np.ones(kept.size),
        )

    def decode(self, sample: Sample) -> MatchingSolution:
        return self._of_choices([sample[label] for label in self._labels])

    def decode_structure(self, answer: Answer) -> MatchingSolution:
        assert isinstance(answer, Values)
        return self._of_choices(answer.values.tolist())

    def _of_choices(self, choices: list[float]) -> MatchingSolution:
        return MatchingSolution(
            pairs=tuple(
                (edge.u, edge.v)
                for edge, choice in zip(self.edges, choices, strict=True)
                if round(choice)
            )
        )

    def check(self, solution: MatchingSolution) -> Check:
        weights = self._weights
        times = Counter(node for pair in solution.pairs for node in pair)
        violations = [
            Violation(constraint="edges", message=f"{u!r} and {v!r} may not be paired", amount=1)
            for u, v in solution.pairs
            if (u, v) not in weights
        ]
        violations += [
            Violation(
                constraint=f"{node} once",
                message=f"{node!r} is in {count} pairs; it may be in one",
                amount=count - 1,
            )
            for node, count in times.items()
            if count > 1
        ]
        if self.perfect:
            violations += [
                Violation(
                    constraint=f"{node} paired",
                    message=f"{node!r} is in no pair; everybody must be paired",
                    amount=1,
                )
                for node in self.nodes
                if node not in times
            ]
        known = all(pair in weights for pair in solution.pairs)
        return Check(
            feasible=not violations,
            objective=self._total(solution) if known else None,
            violations=tuple(violations),
        )

    def repair(self, solution: MatchingSolution) -> tuple[MatchingSolution, tuple[str, ...]]:
        """Keeps, best first, the pairs that share no node with a better one."""
        ranked = sorted(solution.pairs, key=lambda pair: self.sense.sign * self._weights[pair])
        taken: set[str] = set()
        kept: set[tuple[str, str]] = set()
        changes: list[str] = []
        for pair in ranked:
            if taken.isdisjoint(pair):
                taken.update(pair)
                kept.add(pair)
            else:
                changes.append(f"parted {pair[0]} and {pair[1]}")
        pairs = tuple(pair for pair in solution.pairs if pair in kept)
        return MatchingSolution(pairs=pairs), tuple(changes)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A ring of twice `size` nodes with chords; perfect or not, for the most or the least.

        The dial raises the chords of a node from none to four, and brings weights together: odd cycles
        of equal weights are blossoms to shrink. It stays polynomial. Source: Cook, Rohe: Computing
        minimum-weight perfect matchings, INFORMS Journal on Computing 11 (1999).
        """
        n_nodes = 2 * size
        chance, least = 4 * difficulty / n_nodes, 1 + round(24 * difficulty)
        nodes = tuple(f"node {index}" for index in range(n_nodes))
        ring = {(index, index + 1) for index in range(n_nodes - 1)} | {(0, n_nodes - 1)}
        chords = np.argwhere(np.triu(rng.random((n_nodes, n_nodes)) < chance, k=2)).tolist()
        pairs = sorted(ring | {(a, b) for a, b in chords})
        perfect = bool(rng.integers(2))
        return cls(
            nodes=nodes,
            edges=tuple(
                Edge(u=nodes[a], v=nodes[b], weight=int(rng.integers(least, 30))) for a, b in pairs
            ),
            perfect=perfect,
            goal=Sense.MINIMISE if perfect and rng.integers(2) else Sense.MAXIMISE,
        )

    def figure(self, solution: MatchingSolution) -> GraphFigure | BarFigure:
        """The graph with the pairs highlighted; of large graphs the weightiest pairs as bars."""
        weights = self._weights
        pairs = [pair for pair in solution.pairs if pair in weights]
        title = f"Pairs: {len(pairs)}, {plain(self._total(solution))} {self.weight_unit}".rstrip()
        if len(self.nodes) > MOST_DRAWN:
            ranked = sorted(pairs, key=lambda pair: -weights[pair])[:_MOST_BARS]
            return BarFigure(
                title=title,
                labels=tuple(f"{u} – {v}" for u, v in ranked),
                values=tuple(weights[pair] for pair in ranked),
                groups=tuple("weightiest pairs" for _ in ranked),
                value_label=f"weight {self.weight_unit}".rstrip(),
            )
        at = {node: index for index, node in enumerate(self.nodes)}
        made = {frozenset(pair) for pair in pairs}
        paired = frozenset[str]().union(*made)
        return GraphFigure(
            title=title,
            nodes=self.nodes,
            groups=tuple("paired" if node in paired else "alone" for node in self.nodes),
            edges=tuple((at[edge.u], at[edge.v]) for edge in self.edges),
            edge_labels=tuple(plain(edge.weight) for edge in self.edges),
            highlighted=tuple(
                index
                for index, edge in enumerate(self.edges)
                if frozenset((edge.u, edge.v)) in made
            ),
        )

    def describe(self, solution: MatchingSolution) -> str:
        told = [f"{u} with {v}" for u, v in solution.pairs[:_MOST_SPELLED]]
        if not told:
            return "Nobody is paired."
        if len(solution.pairs) > _MOST_SPELLED:
            told.append("and so on")
        paired = {node for pair in solution.pairs for node in pair}
        alone = sum(node not in paired for node in self.nodes)
        rest = f"; {alone} left alone" if alone else ""
        unit = f" {self.weight_unit}".rstrip()
        return f"Pair {', '.join(told)}: {plain(self._total(solution))}{unit} in all{rest}."

    def _total(self, solution: MatchingSolution) -> float:
        return math.fsum(self._weights.get(pair, 0.0) for pair in solution.pairs)

    @cached_property
    def _weights(self) -> dict[tuple[str, str], float]:
        """The weight of each pair, either way round, from the problem's own fields."""
        there = {(edge.u, edge.v): edge.weight for edge in self.edges}
        return there | {(edge.v, edge.u): edge.weight for edge in self.edges}

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        """The index keeps names that hold a "with" apart."""
        return tuple(f"{edge.u} with {edge.v} ({index})" for index, edge in enumerate(self.edges))


FAMILY = Matching
