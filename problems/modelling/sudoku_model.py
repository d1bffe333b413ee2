"""The binary model of a sudoku: a binary for each value that the givens leave open to a cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from problems.errors import LimitExceeded
from problems.modelling.binary_rows import BinaryModel, Row, rows_cqm

if TYPE_CHECKING:
    import dimod

_MOST_BINARIES = 200_000

Cell = tuple[int, int]
Grid = Sequence[Sequence[int]]


def cell_label(row: int, column: int, value: int) -> str:
    """The binary that is 1 where a cell, counted from 1, has this value."""
    return f"row {row + 1} column {column + 1} is {value}"


def units(box_rows: int, box_columns: int) -> dict[str, list[Cell]]:
    """Returns the cells of every row, column and box, by its name.

    >>> units(1, 2)["box 2"], len(units(3, 3))
    ([(1, 0), (1, 1)], 27)
    """
    side = box_rows * box_columns
    each = range(side)
    found = {f"row {row + 1}": [(row, column) for column in each] for row in each}
    found |= {f"column {column + 1}": [(row, column) for row in each] for column in each}
    for box in each:
        top, left = box // box_rows * box_rows, box % box_rows * box_columns
        found[f"box {box + 1}"] = [
            (top + down, left + right) for down in range(box_rows) for right in range(box_columns)
        ]
    return found


def candidates(givens: Grid, box_rows: int, box_columns: int) -> dict[Cell, list[int]]:
    """Returns the values open to each cell without a given; one cell is kept where all are given."""
    side = box_rows * box_columns
    taken: dict[Cell, set[int]] = {
        (row, column): set() for row in range(side) for column in range(side)
    }
    for cells in units(box_rows, box_columns).values():
        given = {givens[row][column] for row, column in cells}
        for cell in cells:
            taken[cell] |= given
    found = {
        (row, column): [value for value in range(1, side + 1) if value not in used]
        for (row, column), used in taken.items()
        if not givens[row][column]
    }
    return found or {(0, 0): [givens[0][0]]}  # a model of no variable is one that solvers choke on


def sudoku_cqm(givens: Grid, box_rows: int, box_columns: int) -> dimod.ConstrainedQuadraticModel:
    """Returns the model; its energy is minus the number of cells.

    Raises:
        LimitExceeded: more than 200,000 binaries.
    """
    side = box_rows * box_columns
    opened = candidates(givens, box_rows, box_columns)
    n_binaries = sum(map(len, opened.values()))
    if n_binaries > _MOST_BINARIES:
        raise LimitExceeded(
            f"the open cells of the {side} by {side} grid need {n_binaries:,} binaries; the limit is "
            f"{_MOST_BINARIES:,}; give more of its cells, or take a smaller grid"
        )
    names = [cell_label(*cell, value) for cell, values in opened.items() for value in values]
    rows = [
        Row(
            f"row {row + 1} column {column + 1}",
            [cell_label(row, column, v) for v in held],
            "==",
            1,
        )
        for (row, column), held in opened.items()
    ]
    for unit, cells in units(box_rows, box_columns).items():
        places: dict[int, list[str]] = {}
        for cell in cells:
            for value in opened.get(cell, ()):
                places.setdefault(value, []).append(cell_label(*cell, value))
        fixed = {givens[row][column] for row, column in cells if (row, column) not in opened}
        rows += [
            Row(f"{value} in {unit}", places.get(value, []), "==", 1)
            for value in range(1, side + 1)
            if value not in fixed
        ]
    return rows_cqm(BinaryModel(names, rows, {}, constant=-float(side**2)))
