"""QAPLIB files: n, then two n by n matrices.

The objective is Σ first[i, j]·second[p(i), p(j)]; which of the two is called flow makes no
difference to it. Source: Burkard, Karisch, Rendl: QAPLIB, Journal of Global Optimization 10 (1997).
"""

from __future__ import annotations

from dataclasses import dataclass

from problems.families.quadratic_assignment import QuadraticAssignment
from problems.file_format import FileFormat
from problems.parsing.number_stream import NumberStream, first_numbers, is_numeric
from problems.structures import Floats

_MOST = 300


@dataclass(frozen=True, slots=True)
class TwoMatrices:
    """What a file says. Shape: `first`, `second` (n, n)."""

    first: Floats
    second: Floats


def recognises(head: str) -> bool:
    """Whether a text begins with one count on a line of its own and goes on in numbers.

    >>> recognises("2\\n\\n0 1\\n1 0\\n\\n0 3\\n3 0\\n"), recognises("2 3\\n1 1\\n")
    (True, False)
    """
    return is_numeric(head) and len(first_numbers(head)) == 1


def read(text: str) -> TwoMatrices:
    """Returns what a QAPLIB file says.

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 300 facilities.
    """
    numbers = NumberStream(text, "QAPLIB file")
    n = numbers.count("facilities", least=1, most=_MOST)
    first, second = (numbers.values(n * n, "matrices").reshape(n, n) for _ in range(2))
    numbers.finish()
    return TwoMatrices(first, second)


def _as_problem(text: str) -> QuadraticAssignment:
    """The problem that a file holds: the first matrix as flows, the second as distances."""
    matrices = read(text)
    numbers = range(1, len(matrices.first) + 1)
    return QuadraticAssignment(
        facilities=tuple(f"facility {number}" for number in numbers),
        locations=tuple(f"location {number}" for number in numbers),
        flows=tuple(map(tuple, matrices.first.tolist())),
        distances=tuple(map(tuple, matrices.second.tolist())),
    )


FORMATS = (
    FileFormat(
        name="QAPLIB",
        family="quadratic_assignment",
        suffixes=(".dat", ".qap", ".txt"),
        recognises=recognises,
        read=_as_problem,
        is_guess=True,
    ),
)
