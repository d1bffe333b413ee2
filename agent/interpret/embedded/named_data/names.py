"""The words that a name in data is made of: `maxFoodAmount`, `min_nutrient_amt`, "Fixed costs"."""

from __future__ import annotations

import re

from agent.interpret.embedded.linear.words import stem

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# What people write for short in data, as the stem of the whole word.
_SHORT = {
    "amt": "amount",
    "avail": "available",
    "cap": "capacity",
    "caps": "capacity",
    "dem": "demand",
    "dist": "distance",
    "maximum": "max",
    "minimum": "min",
    "upper": "max",
    "lower": "min",
    "most": "max",
    "least": "min",
    "num": "number",
    "nbr": "number",
    "qty": "amount",
    "quantity": "amount",
    "proces": "process",
    "proc": "process",
    "req": "requirement",
    "required": "requirement",
    "prob": "probability",
}
# "min" is minimum here, not minutes.
_WHOLE = frozenset({"min", "max"})


def words_of(name: str) -> tuple[str, ...]:
    """Returns the stems of the words of a name, with short forms written out.

    >>> words_of("maxFoodAmount"), words_of("min_nutrient_amt")
    (('max', 'food', 'amount'), ('min', 'nutrient', 'amount'))
    """
    pieces = (each.lower() for each in _PIECE.findall(name))
    written_out = (_SHORT.get(each, each) for each in pieces)
    return tuple(each if each in _WHOLE else stem(each) for each in written_out)
