"""Graph colouring: a colour for each node, with as few colours as possible, none on both ends."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.coloring_model import Palette, color_label, coloring_cqm, palette
from problems.modelling.weighted_graph import random_pairs
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Ints

if TYPE_CHECKING:
    import dimod

_MOST_DRAWN = 400  # nodes; a drawn graph of 800 is a blot that takes 6 s
_MOST_SPELLED = 40  # nodes whose colours are all told


class GraphColoringSolution(Solution):
    """The colour of each node, from 0."""

    family: Literal["graph_coloring"] = "graph_coloring"
    colors: dict[str, int]


class GraphColoring(Problem[GraphColoringSolution]):
    """Nodes, and the pairs of them that must differ in colour."""

    family: Literal["graph_coloring"] = "graph_coloring"
    nodes: tuple[str, ...] = Field(min_length=1, max_length=100_000)
    edges: tuple[tuple[str, str], ...] = Field(
        max_length=2_000_000, description="pairs of nodes that must differ"
    )
    n_colors: int | None = Field(default=None, ge=1, description="most colours there may be")

    summary: ClassVar[str] = "give joined nodes different colours, with as few colours as possible"
    source: ClassVar[str] = (
        "Malaguti, Toth: A survey on vertex coloring problems, Int. Trans. Oper. Res. 17 (2010)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Exams that share students can't be in the same slot: algebra-biology, "
            "algebra-chemistry, biology-chemistry, chemistry-drama, drama-english, english-algebra. "
            "How many slots do we need?",
            objective=3,
        ),
        Example(
            text="Colour a map with as few colours as possible so that neighbours differ. A borders B, "
            "C and D; B borders C and D; C borders D; E borders A.",
            objective=4,
        ),
        Example(
            text="What is the chromatic number of the graph with edges 1-2, 2-3, 3-4, 4-5, 5-6 and "
            "6-1?",
            objective=2,
        ),
        Example(
            text="Transmitters that interfere need different frequencies: north-east, east-south, "
            "south-west, west-centre, centre-north. What is the smallest number of frequencies?",
            objective=3,
        ),
    )
    solution_type: ClassVar[type[Solution]] = GraphColoringSolution

    @model_validator(mode="after")
    def _edges_fit(self) -> Self:
        name, times = Counter(self.nodes).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two nodes are called {name!r}; give each a name of its own")
        known = set(self.nodes)
        for u, v in self.edges:
            if u not in known or v not in known:
                raise ValueError(
                    f"the edge {u!r}-{v!r} names {v if u in known else u!r}, which is not one of the nodes"
                )
            if u == v:
                raise ValueError(
                    f"the edge {u!r}-{v!r} joins a node to itself, so no colour fits it; leave it out"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        limit = "" if self.n_colors is None else f", at most {self.n_colors} colours"
        return f"{len(self.nodes)} nodes, {len(self._pairs)} edges{limit}"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary for each node and colour, without those that a clique settles at once."""
        return coloring_cqm(self._pairs, self._palette)

    def decode(self, sample: Sample) -> GraphColoringSolution:
        """Colours are renumbered to leave no gap; a node of several colours gets none."""
        chosen = dict(self._palette.settled)
        for node, colors in self._palette.allowed.items():
            taken = [color for color in colors if round(sample[color_label(node, color)])]
            if len(taken) == 1:
                chosen[node] = taken[0]
        rank = {color: index for index, color in enumerate(sorted(set(chosen.values())))}
        return GraphColoringSolution(
            colors={self.nodes[node]: rank[chosen[node]] for node in sorted(chosen)}
        )

    def check(self, solution: GraphColoringSolution) -> Check:
        known = set(self.nodes)
        colors = solution.colors
        violations = [
            Violation(constraint="nodes", message=f"there is no node called {name!r}", amount=1)
            for name in colors
            if name not in known
        ]
        violations += [
            Violation(
                constraint=f"color of {node}",
                message=f"{node!r} has "
                + (f"the colour {colors[node]}; the least is 0" if node in colors else "no colour"),
                amount=1,
            )
            for node in self.nodes
            if colors.get(node, -1) < 0
        ]
        is_complete = not violations
        violations += [
            Violation(
                constraint=f"edge {u}-{v}",
                message=f"{u!r} and {v!r} both have the colour {colors[u]}; they must differ",
                amount=1,
            )
            for u, v in dict.fromkeys(self.edges)
            if u in colors and v in colors and colors[u] == colors[v]
        ]
        n_used = len({colors[node] for node in self.nodes if node in colors})
        if self.n_colors is not None and n_used > self.n_colors:
            violations.append(
                Violation(
                    constraint="colors",
                    message=f"{n_used} colours are used; there may be {self.n_colors}",
                    amount=n_used - self.n_colors,
                )
            )
        return Check(
            feasible=not violations,
            objective=float(n_used) if is_complete else None,
            violations=tuple(violations),
        )

    def repair(
        self, solution: GraphColoringSolution
    ) -> tuple[GraphColoringSolution, tuple[str, ...]]:
        """Gives nodes without a colour, or with that of a neighbour, the first that is free."""
        neighbours: dict[str, list[str]] = {node: [] for node in self.nodes}
        for u, v in self.edges:
            neighbours[u].append(v)
            neighbours[v].append(u)
        colors: dict[str, int] = {}
        for node in self.nodes:
            color = solution.colors.get(node, -1)
            if color >= 0 and all(colors.get(other) != color for other in neighbours[node]):
                colors[node] = color
        changes: list[str] = []
        for node in self.nodes:
            if node not in colors:
                taken = {colors.get(other) for other in neighbours[node]}
                colors[node] = next(each for each in range(len(taken) + 1) if each not in taken)
                changes.append(f"recoloured {node}")
        return GraphColoringSolution(colors={node: colors[node] for node in self.nodes}), tuple(
            changes
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A path, and other pairs; the dial is their chance, from a tenth to a half.

        Sparse graphs need as many colours as their largest clique; towards a half the two part, and no
        bound helps. Source: Johnson, Aragon, McGeoch, Schevon: Optimization by simulated annealing II,
        Operations Research 39 (1991), on random graphs of density 0.1 to 0.9.
        """
        nodes = tuple(f"node {index}" for index in range(size))
        pairs = random_pairs(rng, size, 0.1 + 0.4 * difficulty)
        return cls(nodes=nodes, edges=tuple((nodes[a], nodes[b]) for a, b in pairs))

    def figure(self, solution: GraphColoringSolution) -> GraphFigure | BarFigure:
        groups = tuple(
            f"colour {solution.colors[node] + 1}" if node in solution.colors else "no colour"
            for node in self.nodes
        )
        n_used = len(set(solution.colors.values()))
        title = f"{n_used} colour{'' if n_used == 1 else 's'}"
        if len(self.nodes) > _MOST_DRAWN:
            counted = sorted(Counter(groups).items(), key=lambda each: (len(each[0]), each[0]))
            labels = tuple(group for group, _ in counted)
            return BarFigure(
                title=title,
                labels=labels,
                values=tuple(float(count) for _, count in counted),
                groups=labels,
                value_label="nodes",
            )
        return GraphFigure(
            title=title,
            nodes=self.nodes,
            groups=groups,
            edges=tuple((u, v) for u, v in self._pairs.tolist()),
        )

    def describe(self, solution: GraphColoringSolution) -> str:
        held: dict[int, list[str]] = {}
        for node, color in solution.colors.items():
            held.setdefault(color, []).append(node)
        if not held:
            return "No node has a colour."
        several = "colours are" if len(held) > 1 else "colour is"
        words = f"{len(held)} {several} used"
        if len(self.nodes) > _MOST_SPELLED:
            return f"{words} for {len(self.nodes)} nodes."
        return f"{words}: {'; '.join(', '.join(held[color]) for color in sorted(held))}."

    @cached_property
    def _pairs(self) -> Ints:
        """The edges by the index of their nodes, each once, the lesser first. Shape: (m, 2)."""
        at = {node: index for index, node in enumerate(self.nodes)}
        pairs = sorted({(min(at[u], at[v]), max(at[u], at[v])) for u, v in self.edges})
        return np.array(pairs, dtype=np.int64).reshape(-1, 2)

    @cached_property
    def _palette(self) -> Palette:
        return palette(len(self.nodes), self._pairs, self.n_colors)


FAMILY = GraphColoring
