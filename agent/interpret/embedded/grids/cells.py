"""Square grids of digits and blanks, as puzzles are printed: "53..7....", "1 _ _ 4", [[1, 0], …]."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.text import Span

_CELL = r"(?:\d{1,2}|[._?*□x-])"
_SPACED = re.compile(
    rf"(?<![\w.,]){_CELL}(?:[ \t]*[,|][ \t]*(?:\|[ \t]*)?|[ \t]+(?:\|[ \t]+)?){_CELL}"
    rf"(?:(?:[ \t]*[,|][ \t]*(?:\|[ \t]*)?|[ \t]+(?:\|[ \t]+)?){_CELL}){{1,14}}(?![\w])"
)
_COMPACT = re.compile(r"(?<![\w.])[0-9._?*x-]{4,16}(?!\w)")
_SIDES = tuple(range(4, 17))


@dataclass(frozen=True, slots=True)
class CellGrid:
    """A square of numbers, 0 where a cell is blank, and where it stands."""

    rows: tuple[tuple[int, ...], ...]
    span: Span


def find_cell_grid(text: str, sides: tuple[int, ...] = ()) -> CellGrid | None:
    """Returns the one square grid of cells in a text, None for none or several.

    >>> find_cell_grid("first row 1 _ _ 4, second _ _ 1 _, third _ 1 _ _, last 4 _ _ 1").rows[1]
    (0, 0, 1, 0)
    >>> find_cell_grid("1.2. / ..4. / .2.. / ....").rows[0]
    (1, 0, 2, 0)
    """
    found = [
        grid
        for rows in (_rows(text, _SPACED), _rows(text, _COMPACT))
        if (grid := _square(rows, sides))
    ]
    return found[0] if found else None


def _rows(text: str, pattern: re.Pattern[str]) -> list[tuple[tuple[int, ...], Span]]:
    rows = []
    for match in pattern.finditer(text):
        written = match[0]
        cells = re.findall(_CELL, written) if pattern is _SPACED else _compact(written)
        rows.append(
            (tuple(int(each) if each.isdigit() else 0 for each in cells), Span(*match.span()))
        )
    return rows


def _compact(written: str) -> list[str]:
    """The cells of a row without blanks; a full stop after the last cell ends the sentence."""
    return list(
        written[:-1]
        if len(written) - 1 in _SIDES and written[-1] in ".-" and len(written) not in _SIDES
        else written
    )


def _square(rows: list[tuple[tuple[int, ...], Span]], sides: tuple[int, ...]) -> CellGrid | None:
    """The one run of as many rows as each is long."""
    for side in sides or _SIDES:
        fitting = [(cells, span) for cells, span in rows if len(cells) == side]
        if len(fitting) == side:
            return CellGrid(
                tuple(cells for cells, _ in fitting), Span(fitting[0][1].start, fitting[-1][1].end)
            )
    return None
