"""Independent set questions: guests, masts, films and radio stations."""

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
        "What is the size of the largest independent set of the graph?",
    ),
    Story(
        "I would like to invite as many friends as possible, but some cannot stand each other.",
        "Pairs that must not meet:",
        "How many of these friends can come?",
        PEOPLE,
        "quarrels with",
    ),
    Story(
        "Each film below wants to be shown on our single festival evening; overlapping films exclude each other.",
        "Overlaps:",
        "What is the greatest number of films that one visitor can see from start to end?",
        [f"film {x}" for x in LETTERS],
        "overlaps with",
    ),
    Story(
        "A kiosk may be opened in any of these towns, yet never in two that are next to each other.",
        "Next to each other are",
        "How many kiosks can there be at most?",
        TOWNS,
    ),
)


def _counted(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size + 1)
    pairs = pairs_of(draw, nodes)
    text = told_pairs(draw, story, pairs, n=len(nodes))
    return asked(text, "independent_set", nodes=[{"name": name} for name in nodes], edges=pairs)


def _weighted(draw: Draw, size: int) -> Question:
    nodes = draw.some(TOWNS, size)
    pairs = pairs_of(draw, nodes)
    weights = draw.wholes(size, 1, 12)
    text = compose(
        draw,
        "Masts that stand too close disturb each other, so no two of a disturbing pair can be switched on.",
        "Listeners that each mast reaches:"
        + table(draw, ["mast", "listeners"], list(zip(nodes, weights, strict=True)))
        + "Disturbing pairs:"
        + table(draw, ["first", "second"], pairs),
        "Which masts should be on to reach the most listeners, counting each mast's own?",
    )
    told = [{"name": name, "weight": w} for name, w in zip(nodes, weights, strict=True)]
    return asked(text, "independent_set", nodes=told, edges=pairs)


PHRASING = Phrasing((*(partial(_counted, story) for story in _STORIES), _weighted))
