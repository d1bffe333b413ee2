"""Reads questions where joined things must differ: colours, slots, frequencies, registers."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.graph_statement import Graph, read_graph
from agent.interpret.embedded.graphs.stated_graph import Stated, stated_graph
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.graph_coloring import GraphColoring

_KINDS = (
    r"(?:colou?rs?|time\s?slots?|slots?|frequenc(?:y|ies)|channels?|registers?|rooms?|days?|periods?|shifts?"
    r"|tables?|sessions?|hours?|tanks?|cages?|bands?|groups?|classes|crayons?|weeks?|tracks?|platforms?"
    r"|timeslots?|containers?|enclosures?|aquari(?:a|ums?)|platforms?|stables?|shelves|lockers?|boxes|phases?|rounds?|times?)"
)
_COLOUR = re.compile(r"\b(?:colou?r(?:s|ed|ing|ings)?|chromatic)\b", re.IGNORECASE)
_JOINED = re.compile(
    r"\b(?:adjacent|neighbou?r\w*|border\w*|touch\w*|vertex|vertices|nodes?|graph|map|regions?|edges?|conflict\w*"
    r"|share\w*)\b",
    re.IGNORECASE,
)
_CLASH = re.compile(r"\b(?:conflict|clash|interfer|overlap|share|border)\w*\b", re.IGNORECASE)
_DIFFER = re.compile(
    rf"\b(?:(?:can['’]?t|cannot|can\snot|must\snot|may\snot|should\snot|never|no\stwo|not|don['’]?t|mustn['’]?t)\b"
    rf"[^.?!]{{0,300}}\b(?:same|share\s(?:a|an|one|the)|one|together|a\ssingle)\b[^.?!]{{0,20}}?{_KINDS}?"
    rf"|(?:different|distinct|separate|own)\s(?:\w+\s)?{_KINDS}|(?:must|have\sto|need\sto)\s(?:differ|be\sdifferent))\b"
    r"|\b(?:kept|keep|stay|be)\s(?:\w+\s)?(?:apart|separate(?:d|ly)?)\b|\bmust\snot\s(?:meet|touch)\b"
    r"|\b(?:live|alive|needed|used|active)\sat\sthe\ssame\stime\b|\binterfer\w+",
    re.IGNORECASE,
)
_FEWEST = re.compile(
    rf"\b(?:how\smany|(?:few|small|low|mini)\w*(?:\sthe)?(?:\spossible)?(?:\s(?:total\s)?number\sof)?|as\sfew|least(?:\snumber\sof)?"
    rf"|minimum(?:\snumber\sof)?)\s(?:\w+\s){{0,2}}?{_KINDS}\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    rf"\b(?:can|is\sit\spossible|possible|enough|suffice)\b[^.?!]{{0,300}}\b{_KINDS}\b",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    rf"\b(?:at\smost|no\smore\sthan|only|with|using|use|have|has|are|from|up\sto|just|of)\s(?:the\s|only\s|just\s)?"
    rf"(?P<count>\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:\w+\s){{0,2}}?{_KINDS}\b"
    rf"|\b(?P<enough>\d+|two|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s)?{_KINDS}\s(?:be\s)?(?:enough|suffice|are\savailable)",
    re.IGNORECASE,
)
_OTHER_RULES = re.compile(
    r"\b(?:each|every|per|a)\s(?:slot|room|day|colou?r|period|session|table|time)\s(?:\w+\s){0,2}?(?:holds?|takes?|seats?"
    r"|costs?|has|at\smost|only|no\smore)|\b(?:must|has\sto|have\sto)\s(?:be|come|run)\s(?:\w+\s)?(?:before|after|first|last)"
    r"|\bcosts?\sof\s(?:each\s)?colou?r|\bconsecutive|\bat\sleast\s\d+\s(?:apart|\w+\sapart)",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    differ, fewest = _DIFFER.search(text), _FEWEST.search(text)
    if _COLOUR.search(text) and _JOINED.search(text):
        return 0.95 if differ or fewest or "chromatic" in text.lower() else 0.6
    if differ and (fewest or _POSSIBLE.search(text)):
        return 0.85
    return 0.0


@refusing("the graph")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if not _evidence(document):
        return None
    if rule := _OTHER_RULES.search(text):
        return Missing(
            "graph_coloring",
            f'the rule "{rule.group()}"',
            f'The question says "{rule.group()}", a rule beyond "joined things must differ" that is '
            "not read yet; does it have to hold?",
        )
    graph = _graph(document)
    match graph:
        case Missing():
            return graph
        case None if len(document.numbers) > 2 or not (_COLOUR.search(text) or _CLASH.search(text)):
            return None  # many numbers and no pairs: the conflict is a figure of speech
        case None:
            return Missing(
                "graph_coloring",
                "the pairs that must differ",
                'Which pairs must differ? Write them as "algebra-biology, algebra-chemistry".',
            )
        case Graph():
            return _of_graph(document, graph)


def _graph(document: Document) -> Graph | Missing | None:
    """The graph as written or spoken, or by pairs that a word joins: "Kelso and Norby; Norby and Ash"."""
    graph = read_graph(document, "graph_coloring")
    if graph is not None:
        return graph
    stated = stated_graph(document, "graph_coloring")
    if isinstance(stated, Stated):
        return None if stated.verbs else stated.graph  # sentences are read above, or not at all
    return stated


def _of_graph(document: Document, graph: Graph) -> Reading | Missing:
    limits = [
        (number.value, number.span)
        for match in _AT_MOST.finditer(document.text.raw)
        for number in document.numbers_in(Span(*match.span()))
        if number.value >= 1
    ]
    values = sorted({value for value, _ in limits})
    if len(values) > 1:
        said = " and ".join(f"{value:g}" for value in values)
        return Missing(
            "graph_coloring",
            "the number of colours",
            f"The question names {said} as the number there may be; which one is the limit?",
            tuple(f"{value:g}" for value in values),
        )
    used = (*graph.used, *(span for _, span in limits))
    rest = leftovers(document, used, {2.0, *graph.counts}, graph.nodes)
    stray = rest.stray
    weighted = next((pair for pair in graph.pairs if pair.weight not in {None, 1.0}), None)
    if stray or weighted:
        written = (
            document.text.at(stray.span) if stray else f"{weighted.weight:g}" if weighted else ""
        )
        return Missing(
            "graph_coloring",
            f"what {written} refers to",
            f"What does the number {written} mean here? Pairs that must differ carry no number.",
        )
    problem = GraphColoring(
        nodes=graph.nodes,
        edges=tuple((pair.u, pair.v) for pair in graph.pairs),
        n_colors=int(values[0]) if values else None,
    )
    return Reading(problem, (*used, *rest.explained))


READER = Reader(family="graph_coloring", evidence=_evidence, read=_read, takes_sheets=True)
