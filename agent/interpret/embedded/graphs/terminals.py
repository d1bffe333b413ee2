"""Which nodes must be joined, and which others may help: "connect A and B; C may be used"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.pair import Pair
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.text import Span

JOIN = (
    r"(?:connect|join|link|wir(?:e|ed|ing)\b|hook|reach|attach|tie[sd]?\b|cabl|terminal|need|must|supply|supplie|network\sfor|span|serv|between\s(?:any|each|every|all)|want|get\sfrom"
    r"|require|bring)\w*"
)
OPTIONAL = (
    r"(?:(?:may|can|could|might)\s(?:\w+\s){0,2}?(?:be\sused|pass|go|run|branch|serve|help|lead|lie|cross|use|act)\w*|by\sway\sof(?!\s(?:each\sother|one\sanother))|\bvia\b|\bthrough\b|junctions?|relays?|optional"
    r"|need(?:s|ed)?\snot|needn['’]?t|do(?:es)?\snot\s(?:need|have)|if\s(?:needed|useful|necessary|it\shelps|that\shelps)|steiner\s(?:nodes?|points?|vertices)|intermediate|non[\s-]?terminals?|helpers?|only\s(?:on|along)\sthe\sway)"
)
_JOIN = re.compile(rf"\b{JOIN}", re.IGNORECASE)
_OPTIONAL = re.compile(OPTIONAL, re.IGNORECASE)
_CALLED = re.compile(r"\bterminals?\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r";|,\s(?:and|but|while|though|whereas|where|although|which)\s(?=(?:\w+\s){1,4}(?:may|can|could|might|need|do|does|are|is)\b)|(?<=[.?!])\s|\n|\((?=[^()]{0,80}\b(?:may|can|could|need)\b)"
)
_ARTICLE = re.compile(r"\s[a-z]{2,}(?<!\sand)(?<!\sor)\b")
_AND = re.compile(r",|;|\band\b|\bor\b|&")
_ALSO = re.compile(r"\s*(?:,|,?\sand|&)\s(?:the\s)?(?P<name>[A-Z][\w'’]+)")
_FIRST = re.compile(r"\w\s(?:the\s)?(?P<name>[A-Z][\w'’]+)\s?(?:,|,?\sand|&)\s(?:the\s)?$")
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Terminals:
    """The nodes that must be joined, and where the text names them or others that may help."""

    names: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Two clauses that do not name the same nodes to be joined."""

    first: tuple[str, ...]
    second: tuple[str, ...]


def find_terminals(
    document: Document, nodes: Sequence[str], used: Iterable[Span]
) -> Terminals | Unclear | None:
    """Returns the nodes that clauses outside the used spans ask to join; None where none does.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Join the mill, the inn and the farm; the cable may pass the well."
    >>> find_terminals(Document(Text(text)), ("mill", "inn", "farm", "well"), ()).names
    ('mill', 'inn', 'farm')
    """
    covered = Covered(tuple(used))
    written = _spellings(nodes)
    pattern = _pattern(written)
    spelling = {each.casefold(): node for each, node in written}
    found: dict[tuple[str, ...], None] = {}
    spans: list[Span] = []
    for clause in _clauses(document):
        text = document.text.at(clause)
        marks = [
            (
                spelling[m["name"].casefold()],
                Span(clause.start + m.start("name"), clause.start + m.end()),
            )
            for m in pattern.finditer(text)
            if not covered.holds(Span(clause.start + m.start("name"), clause.start + m.end()))
            and not (m["name"] in {"A", "I"} and _ARTICLE.match(text, m.end()))
        ]
        if not marks:
            continue
        told = tuple(dict.fromkeys(_told(text, clause.start, marks, nodes)))
        stranger = _stranger(text, clause.start, [span for name, span in marks if name in told])
        if stranger:
            return Unclear(told, (stranger,))
        if told or _OPTIONAL.search(text):
            spans += [span for _, span in marks]
        if told and set(told) != set(nodes):
            found[tuple(sorted(told))] = None
    if not found:
        return None
    largest = max(found, key=len)
    other = next((each for each in found if len(each) > 1 and set(each) != set(largest)), None)
    single = next((each for each in found if not set(each) <= set(largest)), None)
    if other or single:
        return Unclear(largest, other or single or ())
    return Terminals(tuple(node for node in nodes if node in largest), tuple(spans))


