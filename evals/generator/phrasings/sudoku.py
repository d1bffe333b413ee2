"""Sudoku questions: grids of 4, 6 and 9, Latin squares, and a disguised one."""

from __future__ import annotations

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Phrasing, Question, asked

Grid = list[list[int]]


def _grid(draw: Draw, box_rows: int, box_columns: int, empty: float) -> Grid:
    """A filled grid with rows, columns and numbers shuffled, and a share of its cells emptied."""
    n = box_rows * box_columns
    numbers = draw.shuffled(range(1, n + 1))
    rows = [
        r
        for band in draw.shuffled(range(n // box_rows))
        for r in draw.shuffled(range(band * box_rows, (band + 1) * box_rows))
    ]
    columns = [
        c
        for stack in draw.shuffled(range(n // box_columns))
        for c in draw.shuffled(range(stack * box_columns, (stack + 1) * box_columns))
    ]
    full = [
        [numbers[(box_columns * (r % box_rows) + r // box_rows + c) % n] for c in columns]
        for r in rows
    ]
    return [[0 if draw.chance(empty) else x for x in row] for row in full]


def _drawn(draw: Draw, grid: Grid) -> str:
    blank, between = draw.one([("0", " "), (".", ""), ("_", " "), (".", " ")])
    return (
        "\n" + "\n".join(between.join(str(x) if x else blank for x in row) for row in grid) + "\n"
    )


def _nine(draw: Draw, size: int) -> Question:
    grid = _grid(draw, 3, 3, 0.55)
    text = compose(draw, "Solve this sudoku (empty cells are marked):", _drawn(draw, grid), "")
    return asked(text, "sudoku", box_rows=3, box_columns=3, givens=grid)


def _four(draw: Draw, size: int) -> Question:
    grid = _grid(draw, 2, 2, 0.5)
    text = compose(
        draw,
        "Fill this small sudoku of 2 by 2 boxes with the numbers 1 to 4:",
        _drawn(draw, grid),
        "",
    )
    return asked(text, "sudoku", box_rows=2, box_columns=2, givens=grid)


def _six(draw: Draw, size: int) -> Question:
    grid = _grid(draw, 2, 3, 0.5)
    text = compose(
        draw,
        "A children's sudoku has 6 rows and 6 columns, and boxes of 2 rows by 3 columns, for the numbers 1 to 6.",
        _drawn(draw, grid),
        "Please complete it." if draw.chance(0.5) else "What goes in the empty cells?",
    )
    return asked(text, "sudoku", box_rows=2, box_columns=3, givens=grid)


def _latin(draw: Draw, size: int) -> Question:
    n = draw.whole(4, 6)
    grid = _grid(draw, 1, n, 0.5)
    text = compose(
        draw,
        f"Complete this Latin square of order {n}: each row and each column holds every number from 1 to {n} once.",
        _drawn(draw, grid),
        "",
    )
    return asked(text, "sudoku", box_rows=1, box_columns=n, givens=grid)


def _rota(draw: Draw, size: int) -> Question:
    n = draw.whole(4, 5)
    grid = _grid(draw, 1, n, 0.4)
    text = compose(
        draw,
        f"{n} classes (rows) visit {n} workshops numbered 1 to {n} over {n} days (columns). No class visits a workshop twice, and no two "
        "classes are in the same workshop on a day. Some visits are fixed already, the others are 0:",
        "\n" + "\n".join(" ".join(map(str, row)) for row in grid) + "\n",
        "Fill in the rest of the plan of visits.",
    )
    return asked(text, "sudoku", box_rows=1, box_columns=n, givens=grid)


PHRASING = Phrasing((_nine, _four, _six, _latin, _rota))
