"""Sheets of ways: from, to and length; where the path leaves and leads to is said once."""

from problems.families.shortest_path import Edge, ShortestPath
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> ShortestPath:
    ends = tuple(zip(sheet.texts("from"), sheet.texts("to"), strict=True))
    lengths = zip(ends, sheet.numbers("length"), strict=True)
    return ShortestPath(
        nodes=tuple(dict.fromkeys(end for pair in ends for end in pair)),
        edges=tuple(Edge(u=u, v=v, length=length) for (u, v), length in lengths),
        start=sheet.parameters["start"],
        target=sheet.parameters["target"],
        length_unit=sheet.unit("length"),
    )


SHEET = SheetForm(
    family="shortest_path",
    columns=(
        Column("from", ("from", "source", "u", "start", "node 1")),
        Column("to", ("to", "target", "v", "end", "node 2")),
        Column("length", ("length", "distance", "time", "cost", "weight")),
    ),
    parameters=(
        Parameter("start", ("start", "from", "origin"), takes="cell"),
        Parameter("target", ("target", "to", "destination", "end"), takes="cell"),
    ),
    build=_build,
)
