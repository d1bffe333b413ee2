"""Cuts a sentence into its comparisons: what stands before each one, and what after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.linear.tokens import Token

JOINS = frozenset(
    "and but while whereas however so since because as though although which that then further additionally "
    "also moreover therefore hence thus".split()
)
_ARTICLES = frozenset({"a", "an", "the", "of", "number", "amount", "those", "that"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One comparison. `rest` is what follows in the sentence and belongs to no comparison."""

    before: tuple[Token, ...]
    comparison: Token
    after: tuple[Token, ...]


def clauses_of(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """Returns the comparisons of a sentence, each with its own part of the tokens."""
    # "a minimum expenditure of at least $500" compares once: the second phrase holds the number.
    marks = [
        index
        for index, token in enumerate(tokens)
        if token.kind == "compare" and not _repeats(tokens, index)
    ]
    found: list[Clause] = []
    start = 0
    for order, mark in enumerate(marks):
        limit = marks[order + 1] if order + 1 < len(marks) else len(tokens)
        cut = _boundary(tokens, mark, limit) if order + 1 < len(marks) else limit
        end = _end(tokens, mark, cut)
        found.append(
            Clause(
                tuple(t for t in tokens[start:mark] if t.kind != "compare"),
                tokens[mark],
                tuple(tokens[mark + 1 : end]),
            )
        )
        start = end
    return tuple(found)


def _repeats(tokens: Sequence[Token], index: int) -> bool:
    """Whether the same comparison follows at once in other words."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is not None
        and following.kind == "compare"
        and following.relation == tokens[index].relation
    )


def _boundary(tokens: Sequence[Token], mark: int, limit: int) -> int:
    """Where, between two comparisons, the second one's part begins."""
    for index in range(limit - 1, mark + 1, -1):
        if tokens[index].kind == "stop" or tokens[index].text in JOINS - {"as", "that"}:
            joined = tokens[index].text in {"and", ","} and _is_inner(tokens, index, limit)
            if not joined:
                return index
    return limit


def _is_inner(tokens: Sequence[Token], index: int, limit: int) -> bool:
    """Whether an "and" joins two amounts of one sum, as in "at least 5 and X and Y cannot exceed"."""
    return (
        tokens[index - 1].kind == "entity"
        and index + 1 < limit
        and tokens[index + 1].kind == "entity"
    )


def _end(tokens: Sequence[Token], mark: int, cut: int) -> int:
    """Where what is compared with ends: at a mark or a join that leads to something new."""
    for index in range(mark + 2, cut):
        token = tokens[index]
        if token.kind == "stop" and token.text in "();:?!":
            if token.text in "()" and _is_letter_in_brackets(tokens, index, cut):
                continue
            return index
        if token.text in {"and", ","}:
            following = next(
                (t for t in tokens[index + 1 : cut] if t.text not in _ARTICLES and t.text != "and"),
                None,
            )
            if following is None or following.kind not in {"number", "entity", "group"}:
                return index
        elif token.kind == "word" and token.text in {
            "but",
            "while",
            "whereas",
            "because",
            "since",
            "which",
            "so",
        }:
            return index
    return cut


def _is_letter_in_brackets(tokens: Sequence[Token], index: int, cut: int) -> bool:
    inside = (
        tokens[index + 1] if tokens[index].text == "(" and index + 1 < cut else tokens[index - 1]
    )
    return inside.kind == "entity"
