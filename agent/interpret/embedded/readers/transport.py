"""Reads questions that ship goods from places that have them to places that need them."""

from __future__ import annotations

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.flows.cheapest import cheapest_transport
from agent.interpret.embedded.flows.tabled_transport import grid_transport
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
from agent.interpret.embedded.records.shipping_problems import listed_transport
from agent.interpret.embedded.refusal import refusing
from problems.families.transport import Transport


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > LONGEST:
        return 0.0
    if isinstance(listed_transport(document), Reading):
        return 0.97
    if isinstance(_told(document), Reading):
        return 0.97
    return 0.93 if all(sign.search(text) for sign in (CHEAPLY, COSTS, MOVES)) else 0.0


def _told(document: Document) -> Reading | Missing | None:
    """The transport told by arcs, else by a grid."""
    told = cheapest_transport(document)
    return told if isinstance(told, Reading) else grid_transport(document)


@refusing("the transport problem")
def _read(document: Document) -> Reading | Missing | None:
    listed = listed_transport(document)
    if isinstance(listed, Reading):
        return listed
    told = _told(document)
    if isinstance(told, Reading):
        return told
    network = read_network_costs(document, "transport")
    if network is None or isinstance(network, Missing):
        return None
    if network.opening or not network.has or not is_one_way(network):
        return None
    origins = tuple(name for name in network.names if name in network.has)
    destinations = tuple(name for name in network.names if name in network.needs)
    if set(network.names) != {*origins, *destinations}:
        return None
    if absent := _absent(network, origins, destinations):
        return absent
    stray = loose_number(document, network.places, network.used, network.counts, "transport")
    stray = stray or rule_left(document, network.used, network.names, "transport")
    return stray or Reading(
        _problem(network, origins, destinations),
        (*network.used, *named_spans(document, network.places)),
    )


def _absent(
    network: NetworkCosts, origins: tuple[str, ...], destinations: tuple[str, ...]
) -> Missing | None:
    told = {(way.u, way.v) for way in network.ways}
    for u in origins:
        for v in destinations:
            if (u, v) not in told:
                what = f"the cost from {u} to {v}"
                return Missing(
                    "transport", what, f"What does a unit cost from {u} to {v}, if it can go there?"
                )
    needed = sum(each.value for each in network.needs.values())
    held = sum(each.value for each in network.has.values())
    if needed > held:
        return Missing(
            "transport",
            "enough to meet every need",
            f"In all {needed:g} are needed and there are only {held:g}; which needs may stay unmet?",
        )
    return None


def _problem(
    network: NetworkCosts, origins: tuple[str, ...], destinations: tuple[str, ...]
) -> Transport:
    costs = {(way.u, way.v): way.value for way in network.ways}
    return Transport(
        origins=origins,
        destinations=destinations,
        supplies=tuple(network.has[name].value for name in origins),
        demands=tuple(network.needs[name].value for name in destinations),
        costs=tuple(tuple(costs[u, v] for v in destinations) for u in origins),
    )


READER = Reader(family="transport", evidence=_evidence, read=_read)
