"""The cheapest flow through told arcs: one amount from node to node, or what nodes have and need."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.flows.amounts import amount_sent, node_amounts
from agent.interpret.embedded.flows.arc import FlowArc, ToldArcs
from agent.interpret.embedded.flows.told_arcs import paired_arcs, told_arcs
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.programs.rules_left import rule_left
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context
from problems.families.min_cost_flow import Arc, MinCostFlow, Node
from problems.families.transport import Transport

CHEAPLY = re.compile(
    r"\b(?:minimi[sz]\w*|minim(?:um|al)|least|lowest|cheap\w*|fewest|how\sfew|as\slittle|as\slow\sas|smallest)\b",
    re.IGNORECASE,
)
_NO_WAY = re.compile(
    r"\bno\s(?:direct\s)?(?:road|route|way|link|connection|line|rail|track)\s(?:leads\s|goes\s)?(?:from|between)\s(?:the\s)?(?P<u>\w+)"
    r"\s(?:to|and)\s(?:the\s)?(?P<v>\w+)",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\bmaximi[sz]\w*|\bunless\b|\bonly\sif\b|\bfixed\s(?:cost|fee|charge)|\bopen(?:ing|ed)?\b|\bset-?up\b|\bpercent\w*|%"
    r"|\beither\b|\bcannot\b|\bpenalt\w+|\bprofit\w*|\brevenue\w*|\bshortest\b|\bclosed\b|\bblocked\b|\bonce\b|\btwice\b"
    r"|\bsingle\s(?:source|supplier|plant)\b|\bat\sleast\s\d",
    re.IGNORECASE,
)


def cheapest_flow(document: Document) -> Reading | Missing | None:
    """Returns the flow of least cost that a question tells; None where a part of it is not read.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Arcs (from, to, cost, capacity): (s, a, 2, 9), (a, t, 5, 9). Send 7 units from s to t at minimum cost."
    >>> [node.supply for node in cheapest_flow(Document(Text(text))).problem.nodes]
    [7.0, 0.0, -7.0]
    """
    told = _priced(document)
    if told is None:
        return None
    supplies, spans = _supplies(document, told)
    if not supplies:
        return None
    capacitated = any(arc.capacity is not None for arc in told.arcs)
    if not capacitated and _is_bipartite(told, supplies):
        return None
    used = (*told.spans, *spans)
    problem = MinCostFlow(
        nodes=tuple(Node(name=name, supply=supplies.get(name, 0.0)) for name in told.names),
        arcs=tuple(
            Arc(u=arc.u, v=arc.v, cost=_cost(arc), capacity=arc.capacity) for arc in told.arcs
        ),
    )
    rest = all_read(document, used, told.names, "min_cost_flow")
    return rest if isinstance(rest, Missing) else Reading(problem, (*used, *rest))


def cheapest_transport(document: Document) -> Reading | Missing | None:
    """Returns the transport that sentences or lists of arcs tell; None where a part is not read."""
    told = _priced(document, paired=True)
    if told is None or any(arc.capacity is not None for arc in told.arcs):
        return None
    amounts = node_amounts(document, told.names, told.spans)
    if amounts is None or set(amounts.has) & set(amounts.needs):
        return None
    costs = {(arc.u, arc.v): _cost(arc) for arc in told.arcs}
    absent = [(u, v) for u in amounts.has for v in amounts.needs if (u, v) not in costs]
    if {*amounts.has, *amounts.needs} != set(told.names):
        return None
    if not set(absent) <= _impassable(document) or any(
        u not in amounts.has or v not in amounts.needs for u, v in costs
    ):
        return None
    problem = transport_of(amounts.has, amounts.needs, costs, absent)
    used = (*told.spans, *amounts.spans)
    if problem is None:
        return None
    rest = all_read(document, used, told.names, "transport")
    return rest if isinstance(rest, Missing) else Reading(problem, (*used, *rest))


def transport_of(
    has: dict[str, float],
    needs: dict[str, float],
    costs: dict[tuple[str, str], float],
    absent: Collection[tuple[str, str]] = (),
) -> Transport | None:
    """Returns the transport problem; None where not every need can be met or a cost is not told."""
    if not has or not needs or sum(needs.values()) > sum(has.values()) + 1e-9:
        return None
    if any((u, v) not in costs and (u, v) not in absent for u in has for v in needs):
        return None
    return Transport(
        origins=tuple(has),
        destinations=tuple(needs),
        supplies=tuple(has.values()),
        demands=tuple(needs.values()),
        costs=tuple(tuple(costs.get((u, v)) for v in needs) for u in has),
    )


def all_read(
    document: Document, used: Sequence[Span], names: Sequence[str], family: str
) -> Missing | tuple[Span, ...]:
    """Returns the spans of numbers that count or name things; the question about what is left else."""
    labels = [digits for name in names for digits in re.findall(r"\d+", name)]
    rest = leftovers(document, used, (float(len(names)),), labels, keeps_limits=True)
    if rest.stray is not None:
        shown = with_context(document, rest.stray)
        return Missing(family, f'what "{shown}" means', f'What does "{shown}" mean here?')
    rule = _RULES.search(document.text.raw)
    if rule:
        return Missing(
            family,
            f'what "{rule.group()}" asks for',
            f'The question says "{rule.group()}", which is not read yet; can you put it in other words?',
        )
    return rule_left(document, used, names, family) or rest.explained


def _priced(document: Document, *, paired: bool = False) -> ToldArcs | None:
    """The arcs where each has a cost, and the question asks for the least."""
    if not CHEAPLY.search(document.text.raw):
        return None
    told = told_arcs(document) or (paired_arcs(document) if paired else None)
    if told is None or any(arc.cost is None and arc.plain is None for arc in told.arcs):
        return None
    if all(arc.cost is None for arc in told.arcs) and not re.search(
        r"\b(?:cost|price|minutes?|time|fee|toll|distance|km|kilometres?|miles|hours)\w*\b|[$€£]",
        document.text.raw,
        re.IGNORECASE,
    ):
        return None
    return told


def _impassable(document: Document) -> set[tuple[str, str]]:
    """The pairs between which there is said to be no way."""
    return {(match["u"], match["v"]) for match in _NO_WAY.finditer(document.text.raw)}


def _cost(arc: FlowArc) -> float:
    return (arc.plain if arc.cost is None else arc.cost) or 0.0


def _supplies(document: Document, told: ToldArcs) -> tuple[dict[str, float], tuple[Span, ...]]:
    sent = amount_sent(document, told.names, told.spans)
    if sent is not None:
        u, v, number = sent
        return {u: number.value, v: -number.value}, (number.span,)
    amounts = node_amounts(document, told.names, told.spans)
    if amounts is None or not amounts.has or not amounts.needs:
        return {}, ()
    if sum(amounts.needs.values()) > sum(amounts.has.values()) + 1e-9:
        return {}, ()
    names = {**amounts.has, **amounts.needs}
    supplies = {n: amounts.has.get(n, 0.0) - amounts.needs.get(n, 0.0) for n in names}
    return supplies, amounts.spans


def _is_bipartite(told: ToldArcs, supplies: dict[str, float]) -> bool:
    """Whether all arcs lead from nodes that have to nodes that need: a transport."""
    return all(supplies.get(a.u, 0.0) > 0 > supplies.get(a.v, 0.0) for a in told.arcs)
