"""Sheets of places to visit: name and coordinates."""

from problems.families.tsp import Tsp
from problems.sheet_form import Column, Filled, SheetForm


def _build(sheet: Filled) -> Tsp:
    return Tsp(
        places=sheet.names("name", "place"),
        coordinates=tuple(zip(sheet.numbers("x"), sheet.numbers("y"), strict=True)),
        distance_unit=sheet.unit("x"),
    )


SHEET = SheetForm(
    family="tsp",
    columns=(
        Column("name", ("name", "place", "city", "stop", "customer", "site"), required=False),
        Column("x", ("x", "x coordinate", "east")),
        Column("y", ("y", "y coordinate", "north")),
    ),
    build=_build,
)
