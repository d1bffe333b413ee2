"""Whether goods only go from places that have them to other places that need them."""

from __future__ import annotations

from agent.interpret.embedded.places.network_costs import NetworkCosts


def is_one_way(network: NetworkCosts) -> bool:
    """Whether no place is both an end and a start of ways, nor both has and needs something."""
    starts, ends = {way.u for way in network.ways}, {way.v for way in network.ways}
    return not starts & ends and not set(network.has) & set(network.needs)
