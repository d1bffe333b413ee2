"""Max-k-cut questions: teams, layers and leagues in three or four."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of, pairs_of, told_weights
from evals.generator.grammar.names import LETTERS, PEOPLE, TOWNS
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story(
        "Max-{k}-cut on a small graph:",
        "the weighted edges are",
        "Partition the vertices into {k} sets so that the total weight of edges between different sets is as large as possible.",
    ),
    Story(
        "A class is divided into {k} teams; the teams need not be of equal size.",
        "How often pairs of pupils quarrel in a week:",
        "How should they be divided into the {k} teams so that as many quarrels as possible are between people of different teams?",
        PEOPLE,
        unit="quarrels",
    ),
    Story(
        "A board has {k} layers, and each chip sits on one of them.",
        "Interference of two chips, felt only on the same layer:",
        "How do I spread the chips over the {k} layers so that the interference avoided is as large as possible?",
        [f"chip {x}" for x in LETTERS],
        unit="dB",
    ),
    Story(
        "There are {k} radio channels, and each town uses one of them.",
        "Points earned when two towns use different channels:",
        "How many points can be earned in total with {k} channels?",
        TOWNS,
    ),
)


def _form(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size)
    edges = [(u, v, draw.whole(1, 9)) for u, v in pairs_of(draw, nodes)]
    ties = [{"u": u, "v": v, "weight": w} for u, v, w in edges]
    k = draw.whole(3, 4)
    text = told_weights(draw, story, edges, k=k)
    return asked(text, "max_k_cut", nodes=nodes, edges=ties, n_groups=k)


PHRASING = Phrasing(tuple(partial(_form, story) for story in _STORIES))
