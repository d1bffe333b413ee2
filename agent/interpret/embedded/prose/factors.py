"""Factors in words: "twice", "three times", "a third of", "half as many"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.linear.expressions import MULTIPLES
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.text import Span

_PARTS = {
    word: number
    for number, word in enumerate(
        "half third quarter fifth sixth seventh eighth ninth tenth".split(), start=2
    )
} | {"thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10}


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor, the index of the first token behind it, and the numbers it was read from."""

    value: float
    end: int
    spans: tuple[Span, ...] = ()


def factor_at(tokens: Sequence[Token], index: int) -> Factor | None:
    """Returns the factor that the tokens begin with from `index`, None where there is none."""
    while index < len(tokens) and tokens[index].text in {"a", "an", "the", "exactly", "about"}:
        index += 1
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.text in MULTIPLES:
        return Factor(MULTIPLES[token.text], index + 1)
    if token.text in _PARTS:
        return Factor(1 / _PARTS[token.text], index + 1)
    return _from_number(tokens, index)


def _from_number(tokens: Sequence[Token], index: int) -> Factor | None:
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.number is None or following is None:
        return None
    if following.text in {"times", "time"}:
        after = tokens[index + 2].text if index + 2 < len(tokens) else ""
        if after in {"a", "an", "per", "every"}:
            return None  # "twenty times an hour" counts how often
        return Factor(token.value, index + 2, (token.span,))
    if token.number.is_percentage or (0 < token.value < 1 and following.text == "of"):
        return Factor(token.value, index + 1, (token.span,))
    if token.number.is_spelt and following.text in _PARTS:
        return Factor(token.value / _PARTS[following.text], index + 2, (token.span,))
    return None
