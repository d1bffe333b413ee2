"""Long texts that are easy to write and hard to read: what a careless pattern would choke on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

_WORDS = (
    "the knapsack holds at most 15 kg each item weighs 3 and is worth 9 minimise cost from A to B at "
    "least 40 % of X must exceed Y by 200 edges 1-2 2-3 machine job schedule covers every city truck"
).split()
_CHARACTERS = list("ab1 2.,-[](){}$%\n:;|x=<>")
_SEED = 7


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def _words(length: int) -> str:
    rng = np.random.default_rng(_SEED)
    return " ".join(rng.choice(_WORDS, length // 4).tolist())[:length]


def _sentences(length: int) -> str:
    words = _words(length).split()
    return ". ".join(" ".join(words[at : at + 9]) for at in range(0, len(words), 9))[:length]


def _characters(length: int) -> str:
    return "".join(np.random.default_rng(_SEED).choice(_CHARACTERS, length).tolist())


def _pairs(length: int) -> str:
    ends = np.random.default_rng(_SEED).integers(0, 900, (length // 8, 2)).tolist()
    return " ".join(f"{u}-{v}" for u, v in ends)


HOSTILE_TEXTS: Mapping[str, Callable[[int], str]] = {
    "words of many families": _words,
    "sentences of many families": _sentences,
    "random characters": _characters,
    "pairs of numbers": _pairs,
    "one long number": _repeated("7"),
    "numbers": _repeated("3 "),
    "a list of numbers": _repeated("1,"),
    "opening brackets": _repeated("["),
    "nested lists": _repeated("[1,"),
    "nested objects": _repeated('{"a":'),
    "dashes": _repeated("a-"),
    "spaces": _repeated(" "),
    "empty lines": _repeated("\n"),
    "table bars": _repeated("| 1 "),
    "LaTeX": _repeated("$x$ "),
    "one long word": _repeated("a"),
    "comma-separated lines": _repeated("a,1,2\n"),
    "limits": _repeated("at most 5 of x "),
    "fractions": _repeated("1/2 "),
    "algebra": _repeated("3x + 2y <= 4, "),
    "German": _repeated("der und die ist "),
    "Korean": _repeated("가나 다라 "),
    "questions": _repeated("how many? "),
}
"""A text of a given length by its name."""
