"""Sheets of edges and what they cost; which nodes they must join is said once."""

from problems.families.steiner_tree import Edge, SteinerTree
from problems.modelling.member_lists import members
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> SteinerTree:
    ends = tuple(zip(sheet.texts("from"), sheet.texts("to"), strict=True))
    costs = zip(ends, sheet.numbers("cost"), strict=True)
    return SteinerTree(
        nodes=tuple(dict.fromkeys(end for pair in ends for end in pair)),
        edges=tuple(Edge(u=u, v=v, cost=cost) for (u, v), cost in costs),
        terminals=members(sheet.parameters["terminals"]),
        cost_unit=sheet.unit("cost"),
    )


SHEET = SheetForm(
    family="steiner_tree",
    columns=(
        Column("from", ("from", "source", "u", "a", "first", "node 1")),
        Column("to", ("to", "target", "v", "b", "second", "node 2")),
        Column("cost", ("cost", "length", "weight", "price", "distance")),
    ),
    parameters=(
        Parameter("terminals", ("terminals", "terminal", "connect", "join"), takes="cells"),
    ),
    build=_build,
)
