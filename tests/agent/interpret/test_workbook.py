"""Excel workbooks: their sheets are tables, and damaged or endless ones are refused."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from agent.interpret.workbook import read_workbook
from problems.data_file import data_file
from problems.errors import FormatError, LimitExceeded
from problems.families.knapsack import Knapsack


def _saved(rows: list[list[object]], *more: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for title in more:
        book.create_sheet(title)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ITEMS: list[list[object]] = [
    ["name", "weight (kg)", "value"],
    ["tent", 7, 9],
    ["stove", 3.5, 5],
    [None, None, None],
    ["lamp", 1, 2],
]


def test_a_sheet_is_a_table_and_empty_rows_and_sheets_are_passed_over() -> None:
    (table,) = read_workbook(data_file("items.xlsx", _saved(ITEMS, "notes")))
    assert table.columns == ("name", "weight (kg)", "value")
    assert table.rows == (("tent", "7", "9"), ("stove", "3.5", "5"), ("lamp", "1", "2"))


def test_a_question_is_answered_from_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "items.xlsx"
    path.write_bytes(_saved(ITEMS))
    read = interpret("My backpack has a capacity of 8 kg; what should I take?", [path])
    assert isinstance(read, Interpretation)
    assert isinstance(read.problem, Knapsack)
    assert read.problem.capacity == 8
    assert [each.weight for each in read.problem.items] == [7, 3.5, 1]


def test_what_is_no_workbook_is_refused_in_one_sentence() -> None:
    whole = _saved(ITEMS)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("hello.txt", "hello")
    for content in (whole[:200], whole[:-100], stream.getvalue()):
        with pytest.raises(FormatError, match="damaged workbook"):
            read_workbook(data_file("items.xlsx", content))
    with pytest.raises(FormatError, match="holds no table"):
        read_workbook(data_file("items.xlsx", _saved([])))


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(60_000_000))
    with pytest.raises(LimitExceeded, match="unpacks to 60 MB; at most 50 MB"):
        read_workbook(data_file("items.xlsx", stream.getvalue()))


def test_too_many_sheets_are_refused() -> None:
    content = _saved(ITEMS, *(f"sheet {number}" for number in range(20)))
    with pytest.raises(LimitExceeded, match="21 sheets; at most 20"):
        read_workbook(data_file("items.xlsx", content))
