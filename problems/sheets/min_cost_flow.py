"""Sheets of arcs: from, to, cost and capacity; what is sent from where to where is said once."""

import math

from problems.errors import FormatError
from problems.families.min_cost_flow import Arc, MinCostFlow, Node
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> MinCostFlow:
    ends = tuple(zip(sheet.texts("from"), sheet.texts("to"), strict=True))
    # A cell left empty is an arc without a limit.
    rows = zip(ends, sheet.numbers("cost"), sheet.numbers("capacity", math.inf), strict=True)
    source, sink = sheet.parameters["source"], sheet.parameters["sink"]
    amount = sheet.parameter("amount")
    names = dict.fromkeys(end for pair in ends for end in pair)
    for name in (source, sink):
        if name not in names:
            raise FormatError(f"no row goes from or to {name!r}; name a place that the rows join")
    return MinCostFlow(
        nodes=tuple(
            Node(name=name, supply=amount * ((name == source) - (name == sink))) for name in names
        ),
        arcs=tuple(
            Arc(u=u, v=v, cost=cost, capacity=capacity if math.isfinite(capacity) else None)
            for (u, v), cost, capacity in rows
        ),
        flow_unit=sheet.unit("capacity"),
        cost_unit=sheet.unit("cost"),
    )


SHEET = SheetForm(
    family="min_cost_flow",
    columns=(
        Column("from", ("from", "source", "u", "start")),
        Column("to", ("to", "target", "v", "end")),
        Column("cost", ("cost", "unit cost", "price")),
        Column("capacity", ("capacity", "limit", "bandwidth"), required=False),
    ),
    parameters=(
        Parameter("source", ("source", "from", "origin", "start"), takes="cell"),
        Parameter("sink", ("sink", "to", "destination", "target"), takes="cell"),
        Parameter("amount", ("amount", "flow", "demand", "supply", "send", "units")),
    ),
    build=_build,
)
