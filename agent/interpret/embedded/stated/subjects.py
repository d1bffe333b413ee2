"""The subject of a comparison: what of the words before it names the sum that is limited."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.stated.sums import TOTAL

_STATING = frozenset(
    "ensure ensures ensuring require requires requiring means so states state such given stipulates demands "
    "wants want ensured requirement constraint".split()
)
_CALCULATED = frozenset(
    "calculated computed measured defined quantified expressed determined represented given evaluated".split()
)
_PRONOUNS = frozenset("it this these they must should cannot can which".split())


def subject_part(tokens: Sequence[Token]) -> Sequence[Token]:
    """Returns the tokens of the subject: what follows the last mark or join that begins a new statement."""
    begin = 0
    for index, token in enumerate(tokens):
        rest = tokens[index + 1 :]
        named = any(t.kind in {"entity", "group"} or t.text in TOTAL for t in rest)
        ahead = any(t.kind in {"entity", "number"} for t in tokens[begin:index])
        opens = token.text == "that" and index and tokens[index - 1].text in _STATING
        if (
            (
                (opens or token.text in {"while", "whereas", "but", "where", "if", ";", ":"})
                and named
            )
            or (token.text == "as" and index and tokens[index - 1].text in _CALCULATED and named)
            or (token.text == "," and (named or (rest and rest[0].text == "there")) and not ahead)
        ):
            begin = index + 1
    return _in_brackets(_without_tail(tokens[begin:]))


def _without_tail(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without "…, and it": the sum before goes on being the subject."""
    for index in range(len(tokens) - 1):
        rest = tokens[index + 1 :]
        if any(t.kind in {"entity", "number"} for t in rest):
            continue
        first = rest[1] if rest[0].text == "and" and len(rest) > 1 else rest[0]
        if tokens[index].text in {"and", ","} and first.text in _PRONOUNS:
            return tokens[:index]
    return tokens


def _in_brackets(tokens: Sequence[Token]) -> Sequence[Token]:
    """What brackets spell out: "a combined value (1.5 times the houses plus twice the flats)"."""
    opens = [i for i, t in enumerate(tokens) if t.text == "("]
    closes = [i for i, t in enumerate(tokens) if t.text == ")"]
    if len(opens) != 1 or len(closes) != 1 or opens[0] > closes[0]:
        return tokens
    inside = tokens[opens[0] + 1 : closes[0]]
    spelt = sum(t.kind == "entity" for t in inside) > 1
    factors = any(
        t.kind in {"number", "sign"} or t.text in {"twice", "thrice", "half", "plus"}
        for t in inside
    )
    outside = any(t.kind == "entity" for t in tokens[closes[0] + 1 :])
    return inside if spelt and factors and not outside else tokens
