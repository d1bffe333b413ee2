"""N queens: a queen in every row and column of a board, none attacking another."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import MatrixFigure
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 30

Square = tuple[int, int]


class NQueensSolution(Solution):
    """The squares that hold a queen, each as (row, column) counted from 1."""

    family: Literal["n_queens"] = "n_queens"
    squares: tuple[Square, ...]


class NQueens(Problem[NQueensSolution]):
    """A square board, and what a queen is worth on each square, where that differs."""

    family: Literal["n_queens"] = "n_queens"
    n: int = Field(ge=1, le=200, description="rows, columns and queens")
    values: tuple[tuple[float | None, ...], ...] | None = Field(
        default=None,
        description="row and column of the board: what a queen there is worth, null where none may "
        "stand; left out, every queen counts 1",
    )

    summary: ClassVar[str] = (
        "place n queens on an n by n board, none attacking another, worth the most where squares differ"
    )
    source: ClassVar[str] = (
        "Bell, Stevens: A survey of known results and research areas for n-queens, Discrete "
        "Mathematics 309 (2009)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Place 6 queens on a 6 by 6 chessboard so that no two attack each other.",
            objective=6,
        ),
        Example(
            text="Put four queens on a 4 by 4 board without attacks and collect the most points. The "
            "squares of the rows are worth 1, 5, 2, 3; 4, 1, 6, 2; 3, 2, 1, 7; 2, 4, 5, 1.",
            objective=17,
        ),
        Example(
            text="Solve the 5 queens problem, but no queen may stand on the middle square or in "
            "the top left corner.",
            objective=5,
        ),
    )
    solution_type: ClassVar[type[Solution]] = NQueensSolution

    @model_validator(mode="after")
    def _values_fit(self) -> Self:
        if self.values is None:
            return self
        if len(self.values) != self.n:
            raise ValueError(f"the board has {self.n} rows and the values have {len(self.values)}")
        for number, row in enumerate(self.values, start=1):
            if len(row) != self.n:
                raise ValueError(
                    f"row {number} has {len(row)} values; the board has {self.n} columns, with null "
                    "where no queen may stand"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        closed = self.n**2 - len(self._open_squares())
        return f"{self.n} queens" + (f", {closed} closed squares" if closed else "")

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "queen 1,2" for each square where a queen may stand; no slack."""
        import dimod

        labels = list(map(_label, self._open_squares()))
        cqm = dimod.ConstrainedQuadraticModel()
        cqm.add_variables("BINARY", labels)
        cqm.set_objective(list(zip(labels, self._costs(), strict=True)))
        for (kind, number), held in self._lines().items():
            terms = [(labels[at], 1) for at in held]
            sense = "==" if kind in ("row", "column") else "<="
            cqm.add_constraint_from_iterable(terms, sense, rhs=1, label=f"{kind} {number}")
        return cqm

    def structure(self) -> Program:
        """The same lines: on 20 queens with values HiGHS proves in 5 s what CP-SAT does not in 20."""
        from scipy.sparse import csr_array

        lines = self._lines()
        n, held = len(self._open_squares()), list(lines.values())
        starts = np.cumsum([0, *map(len, held)])
        columns = np.array([at for each in held for at in each], dtype=np.int64)
        is_full = np.array([kind in ("row", "column") for kind, _ in lines])
        return Program(
            names=tuple(map(_label, self._open_squares())),
            linear=np.array(self._costs(), dtype=float),
            lower=np.zeros(n),
            upper=np.ones(n),
            integer=np.ones(n, dtype=bool),
            rows=csr_array((np.ones(columns.size), columns, starts), shape=(len(held), n)),
            row_lower=np.where(is_full, 1.0, -np.inf),
            row_upper=np.ones(len(held)),
        )

    def _lines(self) -> dict[tuple[str, int], list[int]]:
        """The squares of each row and column, and of each diagonal of two squares or more."""
        each = range(1, self.n + 1)
        lines: dict[tuple[str, int], list[int]] = {
            (kind, number): [] for kind in ("row", "column") for number in each
        }
        diagonals: dict[tuple[str, int], list[int]] = {}
        for at, (row, column) in enumerate(self._open_squares()):
            lines["row", row].append(at)
            lines["column", column].append(at)
            diagonals.setdefault(("falling diagonal", row - column), []).append(at)
            diagonals.setdefault(("rising diagonal", row + column), []).append(at)
        return lines | {line: held for line, held in diagonals.items() if len(held) > 1}

    def _costs(self) -> list[float]:
        """Minus what a queen is worth on each square where one may stand."""
        return [-self._value(square) for square in self._open_squares()]

    def _open_squares(self) -> list[Square]:
        """The squares where a queen may stand, row by row."""
        each = range(1, self.n + 1)
        if self.values is None:
            return [(row, column) for row in each for column in each]
        return [
            (row, column)
            for row, values in enumerate(self.values, start=1)
            for column, value in enumerate(values, start=1)
            if value is not None
        ]

    def _value(self, square: Square) -> float:
        """What a queen is worth on a square of the board; nothing where none may stand."""
        if self.values is None:
            return 1.0
        return self.values[square[0] - 1][square[1] - 1] or 0.0

    def decode(self, sample: Sample) -> NQueensSolution:
        return NQueensSolution(
            squares=tuple(
                square for square in self._open_squares() if round(sample[_label(square)])
            )
        )

    def decode_structure(self, answer: Answer) -> NQueensSolution:
        assert isinstance(answer, Values)
        labels = map(_label, self._open_squares())
        return self.decode(dict(zip(labels, answer.values.tolist(), strict=True)))

    def check(self, solution: NQueensSolution) -> Check:
        allowed = set(self._open_squares())
        broken = [
            ("squares", f"no queen may stand on row {row}, column {column}", 1.0)
            for row, column in dict.fromkeys(solution.squares)
            if (row, column) not in allowed
        ]
        is_on_board = not broken
        for kind, used in (
            ("row", Counter(row for row, _ in solution.squares)),
            ("column", Counter(column for _, column in solution.squares)),
        ):
            broken += [
                (
                    f"{kind} {number}",
                    f"{kind} {number} has {used[number]} queens; it needs one",
                    abs(used[number] - 1.0),
                )
                for number in range(1, self.n + 1)
                if used[number] != 1
            ]
        broken += [
            (
                "diagonals",
                f"the queens on row {a}, column {b} and on row {c}, column {d} attack each other "
                "along a diagonal",
                1.0,
            )
            for (a, b), (c, d) in combinations(dict.fromkeys(solution.squares), 2)
            if abs(a - c) == abs(b - d)
        ]
        worth = math.fsum(map(self._value, solution.squares)) if is_on_board else None
        return Check(
            feasible=not broken,
            objective=worth,
            violations=tuple(
                Violation(constraint=label, message=message, amount=amount)
                for label, message, amount in broken
            ),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A board of side size + 2 (none of 2 or 3 has a solution) with queens that stand already.

        The difficulty takes these from half of all down to one, so that more of the board is to be
        decided, and the worth of a square from 1 or 2 to anything up to 20. To complete a placement
        is NP-hard, where the empty board is not (Gent, Jefferson, Nightingale: Complexity of n-queens
        completion, Journal of Artificial Intelligence Research 59 (2017)).
        """
        n = size + 2
        columns = np.array(_queens(n)) - 1
        if rng.integers(2):
            columns = columns[::-1]
        values = rng.integers(1, round(3 + 18 * difficulty), (n, n))
        row, column = np.indices((n, n))
        is_closed = np.zeros((n, n), dtype=bool)
        for at in rng.permutation(n)[: max(1, round((1 - difficulty) * n / 2))].tolist():
            across, down = np.abs(row - at), np.abs(column - columns[at])
            is_closed |= ((across == 0) != (down == 0)) | ((across == down) & (across > 0))
        return cls(
            n=n,
            values=tuple(
                tuple(None if closed else value for value, closed in zip(*pair, strict=True))
                for pair in zip(values.tolist(), is_closed.tolist(), strict=True)
            ),
        )

    def figure(self, solution: NQueensSolution) -> MatrixFigure:
        each = range(1, self.n + 1)
        squares = set(self._open_squares())
        return MatrixFigure(
            title=f"{len(solution.squares)} queens",
            rows=tuple(map(str, each)),
            columns=tuple(map(str, each)),
            values=tuple(
                tuple(
                    None
                    if (row, column) not in squares
                    else float((row + column) % 2)  # a chessboard, where squares do not differ
                    if self.values is None
                    else self._value((row, column))
                    for column in each
                )
                for row in each
            ),
            highlighted=tuple((row - 1, column - 1) for row, column in solution.squares),
        )

    def describe(self, solution: NQueensSolution) -> str:
        if not solution.squares:
            return "There is no queen on the board."
        column_of = dict(solution.squares)
        told = [f"row {row} column {column_of[row]}" for row in sorted(column_of)]
        rest = ", and so on" if len(told) > _MOST_SPELLED else ""
        ending = ""
        if self.values is not None:
            worth = self.check(solution).objective
            ending = "" if worth is None else f": worth {plain(worth)} in all"
        return f"Queens stand on {', '.join(told[:_MOST_SPELLED])}{rest}{ending}."


def _label(square: Square) -> str:
    """The binary that is 1 where a queen stands on a square."""
    return f"queen {square[0]},{square[1]}"


def _queens(n: int) -> list[int]:
    """A solution for each n ≥ 4: the column of each row, both counted from 1.

    Source: Hoffman, Loessi, Moore, Constructions for the solution of the m queens problem,
    Mathematics Magazine 42 (1969).

    >>> _queens(4), _queens(8), _queens(9)
    ([2, 4, 1, 3], [2, 4, 6, 8, 3, 1, 7, 5], [4, 6, 8, 2, 5, 7, 9, 1, 3])
    """
    even, odd = list(range(2, n + 1, 2)), list(range(1, n + 1, 2))
    if n % 6 == 2:
        odd = [3, 1, *odd[3:], 5]
    elif n % 6 == 3:
        even, odd = [*even[1:], 2], [*odd[2:], 1, 3]
    return [*even, *odd]


FAMILY = NQueens
