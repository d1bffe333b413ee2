"""The content of one data file, unpacked and decoded under limits."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from problems.errors import BadInput, LimitExceeded

# Far above any instance a solver here can take, and read in about a second.
LARGEST_FILE_BYTES = 50_000_000

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class DataFile:
    """The bytes of one data file. `suffix` is lower-cased and starts with its dot, "" for none.

    `part` counts from 1 which of the problems in the file is meant; None where none was named.
    """

    name: str
    suffix: str
    content: bytes
    part: int | None = None

    @cached_property
    def is_text(self) -> bool:
        """Whether `text` gives a text."""
        try:
            return bool(self.text)
        except BadInput:
            return False

    @cached_property
    def text(self) -> str:
        """The content as text.

        Raises:
            BadInput: it is not text in UTF-8, or in UTF-16 with its mark.
        """
        encoding = "utf-16" if self.content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        try:
            text = self.content.decode(encoding)
        except UnicodeDecodeError as error:
            raise BadInput(
                f"the data file '{self.name}' is not text in UTF-8 (byte {error.start}); "
                "save it as plain text"
            ) from error
        if "\0" in text:
            raise BadInput(
                f"the data file '{self.name}' is binary, not text; save it as plain text"
            )
        return text


def data_file(
    name: str,
    content: bytes,
    largest_bytes: int = LARGEST_FILE_BYTES,
    part: int | None = None,
) -> DataFile:
    """Returns the data file of this name and content; one packed by gzip is unpacked.

    Raises:
        BadInput: it is empty, or its gzip stream is damaged.
        LimitExceeded: it is larger than `largest_bytes` when unpacked.

    >>> data_file("items.csv", b"a,b").suffix
    '.csv'
    """
    path = PurePath(name)
    if content[:2] == _GZIP:
        content = _unpacked(name, content, largest_bytes)
        path = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    if not content.strip():
        raise BadInput(f"the data file '{name}' is empty")
    return DataFile(name, path.suffix.lower(), content, part)


def _unpacked(name: str, content: bytes, largest_bytes: int) -> bytes:
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = stream.decompress(content, largest_bytes + 1)
    except zlib.error as error:
        raise BadInput(f"the data file '{name}' is a damaged gzip file; pack it again") from error
    if len(unpacked) > largest_bytes:
        raise LimitExceeded(
            f"the data file '{name}' has more than {largest_bytes / 1e6:g} MB when unpacked, which is "
            "the most that is read; split it, or keep only what the problem needs"
        )
    if not stream.eof:
        raise BadInput(f"the data file '{name}' is a gzip file that was cut off; pack it again")
    return unpacked
