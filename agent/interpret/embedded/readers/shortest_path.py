"""Reads questions that look for the shortest, fastest or cheapest way between two places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.edges import find_pairs
from agent.interpret.embedded.graphs.graph_statement import read_graph
from agent.interpret.embedded.graphs.pair import Contradiction, Pair, nodes_of, spans_of, undirected
from agent.interpret.embedded.graphs.path_ends import path_ends
from agent.interpret.embedded.graphs.stated_graph import Stated, stated_graph
from agent.interpret.embedded.graphs.worded_pairs import worded_pairs
from agent.interpret.embedded.leftovers import Covered, leftovers
from agent.interpret.embedded.reader import Missing, OtherReading, Reader, Reading
from agent.interpret.embedded.records.named_rules import rule_about_some
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context
from problems.families.shortest_path import Edge, ShortestPath

_BEST = (
    r"(?:shortest|fastest|quickest|cheapest|least(?:[\s-]\w+)?|lowest(?:[\s-]\w+)?|fewest|minim(?:um|al)"
    r"(?:[\s-]\w+)?|smallest|best|optimal|most\s(?:efficient|economical)|minimi[sz]\w*)"
)
_WAY = (
    r"(?:paths?|routes?|ways?|connections?|trips?|journeys?|deliver\w*|drives?|itinerar\w+|walk"
    r"|time|latency|distance)"
)
_WANTED = re.compile(rf"\b{_BEST}\b[^.?!\n]{{0,60}}?\b{_WAY}\b", re.IGNORECASE)
_SOONEST = re.compile(
    r"\bhow\s(?:quickly|fast|soon|cheaply|far|long)\b[^.?!\n]{0,60}?\b(?:get|reach|arriv\w*|travel|be\s(?:at|in)|go"
    r"|drive|sent?|deliver\w*)\b|\b(?:get|reach|travel|go|send|route)\b[^.?!\n]{0,80}?\bas\s(?:fast|quickly|cheaply|soon|short)"
    r"|\b(?:shortest|fastest|quickest|cheapest)\s(?:\w+\s)?(?:from|between)\b",
    re.IGNORECASE,
)
# "The lowest total fees for getting from euro to peso", "the least number of hours from Paris to Gent".
_FROM_TO = re.compile(
    rf"\b{_BEST}\b[^.?!\n]{{0,80}}?\b(?:from|between)\s[^.?!\n]{{1,40}}?\b(?:to|and)\b|\bover\show\sfew\b",
    re.IGNORECASE,
)
# A question that leads from one place to another, and wants little of something.
_LEADS = re.compile(
    r"(?:\bfrom\s[^.?!\n]{1,40}?\sto\s|\b(?:get|go|travel|be\ssent)\sto\s|\bout\sof\s)[^.!\n]{0,200}(?:\?|\b(?:least|little|cheap\w*|few\w*|fast\w*|soon\w*|well)\b)"
    r"|\b(?:want|need|wish|have|like)\w*\sto\s(?:get|go|travel|send)\s[^!\n]{0,200}\b(?:least|little|cheap\w*|few\w*|fast\w*|soon\w*)\b"
    r"|\b(?:how\s(?:few|little|soon|fast|cheaply)|least|fewest|lowest)\b[^.!\n]{0,120}?\b(?:from\s[^.?!\n]{1,40}?\sto|out\sof|to\sget)\s",
    re.IGNORECASE,
)
_FEW_PAIRS = 3
_LED = re.compile(r"\b(?:from|between|reach\w*|start\w*|source|to)\b", re.IGNORECASE)
_NOT_A_PATH = re.compile(
    r"\b(?:round[\s-]?trip|tour|circuit|visit\w*\s(?:each|every|all)|(?:each|every|all)\s(?:\w+\s){0,3}?(?:exactly\s)?once"
    r"|sales(?:man|person)|return(?:s|ing)?\sto|spanning|max(?:imum|imal|-)?[\s-]?flow|back\sto\s(?:the\s)?(?:start|depot)"
    r"|suppl(?:y|ies)|demands?|connect\w*\s(?:all|every))\b",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:shortest|fastest|quickest|cheapest)\s(?:\w+\s){0,2}?(?:path|route|way)\b", re.IGNORECASE
)
_MATRIX = re.compile(
    r"\b(?:adjacency|distances?|costs?|weights?|times?|lengths?)\s(?:\w+\s)?matrix\b", re.IGNORECASE
)
_NO_WAY = re.compile(
    r"\b(?:0|-1)\b[^.;\n]{0,40}?\b(?:no|not|absen\w+|without|missing)\b[^.;\n]{0,40}", re.IGNORECASE
)
_RULES = re.compile(
    r"\bavoid\w*|\bwithout\s(?:passing|using|going|crossing|entering)\b|\bmust\s(?:pass|visit|stop|go|use|also|not)\b|\bvia\b"
    r"|\bat\s(?:most|least)\b|\bno\s(?:more|fewer|less)\sthan\b|\bclosed\b|\bblocked\b|\bunavailable\b|\bcannot\sbe\sused\b"
    r"|\bexcept\b|\btolls?\b|\bbudget\b|\bfuel\b|\bwithin\b|\bcapacit\w+|\bstop\w*\s(?:at|in|by)\b|\bpass\w*\s(?:through|by)\b"
    r"|\bnot\s(?:through|over|via)\b|\bonly\s(?:if|when|on|between)\b|\bevery\snode\b|\bwait\w*\b|\bafter\s\d|\bbefore\s\d"
    r"|\blongest\b|\bsecond[\s-](?:shortest|best|fastest)\b|\b(?:two|three|several)\s(?:disjoint|different)\b",
    re.IGNORECASE,
)
_BOTH_WAYS = re.compile(
    r"\bundirected\b|\bboth\s(?:ways|directions)\b|\btwo-way\b|\bbi-?directional\b|\beither\s(?:way|direction)\b|\bsymmetric\b",
    re.IGNORECASE,
)
_ONE_WAY = re.compile(
    r"(?<!un)\bdirected\b|\bone-way\b|\bonly\s(?:in\s)?(?:one|that|the\sgiven)\s(?:way|direction)\b|->|→|=>|\barcs?\b",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"\b(?:fewest|least|minimum|smallest|number\sof|how\smany|how\sfew)\b[^.?!\n]{0,20}?\b(?:stops|hops|edges|steps|links|changes|transfers|legs)\b"
    r"|\bunweighted\b",
    re.IGNORECASE,
)
_LONGEST = 200_000
_LONGEST_QUESTION = 200  # characters; a list of ways that ends in a question is longer
_WORDS = frozenset("units unit and to for in from is the each of long apart weight".split())


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST or _NOT_A_PATH.search(text):
        return 0.0
    wanted = _WANTED.search(text) or _SOONEST.search(text)
    if wanted and _LED.search(text):
        return 0.9
    if _FROM_TO.search(text):
        return 0.8
    # Without a word for a way the ways themselves must speak.
    return 0.7 if _LEADS.search(text) and len(_weighed(document)) >= _FEW_PAIRS else 0.0


def _weighed(document: Document) -> tuple[Pair, ...]:
    pairs = _pairs(document)
    return (
        tuple(each for each in pairs if each.weight is not None) if isinstance(pairs, tuple) else ()
    )


@refusing("the network of ways")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    pairs = _pairs(document)
    if isinstance(pairs, Missing):
        return pairs
    if len(pairs) < 2:
        return None
    used = spans_of(pairs)
    nodes = nodes_of(pairs)
    ends = path_ends(document, nodes, used)
    if ends is None:
        asked = "From which place to which is the way to lead?"
        is_sure = bool(_SURE.search(text))
        return Missing("shortest_path", "from where to where", asked) if is_sure else None
    if left := _rule_left(document, nodes, used, ends):
        return left
    counts = {float(len(nodes)), float(len(pairs))}
    labels = set(re.findall(r"\d+", " ".join(nodes)))
    no_way = [Span(*match.span()) for match in _NO_WAY.finditer(text)]
    rest = leftovers(document, (*used, *no_way), counts, labels)
    if rest.stray:
        shown = with_context(document, rest.stray)
        return Missing("shortest_path", f'what "{shown}" means', f'What does "{shown}" mean here?')
    return _reading(text, document, pairs, ends, (*used, *rest.explained))


def _pairs(document: Document) -> tuple[Pair, ...] | Missing:
    """The ways with their lengths: those that a graph's statements tell, or the steps of a plain one."""
    graph = None
    pairs = find_pairs(document) or tuple(worded_pairs(document.text.raw))
    if not pairs and _STEPS.search(document.text.raw):
        stated = stated_graph(document, "shortest_path")
        pairs = stated.graph.pairs if isinstance(stated, Stated) else ()
    if not pairs and _MATRIX.search(document.text.raw):
        graph = read_graph(document, "shortest_path")
        if graph is None or isinstance(graph, Missing):
            return graph or ()
        pairs = graph.pairs
    pairs = _stated(document, pairs)
    # "One-way streets" is no way between One and streets: nothing else leads to either.
    told = {name for pair in pairs if pair.weight is not None for name in (pair.u, pair.v)}
    pairs = tuple(p for p in pairs if not told or p.weight is not None or told & {p.u, p.v})
    bare = [pair for pair in pairs if pair.weight is None]
    if len(bare) == len(pairs) and _STEPS.search(document.text.raw):
        return tuple(Pair(p.u, p.v, 1.0, p.span, p.is_directed) for p in pairs)
    if len(bare) == len(pairs):
        return ()
    if bare:
        between = f"between {bare[0].u} and {bare[0].v}"
        return Missing("shortest_path", f"the length {between}", f"How long is the way {between}?")
    return pairs


