"""Sheets of things to put into bins: name and size; what a bin holds is said once."""

from problems.families.bin_packing import BinItem, BinPacking
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> BinPacking:
    rows = zip(sheet.names("name", "item"), sheet.numbers("size"), strict=True)
    return BinPacking(
        items=tuple(BinItem(name=name, size=size) for name, size in rows),
        capacity=sheet.parameter("capacity"),
        size_unit=sheet.unit("size"),
    )


SHEET = SheetForm(
    family="bin_packing",
    columns=(
        Column("name", ("name", "item", "parcel", "box", "file"), required=False),
        Column("size", ("size", "weight", "volume", "length")),
    ),
    parameters=(Parameter("capacity", ("capacity", "bin size", "bin capacity")),),
    build=_build,
)
