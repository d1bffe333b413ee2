"""Max-cut questions: teams, boards, signals and rumours."""

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
        "What is the weight of the maximum cut of the graph?",
    ),
    Story(
        "A class is divided into two teams, of any sizes.",
        "How often pairs of pupils quarrel in a week:",
        "How should they be divided so that as much quarrelling as possible is between the teams rather than inside them?",
        PEOPLE,
        unit="quarrels",
    ),
    Story(
        "A board has two layers, and a chip sits on one or the other.",
        "Interference of two chips if they end up on the same layer:",
        "Which chips go on which layer if the interference avoided is to be as large as possible?",
        [f"chip {x}" for x in LETTERS],
        unit="dB",
    ),
    Story(
        "Each town joins the red or the blue league, and derbies are only played between towns of different leagues.",
        "Fans (in thousands) that a derby draws:",
        "How many thousand fans can all derbies together draw at best?",
        TOWNS,
    ),
)


def _form(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size)
    edges = [(u, v, draw.whole(1, 9)) for u, v in pairs_of(draw, nodes)]
    ties = [{"u": u, "v": v, "weight": w} for u, v, w in edges]
    text = told_weights(draw, story, edges)
    return asked(text, "max_cut", nodes=nodes, edges=ties)


PHRASING = Phrasing(tuple(partial(_form, story) for story in _STORIES))
