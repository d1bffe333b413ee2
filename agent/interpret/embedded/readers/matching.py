"""Reads questions that pair things up for the best total."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.edge_choice import Told, read_weighted_graph
from agent.interpret.embedded.grids.interest import interest_evidence
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.matching import Matching
from problems.modelling.weighted_graph import Edge
from problems.status import Sense

_NAMED = re.compile(
    r"\b(?:maxim\w+|minim\w+|perfect|weight(?:ed)?|largest|graph|heaviest)\b[\s-](?:\w+[\s-]){0,3}?matchings?\b|\bmatching\sof\s(?:the|this)\sgraph\b",
    re.IGNORECASE,
)
_PAIRS = re.compile(
    r"\bpair\w*\s(?:\w+\s){0,3}?(?:up|off)\b|\b(?:in|into|as|of)\s(?:\w+\s)?(?:pairs|couples|twos)\b|\broom[\s-]?mates?\b|\bdouble\srooms?\b"
    r"|\b(?:nobody|no\sone|no\s\w+|none)\s(?:\w+\s)?(?:plays|rides|works|sits|appears|dances|is\sused|may\sbe\sused|takes\spart|is\spaired|swaps|can\sbe)\b[^.?!]{0,20}\b(?:twice|two|more\sthan\sone)\b"
    r"|\btwin\sof\sone\b|\bin\sone\spair\b|\b(?:one|a\ssingle)\s(?:other\s)?(?:partner|mate|opponent|buddy)\b|\b(?:which|what|best)\s(?:pairs|couples|exchanges|swaps|pairings?)\b"
    r"|\btandem|\bpairings?\b|\b(?:partner|buddy|buddies)\b|\bpairs\s(?:that|who)\scan\b|\bseat\stwo\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:twice|at\smost\sone|one\s\w*\s?(?:pair|partner|other|mate|opponent)|in\sone\spair|exactly\sone|only\sone|more\sthan\sone|everybody|everyone"
    r"|room[\s-]?mates?|double\srooms?|pair\w*\s(?:\w+\s){0,3}?(?:up|off)|exchanges|couples|tandem\w*|pairings?|pairs|once)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\bperfect\b|\b(?:everybody|everyone|every\s\w+|each\s\w+|all\s(?:of\s)?(?:them|\w+)?)\s?(?:\w+\s)?(?:needs?|must|has\sto|have\sto|gets?|is\sto|should|are\sto|will)\s"
    r"|\b(?:nobody|no\sone|none)\s(?:\w+\s){0,2}?(?:left|alone|without)\b",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"\bat\smost\b|\bmay\s(?:stay|remain|be\sleft|sit\sout)\b|\bneed\snot\b|\bnot\s(?:everyone|everybody|all)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|as\s(?:little|few|small))\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:maxim\w+|as\s(?:many|much|good|large|high)|most|largest|greatest|highest|heaviest|best|altogether)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:(?:divid|split|partition|cluster|bipartition)\w*|two\s(?:\w+\s)?(?:groups|sets|subsets)|teams?|groups?\sof|independent|cliques?|cover|every\stwo|colou?rs?|shortest|round\strip|tour|flow|no\stwo)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if interest_evidence(text) or re.search(r"\bbipartite\b", text, re.IGNORECASE):
        return 0.0
    if _NAMED.search(text):
        return 0.95
    goal = _LEAST.search(text) or _MOST.search(text)
    if not (_PAIRS.search(text) and _ONCE.search(text) and goal) or _OTHERS.search(text):
        return 0.0
    return 0.83


@refusing("the pairs")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    named = bool(_NAMED.search(text))
    told = Told(_ONCE, (_NAMED, _PAIRS, _PERFECT), _halves, is_named=named)
    graph = read_weighted_graph(document, "matching", told)
    if graph is None or isinstance(graph, Missing):
        return graph
    n_pairs = len(graph.nodes) / 2
    perfect = bool(_PERFECT.search(text)) and not _OPTIONAL.search(text)
    most, least = _MOST.search(text), _LEAST.search(text)
    if least and not most and not perfect:
        return Missing(
            "matching",
            "whether everybody is paired",
            "The least total is that of no pair at all; does everybody have to be paired?",
        )
    if perfect and n_pairs != int(n_pairs):
        return Missing(
            "matching",
            "who is left over",
            f"{len(graph.nodes)} cannot all be paired, since their number is odd; may one be left over?",
        )
    if bool(most) == bool(least):
        return Missing(
            "matching",
            "the goal",
            "Should the total over the pairs be as large or as small as possible?",
            ("largest total", "smallest total"),
        )
    problem = Matching(
        nodes=graph.nodes,
        edges=tuple(Edge(u=u, v=v, weight=weight) for u, v, weight in graph.edges),
        perfect=perfect,
        goal=Sense.MAXIMISE if most else Sense.MINIMISE,
        weight_unit=graph.unit,
    )
    said = ("Every pair counts 1, since no numbers are given.",) if graph.is_bare else ()
    return Reading(problem, graph.used, said)


def _halves(n_nodes: int) -> tuple[float, ...]:
    """How many are in a pair, and how many pairs there can be."""
    return (2.0, n_nodes / 2)


READER = Reader(family="matching", evidence=_evidence, read=_read)
