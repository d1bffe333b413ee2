"""The quantum algorithms that a text speaks of, by their names or by what they are used for."""

from __future__ import annotations

import re
from functools import cache

from solvers.quantum.algorithms import Algorithm, knowledge

_QUANTUM = re.compile(r"\b(?:quantum|qubits?)\b", re.IGNORECASE)
_MOST = 2  # algorithms in one reply


def topics_of(text: str) -> tuple[Algorithm, ...]:
    """Returns the algorithms that are spoken of, the first named first; two at most.

    A subject ("regression") means its algorithm only where quantum computing is spoken of and no
    algorithm is named; where names overlap the longest counts.

    >>> [each.name for each in topics_of("Should we use HHL for our regression?")]
    ['hhl']
    >>> [each.name for each in topics_of("Can a quantum computer train my language model?")]
    ['deep_learning']
    >>> topics_of("Train my language model.")
    ()
    """
    plain = re.sub(r"\s+", " ", text.replace("’", "'")).lower()
    named = _found(plain, _names())
    if not named and _QUANTUM.search(plain):
        named = _found(plain, _subjects())
    return tuple(dict.fromkeys(named))[:_MOST]


def _found(text: str, phrases: dict[str, Algorithm]) -> list[Algorithm]:
    """The algorithms of the phrases in the text, where the longest phrase takes its words."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Algorithm]] = []
    for phrase in sorted(phrases, key=len, reverse=True):
        for match in _spelt(phrase).finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                found.append((match.start(), phrases[phrase]))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


@cache
def _names() -> dict[str, Algorithm]:
    return {name: each for each in knowledge().algorithms for name in each.also}


@cache
def _subjects() -> dict[str, Algorithm]:
    return {name: each for each in knowledge().algorithms for name in each.subjects}


@cache
def _spelt(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(phrase)}(?:'?s)?(?!\w)")
