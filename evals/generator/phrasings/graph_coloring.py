"""Graph colouring questions: maps, exams, frequencies, aquariums and tables."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of, pairs_of, told_pairs
from evals.generator.grammar.names import ANIMALS, PEOPLE, SUBJECTS, TOWNS
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story("", "A graph has the edges", "What is the chromatic number of the graph?"),
    Story(
        "A map is to be coloured so that neighbouring counties differ.",
        "Neighbours are",
        "How few colours are enough?",
        TOWNS,
        "borders",
    ),
    Story(
        "Exams with a student in common cannot be written at the same time.",
        "Common students have",
        "How many time slots do we need at the least?",
        SUBJECTS,
        "shares students with",
    ),
    Story(
        "A zoo puts animals into enclosures, but some would eat each other.",
        "These must be kept apart:",
        "With how few enclosures can the zoo house all kinds?",
        ANIMALS,
    ),
    Story(
        "A wedding planner seats guests at tables of any size; people who fell out must not sit at the same table.",
        "Fallen out have",
        "What is the smallest number of tables?",
        PEOPLE,
    ),
    Story(
        "Radio stations that can be received in the same place need different frequencies.",
        "That is so for the stations in",
        "How many frequencies must be licensed at the least?",
        TOWNS,
    ),
)


def _form(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size + 1)
    pairs = pairs_of(draw, nodes)
    return asked(told_pairs(draw, story, pairs), "graph_coloring", nodes=nodes, edges=pairs)


PHRASING = Phrasing(tuple(partial(_form, story) for story in _STORIES))
