"""Excel workbooks, read by openpyxl: each sheet is a table of what its cells show."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from agent.interpret.embedded.document import Table
from agent.interpret.embedded.tables import table_of_rows
from problems.data_file import LARGEST_FILE_BYTES, DataFile
from problems.errors import FormatError, LimitExceeded

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_ZIP = b"PK\x03\x04"
_MOST_SHEETS = 20
_MOST_CELLS = 2_000_000
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    SyntaxError,  # xml.etree's ParseError is one
)


def is_workbook(file: DataFile) -> bool:
    """Whether the file is an Excel workbook of the kind written since 2007."""
    return file.content.startswith(_ZIP) and file.suffix in {".xlsx", ".xlsm"}


def read_workbook(file: DataFile) -> tuple[Table, ...]:
    """Returns the sheets that hold data; formulas count as the values that were saved with them.

    Raises:
        FormatError: the workbook is damaged, or holds no data.
        LimitExceeded: it has more than 20 sheets or 2,000,000 cells, or unpacks to more than 50 MB.
    """
    from openpyxl import load_workbook

    try:
        _refuse_bombs(file)
        book = load_workbook(io.BytesIO(file.content), read_only=True, data_only=True)
        names = book.sheetnames
        if len(names) > _MOST_SHEETS:
            raise LimitExceeded(
                f"'{file.name}' has {len(names)} sheets; at most {_MOST_SHEETS} are read; "
                "keep those that the question needs"
            )
        tables = [table_of_rows(name, _rows(book[name], file.name)) for name in names]
        book.close()
    except _BROKEN as error:
        raise FormatError(
            f"'{file.name}' is a damaged workbook ({error}); save it again, or as CSV"
        ) from error
    found = tuple(table for table in tables if table)
    if not found:
        raise FormatError(
            f"'{file.name}' holds no table; put headers and rows into its first sheet"
        )
    return found


def _refuse_bombs(file: DataFile) -> None:
    with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
        unpacked = sum(each.file_size for each in packed.infolist())
    if unpacked > LARGEST_FILE_BYTES:
        raise LimitExceeded(
            f"'{file.name}' unpacks to {unpacked / 1e6:.0f} MB; at most "
            f"{LARGEST_FILE_BYTES / 1e6:g} MB are read; keep only what the question needs"
        )


def _rows(sheet: ReadOnlyWorksheet, name: str) -> list[list[str]]:
    rows: list[list[str]] = []
    n_cells = 0
    for row in sheet.iter_rows(values_only=True):
        cells = [_shown(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        n_cells += len(row)
        if n_cells > _MOST_CELLS:
            raise LimitExceeded(
                f"the sheet {sheet.title!r} of '{name}' has more than {_MOST_CELLS:,} cells; "
                "keep only what the question needs"
            )
        if cells:
            rows.append(cells)
    return rows


def _shown(value: Any) -> str:
    """A cell as text: numbers without a needless decimal, dates as 2026-11-21."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return repr(value).removesuffix(".0")
        case datetime():
            midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
            return value.date().isoformat() if midnight else value.isoformat(" ")
        case date():
            return value.isoformat()
        case _:
            return str(value).strip()
