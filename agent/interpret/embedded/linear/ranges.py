"""Ranges: "X should be between 10 and 100 units", "Y can range from 0 to 50"."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.text import Span

_OPENERS = {"between": "and", "from": "to"}


def ranges_of(
    sentences: Sequence[Sequence[Token]],
) -> tuple[tuple[Limit, ...], frozenset[Span]]:
    """Returns the limits that ranges state, and the numbers they were read from."""
    limits: list[Limit] = []
    for tokens in sentences:
        for index in range(len(tokens) - 3):
            opener, low, joint, high = _four(tokens, index)
            if low is None or high is None or _OPENERS.get(opener.text) != joint:
                continue
            owner = _owner(tokens, index)
            if owner is not None:
                spans = (low.span, high.span)
                limits.append(Limit({owner: 1.0}, ">=", low.value, spans))
                limits.append(Limit({owner: 1.0}, "<=", high.value, spans))
    return tuple(limits), frozenset(span for limit in limits for span in limit.spans)


def _four(tokens: Sequence[Token], index: int) -> tuple[Token, Token | None, str, Token | None]:
    """The word before a range, its two numbers, and what joins them; units after the first are skipped."""
    opener, low = tokens[index], tokens[index + 1]
    joint = index + 2
    while (
        joint < len(tokens) - 1
        and tokens[joint].kind == "word"
        and tokens[joint].text not in {"and", "to"}
    ):
        joint += 1
    high = tokens[joint + 1] if joint + 1 < len(tokens) else None
    return (
        opener,
        low if low.kind == "number" else None,
        tokens[joint].text if joint < len(tokens) else "",
        high if high is not None and high.kind == "number" else None,
    )


def _owner(tokens: Sequence[Token], index: int) -> int | None:
    """The one amount that the range is said of."""
    for token in reversed(tokens[:index]):
        if token.kind == "entity":
            return token.entity
        if token.kind in {"number", "compare"}:
            break
    behind = [token.entity for token in tokens[index + 4 : index + 9] if token.kind == "entity"]
    return behind[0] if len(behind) == 1 else None
