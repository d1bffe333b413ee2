"""A named set with what it holds and what it costs or earns, and how its elements are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.text import Span

_LONGEST_WORDS = 3
_NOT_ELEMENTS = frozenset(
    "is are was it they which that who must can cannot not each every all any if so we you i to for per "
    "cost costs earns only than more less at most least from with them one".split()
)
_LEAD = re.compile(r"^(?:(?:the|an?|only|both|just|in|on|of|all)\s)+", re.IGNORECASE)
_KIND = re.compile(r"^[A-Za-z]{3,20}\s(?=(?:\d{1,5}|[A-Z]|[A-Za-z]\d{1,4})$)")


@dataclass(frozen=True, slots=True)
class Member:
    """A set: its name, its elements, and the number beside it, None where none is said.

    `span` is where it is said, None for a row of a file.
    """

    name: str
    elements: tuple[str, ...]
    amount: float | None = None
    unit: str = ""
    span: Span | None = None


def elements_of(written: str) -> tuple[str, ...] | None:
    """Returns the elements of a written list, each without its noun; None where it is no list.

    >>> elements_of("districts 1, 2 and 3"), elements_of("flight 1 and flight 4")
    (('1', '2', '3'), ('1', '4'))
    >>> elements_of("the desk and the clock"), elements_of("bolts if it rains today or so")
    (('desk', 'clock'), None)
    """
    found = []
    for entry in split_list(written.strip(" .;:,!?{}[]()")):
        name = _KIND.sub("", _LEAD.sub("", entry.strip(" '\"{}[]()")))
        words = name.lower().split()
        if len(words) > 1 and any(word[0].isdigit() for word in words):
            return None  # "mass 52 units" is a measure
        if not words or len(words) > _LONGEST_WORDS or not _NOT_ELEMENTS.isdisjoint(words):
            return None
        found.append(name)
    # "districts 1, 2": the noun before the first entry belongs to all of them.
    return tuple(dict.fromkeys(found)) or None
