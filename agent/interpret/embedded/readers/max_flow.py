"""Reads questions that send as much as possible from one place of a network to another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.flows.greatest import greatest_flow
from agent.interpret.embedded.graphs.dashed_pairs import dashed_pairs
from agent.interpret.embedded.graphs.pair import Pair
from agent.interpret.embedded.graphs.path_ends import path_ends
from agent.interpret.embedded.graphs.worded_pairs import worded_pairs
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.places.duplicates import told_once
from agent.interpret.embedded.places.ends import find_ends
from agent.interpret.embedded.places.listed_ways import listed_ways
from agent.interpret.embedded.places.loose_numbers import loose_number, named_spans
from agent.interpret.embedded.places.names import Places, learn_places
from agent.interpret.embedded.places.ways import Way, find_ways
from agent.interpret.embedded.programs.rules_left import rule_left
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.max_flow import Arc, MaxFlow

_MOST = re.compile(
    r"\b(?:at\swhat\srate|how\s(?:much|many)\b[^.?!]{0,80}\b(?:can|could)|max(?:imum|imal|imi[sz]\w*)?|most|as\smuch|as\smany|largest|greatest|highest)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\bcapacit\w+|\bweight\slimits?\b|\bthroughput\b|\bbandwidth\b|\bper\s(?:second|minute|hour|day)\b"
    r"|\b(?:an?|each|every)\s(?:second|minute|hour|day)\b|\bs-t\sflow\b|\brate\b|\bat\smost\b|\bcan\s(?:carry|handle|send|transmit|hold)\b",
    re.IGNORECASE,
)
_FLOWS = re.compile(
    r"\bmax(?:imum|imal|-)?[\s-]?flow\b|\bflow\w*\b|\bnetworks?\b|\bpipe\w*|\broads?\b|\broutes?\b|\blinks?\b"
    r"|\btravel\b|\bpassengers?\b|\bget\sfrom\b|\btraffic\b|\bsource\b|\bsink\b|\blines?\b|\bdoors?\b|\bcorridors?\b|\bsewers?\b|\btunnels?\b|\bcables?\b|\bchannels?\b|\bcanals?\b|\bhighways?\b",
    re.IGNORECASE,
)
_ARRIVES = re.compile(
    r"\bmax(?:imum|imal|-)?[\s-]?flow\b|\bbandwidth\w*\b|\b(?:can|could)\s(?:\w+\s){0,4}?(?:reach|arrive|get|flow|pass|be\ssent)\b"
    r"|\b(?:reach|arrive|get\sto|flow|pass)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:is|are|gets?|becomes?)\s(?:closed|blocked|broken|shut|damaged)\b", re.IGNORECASE
)
_PAYS = re.compile(
    r"\b(?:cost|price|cheap|expens|toll)\w*\b(?!-effective)|\bminimi[sz]\w*|\bshortest\b|[$€£]\s?\d",
    re.IGNORECASE,
)
_BOTH_WAYS = re.compile(
    r"\bboth\s(?:ways|directions)\b|\btwo-way\b|\bbi-?directional\b|\bundirected\b|\beither\sdirection\b",
    re.IGNORECASE,
)
_SCALES = tuple(
    (scale, word, re.compile(rf"\bin\s{word}s\b|\b{word}s\sof\b", re.IGNORECASE))
    for scale, word in ((1_000_000.0, "million"), (1_000.0, "thousand"))
)
_LONGEST = 100_000


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST or _PAYS.search(text):
        return 0.0
    if not _MOST.search(text):
        return 0.0
    signs = (_LIMITED, _FLOWS)
    if all(sign.search(text) for sign in signs):
        return 0.9
    is_flow = _ARRIVES.search(text) and isinstance(greatest_flow(document), Reading)
    return 0.9 if is_flow else 0.0


@refusing("the network")
def _read(document: Document) -> Reading | Missing | None:
    told = greatest_flow(document)
    if isinstance(told, Reading):
        return told
    text = document.text.raw
    listed = listed_ways(document) or _of_pairs(dashed_pairs(text))
    places = learn_places(text)
    listed = listed or (() if find_ways(document, places) else _of_pairs(worded_pairs(text)))
    if listed:
        places = Places({name.lower(): name for way in listed for name in (way.u, way.v)})
    ways = told_once(listed or find_ways(document, places), "max_flow", "the capacity")
    if isinstance(ways, Missing):
        return ways
    if len(ways) < 2:
        return None
    met = tuple(dict.fromkeys(name for way in ways for name in (way.u, way.v)))
    stated = (*(way.sentence for way in ways), *(way.number.span for way in ways))
    ends = find_ends(document, places) or path_ends(document, met, stated)
    if ends is None:
        return Missing(
            "max_flow",
            "from where to where",
            "From which place to which is as much as possible to be sent?",
        )
    nodes = tuple(dict.fromkeys((*met, *ends)))
    used = tuple(way.number.span for way in ways)
    counts = {float(len(nodes)), float(len(places.names)), float(len(ways))}
    stray = loose_number(document, places, used, counts, "max_flow")
    stray = stray or rule_left(document, used, nodes, "max_flow")
    if stray:
        return stray
    if change := _CLOSED.search(text):
        what = f'what "{" ".join(change.group().split())}" changes'
        return Missing("max_flow", what, f"Which ways are left, and {what}?")
    return _reading(document, ways, nodes, ends, (*used, *named_spans(document, places)))


def _of_pairs(pairs: Iterable[Pair]) -> tuple[Way, ...]:
    """ "S-A 16, A-T 9" or "from S to A 16": arcs from the first node to the second."""
    return tuple(
        Way(pair.u, pair.v, Number(pair.weight, pair.span), pair.span)
        for pair in pairs
        if pair.weight is not None and pair.span
    )


def _reading(
    document: Document,
    ways: tuple[Way, ...],
    nodes: tuple[str, ...],
    ends: tuple[str, str],
    used: tuple[Span, ...],
) -> Reading:
    text = document.text.raw
    scale, notes = _scale(text, ways)
    problem = MaxFlow(
        nodes=nodes,
        arcs=tuple(Arc(u=way.u, v=way.v, capacity=way.value / scale) for way in ways),
        origin=ends[0],
        destination=ends[1],
        directed=not _BOTH_WAYS.search(text),
        flow_unit={1e6: "million", 1e3: "thousand"}.get(scale, ""),
    )
    return Reading(problem, used, notes)


def _scale(text: str, ways: tuple[Way, ...]) -> tuple[float, tuple[str, ...]]:
    """What capacities are divided by: 1,000 where they are written in full and asked in thousands."""
    for scale, word, asked in _SCALES:
        whole = all(way.value % scale == 0 for way in ways) and any(way.value for way in ways)
        if whole and asked.search(text):
            return scale, (f"Amounts are given in {word}s, as the question asks for them.",)
    return 1.0, ()


READER = Reader(family="max_flow", evidence=_evidence, read=_read)
