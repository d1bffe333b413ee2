"""Arcs in whatever words a question states them: "A -> B", "from Ayr to Elgin", "P1 waits for P2"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.dashed_pairs import dashed_pairs
from agent.interpret.embedded.graphs.edges import bracketed_pairs, folded, pairs_of_table
from agent.interpret.embedded.graphs.pair import Pair, nodes_of, spans_of
from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.relations.elliptic import elliptic_relations
from agent.interpret.embedded.relations.relation import EVERYONE_ELSE
from agent.interpret.embedded.relations.told_relations import told_relations
from agent.interpret.embedded.text import Span

_PLAIN_ARROW = re.compile(r"(?<=[\w\s])>(?=\s?\w)(?<!->)(?<!=>)")
_FROM_TO = re.compile(
    r"\bfrom\s(?:the\s)?(?P<u>[^\W_][\w'’]*(?:\s(?!to\b)[^\W_][\w'’]*){0,2}?)\sto\s(?:the\s)?(?P<v>[^\W_][\w'’]*(?:\s(?!and\b|from\b)[^\W_][\w'’]*){0,2}?)(?=\s*(?:[,;.\n]|$|\band\s(?:from|back)\b))"
)
_VERB = (
    r"(?:needs|requires|imports|waits\s(?:for|on)|depends\son|calls|refers\sto|uses|blocks|feeds(?:\sinto)?|leads\sto|points\sto|tells|infects|follows|triggers|cites|links\sto"
    r"|includes|quotes|reads(?:\sfrom)?|relies\son|starts|activates|calls\sup|passes\sto|reports\sto|owes|sends\sto|flows\s(?:in)?to|goes\sto|comes\sbefore|asks|trusts|supplies|inherits\sfrom)"
)
_NODE = r"[^\W_][\w.]*\w|[^\W_]"
_SAID = re.compile(
    rf"(?<![\w-])(?P<u>{_NODE})\s{_VERB}\s(?P<list>(?:{_NODE})(?:(?:,\s(?:and\s)?|\sand\s)(?:{_NODE})(?!\s{_VERB}))*)"
)
_ARROWS = re.compile(r"->|→|=>|⟶|\bfrom\s\w+\sto\b")
_ACTIVITY = re.compile(r"[A-Z][a-z]+ing")  # "Killing them costs T1 3" relates nobody
_NO_NAMES = frozenset(
    "of the that which who what it they this these those an and or nobody nothing each every all any one no "
    "remains left must how them other others everyone everything someone something anyone itself".split()
)
_LINKING = frozenset("for to on with of in is are has and from at by".split())
_LONGEST = 20_000
_MUTUAL = re.compile(
    r"\b(?:each\sother|conflict|clash|border|touch|connected|linked|joined|adjacent|friends?|next\sto|neighbou?r|knows?|meets?|married|shares?)\w*\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arcs, each once, from u to v; `is_directed` None where nothing tells whether they lead one way."""

    nodes: tuple[str, ...]
    pairs: tuple[Pair, ...]
    used: tuple[Span, ...]
    is_directed: bool | None
    verbs: tuple[str, ...] = ()


def stated_arcs(document: Document) -> Arcs | None:
    """Returns the arcs of a question; None where it states none.

    >>> from agent.interpret.embedded.text import Text
    >>> told = stated_arcs(Document(Text("T1 waits for T2, T2 for T3 and T3 for T1.")))
    >>> told and [(pair.u, pair.v) for pair in told.pairs]
    [('T1', 'T2'), ('T2', 'T3'), ('T3', 'T1')]
    """
    raw = document.text.raw
    arrowed = _PLAIN_ARROW.sub("→", raw) if len(_PLAIN_ARROW.findall(raw)) > 1 else raw
    written = [
        *(pair for table in document.tables for pair in pairs_of_table(table)),
        *bracketed_pairs(arrowed),
        *dashed_pairs(arrowed),
    ]
    if len(written) > 1:
        return _arcs(written, is_directed=_is_directed(arrowed))
    led = list(_from_to(raw))
    if len(led) > 1:
        return _arcs(led, is_directed=True)
    spoken, verbs = _spoken(document)
    said = list(_said(raw))
    if len(said) > len(spoken):
        return _arcs(said, is_directed=True)
    if not spoken:
        return None
    arcs = _arcs(spoken, is_directed=not any(map(_MUTUAL.search, verbs)))
    return replace(arcs, verbs=verbs)


def unread_arc(document: Document, arcs: Arcs) -> str:
    """Returns what a sentence that tells arcs says of others that were not read, "" for nothing."""
    verbs = {word for verb in arcs.verbs for word in verb.split()[:1] if word not in _LINKING}
    told = re.compile(rf"\b(?:{'|'.join(map(re.escape, verbs)) or _VERB})\s[^\W_]", re.IGNORECASE)
    covered = sorted(arcs.used)
    for sentence in document.text.sentences:
        inside = [span for span in covered if sentence.span.contains(span)]
        if not inside or len(sentence.text) > _LONGEST:
            continue
        position = sentence.span.start
        for span in (*inside, Span(sentence.span.end, sentence.span.end)):
            rest = document.text.raw[position : max(position, span.start)]
            if told.search(rest):
                return " ".join(rest.split())[:80]
            position = max(position, span.end)
    return ""


def _is_directed(raw: str) -> bool | None:
    if re.search(r"\bundirected\b", raw, re.IGNORECASE):
        return False
    if _ARROWS.search(raw) or re.search(
        r"\b(?:directed|arcs?|one[\s-]way|digraph)\b", raw, re.IGNORECASE
    ):
        return True
    if re.search(
        rf"\b{_VERB}\b|\bdepend\w*|\bwait\w*|\brefer\w*|\bimport\w*|\bfrom\b", raw, re.IGNORECASE
    ):
        return True
    return None


def _arcs(pairs: list[Pair], *, is_directed: bool | None) -> Arcs:
    known: dict[tuple[str, str], Pair] = {}
    for pair in folded(pairs):
        known.setdefault((pair.u, pair.v), pair)
    once = tuple(known.values())
    return Arcs(nodes_of(once), once, spans_of(pairs), is_directed)


def _from_to(raw: str) -> Iterator[Pair]:
    for match in _FROM_TO.finditer(raw):
        if match["u"] != match["v"]:
            yield Pair(match["u"], match["v"], None, Span(*match.span()), is_directed=True)


def _spoken(document: Document) -> tuple[list[Pair], tuple[str, ...]]:
    relations = [
        each
        for each in told_relations(document, elliptic_relations(document))
        if not (each.subject.isdigit() or _ACTIVITY.fullmatch(each.subject))
        and not any(name.isdigit() for name in each.objects)
    ]
    if any(EVERYONE_ELSE in each.objects for each in relations):
        return [], ()
    pairs = [
        Pair(each.subject, name, None, each.span, is_directed=True)
        for each in relations
        for name in each.objects
        if name.casefold() != each.subject.casefold()
    ]
    return pairs, tuple(dict.fromkeys(each.verb for each in relations if each.objects))


def _said(raw: str) -> Iterator[Pair]:
    """Names of any kind about a verb that relates things: "a needs b and c"."""
    for match in _SAID.finditer(raw):
        for name in split_list(match["list"]):
            if name != match["u"] and _NO_NAMES.isdisjoint((name.lower(), match["u"].lower())):
                yield Pair(match["u"], name, None, Span(*match.span()), is_directed=True)
