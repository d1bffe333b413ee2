"""Nested data written in brackets, as in JSON, Python or plain mathematics: [[0,1],[0,2]], (1, 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import TypeAlias

from agent.interpret.embedded.text import Span

Value: TypeAlias = "float | str | tuple[Value, ...] | dict[str, Value] | None"

# Deeper nesting than any matrix, edge list or schedule has; it keeps a scan of "((((…" linear.
_DEEPEST = 8
_CLOSING = {"[": "]", "(": ")", "{": "}"}
_SKIPPED = re.compile(r"(?:\s+|#[^\n]*)+")
_NUMBER = re.compile(r"[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w%])")
_QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_BARE = re.compile(r"[^\W_](?:[\w .'’/\-]*[\w.'’])?|[-–—∞]")
_ABSENT = frozenset({"none", "null", "nan", "inf", "infinity", "∞", "-", "–", "—", "n/a"})


@dataclass(frozen=True, slots=True)
class Literal:
    """Data written in brackets, and where it stands.

    Numbers are floats, absent entries (None, null, inf) are None, lists and tuples are tuples.
    """

    value: Value
    span: Span


class _Unreadable(Exception):
    """The brackets hold no data."""


def find_literals(text: str) -> tuple[Literal, ...]:
    """Returns the outermost bracketed data of a text, in order.

    >>> [each.value for each in find_literals("Edges: (1,3), (a, b, 2) or [[0, 1], [None]]")]
    [(1.0, 3.0), ('a', 'b', 2.0), ((0.0, 1.0), (None,))]
    >>> find_literals('{"graph": [[0, 1]], "n": 2}')[0].value
    {'graph': ((0.0, 1.0),), 'n': 2.0}
    """
    found, position = [], 0
    opening = re.compile(r"[\[({]")
    while match := opening.search(text, position):
        try:
            value, end = _bracketed(text, match.start(), 0)
        except _Unreadable:
            position = match.start() + 1
            continue
        found.append(Literal(value, Span(match.start(), end)))
        position = end
    return tuple(found)


def parts(value: Value, name: str = "") -> Iterator[tuple[str, Value]]:
    """Returns a value and everything inside its dictionaries, each with the key it stands under."""
    yield name, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from parts(inner, key)


def label(value: Value) -> str:
    """Returns the name that an entry gives: 3.0 is "3", "Ana" is "Ana".

    >>> label(3.0), label("Ana")
    ('3', 'Ana')
    """
    if isinstance(value, float):
        return f"{value:g}" if value != int(value) else str(int(value))
    return str(value)


def _bracketed(text: str, start: int, depth: int) -> tuple[Value, int]:
    if depth == _DEEPEST:
        raise _Unreadable
    closing = _CLOSING[text[start]]
    entries: list[Value] = []
    keyed: dict[str, Value] = {}
    position = _skipped(text, start + 1)
    while position < len(text) and text[position] != closing:
        entry, position = _entry(text, position, depth)
        position = _skipped(text, position)
        if closing == "}" and text[position : position + 1] == ":":
            inner, position = _entry(text, _skipped(text, position + 1), depth)
            keyed[str(entry) if isinstance(entry, tuple) else label(entry)] = inner
        else:
            entries.append(entry)
        position = _skipped(text, position)
        if text[position : position + 1] in {",", ";"}:
            position = _skipped(text, position + 1)
    if position >= len(text) or (keyed and entries) or not (keyed or entries):
        raise _Unreadable
    return keyed or tuple(entries), position + 1


def _entry(text: str, position: int, depth: int) -> tuple[Value, int]:
    if position < len(text) and text[position] in _CLOSING:
        return _bracketed(text, position, depth + 1)
    if match := _NUMBER.match(text, position):
        number = float(match.group().replace("−", "-"))
        if not isfinite(number):
            raise _Unreadable
        return number, match.end()
    if match := _QUOTED.match(text, position):
        return match[1] if match[1] is not None else match[2], match.end()
    if match := _BARE.match(text, position):
        word = match.group()
        return None if word.lower() in _ABSENT else word, match.end()
    raise _Unreadable


def _skipped(text: str, position: int) -> int:
    match = _SKIPPED.match(text, position)
    return match.end() if match else position
