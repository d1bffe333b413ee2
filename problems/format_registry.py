"""The file formats there are, to read and to write, and the sheets that are understood."""

from __future__ import annotations

from functools import cache

from problems.discovery import discover
from problems.file_format import BinaryFormat, FileFormat
from problems.file_writer import FileWriter
from problems.sheet_form import SheetForm


@cache
def formats() -> tuple[FileFormat | BinaryFormat, ...]:
    """Returns every format of every family, in the order of the files that offer them."""
    import problems.formats

    found = discover(problems.formats, "FORMATS", tuple)
    return tuple(each for offered in found.values() for each in offered)


@cache
def writers() -> dict[str, FileWriter]:
    """Returns every writer by the ending of its files, such as ".lp"."""
    import problems.writers

    found = discover(problems.writers, "WRITER", FileWriter)
    return {each.suffix: each for each in found.values()}


@cache
def sheet_forms() -> dict[str, SheetForm]:
    """Returns the sheet of each family that has one."""
    import problems.sheets

    return discover(problems.sheets, "SHEET", SheetForm)
