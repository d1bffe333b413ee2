"""The model of graph colouring: how many colours it needs, which are settled at once, and its CQM."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from problems.errors import LimitExceeded
from problems.modelling.greedy_coloring import greedy_colors
from problems.structures import Ints

if TYPE_CHECKING:
    import dimod

_MOST_CONSTRAINTS = 1_000_000  # about 5 s to build


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that each node may take.

    `n_colors` is enough for an optimum unless the problem allows fewer than any colouring needs.
    `settled` gives the colours 0, 1, … to the nodes of a clique, who need one each; `allowed` has the
    colours of every other node, from which those of its settled neighbours are missing.
    """

    n_colors: int
    settled: dict[int, int]
    allowed: dict[int, tuple[int, ...]]


def palette(n_nodes: int, edges: Ints, most: int | None) -> Palette:
    """Returns a palette that keeps a colouring with the fewest colours. Shape: `edges` (m, 2).

    Of a clique larger than the palette one node fewer than there are colours is settled: the rest
    of it, joined to each other and left with the same last colour, keep the model infeasible.
    """
    neighbours = _neighbours(n_nodes, edges)
    enough = 1 + int(greedy_colors(neighbours).max())
    n_colors = enough if most is None else min(enough, most)
    clique = greedy_clique(neighbours)
    kept = clique if len(clique) <= n_colors else clique[: n_colors - 1]
    kept = kept[: n_nodes - 1]  # a model of no variable is one that solvers choke on
    settled = {node: color for color, node in enumerate(kept)}
    allowed = {}
    for node in range(n_nodes):
        if node not in settled:
            taken = {settled[other] for other in neighbours[node] if other in settled}
            allowed[node] = tuple(color for color in range(n_colors) if color not in taken)
    return Palette(n_colors, settled, allowed)


def greedy_clique(neighbours: Sequence[set[int]]) -> list[int]:
    """Returns a clique that no node can be added to, the largest of those grown from each node.

    It grows by the node with the most neighbours. Ties go to the lower index.
    """
    best: list[int] = []
    for start in sorted(range(len(neighbours)), key=lambda node: -len(neighbours[node])):
        if len(neighbours[start]) < len(best):
            break  # no later node can be in a larger one
        clique, open_nodes = [start], set(neighbours[start])
        while open_nodes:
            node = max(open_nodes, key=lambda each: (len(neighbours[each]), -each))
            clique.append(node)
            open_nodes &= neighbours[node]
        if len(clique) > len(best):
            best = clique
    return best


def color_label(node: int, color: int) -> str:
    """The binary that is 1 where a node takes a colour."""
    return f"node {node} takes color {color}"


def coloring_cqm(edges: Ints, palette: Palette) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is the number of colours used.

    Source: Méndez-Díaz, Zabala: A branch-and-cut algorithm for graph coloring, Discrete Applied
    Mathematics 154 (2006): assignment variables, and colours used in the order of their numbers.

    Raises:
        LimitExceeded: more than 1,000,000 constraints.
    """
    import dimod

    _check_size(edges, palette)
    open_colors = range(min(len(palette.settled), palette.n_colors), palette.n_colors)
    cqm = dimod.ConstrainedQuadraticModel()
    for node, colors in palette.allowed.items():
        for color in colors:
            cqm.add_variable("BINARY", color_label(node, color))
    for color in open_colors:
        cqm.add_variable("BINARY", _used(color))
    objective = dimod.QuadraticModel()
    objective.add_variables_from_model(cqm)
    objective.add_linear_from([(_used(color), 1.0) for color in open_colors])
    objective.offset = float(open_colors.start)
    cqm.set_objective(objective)
    _add_nodes(cqm, palette, open_colors)
    for u, v in edges.tolist():
        if u in palette.allowed and v in palette.allowed:
            common = set(palette.allowed[v])
            for color in palette.allowed[u]:
                if color in common:
                    ends = [(color_label(u, color), 1), (color_label(v, color), 1)]
                    cqm.add_constraint_from_iterable(
                        ends, "<=", 1, label=f"edge {u}-{v} color {color}"
                    )
    return cqm


def _add_nodes(cqm: dimod.ConstrainedQuadraticModel, palette: Palette, open_colors: range) -> None:
    """One colour a node, which is then used; colours are used in order."""
    for node, colors in palette.allowed.items():
        labels = [color_label(node, color) for color in colors]
        cqm.add_constraint_from_iterable(
            [(label, 1) for label in labels], "==", 1, label=f"node {node}"
        )
        for color, label in zip(colors, labels, strict=True):
            if color in open_colors:
                cqm.add_constraint_from_iterable(
                    [(label, 1), (_used(color), -1)],
                    "<=",
                    0,
                    label=f"node {node} uses color {color}",
                )
    for color in open_colors[1:]:
        cqm.add_constraint_from_iterable(
            [(_used(color), 1), (_used(color - 1), -1)],
            "<=",
            0,
            label=f"color {color} after {color - 1}",
        )


def _used(color: int) -> str:
    return f"color {color} is used"


def _check_size(edges: Ints, palette: Palette) -> None:
    count = (len(edges) + len(palette.allowed)) * palette.n_colors
    if count > _MOST_CONSTRAINTS:
        raise LimitExceeded(
            f"{len(edges):,} edges and {palette.n_colors} colours need up to {count:,} constraints; the "
            f"limit is {_MOST_CONSTRAINTS:,}; split the graph into its components, or colour a part of it"
        )


def _neighbours(n_nodes: int, edges: Ints) -> list[set[int]]:
    neighbours: list[set[int]] = [set() for _ in range(n_nodes)]
    for u, v in edges.tolist():
        neighbours[u].add(v)
        neighbours[v].add(u)
    return neighbours
