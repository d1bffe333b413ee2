"""Reads questions that move goods between places, each of which may have some and need some."""

from __future__ import annotations

from agent.interpret.embedded.document import Document
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
from problems.families.min_cost_flow import Arc, MinCostFlow, Node


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > LONGEST:
        return 0.0
    if isinstance(listed_flow(document), Reading):
        return 0.97
    return 0.92 if all(sign.search(text) for sign in (CHEAPLY, COSTS, MOVES)) else 0.0


@refusing("the network")
def _read(document: Document) -> Reading | Missing | None:
    listed = listed_flow(document)
    if isinstance(listed, Reading):
        return listed
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
