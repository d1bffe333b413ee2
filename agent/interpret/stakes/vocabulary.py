"""Clauses that are read by their words alone: none but those that speak of the stakes, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[a-z]+(?:[-'’][a-z]+)*|\S", re.IGNORECASE)
_PLAIN = frozenset(
    "a an the this that these it its i we you they me us our my your is are be been being was will"
    " would could can may must should shall do does did has have had to of for on in at by with from"
    " and or so as if then than there not please just only really also very about all any one each"
    " every some such own which here i'd we'd it's that's let's need needs want wants like".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a clause may have beside plain ones, and those of which it must have one."""

    anchors: frozenset[str]
    others: frozenset[str] = frozenset()

    def touches(self, words: str) -> bool:
        """Whether one of the anchors is among the words: a quick look before a slow one."""
        return bool(words_of(words) & self.anchors)

    def covers(self, words: str) -> bool:
        """Whether the words are all known, and one of them is an anchor."""
        found = words_of(words)
        return bool(found & self.anchors) and found <= self.anchors | self.others | _PLAIN


def vocabulary(anchors: str, others: str = "") -> Vocabulary:
    """Returns the vocabulary of these words.

    >>> vocabulary("answer", "ready").covers("the answer must be ready")
    True
    >>> vocabulary("answer", "ready").covers("the answer must be blue")
    False
    """
    return Vocabulary(frozenset(anchors.split()), frozenset(others.split()))


def words_of(words: str) -> frozenset[str]:
    """Returns the words and signs of a text, in small letters; commas are left out."""
    return frozenset(
        each.lower().replace("’", "'") for each in _WORD.findall(words) if each not in ",:"
    )


def cut(words: str, match: re.Match[str]) -> str:
    """Returns the words without what matched."""
    return f"{words[: match.start()]} {words[match.end() :]}"
