"""Maximum cut: two sides, so that the edges between them weigh as much as possible."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Edge, random_pairs
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Floats, Ints

if TYPE_CHECKING:
    import dimod

_MOST_DRAWN = 400  # nodes; a drawn graph of 800 is a blot that takes 6 s
_MOST_SPELLED = 30
_ENDS_SPELLED = 10  # of a longer side
_NOWHERE, _BOTH = -1, 2


class MaxCutSolution(Solution):
    """The nodes of either side."""

    family: Literal["max_cut"] = "max_cut"
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]


class MaxCut(Problem[MaxCutSolution]):
    """Nodes, and weighted edges between them; weights below 0 ask to stay together."""

    family: Literal["max_cut"] = "max_cut"
    nodes: tuple[str, ...] = Field(min_length=1, max_length=100_000)
    edges: tuple[Edge, ...] = Field(max_length=1_000_000, description="each pair of nodes once")

    summary: ClassVar[str] = "split nodes into two sides so that edges across weigh most"
    source: ClassVar[str] = (
        "Goemans, Williamson: Improved approximation algorithms for maximum cut, J. ACM 42 (1995)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Split these people into two teams so that as much quarrelling as possible is "
            "across teams: Ana-Ben 3, Ana-Cem 1, Ben-Dia 2, Cem-Dia 4, Dia-Eva 1, Ana-Eva 2, "
            "Ben-Cem 5.",
            objective=14,
        ),
        Example(
            text="What is the maximum cut of the graph with edges 1-2, 2-3, 3-4, 4-5, 5-1 and 1-3?",
            objective=5,
        ),
        Example(
            text="Four masts go on two radio bands. Separating hill from lake gains 7, hill from mill "
            "4, lake from mill 6 and mill from port 3. Which band for which mast gains most?",
            objective=16,
        ),
        Example(
            text="Find the maximum-weight cut: A-B 2.5, B-C -1, C-D 3, D-A 1.5, A-C -2.",
            objective=6,
        ),
    )
    solution_type: ClassVar[type[Solution]] = MaxCutSolution

    @model_validator(mode="after")
    def _graph_is_simple(self) -> Self:
        name, times = Counter(self.nodes).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two nodes are called {name!r}; give each a name of its own")
        known = set(self.nodes)
        seen: set[tuple[str, str]] = set()
        for edge in self.edges:
            for end in (edge.u, edge.v):
                if end not in known:
                    raise ValueError(
                        f"the edge {edge.u!r}-{edge.v!r} names {end!r}, which is not one of the nodes"
                    )
            if edge.u == edge.v:
                raise ValueError(
                    f"the edge {edge.u!r}-{edge.v!r} joins a node to itself; no cut parts it: leave it out"
                )
            pair = (edge.u, edge.v) if edge.u < edge.v else (edge.v, edge.u)
            if pair in seen:
                raise ValueError(
                    f"the edge {edge.u!r}-{edge.v!r} is given twice; give it once, with its whole weight"
                )
            seen.add(pair)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self.edges)} edges"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """No constraint; the energy is minus the cut: Σ w·(2·x_u·x_v − x_u − x_v)."""
        import dimod

        tails, heads = self._ends
        weights = self._weights
        n = len(self.nodes)
        linear = -np.bincount(tails, weights, minlength=n) - np.bincount(
            heads, weights, minlength=n
        )
        bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
            linear, (tails, heads, 2 * weights), 0.0, dimod.BINARY, variable_order=self.nodes
        )
        return dimod.ConstrainedQuadraticModel.from_bqm(bqm)

    def decode(self, sample: Sample) -> MaxCutSolution:
        """The side of the first node is called a: swapping the sides changes nothing."""
        side = [round(sample[node]) for node in self.nodes]
        first = side[0]
        pairs = list(zip(self.nodes, side, strict=True))
        return MaxCutSolution(
            side_a=tuple(node for node, value in pairs if value == first),
            side_b=tuple(node for node, value in pairs if value != first),
        )

    def check(self, solution: MaxCutSolution) -> Check:
        known = set(self.nodes)
        violations = [
            Violation(constraint="nodes", message=f"there is no node called {name!r}", amount=1)
            for name in (*solution.side_a, *solution.side_b)
            if name not in known
        ]
        sides = self._sides(solution)
        for index in np.flatnonzero((sides == _NOWHERE) | (sides == _BOTH)).tolist():
            where = "neither side" if sides[index] == _NOWHERE else "both sides"
            violations.append(
                Violation(
                    constraint=f"side of {self.nodes[index]}",
                    message=f"{self.nodes[index]!r} is on {where}; it must be on one",
                    amount=1,
                )
            )
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        return Check(feasible=True, objective=float(self._weights[self._is_cut(sides)].sum()))

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A path with chords, and weights from -9 to 9 without 0.

        The difficulty raises the neighbours of a node from two to ten, and the share of weights whose
        sign is against a hidden cut, from none, where that cut is the best, to half, where the signs
        know of none: the ±J spin glass, hard for branch and cut, the more so the denser (Liers,
        Jünger, Reinelt, Rinaldi: Computing exact ground states of hard Ising spin glass problems by
        branch-and-cut, 2004; Rendl, Rinaldi, Wiegele: Solving max-cut to optimality, Mathematical
        Programming 121 (2010)).
        """
        nodes = tuple(f"node {index}" for index in range(size))
        pairs = np.array(random_pairs(rng, size, 8 * difficulty / size)).reshape(-1, 2)
        side = rng.integers(0, 2, size)
        is_across = side[pairs[:, 0]] != side[pairs[:, 1]]
        is_against = rng.random(len(pairs)) < difficulty / 2
        sizes = rng.integers(1, 10, len(pairs))
        weights = np.where(is_across != is_against, sizes, -sizes).tolist()
        return cls(
            nodes=nodes,
            edges=tuple(
                Edge(u=nodes[a], v=nodes[b], weight=weight)
                for (a, b), weight in zip(pairs.tolist(), weights, strict=True)
            ),
        )

    def figure(self, solution: MaxCutSolution) -> GraphFigure | BarFigure:
        sides = self._sides(solution)
        is_cut = self._is_cut(sides)
        across = float(self._weights[is_cut].sum())
        title = f"Cut of weight {across:.10g}"
        if len(self.nodes) > _MOST_DRAWN:
            return BarFigure(
                title=title,
                labels=("across", "within a side"),
                values=(across, float(self._weights[~is_cut].sum())),
                groups=("across", "within a side"),
                value_label="weight of the edges",
            )
        tails, heads = self._ends
        weighted = bool((self._weights != 1).any())
        return GraphFigure(
            title=title,
            nodes=self.nodes,
            groups=tuple("side a" if side == 0 else "side b" for side in sides.tolist()),
            edges=tuple(zip(tails.tolist(), heads.tolist(), strict=True)),
            edge_labels=tuple(f"{edge.weight:.10g}" for edge in self.edges) if weighted else (),
            highlighted=tuple(np.flatnonzero(is_cut).tolist()),
        )

    def describe(self, solution: MaxCutSolution) -> str:
        sides = self._sides(solution)
        across = float(self._weights[self._is_cut(sides)].sum())
        return (
            f"One side: {_spelled(solution.side_a)}. The other: {_spelled(solution.side_b)}. "
            f"The edges across weigh {across:.10g} in all."
        )

    @cached_property
    def _ends(self) -> tuple[Ints, Ints]:
        """Each edge's two nodes by their index."""
        at = {node: index for index, node in enumerate(self.nodes)}
        n = len(self.edges)
        return (
            np.fromiter((at[edge.u] for edge in self.edges), np.int64, n),
            np.fromiter((at[edge.v] for edge in self.edges), np.int64, n),
        )

    @cached_property
    def _weights(self) -> Floats:
        return np.fromiter((edge.weight for edge in self.edges), float, len(self.edges))

    def _sides(self, solution: MaxCutSolution) -> Ints:
        """0 or 1 for each node's side; other values where it is on none or on both."""
        a, b = Counter(solution.side_a), Counter(solution.side_b)
        place = {(0, 0): _NOWHERE, (1, 0): 0, (0, 1): 1}
        return np.array(
            [place.get((a[node], b[node]), _BOTH) for node in self.nodes], dtype=np.int64
        )

    def _is_cut(self, sides: Ints) -> NDArray[np.bool_]:
        tails, heads = self._ends
        cut: NDArray[np.bool_] = sides[tails] != sides[heads]
        return cut


def _spelled(names: tuple[str, ...]) -> str:
    if len(names) > _MOST_SPELLED:
        return ", ".join((*names[:_ENDS_SPELLED], "…", *names[-_ENDS_SPELLED:]))
    return ", ".join(names) or "nothing"


FAMILY = MaxCut
