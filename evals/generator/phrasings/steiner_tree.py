"""Steiner tree questions: join some places by way of others."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of, pairs_of, told_weights
from evals.generator.grammar.lists import listed
from evals.generator.grammar.names import LETTERS, TOWNS
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story(
        "",
        "A graph has the weighted edges",
        "Find the minimum Steiner tree for the terminals {ends}.",
    ),
    Story(
        "Only {ends} need fibre; the cable may pass through other towns where that is cheaper.",
        "Costs of laying cable between towns, in euros:",
        "What is the least cost of connecting {ends} with each other?",
        TOWNS,
        unit="euros",
    ),
    Story(
        "A hospital must link {ends} by pneumatic tube, and tubes can branch in any other room.",
        "Metres of tube between rooms where one fits:",
        "How many metres of tube does it take at least to link {ends}?",
        [f"room {x}" for x in LETTERS],
        unit="m",
    ),
    Story(
        "Snow is cleared from some paths so that one can walk between any two of {ends}; the other huts need not be reachable, though paths past them may be used.",
        "Paths with the minutes it takes to clear them:",
        "After how many minutes of clearing, one path after the other, are {ends} joined at the earliest?",
        [f"hut {i}" for i in range(1, 13)],
        unit="minutes",
    ),
)


def _form(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size + 1)
    terminals = draw.some(nodes, 3)
    edges = [(u, v, draw.whole(2, 30)) for u, v in pairs_of(draw, nodes)]
    ways = [{"u": u, "v": v, "cost": w} for u, v, w in edges]
    text = told_weights(draw, story, edges, ends=listed(terminals))
    return asked(text, "steiner_tree", nodes=nodes, edges=ways, terminals=terminals)


PHRASING = Phrasing(tuple(partial(_form, story) for story in _STORIES))
