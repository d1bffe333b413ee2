"""A user's own device catalogue: JSON or TOML, in the form of `data/devices.json`."""

from __future__ import annotations

import json
import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from problems.errors import FormatError
from problems.validation import one_sentence
from solvers.quantum.devices import Catalogue, Device

_MOST_BYTES = 1_000_000  # ours has 20,000; a larger file is something else
_MOST_DEVICES = 200


def read_devices(path: Path) -> tuple[Device, ...]:
    """Returns the machines of a file; each number needs its source and date, as ours have.

    Raises:
        FormatError: the file cannot be read, is too large, or does not follow the form; the
            sentence names the file, the field, its value and the limit.
    """
    try:
        stamp = path.stat().st_mtime_ns
    except OSError as error:
        raise FormatError(
            f"the device file {path} cannot be opened ({error.strerror}); name a JSON or TOML file"
        ) from error
    return _read(path, stamp)


@lru_cache(maxsize=8)
def _read(path: Path, _changed_at: int) -> tuple[Device, ...]:
    data = _parsed(path, _text(path))
    try:
        devices = Catalogue.model_validate(data, strict=False).devices
    except ValidationError as error:
        raise FormatError(one_sentence(error, f"the device file {path}")) from error
    if len(devices) > _MOST_DEVICES:
        raise FormatError(
            f"the device file {path} has {len(devices)} devices; it may have {_MOST_DEVICES}"
        )
    twice = [each.name for each in devices if sum(each.name == one.name for one in devices) > 1]
    if twice:
        raise FormatError(
            f"the device file {path} has {twice[0]!r} twice; give each device its own name"
        )
    return devices


def _text(path: Path) -> str:
    if not path.is_file():
        raise FormatError(f"the device file {path} is no file; name a JSON or TOML file")
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise FormatError(
            f"the device file {path} has {size} bytes; it may have {_MOST_BYTES}, so split it"
        )
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError(f"the device file {path} is no UTF-8 text ({error})") from error


def _parsed(path: Path, text: str) -> object:
    try:
        if path.suffix.lower() == ".toml":
            return tomllib.loads(text)
        return json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        kind = "TOML" if path.suffix.lower() == ".toml" else "JSON"
        raise FormatError(f"the device file {path} is no {kind}: {error}; mend it there") from error


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number of JSON")
