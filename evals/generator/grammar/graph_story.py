"""Graph questions as stories: who the nodes are, what an edge means, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.generator.grammar.abstract_graphs import abstract_pairs, abstract_weights
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graphs import (
    Pair,
    connected_pairs,
    led,
    neighbours_told,
    node_names,
    pairs_told,
    tuples_told,
    weighted_told,
)
from evals.generator.grammar.lists import told
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table


@dataclass(frozen=True, slots=True)
class Story:
    """The words around a graph: `edges` leads in the list of edges.

    `verb` tells edges as "A borders B and C" in its place; without names the nodes are abstract.
    """

    setting: str
    edges: str
    ask: str
    names: Sequence[str] = ()
    verb: str = ""
    unit: str = ""


def nodes_of(draw: Draw, story: Story, size: int) -> list[str]:
    """Returns the names of so many nodes in the story's words."""
    return draw.some(story.names, size) if story.names else node_names(draw, size)


def pairs_of(draw: Draw, nodes: Sequence[str]) -> list[Pair]:
    """Returns the edges of a connected graph of medium density, so that every node is told."""
    return connected_pairs(draw, nodes, draw.whole(1, len(nodes)))


def told_pairs(draw: Draw, story: Story, pairs: Sequence[Pair], **numbers: object) -> str:
    """Returns the question over unweighted edges; `numbers` fill the story's braces."""
    if story.verb and draw.chance(0.7):
        facts = told(draw, neighbours_told(pairs, story.verb))
    elif not story.names and draw.chance(0.5):
        facts = f"{story.edges} {tuples_told(pairs)}."
    elif not story.names and draw.chance(0.6):
        facts = abstract_pairs(draw, pairs)
    else:
        facts = led(story.edges, pairs_told(draw, pairs))
    return compose(draw, story.setting.format(**numbers), facts, story.ask.format(**numbers))


def told_weights(
    draw: Draw, story: Story, edges: Sequence[tuple[str, str, int]], **numbers: object
) -> str:
    """Returns the question over weighted edges; `numbers` fill the story's braces."""
    kind = draw.whole(0, 3)
    if kind == 0 and not story.names:
        facts = f"{story.edges} {tuples_told(edges)}."
    elif kind == 3 and not story.names:
        facts = abstract_weights(draw, edges)
    elif kind == 1:
        facts = story.edges + table(draw, ["from", "to", story.unit or "weight"], edges)
    else:
        facts = led(story.edges, weighted_told(draw, edges, story.unit))
    return compose(draw, story.setting.format(**numbers), facts, story.ask.format(**numbers))
