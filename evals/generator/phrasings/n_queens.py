"""Queens questions: boards, forbidden squares and squares of different worth."""

from __future__ import annotations

from evals.generator.grammar.amounts import in_words
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix
from evals.generator.phrasing import Phrasing, Question, asked


def _classic(draw: Draw, size: int) -> Question:
    n = size + draw.whole(0, 4)
    text = draw.one(
        [
            f"Place {in_words(n)} queens on a {n} by {n} chessboard so that no two of them attack each other.",
            f"Solve the {n} queens problem.",
            f"Give me a solution of n-queens for n = {n}.",
        ]
    )
    return asked(text, "n_queens", n=n)


def _disguised(draw: Draw, size: int) -> Question:
    n = size + draw.whole(0, 3)
    text = compose(
        draw,
        f"A square orchard has {n} rows of {n} spots. Two scarecrows must never be in the same row, in the same column or on the same diagonal, however far apart.",
        "",
        f"How can {in_words(n)} scarecrows be placed in the orchard?",
    )
    return asked(text, "n_queens", n=n)


def _worth(draw: Draw, size: int) -> Question:
    n = min(size, 6)
    rows = [draw.wholes(n, 1, 9) for _ in range(n)]
    text = compose(
        draw,
        f"Put {n} queens on a {n} by {n} board, none attacking another.",
        f"A queen scores what its square is worth; row by row the squares are worth {matrix(draw, rows)}",
        f"What is the highest score that {n} queens can reach?",
    )
    return asked(text, "n_queens", n=n, values=rows)


def _forbidden(draw: Draw, size: int) -> Question:
    n = draw.whole(5, 8)
    row, column = draw.whole(1, n), draw.whole(1, n)
    values = [
        [None if (i, j) == (row, column) else 1 for j in range(1, n + 1)] for i in range(1, n + 1)
    ]
    text = compose(
        draw,
        f"On a {n} x {n} board the square in row {row} and column {column} is broken, and no queen may stand on it; queens attack across it as usual.",
        "",
        f"Can {n} queens be placed on the board without attacking each other, and how?",
    )
    return asked(text, "n_queens", n=n, values=values)


PHRASING = Phrasing((_classic, _disguised, _worth, _forbidden))
