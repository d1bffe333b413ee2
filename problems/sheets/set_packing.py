"""Sheets of sets that may not share what they hold: their name, elements and value."""

from problems.families.set_packing import PackingSet, SetPacking
from problems.modelling.member_lists import members
from problems.sheet_form import Column, Filled, SheetForm


def _build(sheet: Filled) -> SetPacking:
    rows = zip(
        sheet.names("name", "set"), sheet.texts("elements"), sheet.numbers("value", 1), strict=True
    )
    return SetPacking(
        sets=tuple(
            PackingSet(name=name, elements=members(held), value=value) for name, held, value in rows
        ),
        value_unit=sheet.unit("value"),
    )


SHEET = SheetForm(
    family="set_packing",
    columns=(
        # The value comes first: a "bid" is an amount, unless an amount stands beside it.
        Column("value", ("value", "worth", "profit", "price", "bid"), required=False),
        Column("name", ("name", "set", "bidder", "bid", "bundle", "project"), required=False),
        Column("elements", ("elements", "members", "holds", "items", "uses", "needs")),
    ),
    build=_build,
)
