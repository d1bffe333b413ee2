"""The typed problem as JSON: what every surface takes back unchanged."""

from __future__ import annotations

from typing import Any

from problems.file_writer import FileWriter
from problems.problem import Problem


def write(problem: Problem[Any]) -> bytes:
    """Returns the problem in JSON, every field spelled out."""
    return f"{problem.model_dump_json(indent=1)}\n".encode()


WRITER = FileWriter(".json", "the typed problem", write)
