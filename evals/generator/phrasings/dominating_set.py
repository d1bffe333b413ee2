"""Dominating set questions: stations, sirens, helpers and routers."""

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
        "What is the size of a minimum dominating set of the graph?",
    ),
    Story(
        "A village is safe if it has a fire station itself or if a village next to it has one.",
        "Next to each other are",
        "How few fire stations keep every village safe?",
        TOWNS,
        "is next to",
    ),
    Story(
        "I can phone a person, and that person then tells the news to all of his or her acquaintances, but nobody passes it on further.",
        "Acquainted (both ways) are",
        "How few people must I phone so that all of them hear the news?",
        PEOPLE,
    ),
    Story(
        "A lamp at a crossing lights that crossing and every crossing one street away.",
        "Streets join the crossings",
        "What is the least number of lamps that lights up all crossings?",
        LETTERS,
    ),
)


def _counted(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size + 1)
    pairs = pairs_of(draw, nodes)
    text = told_pairs(draw, story, pairs, n=len(nodes))
    return asked(text, "dominating_set", nodes=[{"name": name} for name in nodes], edges=pairs)


def _weighted(draw: Draw, size: int) -> Question:
    nodes = draw.some(TOWNS, size)
    pairs = pairs_of(draw, nodes)
    weights = draw.wholes(size, 1, 12)
    text = compose(
        draw,
        "Every town needs a hospital in it or in a town with a direct road to it.",
        "Running one for an hour costs, in euros:"
        + table(draw, ["town", "cost"], list(zip(nodes, weights, strict=True)))
        + "Direct roads:"
        + table(draw, ["first", "second"], pairs),
        "Which towns should have a hospital so that running them costs the least in total?",
    )
    told = [{"name": name, "weight": w} for name, w in zip(nodes, weights, strict=True)]
    return asked(text, "dominating_set", nodes=told, edges=pairs)


PHRASING = Phrasing((*(partial(_counted, story) for story in _STORIES), _weighted))
