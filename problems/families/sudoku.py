"""Sudoku: fill a grid so that every row, column and box holds each number once."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import MatrixFigure
from problems.modelling.sudoku_model import candidates, cell_label, sudoku_cqm, units
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Ints

if TYPE_CHECKING:
    import dimod

_MOST_ROWS_SPELLED = 16
_LARGEST = 100
_FULLEST, _EMPTIEST = 0.85, 0.45  # share of cells given at difficulty 0 and 1


class SudokuSolution(Solution):
    """The grid row by row; 0 where a cell has no number."""

    family: Literal["sudoku"] = "sudoku"
    grid: tuple[tuple[int, ...], ...]


class Sudoku(Problem[SudokuSolution]):
    """A square grid in boxes, and the numbers that are there already."""

    family: Literal["sudoku"] = "sudoku"
    box_rows: int = Field(default=3, ge=1, le=10, description="rows of one box, 2 in a 6 by 6 grid")
    box_columns: int = Field(default=3, ge=1, le=100, description="columns of one box")
    givens: tuple[tuple[int, ...], ...] = Field(
        max_length=_LARGEST, description="the grid row by row, 0 for an empty cell"
    )

    summary: ClassVar[str] = (
        "fill a sudoku or a Latin square so that each row, column and box has every number once"
    )
    source: ClassVar[str] = (
        "Yato, Seta: Complexity and completeness of finding another solution and its application to "
        "puzzles, IEICE Transactions E86-A (2003)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Solve this sudoku, dots are empty: 53..7.... / 6..195... / .98....6. / 8...6...3 / "
            "4..8.3..1 / 7...2...6 / .6....28. / ...419..5 / ....8..79",
            objective=81,
        ),
        Example(
            text="Fill this 4 by 4 sudoku with 2 by 2 boxes: first row 1 _ _ 4, second _ _ 1 _, third "
            "_ 1 _ _, last 4 _ _ 1.",
            objective=16,
        ),
        Example(
            text="Complete the 6x6 sudoku with boxes of two rows and three columns: 1 0 0 0 5 0, "
            "0 5 0 1 0 3, 0 0 1 0 6 0, 0 6 0 0 3 0, 3 0 2 0 4 0, 0 4 0 3 0 2.",
            objective=36,
        ),
    )
    solution_type: ClassVar[type[Solution]] = SudokuSolution

    @model_validator(mode="after")
    def _givens_fit(self) -> Self:
        side = self._side
        if side > _LARGEST:
            raise ValueError(
                f"boxes of {self.box_rows} by {self.box_columns} make a grid of side {side}; the "
                f"limit is {_LARGEST}"
            )
        if len(self.givens) != side:
            raise ValueError(
                f"the grid has {len(self.givens)} rows; boxes of {self.box_rows} by "
                f"{self.box_columns} need {side}"
            )
        for number, row in enumerate(self.givens, start=1):
            if len(row) != side:
                raise ValueError(f"row {number} has {len(row)} cells; it needs {side}, 0 for empty")
            for value in row:
                if not 0 <= value <= side:
                    raise ValueError(f"row {number} has a {value}; the numbers go from 1 to {side}")
        for unit, value, times in self._repeated(self.givens):
            raise ValueError(f"{unit} is given {value} {times} times; each number goes there once")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        empty = sum(row.count(0) for row in self.givens)
        return f"{self._side} by {self._side} cells, {empty} of them empty"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "row 1 column 2 is 3" for the values that the givens leave open to a cell."""
        return sudoku_cqm(self.givens, self.box_rows, self.box_columns)

    def decode(self, sample: Sample) -> SudokuSolution:
        """A cell that a broken sample gives none or several numbers has 0."""
        grid = [list(row) for row in self.givens]
        for cell, values in candidates(self.givens, self.box_rows, self.box_columns).items():
            taken = [value for value in values if round(sample[cell_label(*cell, value)])]
            grid[cell[0]][cell[1]] = taken[0] if len(taken) == 1 else 0
        return SudokuSolution(grid=tuple(map(tuple, grid)))

    def check(self, solution: SudokuSolution) -> Check:
        """The objective is the number of cells that hold a number."""
        grid, side = solution.grid, self._side
        if len(grid) != side or any(len(row) != side for row in grid):
            words = f"the grid is not {side} by {side}"
            return Check(
                feasible=False,
                objective=None,
                violations=(Violation(constraint="grid", message=words, amount=1),),
            )
        broken: list[tuple[str, str, float]] = []
        for row in range(side):
            for column in range(side):
                value, given = grid[row][column], self.givens[row][column]
                where = f"row {row + 1} column {column + 1}"
                if given and value != given:
                    broken.append((where, f"{where} is {value}; {given} is given", 1.0))
                elif not value:
                    broken.append((where, f"{where} is empty", 1.0))
                elif not 1 <= value <= side:
                    broken.append((where, f"{where} is {value}; it must be 1 to {side}", 1.0))
        broken += [
            (unit, f"{unit} has {value} {times} times; it must be once", float(times - 1))
            for unit, value, times in self._repeated(grid)
        ]
        return Check(
            feasible=not broken,
            objective=sum(value != 0 for row in grid for value in row),
            violations=tuple(
                Violation(constraint=label, message=message, amount=amount)
                for label, message, amount in broken
            ),
        )

    def _repeated(self, grid: tuple[tuple[int, ...], ...]) -> list[tuple[str, int, int]]:
        """Each unit that has a number more than once: its name, the number, how many times."""
        return [
            (unit, value, times)
            for unit, cells in units(self.box_rows, self.box_columns).items()
            for value, times in Counter(grid[row][column] for row, column in cells).items()
            if value and times > 1
        ]

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A full grid of side `size`, 100 at most, with holes; its boxes are as square as can be.

        The dial takes the given cells from 85 % down to 45 %: solvable grids are hardest about half
        full. Source: Lewis, Metaheuristics can solve sudoku puzzles, Journal of Heuristics 13 (2007).
        """
        side = min(size, _LARGEST)
        high = next(rows for rows in range(math.isqrt(side), 0, -1) if side % rows == 0)
        wide = side // high
        rows = _shuffled(rng, wide, high)
        columns = _shuffled(rng, high, wide)
        grid = (wide * (rows[:, None] % high) + rows[:, None] // high + columns) % side
        grid = rng.permutation(side)[grid] + 1
        share = _FULLEST + (_EMPTIEST - _FULLEST) * difficulty
        n_holes = max(1, round((1 - share) * side**2))
        grid.ravel()[rng.permutation(side**2)[:n_holes]] = 0
        return cls(box_rows=high, box_columns=wide, givens=tuple(map(tuple, grid.tolist())))

    def figure(self, solution: SudokuSolution) -> MatrixFigure:
        """The grid with the givens marked."""
        each = range(self._side)
        return MatrixFigure(
            title=f"{self._side} by {self._side} sudoku",
            rows=tuple(str(row + 1) for row in each),
            columns=tuple(str(column + 1) for column in each),
            values=tuple(
                tuple(float(value) if value else None for value in row) for row in solution.grid
            ),
            highlighted=tuple(
                (row, column) for row in each for column in each if self.givens[row][column]
            ),
        )

    def describe(self, solution: SudokuSolution) -> str:
        if self._side > _MOST_ROWS_SPELLED:
            filled = sum(value != 0 for row in solution.grid for value in row)
            return f"{filled} of the {self._side**2} cells hold a number."
        gap = "" if self._side < 10 else " "
        told = " / ".join(gap.join(map(str, row)) for row in solution.grid)
        return f"The grid, row by row: {told}."

    @property
    def _side(self) -> int:
        return self.box_rows * self.box_columns


def _shuffled(rng: np.random.Generator, n_bands: int, width: int) -> Ints:
    """Lines in a new order that keeps those of a band together. Shape: (n_bands · width,)."""
    bands = rng.permutation(n_bands)
    inner = np.array([rng.permutation(width) for _ in range(n_bands)])
    lines: Ints = (bands[:, None] * width + inner).ravel()
    return lines


FAMILY = Sudoku
