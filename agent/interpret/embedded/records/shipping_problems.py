"""Shipping told in lists as a problem: a transport where ways have no limits, else a flow."""

from __future__ import annotations

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.records.shipping import Shipping, read_shipping
from problems.families.min_cost_flow import Arc, MinCostFlow, Node
from problems.families.transport import Transport


def listed_transport(document: Document) -> Reading | Missing | None:
    """Returns the transport that lists and a table tell; None where its ways have limits."""
    shipping = read_shipping(document, "transport")
    if not isinstance(shipping, Shipping):
        return shipping
    if shipping.is_capacitated:
        return None
    costs = {pair: way.cost for pair, way in shipping.ways.items()}
    problem = Transport(
        origins=tuple(shipping.supplies),
        destinations=tuple(shipping.demands),
        supplies=tuple(shipping.supplies.values()),
        demands=tuple(shipping.demands.values()),
        costs=tuple(tuple(costs.get((u, v)) for v in shipping.demands) for u in shipping.supplies),
    )
    return Reading(problem, shipping.used)


def listed_flow(document: Document) -> Reading | Missing | None:
    """Returns the flow that lists tell where a way has a limit; None where none has."""
    shipping = read_shipping(document, "min_cost_flow")
    if not isinstance(shipping, Shipping) or not shipping.is_capacitated:
        return None
    nodes = [
        *(Node(name=name, supply=amount) for name, amount in shipping.supplies.items()),
        *(Node(name=name, supply=-amount) for name, amount in shipping.demands.items()),
    ]
    arcs = tuple(
        Arc(u=u, v=v, cost=way.cost, capacity=way.capacity) for (u, v), way in shipping.ways.items()
    )
    return Reading(MinCostFlow(nodes=tuple(nodes), arcs=arcs), shipping.used)
