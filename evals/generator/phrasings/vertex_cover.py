"""Vertex cover questions: cameras, guards, referees and patches."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of, pairs_of, told_pairs
from evals.generator.grammar.names import LETTERS, PEOPLE, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story(
        "",
        "A graph has the edges",
        "How many vertices does a minimum vertex cover of the graph have?",
    ),
    Story(
        "A camera at a junction watches every road that ends there.",
        "These roads join our junctions:",
        "How few junctions need a camera so that no road goes unwatched?",
        LETTERS,
    ),
    Story(
        "Two people in our office share each of these secrets, and a secret is told as soon as one of the two is questioned.",
        "The pairs who share one:",
        "What is the least number of people an inspector has to question to hear all secrets?",
        PEOPLE,
    ),
    Story(
        "Every pipeline needs a valve in at least one of the two towns that it joins; one valve house in a town serves all its pipelines.",
        "Pipelines run between",
        "How many valve houses are needed at the least?",
        TOWNS,
    ),
)


def _counted(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size + 1)
    pairs = pairs_of(draw, nodes)
    text = told_pairs(draw, story, pairs, n=len(nodes))
    return asked(text, "vertex_cover", nodes=[{"name": name} for name in nodes], edges=pairs)


def _weighted(draw: Draw, size: int) -> Question:
    nodes = draw.some(TOWNS, size)
    pairs = pairs_of(draw, nodes)
    weights = draw.wholes(size, 1, 12)
    text = compose(
        draw,
        "A fire brigade wants at least one end of every road to have a pump.",
        "What a pump costs, in euros:"
        + table(draw, ["town", "cost"], list(zip(nodes, weights, strict=True)))
        + "The roads:"
        + table(draw, ["first", "second"], pairs),
        "In which towns should pumps be bought to pay as little as possible?",
    )
    told = [{"name": name, "weight": w} for name, w in zip(nodes, weights, strict=True)]
    return asked(text, "vertex_cover", nodes=told, edges=pairs)


PHRASING = Phrasing((*(partial(_counted, story) for story in _STORIES), _weighted))
