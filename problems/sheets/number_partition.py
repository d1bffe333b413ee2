"""Sheets of numbers to divide into piles; how many piles is said once, or it is two."""

from problems.families.number_partition import NumberPartition
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> NumberPartition:
    return NumberPartition(
        numbers=sheet.numbers("number"),
        names=sheet.texts("name") if "name" in sheet.cells else (),
        n_piles=sheet.whole_parameter("n_piles", 2),
        unit=sheet.unit("number"),
    )


SHEET = SheetForm(
    family="number_partition",
    columns=(
        Column("name", ("name", "item", "person", "label"), required=False),
        Column("number", ("number", "amount", "value", "size", "weight")),
    ),
    parameters=(
        Parameter("n_piles", ("piles", "groups", "parts", "number of piles"), required=False),
    ),
    build=_build,
)
