"""Sheets of sets of which some are to hold everything once: their name, elements and cost."""

from problems.families.exact_cover import ExactCover, ExactSet
from problems.modelling.member_lists import members
from problems.sheet_form import Column, Filled, SheetForm


def _build(sheet: Filled) -> ExactCover:
    held = tuple(map(members, sheet.texts("elements")))
    rows = zip(sheet.names("name", "set"), held, sheet.numbers("cost", 1), strict=True)
    return ExactCover(
        universe=tuple(dict.fromkeys(element for each in held for element in each)),
        sets=tuple(ExactSet(name=name, elements=each, cost=cost) for name, each, cost in rows),
        cost_unit=sheet.unit("cost"),
    )


SHEET = SheetForm(
    family="exact_cover",
    columns=(
        Column("name", ("name", "set", "roster", "piece"), required=False),
        Column("elements", ("elements", "covers", "members", "holds", "flights", "tasks")),
        Column("cost", ("cost", "price", "weight"), required=False),
    ),
    build=_build,
)
