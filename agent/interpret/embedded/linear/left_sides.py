"""What stands before a comparison: the sum that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.linear.clauses import JOINS, Clause
from agent.interpret.embedded.linear.expressions import MULTIPLES, Expression, parse_expression
from agent.interpret.embedded.linear.tokens import Token

_REASONS = frozenset(
    "since because as although though while if due to in given considering".split()
)
_LEADS = frozenset("however further furthermore also additionally moreover and but".split())
_OF_SUMS = MULTIPLES.keys() | frozenset(
    "times minus plus sum difference ratio average product half".split()
)
_BREAKS = frozenset(
    {";", ":", "while", "whereas", "but", "however", "therefore", "so", "is", "are", "("}
)


def left_side(clause: Clause, n_entities: int) -> Expression | None:
    """The sum before a comparison, None where there is none or it cannot be read to its beginning."""
    before = main_part(clause.before)
    starts = [0] + [index + 1 for index, token in enumerate(before) if _may_begin(before, index)]
    for start in starts:
        expression = parse_expression(before[start:], n_entities)
        # What is left out must not be part of the sum itself, as in "the ratio of X and Y".
        dropped = before[:start]
        if any(token.text in _OF_SUMS for token in dropped):
            return None
        if any(token.kind == "entity" for token in dropped) and not _is_new(before, start):
            return None
        if expression is not None and expression.terms:
            return expression
    return None


def main_part(before: Sequence[Token]) -> Sequence[Token]:
    """The tokens after a leading part that only gives a reason: "since cars are dear, at most …"."""
    reasons = [
        index
        for index, token in enumerate(before)
        if token.text == "," and _gives_reason(before[:index])
    ]
    return before[reasons[-1] + 1 :] if reasons else before


def _gives_reason(tokens: Sequence[Token]) -> bool:
    first = next((t.text for t in tokens if t.kind == "word" and t.text not in _LEADS), "")
    return first in _REASONS or not any(token.kind == "entity" for token in tokens)


def _may_begin(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    joins = token.kind == "stop" or (token.kind == "word" and token.text in JOINS)
    return joins or (token.text in {"is", "are"} and index + 2 < len(tokens))


def _is_new(tokens: Sequence[Token], start: int) -> bool:
    """Whether a statement of its own begins there."""
    return any(token.text in _BREAKS or token.kind == "number" for token in tokens[:start])
