"""Reads the files that the person named, and nothing else: size, type and encoding are checked first."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from problems.errors import BadInput, LimitExceeded

# Far above any instance a solver here can take, and read in about a second.
LARGEST_FILE_BYTES = 50_000_000
MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class DataFile:
    """The text of one data file. `suffix` is lower-cased and starts with its dot, "" for none."""

    name: str
    suffix: str
    text: str


def read_data_files(
    paths: Sequence[Path], largest_bytes: int = LARGEST_FILE_BYTES
) -> tuple[DataFile, ...]:
    """Returns the text of each file, in order.

    Raises:
        BadInput: a file is missing, no file, not readable, not text or empty.
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
    try:
        content = _content(path, largest_bytes)
    except FileNotFoundError as error:
        raise BadInput(f"the data file '{path}' does not exist; check the path") from error
    except PermissionError as error:
        raise BadInput(f"the data file '{path}' may not be read; change its permissions") from error
    except OSError as error:
        raise BadInput(f"the data file '{path}' cannot be read ({error.strerror})") from error
    return DataFile(str(path), path.suffix.lower(), _text(path, content))


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


def _text(path: Path, content: bytes) -> str:
    if not content.strip():
        raise BadInput(f"the data file '{path}' is empty")
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(
            f"the data file '{path}' is not text in UTF-8 (byte {error.start}); save it as plain text"
        ) from error
    if "\0" in text:
        raise BadInput(f"the data file '{path}' is binary, not text; save it as plain text")
    return text