def _told(
    text: str, start: int, marks: list[tuple[str, Span]], nodes: Sequence[str]
) -> Iterator[str]:
    """The names behind a word of joining, up to where what may help begins."""
    join, optional = _JOIN.search(text), _OPTIONAL.search(text)
    if join is None:
        return
    if optional and optional.start() <= join.start():
        return  # "the mill need not be heated", "by way of the inn"
    end = optional.start() if optional else len(text)
    within = [(name, span.start - start) for name, span in marks if span.start - start < end]
    called = _CALLED.search(text)
    behind = [name for name, at in within if called and at > called.start()]
    before = {name for name, at in within if called and at < called.start()}
    # A list of all nodes may stand before the terminals; some of them are part of the terminals.
    yield from behind if behind and before in (set(), set(nodes)) else [name for name, _ in within]


def _stranger(text: str, start: int, spans: list[Span]) -> str:
    """A member of the list of terminals that is no node; "" where there is none."""
    called = _CALLED.search(text)
    spans = [each for each in spans if called and each.start - start > called.start()] or spans
    for before, after in pairwise(spans):
        pieces = _AND.split(text[before.end - start : after.start - start])
        if any(piece.strip() for piece in pieces[1:-1]):
            return next(piece.strip() for piece in pieces[1:-1] if piece.strip())
    if len(spans) < 2:
        return ""
    behind = _ALSO.match(text, spans[-1].end - start)
    ahead = _FIRST.search(text[: spans[0].start - start])
    found = behind or ahead
    return found["name"] if found else ""


def tight_spans(document: Document, pairs: Iterable[Pair]) -> tuple[Span, ...]:
    """Returns where the pairs stand, without the words that lead up to their first name."""
    found: dict[Span, None] = {}
    for pair in pairs:
        if pair.span is None:
            continue
        text = document.text.at(pair.span)
        joined = re.search(
            rf"(?<![\w]){re.escape(pair.u)}(?:\W{{1,6}}|\s(?:to|and|with)\s(?:the\s)?){re.escape(pair.v)}(?!\w)",
            text,
            re.IGNORECASE,
        )
        found[
            Span(
                pair.span.start + (joined.start() if joined and joined.start() < 100 else 0),
                pair.span.end,
            )
        ] = None
    return tuple(found)


def _clauses(document: Document) -> Iterator[Span]:
    for sentence in document.text.sentences:
        if len(sentence.text) > _LONGEST:
            continue
        start = sentence.span.start
        position = 0
        for cut in _CLAUSE.finditer(sentence.text):
            yield Span(start + position, start + cut.start())
            position = cut.end()
        yield Span(start + position, sentence.span.end)


def _spellings(nodes: Collection[str]) -> list[tuple[str, str]]:
    """Each way a node is written beside the node; "hut 3" is also "3" where all nodes are huts."""
    told = [(node, *node.rpartition(" ")) for node in nodes]
    is_shared = len({kind for _, kind, _, _ in told}) == 1
    found = []
    for node, kind, _, label in told:
        found.append((node, node))
        if is_shared and kind and (label.isdigit() or len(label) == 1):
            found.append((label, node))
    return found


def _pattern(spellings: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    written = sorted({each for each, _ in spellings}, key=len, reverse=True)
    kind = r"(?:(?:nodes?|vertex|vertices|terminals?)\s)?"
    words = [re.escape(each) for each in written if not (each.isalpha() and len(each) == 1)]
    letters = [re.escape(each) for each in written if each.isalpha() and len(each) == 1]
    shapes = [rf"(?i:{'|'.join(words)})"] if words else []
    shapes += [rf"(?:{'|'.join(letters)})"] if letters else []
    return re.compile(
        rf"(?<![\w.,-])(?<!\d\s)(?i:{kind})(?P<name>{'|'.join(shapes)})(?![\w-]|[.,]\d)"
    )
