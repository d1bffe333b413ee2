"""Reads the files that the person named, and nothing else: size, type and encoding are checked first."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from problems.data_file import LARGEST_FILE_BYTES, DataFile, data_file
from problems.errors import BadInput, LimitExceeded

MOST_FILES = 20


def read_data_files(
    paths: Sequence[Path], largest_bytes: int = LARGEST_FILE_BYTES
) -> tuple[DataFile, ...]:
    """Returns the content of each file, in order.

    Raises:
        BadInput: a file is missing, no file, not readable or empty.
        LimitExceeded: there are too many files, or one is too large; it is not read then.
    """
    if len(paths) > MOST_FILES:
        raise LimitExceeded(
            f"{len(paths)} data files were given; at most {MOST_FILES} are read; join them or leave some out"
        )
    return tuple(_read(path, largest_bytes) for path in paths)


def _read(path: Path, largest_bytes: int) -> DataFile:
    if "\0" in str(path):
        raise BadInput("the name of a data file holds a null character; check the path")
    path, part = _part_named(path)
    try:
        content = _content(path, largest_bytes)
    except FileNotFoundError as error:
        raise BadInput(f"the data file '{path}' does not exist; check the path") from error
    except PermissionError as error:
        raise BadInput(f"the data file '{path}' may not be read; change its permissions") from error
    except OSError as error:
        raise BadInput(f"the data file '{path}' cannot be read ({error.strerror})") from error
    return data_file(str(path), content, largest_bytes, part)


def _part_named(path: Path) -> tuple[Path, int | None]:
    """The path, and which problem of the file is meant, as in "bqp50.txt#3"."""
    whole, mark, part = str(path).rpartition("#")
    if not mark or not part.isdecimal() or len(part) > 4 or path.exists():
        return path, None
    return Path(whole), int(part)


def _content(path: Path, largest_bytes: int) -> bytes:
    kind = path.stat()
    if stat.S_ISDIR(kind.st_mode):
        raise BadInput(f"'{path}' is a folder; name the data file in it")
    if not stat.S_ISREG(kind.st_mode):
        raise BadInput(f"'{path}' is not a regular file; copy its content into one")
    if kind.st_size > largest_bytes:
        _refuse_size(path, kind.st_size, largest_bytes)
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_ino != kind.st_ino:
            raise BadInput(f"the data file '{path}' changed while it was opened; try again")
        content = file.read(largest_bytes + 1)
    if len(content) > largest_bytes:
        _refuse_size(path, len(content), largest_bytes)
    return content


def _refuse_size(path: Path, size: int, largest_bytes: int) -> None:
    raise LimitExceeded(
        f"the data file '{path}' has {size / 1e6:.0f} MB; at most {largest_bytes / 1e6:g} MB are read; "
        "split it, or keep only what the problem needs"
    )
