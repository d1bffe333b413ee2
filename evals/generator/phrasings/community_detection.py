"""Community detection questions: modularity in a graph of ties."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of, pairs_of, told_weights
from evals.generator.grammar.names import LETTERS, PEOPLE, TOWNS
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story(
        "",
        "A weighted graph has the edges",
        "Find the partition into communities of the highest modularity.",
    ),
    Story(
        "I have counted the messages between people.",
        "Messages:",
        "Which communities do they form, by modularity?",
        PEOPLE,
        unit="messages",
    ),
    Story(
        "Which pages of our site belong together? Take the links as weights.",
        "Links both ways together:",
        "What is the best modularity that a division of the pages into communities can have?",
        [f"page {x}" for x in LETTERS],
        unit="links",
    ),
    Story(
        "Trade between towns suggests regions: parts that trade more among themselves than chance would have it.",
        "Trade in tonnes:",
        "Which regions score the highest modularity?",
        TOWNS,
        unit="t",
    ),
)


def _form(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size)
    edges = [(u, v, draw.whole(1, 9)) for u, v in pairs_of(draw, nodes)]
    ties = [{"u": u, "v": v, "weight": w} for u, v, w in edges]
    text = told_weights(draw, story, edges)
    return asked(text, "community_detection", nodes=nodes, edges=ties)


PHRASING = Phrasing(tuple(partial(_form, story) for story in _STORIES))
