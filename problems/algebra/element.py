"""A member of a set, as an index stands for it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """A member of a set, and the set, whose order gives the member its neighbours."""

    member: str
    of: str


Value = float | Element
Bound = Mapping[str, Element]


def as_number(element: Element) -> float | None:
    """Returns the number that a member is, None where it is a name.

    >>> as_number(Element("7", "days"))
    7.0
    """
    try:
        value = float(element.member)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
