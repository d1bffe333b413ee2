"""Feedback vertex set questions: deadlocks, circular references, one-way loops."""

from __future__ import annotations

from functools import partial

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.graph_story import Story, nodes_of
from evals.generator.grammar.graphs import Pair, neighbours_told, node_names
from evals.generator.grammar.lists import told
from evals.generator.grammar.names import LETTERS, PEOPLE, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked

_STORIES = (
    Story(
        "Our processes hang because they wait for each other.",
        "",
        "How few processes must be killed so that no ring of waiting is left?",
        [f"P{i}" for i in range(1, 15)],
        "waits for",
    ),
    Story(
        "A rumour only dies if it cannot come back to anyone who has told it.",
        "",
        "What is the least number of people who must keep silent so that no rumour can go round in a circle?",
        PEOPLE,
        "tells",
    ),
)


def _arcs(draw: Draw, nodes: list[str]) -> list[Pair]:
    """A ring through some nodes, and other arcs, so that there is a cycle to break."""
    ring = draw.some(nodes, max(3, len(nodes) - 2))
    arcs = dict.fromkeys(zip(ring, [*ring[1:], ring[0]], strict=True))
    for node in nodes:
        arcs[(node, draw.one([other for other in nodes if other != node]))] = None
    return draw.shuffled(list(arcs))


def _form(story: Story, draw: Draw, size: int) -> Question:
    nodes = nodes_of(draw, story, size)
    arcs = _arcs(draw, nodes)
    clauses = [f"{u} {story.verb} {v}" for u, v in arcs]
    told_arcs = told(draw, clauses if draw.chance(0.5) else neighbours_told(arcs, story.verb))
    text = compose(draw, story.setting, told_arcs, story.ask)
    return asked(text, "feedback_vertex_set", nodes=[{"name": n} for n in nodes], edges=arcs)


def _abstract(draw: Draw, size: int) -> Question:
    nodes = node_names(draw, size)
    arcs = _arcs(draw, nodes)
    arrow = draw.one([" -> ", "→", ">"])
    text = compose(
        draw,
        f"A directed graph has the arcs {', '.join(f'{u}{arrow}{v}' for u, v in arcs)}.",
        "",
        "What is the smallest number of vertices whose removal leaves no directed cycle?",
    )
    return asked(text, "feedback_vertex_set", nodes=[{"name": n} for n in nodes], edges=arcs)


def _weighted(draw: Draw, size: int) -> Question:
    nodes = [f"sheet {x}" for x in LETTERS[:size]]
    arcs = _arcs(draw, nodes)
    weights = draw.wholes(size, 1, 9)
    text = compose(
        draw,
        "Spreadsheets refer to each other, and circular references must go. To rewrite a sheet without any reference takes some hours:",
        table(draw, ["sheet", "hours"], list(zip(nodes, weights, strict=True)))
        + told(draw, [f"{u} refers to {v}" for u, v in arcs]),
        "Which sheets are to be rewritten in the fewest hours in all so that no circle of references is left?",
    )
    named = [{"name": n, "weight": w} for n, w in zip(nodes, weights, strict=True)]
    return asked(text, "feedback_vertex_set", nodes=named, edges=arcs)


def _streets(draw: Draw, size: int) -> Question:
    nodes = draw.some(TOWNS, size)
    arcs = _arcs(draw, nodes)
    text = compose(
        draw,
        "Buses run in one direction only between some towns, and a joker could ride round and round for ever.",
        f"The lines: {'; '.join(f'from {u} to {v}' for u, v in arcs)}.",
        "How many bus stations must be closed at the least so that nobody can ever come back to where they started?",
    )
    return asked(text, "feedback_vertex_set", nodes=[{"name": n} for n in nodes], edges=arcs)


PHRASING = Phrasing(
    (*(partial(_form, story) for story in _STORIES), _abstract, _weighted, _streets)
)
