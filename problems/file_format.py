"""The contracts of a file format: what its one file gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from problems.problem import Problem


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of text by which the instances of a family come as files.

    `recognises` sees the first 4,096 characters and answers cheaply; `read` takes the whole text
    and raises `FormatError` naming the line that does not fit; a file of several problems gives
    them all. Neither touches the file system. `is_guess` says that other files begin alike, so that
    one that does not fit may be of another kind.
    """

    name: str
    family: str
    suffixes: tuple[str, ...]
    recognises: Callable[[str], bool]
    read: Callable[[str], Problem[Any] | tuple[Problem[Any], ...]]
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class BinaryFormat:
    """A format of bytes by which the instances of a family come as files.

    `recognises` sees the first 4,096 bytes and answers cheaply; `read` takes all of them and raises
    `FormatError` naming what does not fit. Neither touches the file system.
    """

    name: str
    family: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes], Problem[Any]]
