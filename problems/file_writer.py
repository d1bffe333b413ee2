"""The contract of a file writer: what its one file gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from problems.problem import Problem


@dataclass(frozen=True, slots=True)
class FileWriter:
    """A format in which a problem, or a model of it, can be written.

    `write` raises `EncodingError` where the problem has no such form, `LimitExceeded` where it
    would be too large.
    """

    suffix: str
    description: str
    write: Callable[[Problem[Any]], bytes]
