"""dimod's binary format of BQMs: the problem's QUBO, penalties and slack included."""

from __future__ import annotations

from typing import Any

from problems.file_writer import FileWriter
from problems.problem import Problem
from problems.qubo import penalise


def write(problem: Problem[Any]) -> bytes:
    """Returns the QUBO as `dimod.BinaryQuadraticModel.from_file` reads it.

    Raises:
        EncodingError: the problem has no QUBO.
    """
    bqm, _ = penalise(problem.cqm())
    with bqm.to_file() as file:
        content: bytes = file.read()
    return content


WRITER = FileWriter(".bqm", "the QUBO with its penalties (dimod)", write)
