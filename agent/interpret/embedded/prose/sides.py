"""The entities that stand on either side of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.linear.left_sides import main_part
from agent.interpret.embedded.linear.tokens import Token

_ENDS = frozenset("since because as_a so although due while whereas".split())
_TOGETHER = frozenset(
    "total combined together altogether combination overall sum collectively both_together either "
    "any all across between".split()
)


def without_reason(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to where a reason follows: "… because they are dear"."""
    for index, token in enumerate(tokens):
        if token.text in _ENDS and index:
            return tokens[:index]
    return tokens


def named_in(tokens: Sequence[Token]) -> list[int]:
    """The entities that tokens name, each once."""
    return list(dict.fromkeys(token.entity for token in tokens if token.kind == "entity"))


def subject_of(before: Sequence[Token]) -> list[int]:
    """The entities before a comparison that it is about: those of its own statement."""
    part = main_part(before)
    start = 0
    for index, token in enumerate(part):
        cuts = token.text in {"while", "whereas", "but", ";", "so", "however", "although"}
        if cuts or token.kind == "number":
            start = index + 1
    return named_in(part[start:])


def speaks_of_all(tokens: Sequence[Token]) -> bool:
    """Whether tokens say that amounts are taken together."""
    return any(token.text in _TOGETHER for token in tokens)


def has_group(tokens: Sequence[Token]) -> bool:
    """Whether tokens name all entities at once."""
    return any(token.kind == "group" for token in tokens)


def says_each(tokens: Sequence[Token]) -> bool:
    """Whether tokens mean every entity by itself: "of each type", "10 of each"."""
    for index, token in enumerate(tokens):
        if token.text in {"each", "every"} and index and tokens[index - 1].text in {"of", "for"}:
            return True
        if token.text == "each" and index == len(tokens) - 1:
            return True
    return False
