"""Reads questions that split things into several groups with as much as possible between the groups."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.edge_choice import Told, read_weighted_graph
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.max_k_cut import MaxKCut
from problems.modelling.weighted_graph import Edge

_COUNT = r"(?P<{}>[3-9]|[1-9]\d{{1,2}}|three|four|five|six|seven|eight|nine|ten)"
_NAMED = re.compile(
    rf"\bmax(?:imum)?[\s-](?:weight\s)?{_COUNT.format('named')}[\s-](?:way[\s-])?cut\b|\bmax(?:imum)?[\s-]k[\s-]cut\b",
    re.IGNORECASE,
)
_KIND = (
    r"(?:groups?|teams?|sets?|parts?|sides?|camps?|clusters?|classes|subsets?|partitions?|channels?|layers?|frequenc(?:y|ies)|bands?|tables?|rooms?"
    r"|buses|cars|boats|shifts?|days|colou?rs?|servers?|zones?|offices?|halls?)"
)
_GROUPS = re.compile(
    rf"\b(?:into|in|among|between|over|across|on|onto|of|at|are|has|have|share|with|use)\s(?:the\s|only\s|its\s)?{_COUNT.format('groups')}\s(?:[a-z]+\s){{0,2}}?{_KIND}\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:maxim\w+|as\s(?:much|many|large|great|high)|most|largest|greatest|highest|heaviest|in\stotal)\b",
    re.IGNORECASE,
)
_ACROSS = re.compile(
    rf"\b(?:across|between|different|separat\w+|apart|avoid\w*|cut)\b[^.?!]{{0,80}}|\b(?:least|fewest|as\s(?:little|few)|minim\w+)\b[^.?!]{{0,120}}\b(?:within|inside|same)\s(?:\w+\s)?{_KIND}",
    re.IGNORECASE,
)
_SPLITS = re.compile(
    r"\b(?:divid|split|partition|spread|share|assign|put|seat|distribut|sort|group|separat|cut|use|which\s(?:channel|team|group|layer|table))\w*\b",
    re.IGNORECASE,
)
_SAME_SIZE = re.compile(
    r"(?<!need\snot\sbe\s)(?<!not\sbe\s)(?<!be\sof\s)\b(?:equal(?:ly)?[\s-]?siz\w+|of\s(?:the\s)?(?:equal|same)\ssize|equally\smany)\b",
    re.IGNORECASE,
)
_ANY_SIZE = re.compile(
    r"\b(?:need\snot|don['’]?t\shave\sto|do\snot\shave\sto)\sbe\s[^.;?!]{0,20}\bsize\w*",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:no\stwo|fewest\s(?:colou?rs|slots|channels)|how\sfew|at\sleast\s\d|balanced)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.97
    if not _GROUPS.search(text) or _OTHERS.search(text):
        return 0.0
    across = (
        _ACROSS.search(text) and _SPLITS.search(text) and (_MOST.search(text) or "avoid" in text)
    )
    return 0.91 if across else 0.0


@refusing("the graph")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    named = bool(_NAMED.search(text))
    if (rule := _SAME_SIZE.search(text)) and not _ANY_SIZE.search(text):
        return Missing(
            "max_k_cut",
            f'the rule "{rule.group()}"',
            f'The question says "{rule.group()}"; here the groups may be of any size. Is that right?',
        )
    counts = _group_counts(document)
    if len(set(counts.values())) != 1 and not named:
        return None
    if len(set(counts.values())) != 1:
        written = " and ".join(f"{count}" for count in sorted(set(counts.values())))
        return Missing(
            "max_k_cut",
            "the number of groups",
            f"Into how many groups? The question says {written}."
            if written
            else "Into how many groups?",
        )
    n_groups = next(iter(counts.values()))
    told = Told(
        _ACROSS, (_NAMED, _GROUPS, _MOST), lambda n: (2.0, float(n_groups)), tuple(counts), named
    )
    graph = read_weighted_graph(document, "max_k_cut", told)
    if graph is None or isinstance(graph, Missing):
        return graph
    problem = MaxKCut(
        nodes=graph.nodes,
        edges=tuple(Edge(u=u, v=v, weight=weight) for u, v, weight in graph.edges),
        n_groups=n_groups,
        weight_unit=graph.unit,
    )
    said = ("Every pair counts 1, since no numbers are given.",) if graph.is_bare else ()
    return Reading(problem, (*graph.used, *tuple(counts)), said)


def _group_counts(document: Document) -> dict[Span, int]:
    """How many groups the question speaks of, and where."""
    found: dict[Span, int] = {}
    for pattern, group in ((_NAMED, "named"), (_GROUPS, "groups")):
        for match in pattern.finditer(document.text.raw):
            if match[group]:
                span = Span(*match.span())
                found[span] = _WORDS.get(match[group].lower()) or int(match[group])
    return found


_WORDS = {
    word: number
    for number, word in enumerate("three four five six seven eight nine ten".split(), start=3)
}

READER = Reader(family="max_k_cut", evidence=_evidence, read=_read)