def _stated(document: Document, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs without those of a question: "from node 3 to node 2?" is no way of length 2."""
    asked = [
        each.span
        for each in document.text.sentences
        if each.text.endswith("?") and len(each.text) < _LONGEST_QUESTION
    ]
    kept = tuple(
        pair
        for pair in pairs
        if pair.span is None or not any(span.contains(pair.span) for span in asked)
    )
    return kept or pairs


def _rule_left(
    document: Document, nodes: tuple[str, ...], used: Sequence[Span], ends: tuple[str, str]
) -> Missing | None:
    """The question about a rule that the way is to keep besides leading from end to end."""
    rule = _rule(document, used)
    if rule:
        return Missing(
            "shortest_path",
            f'what "{rule}" asks for',
            f'The question says "{rule}", which is not read yet; may the way lead anywhere?',
        )
    return rule_about_some(document, nodes, used, "shortest_path", ends)


def _rule(document: Document, used: Sequence[Span]) -> str:
    covered = Covered(used)
    for match in _RULES.finditer(document.text.raw):
        if not covered.holds(Span(*match.span())):
            return match.group()
    return ""


def _reading(
    text: str,
    document: Document,
    pairs: tuple[Pair, ...],
    ends: tuple[str, str],
    used: tuple[Span, ...],
) -> Reading | Missing:
    """The problem one way or both ways; where nothing tells which, one is read beside the other."""
    one_way = _problem(document, pairs, ends, directed=True)
    if len({(pair.u, pair.v) for pair in pairs}) < len(pairs):
        return _contradicted(pairs) or Reading(one_way, used)
    folded = undirected(pairs)
    if isinstance(folded, Contradiction) or (_ONE_WAY.search(text) and not _BOTH_WAYS.search(text)):
        return Reading(one_way, used)
    both = _problem(document, folded, ends, directed=False)
    if _BOTH_WAYS.search(text) or not all(pair.is_directed for pair in pairs):
        return Reading(both, used)
    other = OtherReading("each way leads in the told direction only", one_way)
    return Reading(
        both, used, ("Every way may be used in both directions.",), (other,), is_open=True
    )


def _contradicted(pairs: tuple[Pair, ...]) -> Missing | None:
    lengths: dict[tuple[str, str], float | None] = {}
    for pair in pairs:
        known = lengths.setdefault((pair.u, pair.v), pair.weight)
        if known != pair.weight:
            what = f"the length from {pair.u} to {pair.v}"
            first, second = f"{known:g}", f"{pair.weight:g}"
            return Missing(
                "shortest_path",
                what,
                f"For {what} I read {first} and {second}; which holds?",
                (first, second),
            )
    return None


def _problem(
    document: Document, pairs: tuple[Pair, ...], ends: tuple[str, str], *, directed: bool
) -> ShortestPath:
    lengths = {(pair.u, pair.v): pair.weight for pair in pairs if pair.weight is not None}
    return ShortestPath(
        nodes=tuple(dict.fromkeys((*nodes_of(pairs), *ends))),
        edges=tuple(Edge(u=u, v=v, length=length) for (u, v), length in lengths.items()),
        start=ends[0],
        target=ends[1],
        directed=directed,
        length_unit=_unit(document, spans_of(pairs)),
    )


def _unit(document: Document, used: tuple[Span, ...]) -> str:
    """The unit that most lengths share, "" where there is none."""
    units = Counter(
        number.unit
        for span in used
        for number in document.numbers_in(span)
        if number.unit not in _WORDS
    )
    unit, count = units.most_common(1)[0] if units else ("", 0)
    return unit if count * 3 >= len(used) * 2 else ""


READER = Reader(family="shortest_path", evidence=_evidence, read=_read)
