"""Sums of marked unknowns: "E0 + #2 times E1 - #3", "the sum of E0 and E1"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r"E\d+|#\d+(?:\.\d+)?|[-+*()]|[a-z']+|\S")
_SIGNS = {"+": 1.0, "plus": 1.0, "-": -1.0, "minus": -1.0}
_FILLERS = frozenset("the a an value number digit of that total to".split())


@dataclass(slots=True)
class Side:
    """Factors by unknown, and a constant."""

    terms: dict[int, float] = field(default_factory=dict)
    constant: float = 0.0

    def add(self, unknown: int | None, factor: float) -> None:
        """Adds a term, or to the constant."""
        if unknown is None:
            self.constant += factor
        else:
            self.terms[unknown] = self.terms.get(unknown, 0.0) + factor


def parse_side(text: str) -> Side | None:
    """Returns the sum that a marked text says; None where it says anything else.

    >>> parse_side("E0 plus #2 times E1 minus #3")
    Side(terms={0: 1.0, 1: 2.0}, constant=-3.0)
    >>> parse_side("the sum of E0 and E1")
    Side(terms={0: 1.0, 1: 1.0}, constant=0.0)
    >>> parse_side("E0 likes E1") is None
    True
    """
    reader = _Reader()
    for piece in _TOKEN.findall(text):
        if not reader.takes(piece):
            return None
    reader.close()
    return None if reader.is_pending else reader.side


@dataclass(slots=True)
class _Reader:
    """A sum read token by token."""

    side: Side = field(default_factory=Side)
    sign: float = 1.0
    factor: float | None = None
    sums: str = ""
    is_pending: bool = True

    def takes(self, piece: str) -> bool:
        """Reads one token; False where it has no place in a sum."""
        if piece[0] == "E":
            self.side.add(int(piece[1:]), self.sign * (1.0 if self.factor is None else self.factor))
            self.factor, self.is_pending = None, False
            return True
        if piece[0] == "#":
            is_first = self.factor is None
            self.factor, self.is_pending = float(piece[1:]), False
            return is_first
        if piece in _SIGNS:
            self.close()
            self.sign, self.is_pending = _SIGNS[piece], True
            return True
        return self._takes_word(piece)

    def _takes_word(self, piece: str) -> bool:
        if piece in {"times", "*"}:
            return self.factor is not None
        if piece in {"sum", "difference"}:
            self.sums = piece
            return True
        if piece in {"and", ",", "between"}:
            self.sign = -1.0 if self.sums == "difference" and self.side.terms else self.sign
            return bool(self.sums)
        return piece in _FILLERS

    def close(self) -> None:
        """Adds a number that stands by itself."""
        if self.factor is not None:
            self.side.add(None, self.sign * self.factor)
            self.factor = None
