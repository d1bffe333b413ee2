"""The two nodes a way leads between: "from Ayr to Elgin", "between node 0 and node 4", "start at A"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.text import Sentence, Span

_KIND = (
    r"(?:(?:node|city|town|vertex|station|router|server|point|stop|junction|warehouse|computer)\s)?"
)
_THE = rf"(?:(?:the|its)\s)?{_KIND}['\"“‘]?"
_BETWEEN = r"[^.?!;\n]{0,60}?\b"
_LABEL = re.compile(r"^[^\W\d_]+\s(?P<label>\d+|[A-Z])$")


def path_ends(
    document: Document, nodes: Sequence[str], used: Iterable[Span]
) -> tuple[str, str] | None:
    """Returns start and target as the sentences outside `used` tell them; None where they differ.

    >>> from agent.interpret.embedded.text import Text
    >>> text = Text("What is the fastest way from the depot to Leeds?")
    >>> path_ends(Document(text), ("depot", "York", "Leeds"), ())
    ('depot', 'Leeds')
    """
    spans = tuple(used)
    covered, stated = Covered(spans), set(spans)
    free = [each for each in document.text.sentences if each.span not in stated]
    spellings = _written(_spellings(nodes), free)
    if not spellings:
        return None
    for pattern in _patterns("|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))):
        found = {
            (spellings[match["u"].lower()], spellings[match["v"].lower()])
            for sentence in free
            if len(sentence.text) < 2_000
            for match in pattern.finditer(sentence.text)
            if not covered.holds(_at(sentence, match))
        }
        found = {ends for ends in found if ends[0] != ends[1]}
        if found:
            return found.pop() if len(found) == 1 else None
    return _told_apart(free, spellings)


def _at(sentence: Sentence, match: re.Match[str]) -> Span:
    start = sentence.span.start
    places = [match.span("u"), match.span("v")]
    return Span(start + min(first for first, _ in places), start + max(last for _, last in places))


def _spellings(nodes: Sequence[str]) -> dict[str, str]:
    """The nodes by each way of writing them, lower-cased: "node 4" is also "4"."""
    found = {node.lower(): node for node in nodes}
    labels = [(match["label"].lower(), node) for node in nodes if (match := _LABEL.match(node))]
    if len({label for label, _ in labels}) == len(labels):
        for label, node in labels:
            found.setdefault(label, node)
    return found


def _written(spellings: dict[str, str], sentences: Sequence[Sentence]) -> dict[str, str]:
    """Those that stand in a sentence: patterns of all 17,000 names of a file take 6 s to compile."""
    words = "\n".join(each.text for each in sentences).lower()
    return {spelling: node for spelling, node in spellings.items() if spelling in words}


def _patterns(name: str) -> list[re.Pattern[str]]:
    u, v = rf"{_THE}(?P<u>{name})(?![\w-])", rf"{_THE}(?P<v>{name})(?![\w-])"
    shapes = (
        rf"(?<!numbered\s)(?<!labelled\s)(?<!labeled\s)\b(?:from|leaves?|leaving|departs?)\s{u}{_BETWEEN}(?:to|reach(?:es|ing)?|for|at|into|towards?)\s{v}",
        rf"\bbetween\s{u}\sand\s{v}",
        rf"\b(?:make|get|turn)\s(?:an?\s)?{v}\s(?:out\sof|from)\s(?:an?\s)?{u}",
        rf"\b(?P<u>{name})\s?[-–]\s?(?P<v>{name})\s(?:flow|path|cut|route)\b",
        rf"\b{u}\s(?:reach|get\sto|arrive\sat)\s{v}",
        rf"\b(?:to|reach(?:es|ing)?|into)\s{v}{_BETWEEN}from\s{u}",
        rf"\b(?:start|begin|origin|source)\w*\s(?:(?:at|in|from|is|node|point|city)\s){{0,3}}{u}{_BETWEEN}"
        rf"(?:end|finish|target|destination|sink|goal|arriv)\w*\s(?:(?:at|in|is|node|point|city)\s){{0,3}}{v}",
        rf"\b(?:at|in)\s{u}{_BETWEEN}(?:must|has\sto|have\sto|needs?\sto|wants?\sto|should|can)\s(?:be\s\w+\s)?(?:reach|get\sto|go\sto"
        rf"|travel\sto|arrive\s(?:at|in)|drive\sto|to)\s{v}",
        rf"\b(?:connects?|connecting|linking|links?|joins?)\s{u}\s(?:and|to|with)\s{v}",
        rf"\b{u}\s?(?:to|->|→|–)\s?{v}",
    )
    return [re.compile(shape, re.IGNORECASE) for shape in shapes]


def _told_apart(sentences: Sequence[Sentence], spellings: dict[str, str]) -> tuple[str, str] | None:
    """The ends where one sentence or clause tells the start and another the target."""
    name = "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))
    link = r"\w*\s?(?:(?:at|in|from|is|are|node|point|city|:)\s){0,3}"
    start = re.compile(
        rf"\b(?:start|begin|origin|source|stands?\sin|leav|depart){link}{_THE}(?P<at>{name})(?![\w-])",
        re.IGNORECASE,
    )
    target = re.compile(
        rf"\b(?:end|finish|target|destination|sink|goal|arriv|reach|get\sto|go\sto|wanted\s(?:at|in)"
        rf"|needed\s(?:at|in)){link}{_THE}(?P<at>{name})(?![\w-])",
        re.IGNORECASE,
    )
    found = [
        {spellings[m["at"].lower()] for each in sentences for m in side.finditer(each.text)}
        for side in (start, target)
    ]
    starts, targets = found[0], found[1] - found[0]
    if len(starts) == 1 and len(targets) == 1:
        return starts.pop(), targets.pop()
    return None
