"""Spanning tree questions: cables, pipes, paths and ropes that join everything."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of, pairs_of, told_weights
from evals.generator.grammar.names import LETTERS, TOWNS
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story(
        "",
        "A connected graph has the weighted edges",
        "What is the weight of the minimum spanning tree of the graph?",
    ),
    Story(
        "All of these villages are to be joined by broadband cable, directly or by way of each other.",
        "Possible cables and their costs in euros:",
        "What does the cheapest such network cost?",
        TOWNS,
        unit="euros",
    ),
    Story(
        "After a flood, every farm must be reachable from every other by dry road again, and we want to repair as few kilometres as possible.",
        "Damaged roads and their lengths:",
        "How many kilometres have to be repaired?",
        [f"farm {x}" for x in LETTERS],
        unit="km",
    ),
    Story(
        "A park wants to pave just enough of its paths for people to get from any gate to any other without leaving the paving.",
        "Metres of path between gates:",
        "Which paths should be paved so that as few metres as possible are paved in total?",
        [f"gate {i}" for i in range(1, 13)],
        unit="m",
    ),
    Story(
        "We wire up lamps; each has to be connected to all the others, possibly through further lamps.",
        "Wire needed in metres:",
        "With how little wire can it be done?",
        [f"lamp {x}" for x in LETTERS],
        unit="m",
    ),
)


def _form(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size)
    edges = [(u, v, draw.whole(2, 40)) for u, v in pairs_of(draw, nodes)]
    ways = [{"u": u, "v": v, "cost": w} for u, v, w in edges]
    return asked(told_weights(draw, story, edges), "spanning_tree", nodes=nodes, edges=ways)


PHRASING = Phrasing(tuple(partial(_form, story) for story in _STORIES))
