"""dimod's binary format of CQMs: the problem's common model, always minimised."""

from __future__ import annotations

from typing import Any

from problems.file_writer import FileWriter
from problems.problem import Problem


def write(problem: Problem[Any]) -> bytes:
    """Returns the CQM as `dimod.ConstrainedQuadraticModel.from_file` reads it.

    Raises:
        EncodingError: the problem has no CQM.
    """
    with problem.cqm().to_file() as file:
        content: bytes = file.read()
    return content


WRITER = FileWriter(".cqm", "the constrained quadratic model (dimod)", write)
