"""Sheets of amounts of which some are to reach a target, which is said once."""

from problems.families.subset_sum import SubsetSum
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> SubsetSum:
    return SubsetSum(
        numbers=sheet.numbers("number"),
        names=sheet.texts("name") if "name" in sheet.cells else (),
        target=sheet.parameter("target"),
        unit=sheet.unit("number"),
    )


SHEET = SheetForm(
    family="subset_sum",
    columns=(
        Column("name", ("name", "item", "invoice", "label"), required=False),
        Column("number", ("number", "amount", "value", "size")),
    ),
    parameters=(Parameter("target", ("target", "sum", "total")),),
    build=_build,
)
