"""Graph partition questions: offices, chips, servers and counties, halved."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of, pairs_of, told_weights
from evals.generator.grammar.names import LETTERS, PEOPLE, TOWNS
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story(
        "Balanced bisection:",
        "the weighted edges of the graph are",
        "Split the {n} nodes into two halves of {half} so that the weight of the edges cut is as small as possible.",
    ),
    Story(
        "{n} colleagues move into two offices with {half} desks each.",
        "Conversations a day between those who talk:",
        "Who sits where so that as few of the conversations as possible are between the offices?",
        PEOPLE,
        unit="conversations",
    ),
    Story(
        "Two servers each run {half} of our {n} services.",
        "Traffic in MB between services:",
        "How do we share the services out, {half} on each, to keep the traffic between the two servers lowest?",
        [f"service {x}" for x in LETTERS],
        unit="MB",
    ),
    Story(
        "A county of {n} towns is to become two counties of {half} towns each.",
        "Commuters between towns:",
        "Which split has the fewest commuters crossing the new border?",
        TOWNS,
    ),
)


def _form(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, 2 * (size // 2) + 2)
    edges = [(u, v, draw.whole(1, 9)) for u, v in pairs_of(draw, nodes)]
    ties = [{"u": u, "v": v, "weight": w} for u, v, w in edges]
    text = told_weights(draw, story, edges, n=len(nodes), half=len(nodes) // 2)
    return asked(text, "graph_partition", nodes=nodes, edges=ties)


PHRASING = Phrasing(tuple(partial(_form, story) for story in _STORIES))
