"""Refuses data that names other files: only what the person named with --data is ever read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from problems.errors import BadInput, FormatError

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

_PATH = re.compile(
    r"""(?:^|(?<=[\s"'=:(,;<]))(?:
        file://[^\s,;]*                       # an address
        |(?:\.\.?[/\\])+[^\s,;]*                 # ../ or ./
        |~/[^\s,;]+
        |/(?:[\w.\-]+/)+[\w.\-]*            # /etc/passwd; a fraction or "km/h" has no leading slash
        |[A-Za-z]:\\\S+
        |\\\\\w+\\\S+
    )""",
    re.VERBOSE,
)
_CLIMBING = re.compile(r"(?:\.\.[/\\])+[\w.\-/\\]*|file://\S*")
_KEYS = frozenset("include import file filename path source $ref ref url href extends".split())
# Deeper than any problem is written; what recurses over the data stays shallow.
_DEEPEST = 20


def refuse_references(text: str, name: str, *, climbing_only: bool = False) -> None:
    """Raises BadInput where the text of a data file names another file.

    `climbing_only` is for formats with a grammar of their own, whose comments may name where the
    instance came from.
    """
    match = (_CLIMBING if climbing_only else _PATH).search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        _refuse(match[0], f"line {line} of '{name}'")


def refuse_json_references(data: Json, name: str) -> None:
    """Raises BadInput where a key or a string of JSON data names another file, or it nests too deep."""
    for where, key, value in _strings(data, name):
        if _PATH.search(value):
            _refuse(value, f"{where or 'the text'} in '{name}'")
        if key.lower() in _KEYS and re.search(r"\.\w{1,5}$|[/\\]", value):
            _refuse(value, f"{where} in '{name}'")


def _refuse(reference: str, where: str) -> None:
    shown = reference if len(reference) <= 60 else reference[:59] + "…"
    raise BadInput(
        f"{where} names another file ({shown}); only files named with --data are read: "
        "put its content in place of its name"
    )


def _strings(data: Json, name: str) -> Iterator[tuple[str, str, str]]:
    """Each string with its place, such as "items.0.name", and the key it stands under."""
    stack: list[tuple[str, str, int, Json]] = [("", "", 0, data)]
    while stack:
        where, key, depth, value = stack.pop()
        if depth > _DEEPEST:
            raise FormatError(
                f"'{name}' nests more than {_DEEPEST} levels deep; write the data as a flat list or table"
            )
        if isinstance(value, str):
            yield where, key, value
        elif isinstance(value, dict):
            for inner, each in value.items():
                yield f"{where}.{inner}".strip("."), inner, inner
                stack.append((f"{where}.{inner}".strip("."), inner, depth + 1, each))
        elif isinstance(value, list):
            for index, each in enumerate(value):
                if isinstance(each, str | list | dict):
                    stack.append((f"{where}.{index}".strip("."), key, depth + 1, each))
