"""The contract of a file format that a family reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from problems.problem import Problem


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format by which a family's instances come as files.

    `recognises` sees the first 4,096 characters and answers cheaply; `read` takes the whole text
    and raises `FormatError` naming the line that does not fit. Neither touches the file system.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[str], bool]
    read: Callable[[str], Problem[Any]]
