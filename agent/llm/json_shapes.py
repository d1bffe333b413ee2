"""Typed looks into JSON that a server sent: what is not of the expected shape reads as absent."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from pydantic import JsonValue


def mapping(value: JsonValue) -> Mapping[str, JsonValue]:
    """Returns an object, or an empty one.

    >>> mapping({"a": 1}), mapping("no"), mapping(None)
    ({'a': 1}, {}, {})
    """
    return value if isinstance(value, dict) else {}


def sequence(value: JsonValue) -> Sequence[JsonValue]:
    """Returns an array, or an empty one.

    >>> sequence([1]), sequence({"a": 1}), sequence("text")
    ([1], (), ())
    """
    return value if isinstance(value, list) else ()


def text(value: JsonValue) -> str:
    """Returns a string, or an empty one.

    >>> text("a"), text(None), text(3)
    ('a', '', '')
    """
    return value if isinstance(value, str) else ""


def number(value: JsonValue) -> float | None:
    """Returns a finite number, or None; true and false are none.

    >>> number(2), number(True), number("2"), number(float("inf"))
    (2.0, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None
