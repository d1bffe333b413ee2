"""Cuts a rule of the modelling language into tokens, and walks along them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn, TypeVar, cast

from problems.errors import InvalidProblem

T = TypeVar("T")
LONGEST_RULE = 4_000
_DEEPEST = 40
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?!\w))"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<string>'[^']{0,200}'|\"[^\"]{0,200}\")"
    r"|(?P<sign><=|>=|==|!=|[-+*/^(),:<>=\[\]]))"
)
_SPELT = (("≤", "<="), ("≥", ">="), ("≠", "!="), ("−", "-"), ("·", "*"), ("×", "*"), ("**", "^"))


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `kind` is number, name, string or sign, and a string keeps its quotes."""

    kind: str
    text: str


def tokens_of(text: str) -> list[Token]:
    """Returns the tokens of a rule.

    Raises:
        InvalidProblem: the text is too long, or holds what is no token.

    >>> [token.text for token in tokens_of("x[1] ≤ 'a b'")]
    ['x', '[', '1', ']', '<=', "'a b'"]
    """
    if len(text) > LONGEST_RULE:
        raise InvalidProblem(
            f"a rule has {len(text)} characters; at most {LONGEST_RULE} are read; split it, or sum over a set"
        )
    for written, plain in _SPELT:
        text = text.replace(written, plain)
    tokens: list[Token] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise InvalidProblem(
                f"{text[at : at + 20]!r} in the rule {text[:80]!r} is no number, name or sign; "
                "write it like sum(i in I: cost[i]*x[i]) <= 10"
            )
        tokens.append(Token(cast(str, match.lastgroup), match[cast(str, match.lastgroup)]))
        at = match.end()
    return tokens


@dataclass
class Walk:
    """A place among the tokens of a text."""

    text: str
    tokens: list[Token]
    at: int = field(default=0)

    def peek(self, ahead: int = 0) -> str:
        """The text of a coming token; empty at the end, and a string shows its quotes."""
        place = self.at + ahead
        return self.tokens[place].text if place < len(self.tokens) else ""

    def kind(self) -> str:
        """The kind of the coming token; empty at the end."""
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def take(self, expected: str = "") -> str:
        """Steps over a token, which must be the expected one where that is given."""
        if self.at >= len(self.tokens) or (expected and self.peek() != expected):
            self.refuse(expected)
        self.at += 1
        return self.tokens[self.at - 1].text

    def refuse(self, expected: str = "") -> NoReturn:
        """Raises InvalidProblem: the rule cannot be read at the coming token."""
        where = repr(self.peek()) if self.peek() else "its end"
        wanted = f" ({expected!r} belongs there)" if expected else ""
        raise InvalidProblem(
            f"the rule {self.text[:120]!r} cannot be read at {where}{wanted}; "
            "write it like sum(i in I: cost[i]*x[i]) <= 10"
        )

    def whole(self, found: T) -> T:
        """Returns what was found, where no token is left."""
        if self.at < len(self.tokens):
            self.refuse()
        return found

    def deeper(self, depth: int) -> int:
        """Returns the depth one level down, where that is still allowed."""
        if depth >= _DEEPEST:
            raise InvalidProblem(
                f"the rule {self.text[:60]!r} is nested more than {_DEEPEST} deep; flatten it"
            )
        return depth + 1
