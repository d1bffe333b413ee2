"""Sheets of things to pack: name, weight, value; the capacity is said once."""

from problems.families.knapsack import Item, Knapsack
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> Knapsack:
    rows = zip(
        sheet.names("name", "item"),
        sheet.numbers("value"),
        sheet.numbers("weight"),
        sheet.numbers("copies", 1),
        strict=True,
    )
    return Knapsack(
        items=tuple(
            Item(name=name, value=value, weight=weight, copies=int(copies))
            for name, value, weight, copies in rows
        ),
        capacity=sheet.parameter("capacity"),
        weight_unit=sheet.unit("weight"),
        value_unit=sheet.unit("value"),
    )


SHEET = SheetForm(
    family="knapsack",
    columns=(
        Column("name", ("name", "item", "product", "thing", "project"), required=False),
        Column("weight", ("weight", "size", "cost", "volume")),
        Column("value", ("value", "worth", "profit", "return", "benefit", "utility")),
        Column("copies", ("copies", "quantity", "available", "max"), required=False),
    ),
    parameters=(Parameter("capacity", ("capacity", "budget", "limit", "max weight")),),
    build=_build,
)
