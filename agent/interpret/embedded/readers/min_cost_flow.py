"""Reads questions that move goods between places, each of which may have some and need some."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.flows.cheapest import cheapest_flow
from agent.interpret.embedded.graphs.described_arcs import described_arcs
from agent.interpret.embedded.graphs.path_ends import path_ends
from agent.interpret.embedded.places.loose_numbers import loose_number, named_spans
from agent.interpret.embedded.places.network_costs import (
    CHEAPLY,
    COSTS,
    LONGEST,
    MOVES,
    NetworkCosts,
    read_network_costs,
)
from agent.interpret.embedded.places.one_way import is_one_way
from agent.interpret.embedded.programs.rules_left import rule_left
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.records.shipping_problems import listed_flow
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.min_cost_flow import Arc, MinCostFlow, Node

_SENT = re.compile(
    r"\b(?:send|ship|route|move|transport|push|deliver|carry|sending|shipping|routing|moving)\s(?P<amount>\d[\d.,]*\d|\d)(?:\s[^\W\d_]+){0,4}?\sfrom\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > LONGEST:
        return 0.0
    if isinstance(listed_flow(document), Reading):
        return 0.97
    if _SENT.search(text) and CHEAPLY.search(text) and described_arcs(document):
        return 0.97
    if isinstance(cheapest_flow(document), Reading):
        return 0.97
    return 0.92 if all(sign.search(text) for sign in (CHEAPLY, COSTS, MOVES)) else 0.0


@refusing("the network")
def _read(document: Document) -> Reading | Missing | None:
    listed = listed_flow(document)
    if isinstance(listed, Reading):
        return listed
    told = cheapest_flow(document)
    if isinstance(told, Reading):
        return told
    sent = _sent(document)
    if sent is not None:
        return sent
    network = read_network_costs(document, "min_cost_flow")
    if network is None or isinstance(network, Missing):
        return network
    if network.opening or not network.has or is_one_way(network):
        return None
    if absent := _absent(network):
        return absent
    stray = loose_number(document, network.places, network.used, network.counts, "min_cost_flow")
    stray = stray or rule_left(document, network.used, network.names, "min_cost_flow")
    return stray or Reading(
        _problem(network), (*network.used, *named_spans(document, network.places))
    )


def _sent(document: Document) -> Reading | Missing | None:
    """The arcs of brackets, along which one amount is sent from a node to another."""
    told = described_arcs(document)
    amount = _SENT.search(document.text.raw) if told else None
    if told is None or amount is None or any(each.cost is None for each in told.arcs):
        return None
    names = tuple(dict.fromkeys(name for each in told.arcs for name in (each.u, each.v)))
    ends = path_ends(document, names, told.spans)
    numbers = document.numbers_in(Span(amount.start("amount"), amount.end("amount")))
    if ends is None or len(numbers) != 1:
        return None
    used = (*told.spans, Span(*amount.span()))
    counts = {float(len(names)), float(len(told.arcs))}
    loose = [each for each in unused_numbers(document, used) if each.value not in counts]
    if loose:
        shown = with_context(document, loose[0])
        return Missing("min_cost_flow", f'what "{shown}" means', f'What does "{shown}" mean here?')
    sent = numbers[0].value
    problem = MinCostFlow(
        nodes=tuple(
            Node(name=each, supply=sent if each == ends[0] else -sent if each == ends[1] else 0.0)
            for each in names
        ),
        arcs=tuple(
            Arc(u=each.u, v=each.v, cost=each.cost or 0.0, capacity=each.capacity)
            for each in told.arcs
        ),
    )
    return rule_left(document, used, names, "min_cost_flow") or Reading(problem, used)


def _absent(network: NetworkCosts) -> Missing | None:
    """The question for what one place lacks where most others have it told."""
    for told, what in ((network.has, "has"), (network.needs, "needs")):
        lacking = [name for name in network.names if name not in told]
        if lacking and len(lacking) * 2 < len(network.names):
            return Missing(
                "min_cost_flow",
                f"what {lacking[0]} {what}",
                f"How much is it that {lacking[0]} {what}?",
            )
    needed = sum(each.value for each in network.needs.values())
    held = sum(each.value for each in network.has.values())
    if needed > held:
        return Missing(
            "min_cost_flow",
            "enough to meet every need",
            f"In all {needed:g} are needed and there are only {held:g}; where does the rest come from?",
        )
    return None


def _problem(network: NetworkCosts) -> MinCostFlow:
    def amount(name: str) -> float:
        has, needs = network.has.get(name), network.needs.get(name)
        return (has.value if has else 0.0) - (needs.value if needs else 0.0)

    return MinCostFlow(
        nodes=tuple(Node(name=name, supply=amount(name)) for name in network.names),
        arcs=tuple(Arc(u=way.u, v=way.v, cost=way.value) for way in network.ways),
    )


READER = Reader(family="min_cost_flow", evidence=_evidence, read=_read)
