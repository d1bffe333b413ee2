"""Reads rows from a JSONL or CSV file; a bad row becomes one sentence and the others go on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evals.harness.expected_problem import normalised
from evals.harness.row import Row, located
from problems.errors import BadInput, LimitExceeded
from problems.validation import one_sentence

_LARGEST_BYTES = 500_000_000
_LONGEST_LINE = 5_000_000  # characters; a question may have a million
_LISTS, _JSON = ("files", "accept"), ("problem",)  # columns of a CSV that hold more than a word
csv.field_size_limit(_LONGEST_LINE)


@dataclass(frozen=True, slots=True)
class RowsRead:
    """The rows that can be used, and one sentence for each that cannot."""

    rows: tuple[Row, ...]
    refused: tuple[str, ...]


def read_rows(path: Path) -> RowsRead:
    """Returns the rows of a file that ends in .jsonl or .csv.

    Raises:
        BadInput: the file cannot be read at all, or has no usable row.
    """
    if path.suffix.lower() not in {".jsonl", ".csv"}:
        raise BadInput(f"{path.name!r} is neither .jsonl nor .csv; write the rows in one of these")
    text = _content(path)
    lines = _csv_rows(text) if path.suffix.lower() == ".csv" else _jsonl_rows(text)
    rows: dict[str, Row] = {}
    refused: list[str] = []
    for number, found in lines:
        outcome = found if isinstance(found, str) else _row(found, path)
        if isinstance(outcome, Row) and outcome.id in rows:
            outcome = f"the id {outcome.id!r} is there already; give each row its own"
        if isinstance(outcome, Row):
            rows[outcome.id] = outcome
        else:
            refused.append(f"{path.name} line {number}: {outcome}")
    if not rows:
        why = f" (the first: {refused[0]})" if refused else ""
        raise BadInput(f"{path.name} holds no row that can be used{why}; see docs/evaluation.md")
    return RowsRead(tuple(rows.values()), tuple(refused))


def _content(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise LimitExceeded(
                f"{path.name} has {path.stat().st_size / 1e6:.0f} MB; at most "
                f"{_LARGEST_BYTES / 1e6:.0f} MB are read; split it"
            )
        return path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); check the path") from error


def _jsonl_rows(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> dict[str, Any] | str:
    if len(line) > _LONGEST_LINE:
        return f"{len(line)} characters; at most {_LONGEST_LINE} are read; shorten the row"
    try:
        line.encode()
        found = json.loads(line)
    except UnicodeEncodeError:
        return "these bytes are not UTF-8; save the file as UTF-8"
    except (ValueError, RecursionError) as error:
        return f"this is not JSON ({error}); write one JSON object a line"
    return found if isinstance(found, dict) else "this is no JSON object; write {…} on each line"


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, f"this is not CSV ({error}); quote cells that hold quotes"
            continue
        yield reader.line_num, _from_cells(cells)


def _from_cells(cells: dict[str | None, Any]) -> dict[str, Any] | str:
    if None in cells:
        return f"there are more cells than the {len(cells) - 1} headers; quote cells with commas"
    row: dict[str, Any] = {str(name).strip(): cell for name, cell in cells.items() if cell}
    for name in set(_LISTS) & set(row):
        row[name] = [part.strip() for part in row[name].split(";") if part.strip()]
    for name in set(_JSON) & set(row):
        found = _object(row[name])
        if isinstance(found, str):
            return f"{name!r}: {found}"
        row[name] = found
    return row


def _row(found: dict[str, Any], path: Path) -> Row | str:
    if isinstance(found.get("id"), int) and not isinstance(found["id"], bool):
        found = {**found, "id": str(found["id"])}
    given = {name: value for name, value in found.items() if value is not None}
    for name in ("answer", "tolerance"):
        if isinstance(given.get(name), bool):
            return f"{name!r} is {given[name]}; give a number"
    try:
        row = located(Row.model_validate({"dataset": path.stem, **given}), path.parent)
        if row.problem is not None:
            row = row.model_copy(update={"problem": normalised(row.problem)})
    except ValidationError as error:
        return one_sentence(error, "the row")
    except (ValueError, OSError) as error:
        return str(error)
    return row


def joined(files: Iterable[RowsRead]) -> RowsRead:
    """Returns the rows of several files as one; an id that two files share is refused once more."""
    rows: dict[str, Row] = {}
    refused: list[str] = []
    for each in files:
        refused.extend(each.refused)
        for row in each.rows:
            if row.id in rows:
                refused.append(f"the id {row.id!r} is in two data files; give each row its own")
            else:
                rows[row.id] = row
    return RowsRead(tuple(rows.values()), tuple(refused))
