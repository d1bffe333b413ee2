"""Matching questions: tennis, rooms, tandems and swaps."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of, pairs_of, told_weights
from evals.generator.grammar.names import PEOPLE, TOWNS
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story(
        "",
        "An undirected graph has the weighted edges",
        "What is the weight of a maximum weight matching of the graph?",
    ),
    Story(
        "Tandem bicycles seat two, and nobody rides twice; some may stay on foot.",
        "How well those who would ride together get on, in points:",
        "Which couples should ride to have the most points?",
        PEOPLE,
        unit="points",
    ),
    Story(
        "Engineers check each other's work in pairs, everyone in one pair at most.",
        "Hours saved by a pair:",
        "Which pairs save the most hours in all? Only the pairs listed can work together.",
        PEOPLE,
        unit="hours",
    ),
    Story(
        "A town may become the twin of one other town at most.",
        "Grants in thousand euros, paid for twins:",
        "How many thousand euros of grants can be had altogether?",
        TOWNS,
    ),
)


def _form(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size)
    edges = [(u, v, draw.whole(1, 9)) for u, v in pairs_of(draw, nodes)]
    ties = [{"u": u, "v": v, "weight": w} for u, v, w in edges]
    text = told_weights(draw, story, edges)
    return asked(text, "matching", nodes=nodes, edges=ties)


PHRASING = Phrasing(tuple(partial(_form, story) for story in _STORIES))
