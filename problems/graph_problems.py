"""The problems that a bare graph can mean: a file of nodes and edges leaves open what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from problems.families import (
    clique,
    community_detection,
    dominating_set,
    feedback_vertex_set,
    graph_coloring,
    graph_partition,
    independent_set,
    matching,
    max_cut,
    spanning_tree,
    vertex_cover,
)
from problems.file_format import FileFormat
from problems.modelling.weighted_graph import Edge, Node
from problems.problem import Problem
from problems.sheet_form import Column, Filled, SheetForm


@dataclass(frozen=True, slots=True)
class PlainGraph:
    """An undirected graph, each pair of nodes at most once.

    Shape: `node_weights` as long as `nodes`, `edge_weights` as `edges`; 1 where a file gives none.
    """

    nodes: tuple[str, ...]
    edges: tuple[tuple[str, str], ...]
    node_weights: tuple[float, ...]
    edge_weights: tuple[float, ...]

    @property
    def weighted_nodes(self) -> tuple[Node, ...]:
        """The nodes with their weights."""
        return tuple(
            Node(name=name, weight=weight)
            for name, weight in zip(self.nodes, self.node_weights, strict=True)
        )

    @property
    def weighted_edges(self) -> tuple[Edge, ...]:
        """The edges with their weights."""
        return tuple(
            Edge(u=u, v=v, weight=weight)
            for (u, v), weight in zip(self.edges, self.edge_weights, strict=True)
        )


def unweighted(nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> PlainGraph:
    """Returns the graph whose nodes and edges weigh 1 each."""
    return PlainGraph(nodes, edges, (1.0,) * len(nodes), (1.0,) * len(edges))


def graph_formats(
    name: str,
    suffixes: Mapping[str, tuple[str, ...]],
    recognises: Callable[[str], bool],
    read: Callable[[str], PlainGraph],
) -> tuple[FileFormat, ...]:
    """Returns a file format of graphs as one of each family; `suffixes` are by family."""
    last = lru_cache(maxsize=1)(read)  # the same text is read for every family that it can be

    def form(family: str) -> FileFormat:
        return FileFormat(
            name=name,
            family=family,
            suffixes=suffixes.get(family, ()),
            recognises=recognises,
            read=lambda text: GRAPH_PROBLEMS[family](last(text)),
        )

    return tuple(map(form, GRAPH_PROBLEMS))


def edge_sheet(family: str) -> SheetForm:
    """Returns the form of a sheet of edges as a problem of one family."""
    return SheetForm(
        family=family,
        columns=(
            Column("from", ("from", "source", "u", "a", "first", "node 1", "left")),
            Column("to", ("to", "target", "v", "b", "second", "node 2", "right")),
            Column("weight", ("weight", "cost", "length", "distance", "value"), required=False),
        ),
        build=lambda sheet: GRAPH_PROBLEMS[family](_graph_of(sheet)),
    )


def _graph_of(sheet: Filled) -> PlainGraph:
    edges = tuple(zip(sheet.texts("from"), sheet.texts("to"), strict=True))
    nodes = tuple(dict.fromkeys(end for pair in edges for end in pair))
    return PlainGraph(nodes, edges, (1.0,) * len(nodes), sheet.numbers("weight", 1))


def _spanning_tree(graph: PlainGraph) -> Problem[Any]:
    pairs = zip(graph.edges, graph.edge_weights, strict=True)
    return spanning_tree.SpanningTree(
        nodes=graph.nodes,
        edges=tuple(spanning_tree.Edge(u=u, v=v, cost=cost) for (u, v), cost in pairs),
    )


# What each family makes of the graph; those that need more, such as a start and a target, are left out.
GRAPH_PROBLEMS: dict[str, Callable[[PlainGraph], Problem[Any]]] = {
    "clique": lambda graph: clique.Clique(nodes=graph.weighted_nodes, edges=graph.edges),
    "community_detection": lambda graph: community_detection.CommunityDetection(
        nodes=graph.nodes, edges=graph.weighted_edges
    ),
    "dominating_set": lambda graph: dominating_set.DominatingSet(
        nodes=graph.weighted_nodes, edges=graph.edges
    ),
    "feedback_vertex_set": lambda graph: feedback_vertex_set.FeedbackVertexSet(
        nodes=graph.weighted_nodes, edges=graph.edges, directed=False
    ),
    "graph_coloring": lambda graph: graph_coloring.GraphColoring(
        nodes=graph.nodes, edges=graph.edges
    ),
    "graph_partition": lambda graph: graph_partition.GraphPartition(
        nodes=graph.nodes, edges=graph.weighted_edges
    ),
    "independent_set": lambda graph: independent_set.IndependentSet(
        nodes=graph.weighted_nodes, edges=graph.edges
    ),
    "matching": lambda graph: matching.Matching(nodes=graph.nodes, edges=graph.weighted_edges),
    "max_cut": lambda graph: max_cut.MaxCut(nodes=graph.nodes, edges=graph.weighted_edges),
    "spanning_tree": _spanning_tree,
    "vertex_cover": lambda graph: vertex_cover.VertexCover(
        nodes=graph.weighted_nodes, edges=graph.edges
    ),
}
