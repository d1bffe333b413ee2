"""Clique questions: friends, committees, compatible parts and languages."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of, pairs_of, told_pairs
from evals.generator.grammar.names import LETTERS, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story(
        "",
        "An undirected graph has the edges",
        "What is the size of the maximum clique of the graph?",
    ),
    Story(
        "Friendship is mutual here.",
        "The pairs of friends are",
        "What is the largest group in which everybody is a friend of everybody else?",
        PEOPLE,
        "is a friend of",
    ),
    Story(
        "Some of our modules have been tested together and work side by side; nothing else is known to work.",
        "Tested pairs:",
        "How many modules can we ship at most if each two of them must have been tested together?",
        [f"module {x}" for x in LETTERS],
        "was tested with",
    ),
    Story(
        "A band wants players of whom any two have played on stage together before.",
        "These have:",
        "How large can the band be?",
        PEOPLE,
        "has played with",
    ),
)


def _counted(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size + 1)
    pairs = pairs_of(draw, nodes)
    text = told_pairs(draw, story, pairs, n=len(nodes))
    return asked(text, "clique", nodes=[{"name": name} for name in nodes], edges=pairs)


def _weighted(draw: Draw, size: int) -> Question:
    nodes = draw.some(PEOPLE, size)
    pairs = pairs_of(draw, nodes)
    weights = draw.wholes(size, 1, 12)
    text = compose(
        draw,
        "A jury must consist of people who all speak to each other.",
        "Years of experience:"
        + table(draw, ["person", "years"], list(zip(nodes, weights, strict=True)))
        + "On speaking terms are only these pairs:"
        + table(draw, ["first", "second"], pairs),
        "Which jury has the most years of experience in total?",
    )
    told = [{"name": name, "weight": w} for name, w in zip(nodes, weights, strict=True)]
    return asked(text, "clique", nodes=told, edges=pairs)


PHRASING = Phrasing((*(partial(_counted, story) for story in _STORIES), _weighted))
