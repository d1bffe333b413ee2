"""The most that a network of told arcs can carry from one of its nodes to another."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.flows.arc import ToldArcs
from agent.interpret.embedded.flows.told_arcs import told_arcs
from agent.interpret.embedded.graphs.path_ends import path_ends
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.programs.rules_left import rule_left
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.unread import with_context
from problems.families.max_flow import Arc, MaxFlow

_BOTH_WAYS = re.compile(
    r"\bboth\s(?:ways|directions)\b|\btwo-way\b|\bbi-?directional\b|\bundirected\b|\beither\sdirection\b",
    re.IGNORECASE,
)
_ARRIVES = r"(?:arriv\w*|reach\w*|get|gets|enters?|flows?|into|end\sup|delivered|brought)"
_CHANGES = re.compile(
    r"\b(?:closed|blocked|broken|breaks?|fails?|repair\w*|upgrad\w*|doubl\w+|cut|bottleneck|(?:add|build)\w*\s(?:one|a)\s"
    r"|each\s(?:node|router|tank|station)\s(?:can|may|holds?|handles?))\b",
    re.IGNORECASE,
)


def greatest_flow(document: Document) -> Reading | Missing | None:
    """Returns the maximum flow that a question tells; None where its arcs are not read.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Arcs (from, to, capacity): (s, a, 2), (a, t, 5). What is the maximum flow from s to t?"
    >>> greatest_flow(Document(Text(text))).problem.origin
    's'
    """
    told = told_arcs(document)
    if told is None or any(
        arc.cost is not None or (arc.capacity is None and arc.plain is None) for arc in told.arcs
    ):
        return None
    ends = told_ends(document, told)
    if ends is None or _CHANGES.search(document.text.raw):
        return None
    labels = [digits for name in told.names for digits in re.findall(r"\d+", name)]
    counts = (float(len(told.names)), float(len(told.arcs)))
    rest = leftovers(document, told.spans, counts, labels)
    if rest.stray is not None:
        shown = with_context(document, rest.stray)
        return Missing("max_flow", f'what "{shown}" means', f'What does "{shown}" mean here?')
    stray = rule_left(document, told.spans, told.names, "max_flow")
    return stray or Reading(_problem(document, told, ends), (*told.spans, *rest.explained))


def told_ends(document: Document, told: ToldArcs) -> tuple[str, str] | None:
    """Returns the ends that are told, or the one node that only gives where the other is told."""
    ends = path_ends(document, told.names, told.spans)
    starts = {arc.u for arc in told.arcs} - {arc.v for arc in told.arcs}
    targets = {arc.v for arc in told.arcs} - {arc.u for arc in told.arcs}
    if ends is not None or len(starts) != 1 or len(targets) != 1:
        return ends
    start, target = starts.pop(), targets.pop()
    asked = " ".join(each.text for each in document.text.sentences if "?" in each.text)
    named = re.search(
        rf"\b{_ARRIVES}\s(?:(?:to|at|in|into|the)\s){{0,2}}{re.escape(target)}(?![\w-])",
        asked,
        re.IGNORECASE,
    )
    return (start, target) if named else None


def _problem(document: Document, told: ToldArcs, ends: tuple[str, str]) -> MaxFlow:
    return MaxFlow(
        nodes=told.names,
        arcs=tuple(
            Arc(
                u=arc.u,
                v=arc.v,
                capacity=(arc.plain if arc.capacity is None else arc.capacity) or 0.0,
            )
            for arc in told.arcs
        ),
        origin=ends[0],
        destination=ends[1],
        directed=not _BOTH_WAYS.search(document.text.raw),
    )
