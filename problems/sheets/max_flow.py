"""Sheets of arcs: from, to and capacity; source and sink are said once."""

from problems.families.max_flow import Arc, MaxFlow
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> MaxFlow:
    ends = tuple(zip(sheet.texts("from"), sheet.texts("to"), strict=True))
    capacities = zip(ends, sheet.numbers("capacity"), strict=True)
    return MaxFlow(
        nodes=tuple(dict.fromkeys(end for pair in ends for end in pair)),
        arcs=tuple(Arc(u=u, v=v, capacity=capacity) for (u, v), capacity in capacities),
        origin=sheet.parameters["source"],
        destination=sheet.parameters["sink"],
        flow_unit=sheet.unit("capacity"),
    )


SHEET = SheetForm(
    family="max_flow",
    columns=(
        Column("from", ("from", "source", "u", "start")),
        Column("to", ("to", "target", "v", "end")),
        Column("capacity", ("capacity", "limit", "bandwidth")),
    ),
    parameters=(
        Parameter("source", ("source", "from", "origin", "start"), takes="cell"),
        Parameter("sink", ("sink", "to", "destination", "target"), takes="cell"),
    ),
    build=_build,
)
