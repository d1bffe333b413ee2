"""QOBLIB's market split files: `m n`, then m rows of n whole numbers and their target.

Source: Koch et al., Quantum Optimization Benchmarking Library: the intractable decathlon
(arXiv:2504.03832, 2025), problem class 01.
"""

from __future__ import annotations

from dataclasses import dataclass

from problems.families.market_split import MarketSplit, Product
from problems.file_format import FileFormat
from problems.parsing.number_stream import NumberStream, first_numbers, is_numeric
from problems.structures import Floats

_MOST_ROWS = 10_000
_MOST_COLUMNS = 100_000


@dataclass(frozen=True, slots=True)
class System:
    """What a file says: A·x = b over bits. Shape: `matrix` (m, n), `targets` (m,)."""

    matrix: Floats
    targets: Floats


def recognises(head: str) -> bool:
    """Whether a text begins with two counts and goes on in numbers, rows of one width.

    >>> recognises("# by hand\\n2 3\\n5 3 2 5\\n1 4 6 7\\n"), recognises("2 3\\n5 3 2\\n")
    (True, False)
    """
    if not is_numeric(head):
        return False
    rows = [line.split() for line in head.splitlines()]
    rows = [row for row in rows if row and not row[0].startswith("#")]
    counts = first_numbers(head)
    return len(counts) == 2 and counts[1] > 1 and len(rows) > 1 and len(rows[1]) == counts[1] + 1


def read(text: str) -> System:
    """Returns what a market split file says.

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 10,000 rows or 100,000 columns.
    """
    numbers = NumberStream(text, "market split file")
    n_rows = numbers.count("rows", least=1, most=_MOST_ROWS)
    n_columns = numbers.count("columns", least=1, most=_MOST_COLUMNS)
    table = numbers.values(n_rows * (n_columns + 1), "rows").reshape(n_rows, n_columns + 1)
    numbers.finish()
    return System(table[:, :-1], table[:, -1])


def _as_problem(text: str) -> MarketSplit:
    """The problem that a file holds; a column is a retailer, a row a product."""
    system = read(text)
    return MarketSplit(
        retailers=tuple(f"x{column}" for column in range(1, system.matrix.shape[1] + 1)),
        products=tuple(
            Product(name=f"row {row}", amounts=tuple(amounts), target=target)
            for row, (amounts, target) in enumerate(
                zip(system.matrix.tolist(), system.targets.tolist(), strict=True), start=1
            )
        ),
    )


FORMATS = (
    FileFormat(
        name="QOBLIB market split",
        family="market_split",
        suffixes=(".dat", ".txt"),
        recognises=recognises,
        read=_as_problem,
        is_guess=True,
    ),
)
