"""Tables pasted into a question: Markdown, comma-separated lines, and aligned columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass

from agent.interpret.embedded.document import Table
from agent.interpret.embedded.text import Span
from problems.errors import FormatError

_RULE = re.compile(r"^[\s|:+=\-]*-[\s|:+=\-]*$")
_NUMERIC = re.compile(
    r"^[$€£]?\s?[-−+]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s?(?:%|[^\W\d_]{1,8})?$"
)
_DELIMITERS = ",;\t|"
# What stands above a list of pairs of names; without a number in it nothing else tells a header.
_HEADINGS = frozenset(
    "from to source target u v a b node nodes vertex start end first second left right name exam "
    "course person edge city place region country i j".split()
)
# A sentence, a gap and more words are prose from which something was taken out, not two cells.
_PROSE_GAP = re.compile(r"\w\s\w+\s\w+[.?!]\s{2,}\S")
# A cell of a pasted table is a name or a number; longer "cells" are prose between commas.
_LONGEST_CELL = 40


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_tables(text: str) -> tuple[Table, ...]:
    """Returns the tables in a text, each with its span.

    >>> found = find_tables("Costs:\\n| worker | A | B |\\n|---|---|---|\\n| Ana | 1 | 2 |\\n| Ben | 3 | 4 |")
    >>> found[0].columns, found[0].rows
    (('worker', 'A', 'B'), (('Ana', '1', '2'), ('Ben', '3', '4')))
    >>> find_tables("item,weight,value\\ntent,7,9\\nstove,3,5\\nWhat fits?")[0].rows
    (('tent', '7', '9'), ('stove', '3', '5'))
    """
    lines = _lines(text)
    tables: list[Table] = []
    splits = (_markdown, _separated, _aligned)
    # No table begins inside lines that made none: fewer of them hold no more rows or numbers.
    barren = dict.fromkeys(splits, 0)
    index = 0
    while index < len(lines):
        for split in splits:
            if index < barren[split]:
                continue
            table, after = _block(lines, index, split)
            if table:
                tables.append(table)
                index = after
                break
            barren[split] = after
        else:
            index += 1
    return tuple(tables)


def is_number(cell: str) -> bool:
    """Whether a cell is a number, with or without a currency or a unit.

    >>> [is_number(cell) for cell in ("$1,250", "7 kg", "tent", "x1")]
    [True, True, False, False]
    """
    return bool(_NUMERIC.match(cell.strip()))


def table_of_rows(name: str, rows: list[list[str]], span: Span | None = None) -> Table | None:
    """Returns rows as a table: the first one is its header where it holds no number but others do.

    A table without a header has empty column names. None where there is no row of data.
    """
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    width = max((len(row) for row in rows), default=0)
    padded = [tuple(row + [""] * (width - len(row))) for row in rows]
    if not padded:
        return None
    if _is_header(padded):
        columns, body = padded[0], padded[1:]
    else:
        columns, body = ("",) * width, padded
    return Table(name, columns, tuple(body), span) if body else None


def _is_header(rows: list[tuple[str, ...]]) -> bool:
    first, rest = rows[0], rows[1:]
    if not rest:
        return False
    words = [cell for cell in first[1:] if cell] or list(first)
    if not any(map(is_number, words)):
        if any(is_number(cell) for row in rest for cell in row):
            return True
        return all(cell.lower().rstrip(" _12") in _HEADINGS for cell in first)
    # Columns called 1, 2, 3 under a named corner: "city,1,2,3" above "1,0,12,7".
    return bool(first[0]) and not is_number(first[0]) and is_number(rest[0][0])


def _lines(text: str) -> list[_Line]:
    lines, position = [], 0
    for piece in text.split("\n"):
        lines.append(_Line(piece.rstrip(), position))
        position += len(piece) + 1
    return lines


def _block(
    lines: list[_Line], first: int, split: Callable[[str], list[str] | None]
) -> tuple[Table | None, int]:
    """The table that begins in line `first`, read by one way of splitting, and the line after it."""
    rows: list[list[str]] = []
    index = first
    while index < len(lines):
        cells = split(lines[index].text)
        if (
            cells
            and len(rows) == 1
            and len(cells) == len(rows[0]) + 1
            and _is_indented(lines[first])
        ):
            rows[0].insert(0, "")  # aligned columns under a heading without a corner
        if cells is None or (rows and len(cells) != len(rows[0]) and not _is_rule(lines[index])):
            break
        if not _is_rule(lines[index]):
            rows.append(cells)
        index += 1
    fewest = 2 if split is _markdown else 3
    table = None
    has_data = any(is_number(cell) for row in rows[1:] for cell in row)
    if len(rows) >= fewest and (has_data or _heads_pairs(rows)):
        span = Span(lines[first].start, lines[index - 1].end)
        table = table_of_rows("", rows, span)
    return table, index


def _is_indented(line: _Line) -> bool:
    return line.text.startswith("  ")


def _heads_pairs(rows: list[list[str]]) -> bool:
    """Whether rows of names stand under the headings of a list of pairs, such as from and to."""
    return len(rows) > 1 and all(cell.strip().lower() in _HEADINGS for cell in rows[0])


def _is_rule(line: _Line) -> bool:
    return bool(_RULE.match(line.text))


def _markdown(line: str) -> list[str] | None:
    line = line.strip()
    if line.count("|") < (1 if line.startswith("|") else 2):
        return None
    return [re.sub(r"^[*_`]+|[*_`]+$", "", cell.strip()) for cell in line.strip("|").split("|")]


def _separated(line: str) -> list[str] | None:
    for delimiter in _DELIMITERS:
        if delimiter not in line or '"' in line:
            continue
        cells = [cell.strip() for cell in line.split(delimiter)]
        if all(len(cell) <= _LONGEST_CELL for cell in cells) and not re.search(
            r"[.?!:]\s|[:?!.]$", line
        ):
            return cells
    return None


def _aligned(line: str) -> list[str] | None:
    if _PROSE_GAP.search(line):
        return None
    cells = re.split(r"\s{2,}|\t", line.strip())
    return cells if len(cells) >= 2 and all(len(cell) <= _LONGEST_CELL for cell in cells) else None


def read_csv(name: str, text: str) -> Table | None:
    """Returns the table of a delimited file, None where the text is not one.

    Raises:
        FormatError: a line is longer than the others, or a cell is.

    >>> read_csv("costs.csv", "worker;A;B\\nAna;1;2\\n").columns
    ('worker', 'A', 'B')
    """
    # A file that says it is a table is one from its first line on, and errs in later ones.
    claims = name.lower().endswith((".csv", ".tsv"))
    delimiter = _delimiter(text.lstrip()[:4096], n_lines=1 if claims else None)
    if delimiter is None:
        return None
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=delimiter))
    except csv.Error as error:
        raise FormatError(f"'{name}' is not a table that can be read ({error})") from error
    width = max(len(row) for row in [row for row in rows if row][:2])
    for number, row in enumerate(rows, start=1):
        if row and len(row) != width and any(cell.strip() for cell in row[width:]):
            raise FormatError(
                f"line {number} of '{name}' has {len(row)} cells and the first has {width}; "
                "give every line equally many"
            )
    return table_of_rows(name, rows)


def _delimiter(sample: str, n_lines: int | None) -> str | None:
    """What separates the cells of the first `n_lines` lines, of all in the sample where it is None."""
    lines = [line for line in sample.splitlines() if line.strip()]
    complete = lines[:-1] if len(lines) > 2 and len(sample) == 4096 else lines
    for delimiter in "\t;,|":
        judged = complete[:n_lines]
        counts = {len(next(csv.reader([line], delimiter=delimiter))) for line in judged}
        if len(complete) > 1 and len(counts) == 1 and counts != {1}:
            return delimiter
    return None
