"""Reads questions that take away nodes so that no cycle is left: deadlocks, circular references."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.arcs import Arcs, stated_arcs, unread_arc
from agent.interpret.embedded.graphs.graph_statement import Graph
from agent.interpret.embedded.graphs.pair import joined_name
from agent.interpret.embedded.graphs.stated_graph import Stated
from agent.interpret.embedded.graphs.vertex_choice import Choice, choice_of
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.relations.elliptic import Elliptic
from problems.families.feedback_vertex_set import FeedbackVertexSet

_FAMILY = "feedback_vertex_set"
_PAIRS = "the pairs that lead from one to the other"
_NAMED = re.compile(
    r"\bfeedback\s(?:vertex|node)[\s-]set\b|\b(?:cycle|loop)[\s-]cutset\b|\bdecycling\b",
    re.IGNORECASE,
)
_ROUND = (
    r"(?:cycl(?:e|es|ic)|circles?|rings?|loops?|circular\w*|deadlock\w*|round\sand\sround"
    r"|(?:come|comes|get|gets|ride|return|returns|go|goes|lead|leads|arrive|end\sup)\s(?:\w+\s){0,4}?(?:back|round|where|itself|itselves)\b)"
)
# No cycle may be left: "leaves no cycle", "nobody can come back", "break every ring", "acyclic".
_CYCLE = re.compile(
    rf"\b(?:no|none|every|any|all|each|without|nobody|never|cannot|free\sof|last|more)\b[^.?!]{{0,80}}?\b{_ROUND}\b|\bacyclic\b|\bforest\b|\bdeadlock|\b{_ROUND}\b[^.?!]{{0,40}}\b(?:disappears?|vanish\w*|gone|go\saway|broken|must\sgo|remains?|left)\b",
    re.IGNORECASE,
)
_TOURS = re.compile(
    r"\b(?:visit\w*|tour|sales(?:man|person)|shortest|deliver\w*|travel(?:s|led|ling)?\sfrom|exactly\sonce|spanning|courier)\b",
    re.IGNORECASE,
)
_REMOVE = re.compile(
    r"\b(?:remov\w+|delet\w+|drop\w*|kill\w*|end(?:s|ed|ing)?|clos(?:e|ed|ing)|shut|silen\w+|rewrit\w+|take\s(?:away|out)|taken\s(?:away|out)|break\w*|abort\w*|stop\w*|cut|switch\w*\soff"
    r"|leave\sout|left\sout|cancel\w*|replac\w+|throw\w*\sout|eliminat\w+|terminat\w+|sacrific\w+|fir(?:e|ed|ing)|disabl\w+|block\w*|vaccinat\w+|isolat\w+|scrap\w*|get\srid|give\sup|must\sgo|restart\w*|roll\w*\sback|preempt\w*|out\sof)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|as\s(?:little|few|small)|how\s(?:few|many|little))\b",
    re.IGNORECASE,
)
_ARCS_REMOVED = re.compile(
    r"\bfeedback\s(?:arc|edge)\b|\b(?:remov\w+|delet\w+|drop\w*|cut\w*|clos\w+|break\w*|revers\w+|block\w*|turn\w*)\s(?:(?:as|the|a|few|fewest|least|smallest|number|of|some|any|possible|many|which|these|how|minimum)\s){0,6}(?:edges|arcs|links|roads|streets|connections|lines|references|dependencies|arrows|paths|imports|calls|edge|arc)\b"
    r"|\b(?:fewest|smallest\snumber\sof|minimum\snumber\sof|how\s(?:few|many)|least\snumber\sof|which)\s(?:edges|arcs|links|roads|streets|connections|lines|references|dependencies|arrows|imports)\b",
    re.IGNORECASE,
)
_RULE = re.compile(
    rf"^(?!.{{0,2000}}\b(?:cannot\sbe|can['’]t\sbe|must\snot|may\snot|unless|except|at\smost\s\w+\sof|not\sallowed|must\s(?:stay|remain|be\skept)|only\sone)\b).{{0,2000}}?(?:{_CYCLE.pattern}|{_NAMED.pattern})",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 200_000


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST or _ARCS_REMOVED.search(text):
        return 0.0
    if _NAMED.search(text):
        return 0.98
    if _TOURS.search(text):
        return 0.0
    return 0.93 if all(sign.search(text) for sign in (_CYCLE, _REMOVE, _LEAST)) else 0.0


@refusing("the graph")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    is_named = bool(_NAMED.search(document.text.raw))
    arcs = stated_arcs(document)
    if arcs is None or len(arcs.pairs) < 2:
        if is_named or (arcs is not None):
            return (
                Missing(_FAMILY, _PAIRS, f'What are {_PAIRS}? Write them as "A -> B, B -> C".')
                if is_named
                else None
            )
        return None
    return _of_arcs(document, arcs, is_named=is_named)


def _of_arcs(document: Document, arcs: Arcs, *, is_named: bool) -> Reading | Missing | None:
    if name := joined_name(arcs.nodes):
        return Elliptic((), name).asked(_FAMILY)
    stated = Stated(Graph(arcs.nodes, arcs.pairs, arcs.used), arcs.verbs)
    choice = choice_of(document, _FAMILY, stated, _PAIRS, _RULE, _NAMED, _LEAST)
    if isinstance(choice, Missing):
        is_weighed = any(pair.weight not in {None, 1.0} for pair in arcs.pairs)
        return choice if is_named or not (is_weighed or choice.what == _PAIRS) else None
    if said := unread_arc(document, arcs):
        return Missing(
            _FAMILY,
            f'what "{said}" says',
            f'What does "{said}" say? Please write all pairs in one list, as in "A -> B, B -> C".',
        )
    if arcs.is_directed is None:
        pair = arcs.pairs[0]
        return Missing(
            _FAMILY,
            "whether the pairs lead one way",
            f"Does {pair.u}-{pair.v} lead from {pair.u} to {pair.v} only, or both ways?",
            (f"only from {pair.u} to {pair.v}", "both ways"),
        )
    return Reading(_problem(choice, arcs), choice.used)


def _problem(choice: Choice, arcs: Arcs) -> FeedbackVertexSet:
    return FeedbackVertexSet(
        nodes=choice.nodes,
        edges=choice.edges,
        directed=bool(arcs.is_directed),
        weight_unit=choice.unit,
    )


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read, leaves_nothing=True)
