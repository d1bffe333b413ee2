"""Sums, products, relations and numbers as the CPLEX LP format writes them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from problems.errors import FormatError

INFINITE = 1e20  # CPLEX: at and beyond it a bound or a side is none

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<relation><=|=<|>=|=>|<|>|=)"
    r"|(?P<mark>[-+*^\[\]/:])"
    r"|(?P<name>[^\W\d][^\s\\<>=+\-*^\[\]/:]*|[!\"#$%&(),;?@`'{}~][^\s\\<>=+\-*^\[\]/:]*))"
)
_SIGNS = frozenset({"+", "-"})


class Token(NamedTuple):
    """One word or mark: `kind` is number, relation, mark or name."""

    kind: str
    text: str
    line: int


_END = Token("end", "the end of the section", 0)


@dataclass(slots=True)
class Terms:
    """A sum: coefficients by name, products (u, v, c), and the constants added up."""

    linear: dict[str, float] = field(default_factory=dict)
    products: list[tuple[str, str, float]] = field(default_factory=list)
    constant: float = 0.0


def tokens(line: str, number: int) -> Iterator[Token]:
    """Yields the tokens of one line without its comment.

    Raises:
        FormatError: a character has no meaning in the format, or the line is conditional.
    """
    if "->" in line:
        raise FormatError(f"line {number}: indicator constraints ('->') are not read")
    stated, position = line.rstrip(), 0
    while position < len(stated):
        found = _TOKEN.match(stated, position)
        if found is None or found.lastgroup is None:
            sign = stated[position:].lstrip()[:1]
            raise FormatError(f"line {number}: {sign!r} has no meaning in an LP file")
        yield Token(found.lastgroup, found[found.lastgroup], number)
        position = found.end()


class Cursor:
    """Reads a section's tokens from left to right; every method takes what it names."""

    def __init__(self, section: list[Token]) -> None:
        self._tokens = section
        self._at = 0

    @property
    def is_at_end(self) -> bool:
        """Whether every token is taken."""
        return self._at >= len(self._tokens)

    def peek(self, ahead: int = 0) -> Token:
        """Returns a token without taking it."""
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else _END

    def unexpected(self, wanted: str) -> FormatError:
        """Returns the error that names the line, what stands there and what was wanted."""
        token = self.peek()
        line = token.line or (self._tokens[-1].line if self._tokens else 1)
        return FormatError(f"line {line}: {token.text[:40]!r} stands where {wanted} should")

    def skip(self, text: str) -> bool:
        """Takes the token if it reads so, and returns whether it did."""
        is_so = self.peek().text.lower() == text
        self._at += is_so
        return is_so

    def label(self) -> str:
        """Returns the name before a colon, empty where there is none."""
        if self.peek().kind == "name" and self.peek(1).text == ":":
            self._at += 2
            return self.peek(-2).text
        return ""

    def name(self) -> str:
        """Returns a variable's name."""
        if self.peek().kind != "name":
            raise self.unexpected("a variable's name")
        self._at += 1
        return self.peek(-1).text

    def number(self) -> float:
        """Returns a signed number, infinite where the format takes it for that."""
        sign = self._sign()
        token = self.peek()
        if token.kind == "name" and token.text.lower() in {"inf", "infinity"}:
            value = math.inf
        elif token.kind == "number":
            value = float(token.text)
        else:
            raise self.unexpected("a number")
        self._at += 1
        return sign * (math.inf if value >= INFINITE else value)

    def leading_number(self) -> float | None:
        """Returns the number that a relation follows, as in `-5 <= x`; None where none stands."""
        ahead = 0
        while self.peek(ahead).text in _SIGNS:
            ahead += 1
        return (
            self.number()
            if self.peek(ahead + 1).kind == "relation" and self._is_number(ahead)
            else None
        )

    def relation(self) -> str:
        """Returns <=, >= or =."""
        if self.peek().kind != "relation":
            raise self.unexpected("<=, >= or =")
        self._at += 1
        text = self.peek(-1).text
        return "<=" if "<" in text else ">=" if ">" in text else "="

    def terms(self) -> Terms:
        """Returns a sum: terms for as long as signs join them."""
        terms = Terms()
        while self.peek().kind in {"number", "name"} or self.peek().text in _SIGNS | {"["}:
            sign = self._sign()
            if self.skip("["):
                self._products(terms, sign)
            else:
                self._term(terms, sign)
            if self.peek().text not in _SIGNS | {"["}:
                break
        return terms

    def _term(self, terms: Terms, sign: float) -> None:
        has_number = self.peek().kind == "number"
        value = sign * self._coefficient()
        if self.skip("*") or (self.peek().kind == "name" and self.peek(1).text != ":"):
            name = self.name()
            terms.linear[name] = terms.linear.get(name, 0.0) + value
        elif has_number:
            terms.constant += value
        else:
            raise self.unexpected("a number or a variable's name")

    def _products(self, terms: Terms, sign: float) -> None:
        found: list[tuple[str, str, float]] = []
        while not self.skip("]"):
            value = self._sign() * self._coefficient()
            self.skip("*")
            u = self.name()
            if self.skip("^"):
                if not self.skip("2"):
                    raise self.unexpected("the exponent 2")
                found.append((u, u, value))
            elif self.skip("*"):
                found.append((u, self.name(), value))
            else:
                raise self.unexpected("'^ 2' or '* name'")
        if self.skip("/"):
            if not self.skip("2"):
                raise self.unexpected("the 2 of '] / 2'")
            sign /= 2
        terms.products += [(u, v, sign * value) for u, v, value in found]

    def _sign(self) -> float:
        sign = 1.0
        while self.peek().text in _SIGNS:
            sign = -sign if self.peek().text == "-" else sign
            self._at += 1
        return sign

    def _coefficient(self) -> float:
        if self.peek().kind != "number":
            return 1.0
        value = float(self.peek().text)
        if not math.isfinite(value):
            raise self.unexpected("a finite number")
        self._at += 1
        return value

    def _is_number(self, ahead: int) -> bool:
        token = self.peek(ahead)
        return token.kind == "number" or token.text.lower() in {"inf", "infinity"}
