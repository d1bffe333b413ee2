"""Sheets of sets: their name, what each holds, and what it costs."""

from problems.families.set_cover import CoverSet, SetCover
from problems.modelling.member_lists import members
from problems.sheet_form import Column, Filled, SheetForm


def _build(sheet: Filled) -> SetCover:
    held = tuple(map(members, sheet.texts("elements")))
    rows = zip(sheet.names("name", "set"), held, sheet.numbers("cost", 1), strict=True)
    return SetCover(
        universe=tuple(dict.fromkeys(element for each in held for element in each)),
        sets=tuple(CoverSet(name=name, elements=each, cost=cost) for name, each, cost in rows),
        cost_unit=sheet.unit("cost"),
    )


SHEET = SheetForm(
    family="set_cover",
    columns=(
        Column("name", ("name", "set", "team", "site", "station"), required=False),
        Column("elements", ("elements", "covers", "members", "holds", "areas", "skills")),
        Column("cost", ("cost", "price", "weight"), required=False),
    ),
    build=_build,
)
