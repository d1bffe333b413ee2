"""Reads questions that split things into two groups with as much as possible between the groups."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.graph_statement import Graph, read_graph
from agent.interpret.embedded.graphs.stated_graph import Stated, stated_graph
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.max_cut import MaxCut
from problems.modelling.weighted_graph import Edge

_NAMED = re.compile(
    r"\bmax(?:imum|imal|imi[sz]e\sthe)?[\s-]?(?:weight(?:ed)?\s)?cut\b", re.IGNORECASE
)
_SPLIT = re.compile(
    r"\b(?:split|divid|partition|separat|assign|sort|put|cut|group|distribut|seat|sit|plac|bipartition)\w*\b[^.?!]{0,300}?"
    r"(?:\b(?:into|between|at|in|on|onto|to|among)\s(?:two|2)\s(?:[a-z-]+\s){0,3}?[a-z]+s\b|\b(?:in|into)\s(?:two|half|halves)\b)"
    r"|\bone\s(?:\w+\s)?or\s(?:on\s|in\s|to\s)?the\sother\b"
    r"|\b(?:joins?|goes|sits?|belongs|plays?|votes?|moves?)\b[^.?!]{0,40}\b\w+\sor\s(?:the\s)?\w+\s"
    r"(?:league|layer|side|team|group|camp|table|room|party)\b"
    r"|\bbipartition|\b(?:two|2)\s(?:[a-z-]+\s){0,2}?(?:teams|groups|sets|sides|camps|clusters)\b",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\b(?:edges?|links?|connect\w*|pairs?|graph|networks?|quarrel\w*|conflict\w*|disput\w*|rival\w*|traffic|interact\w*"
    r"|interfer\w*|derb(?:y|ies)|rivalr\w*|friend\w*|enem\w*|dislik\w*|hat(?:e|es|red)|tension\w*|argu\w*|fight\w*|collaborat\w*|dependenc\w*|calls|messages|talk\w*|chat\w*|contacts?)\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:maxim\w+|as\s(?:much|many|heav\w+|large|great|big|high)|most|largest|greatest|heaviest|highest)\b",
    re.IGNORECASE,
)
_ACROSS = re.compile(
    r"\b(?:across|cross(?:ing)?|inter[\s-]?\w+|between\s\*?(?:\w+\s){0,3}?(?:teams|groups|sets|subsets|camps"
    r"|parts|sides|clusters|halves|zones|bands|shards|partitions|sections|tables|them|two)\*?"
    r"|avoided|opposite|different\s(?:layers|leagues|boards|floors|teams|groups|sides|sets|halves|camps|tables|rooms|parts)|apart|separated"
    r"|risk\sedges\sbetween)\b",
    re.IGNORECASE,
)
_ALL_IN_ALL = re.compile(
    r"\b(?:at\s(?:the\s)?(?:best|most)|at\smaximum|maxim\w+|as\s(?:much|many|large)\b)",
    re.IGNORECASE,
)
_LEAST_WITHIN = re.compile(
    r"\b(?:minim\w+|as\s(?:little|few)|least|fewest)\b[^.?!]{0,300}\b(?:within|inside|in\sthe\ssame|intra)\b",
    re.IGNORECASE,
)
# "0 where there is no edge" says how a matrix is written.
_NO_EDGE = re.compile(r"\b0\s(?:where|if|when|for|means|stands)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.?!])\s")
_OTHER_RULES = re.compile(
    r"\b(?:equal[\s-]?(?:ly[\s-])?siz\w+|(?:of\s)?(?:the\s)?(?:same|equal)\s(?:size|number)|equally\smany"
    r"|(?:must|have\sto|should|need\sto)\s(?:be|stay|go|sit|remain)\s(?:\w+\s){0,3}?(?:together|apart|same|different)"
    r"|(?:must|may|can)\s(?:not|only)\s(?:be|go|sit)|(?:each|every|either)\s(?:team|group|side|set|half|table)\s"
    r"(?:must|should|has|have|needs|gets|can|holds|of)|\d+\s(?:people|members|nodes|persons)\s(?:each|per|in\seach))\b",
    re.IGNORECASE,
)

_SEVERAL = re.compile(
    r"\b(?:into|in|among|between|over|on|of|at|are|the)\s(?:[3-9]|[1-9]\d|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]+\s)?"
    r"(?:groups|teams|sides|camps|parts|sets|clusters|classes|subsets|partitions|tables)\b|\bmax(?:imum)?[\s-](?:\d+|k)[\s-]cut",
    re.IGNORECASE,
)
_GROUPS = frozenset(
    "groups teams sides camps parts sets clusters classes subsets partitions".split()
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _SEVERAL.search(text):
        return 0.0  # more than two groups are a maximum k-cut
    if _NAMED.search(text):
        return 0.95
    if not (_SPLIT.search(text) and _RELATED.search(text)):
        return 0.0
    if any(_MOST.search(each) and _ACROSS.search(each) for each in _SENTENCE.split(text)):
        return 0.9
    if _ALL_IN_ALL.search(text) and _ACROSS.search(text):
        return 0.85
    return 0.7 if _LEAST_WITHIN.search(text) else 0.0


@refusing("the graph")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    if rule := _OTHER_RULES.search(document.text.raw):
        return Missing(
            "max_cut",
            f'the rule "{rule.group()}"',
            f'The question asks for "{rule.group()}", a rule that a maximum cut does not keep and that '
            "is not read yet; may the two groups be any size and hold anyone?",
        )
    if several := _other_number_of_groups(document):
        return several
    graph = _graph(document)
    match graph:
        case Missing():
            return graph
        case None:
            return Missing(
                "max_cut",
                "the pairs",
                'Which pairs count, and how much each? Write them as "Ana-Ben 3, Ana-Cem 1".',
            )
        case Graph():
            return _of_graph(document, graph)


def _graph(document: Document) -> Graph | Missing | None:
    """The graph as written or spoken, or by pairs that a word joins: "Kelso to Norby 8"."""
    graph = read_graph(document, "max_cut")
    if graph is not None:
        return graph
    stated = stated_graph(document, "max_cut")
    if isinstance(stated, Stated):
        return None if stated.verbs else stated.graph  # sentences are read above, or not at all
    return stated


def _other_number_of_groups(document: Document) -> Missing | None:
    """More than two groups are another family, which is not read from English yet."""
    number = next((n for n in document.numbers if n.unit in _GROUPS and n.value > 2), None)
    if number is None:
        return None
    return Missing(
        "max_cut",
        "the number of groups",
        f"Only splits into two groups are read from English, not into {number.value:g}; may there be "
        "two? Otherwise give it as a typed problem of the family max_k_cut.",
    )


def _of_graph(document: Document, graph: Graph) -> Reading | Missing:
    bare = [pair for pair in graph.pairs if pair.weight is None]
    if bare and len(bare) < len(graph.pairs):
        between = f"between {bare[0].u} and {bare[0].v}"
        return Missing(
            "max_cut",
            f"the weight {between}",
            f"Some pairs have a number and the pair {between} has none; how much does it count?",
        )
    zeros = (Span(*match.span()) for match in _NO_EDGE.finditer(document.text.raw))
    used = (*graph.used, *zeros)
    rest = leftovers(document, used, {2.0, *graph.counts}, graph.nodes)
    if rest.stray:
        written = document.text.at(rest.stray.span)
        return Missing(
            "max_cut",
            f"what {written} refers to",
            f"What does the number {written} say of the two groups? It fits no pair that was read.",
        )
    edges = tuple(
        Edge(u=pair.u, v=pair.v, weight=1 if pair.weight is None else pair.weight)
        for pair in graph.pairs
    )
    assumptions: tuple[str, ...] = (
        ("Every pair counts 1, since no weights are given.",) if bare else ()
    )
    text = document.text.raw
    if _LEAST_WITHIN.search(text) and not (_ACROSS.search(text) and _MOST.search(text)):
        assumptions += (
            "Least within the groups is most across them; the objective counts what is across.",
        )
    problem = MaxCut(nodes=graph.nodes, edges=edges)
    return Reading(problem, (*used, *rest.explained), assumptions)


READER = Reader(family="max_cut", evidence=_evidence, read=_read, takes_sheets=True)
