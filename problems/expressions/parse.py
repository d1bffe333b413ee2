"""Reads plain algebra such as "3x^2*y - sqrt(x)/2" into a formula."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from problems.errors import InvalidProblem
from problems.expressions.tree import FUNCTIONS, Apply, Constant, Formula, Name, Operation

MOST_CHARACTERS = 20_000
_DEEPEST = 60
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+(?![\w.]))?|\.\d+)|(?P<word>[^\W\d_]\w*)|(?P<sign>\*\*|[-+*/^(),|]))"
)
_CONSTANTS = {"pi": math.pi, "π": math.pi}
_BASES = {"log10": 10.0, "log2": 2.0}
_SPELT: tuple[tuple[str, str], ...] = (
    ("−", "-"),
    ("–", "-"),
    ("·", "*"),
    ("×", "*"),
    ("÷", "/"),
    ("²", "^2"),
    ("³", "^3"),
    ("⁴", "^4"),
    ("√", "sqrt "),
    ("[", "("),
    ("]", ")"),
)


def parse_formula(text: str, names: Collection[str] = ()) -> Formula:
    """Returns the formula that a text spells.

    Where `names` are given, letters in a row that are no name are a product of names.

    Raises:
        InvalidProblem: the text is no formula, too long, or nested too deeply.

    >>> parse_formula("2x")
    Apply(operation='*', arguments=(Constant(value=2.0), Name(name='x')))
    """
    if len(text) > MOST_CHARACTERS:
        raise InvalidProblem(
            f"a formula has {len(text)} characters, and may have {MOST_CHARACTERS}; shorten it"
        )
    for sign, plain in _SPELT:
        text = text.replace(sign, plain)
    parser = _Parser(text, _tokens(text, frozenset(names)))
    found = parser.sum(0)
    if parser.at < len(parser.tokens):
        raise parser.refusal()
    return found


def _tokens(text: str, names: frozenset[str]) -> list[str]:
    tokens: list[str] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            raise InvalidProblem(
                f"{text[position : position + 20]!r} in the formula {text[:60]!r} is no number, name or "
                "sign; write it like 3*x^2 + 2/y"
            )
        word = match["word"]
        if word and names and word not in names and not _is_known(word):
            tokens += list(word) if set(word) <= names else [word]
        else:
            tokens.append("^" if match["sign"] == "**" else match[0].strip())
        position = match.end()
    return tokens


def _is_known(word: str) -> bool:
    lowered = word.lower()
    return lowered in FUNCTIONS or lowered in _CONSTANTS or lowered in _BASES or lowered == "ln"


@dataclass
class _Parser:
    """A walk along the tokens, one method for each level of binding."""

    text: str
    tokens: list[str]
    at: int = field(default=0)

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def refusal(self) -> InvalidProblem:
        where = repr(self.peek()) if self.peek() else "its end"
        return InvalidProblem(
            f"the formula {self.text[:80]!r} cannot be read at {where}; write it like 3*x^2 + 2/y"
        )

    def sum(self, depth: int) -> Formula:
        if depth > _DEEPEST:
            raise InvalidProblem(
                f"the formula {self.text[:40]!r} is nested more than {_DEEPEST} deep; flatten it"
            )
        left = self.product(depth)
        while self.peek() in {"+", "-"}:
            sign: Operation = "+" if self.take() == "+" else "-"
            left = _applied(sign, left, self.product(depth))
        return left

    def product(self, depth: int) -> Formula:
        left = self.signed(depth)
        while True:
            following = self.peek()
            if following in {"*", "/"}:
                sign: Operation = "*" if self.take() == "*" else "/"
                left = _applied(sign, left, self.signed(depth))
            elif following == "(" or following[:1].isalnum() or following[:1] == ".":
                left = _applied("*", left, self.power(depth))
            else:
                return left

    def signed(self, depth: int) -> Formula:
        negative = False
        while self.peek() in {"+", "-"}:
            negative ^= self.take() == "-"
        found = self.power(depth)
        return _applied("neg", found) if negative else found

    def power(self, depth: int) -> Formula:
        base = self.atom(depth)
        if self.peek() != "^":
            return base
        self.take()
        if depth > _DEEPEST:
            raise self.refusal()
        negative = self.peek() == "-"
        if self.peek() in {"-", "+"}:
            self.take()
        exponent = self.power(depth + 1)
        return _applied("^", base, _applied("neg", exponent) if negative else exponent)

    def atom(self, depth: int) -> Formula:
        piece = self.peek()
        if piece[:1].isdigit() or piece[:1] == ".":
            return Constant(float(self.take()))
        if piece == "(":
            self.take()
            return self.closed(self.sum(depth + 1), ")")
        if piece == "|":
            self.take()
            return self.closed(_applied("abs", self.sum(depth + 1)), "|")
        if not piece[:1].isalpha():
            raise self.refusal()
        word = self.take()
        lowered = word.lower()
        if lowered in _CONSTANTS:
            return Constant(_CONSTANTS[lowered])
        if _is_known(word):
            return self.call(lowered, depth)
        return Name(word)

    def closed(self, inner: Formula, sign: str) -> Formula:
        if self.peek() != sign:
            raise self.refusal()
        self.take()
        return inner

    def call(self, word: str, depth: int) -> Formula:
        if self.peek() != "(":
            arguments = [self.power(depth + 1)]
        else:
            self.take()
            arguments = [self.sum(depth + 1)]
            while self.peek() == ",":
                self.take()
                arguments.append(self.sum(depth + 1))
            self.closed(arguments[0], ")")
        if word in {"min", "max"} and len(arguments) > 1:
            left = arguments[0]
            for right in arguments[1:]:
                left = Apply("min" if word == "min" else "max", (left, right))
            return left
        if word in {"min", "max"} or len(arguments) > 1:
            raise self.refusal()
        if word in _BASES:
            return _applied("/", Apply("log", (arguments[0],)), Constant(math.log(_BASES[word])))
        operation = next(each for each in FUNCTIONS if each == ("log" if word == "ln" else word))
        return Apply(operation, (arguments[0],))


def _applied(operation: Operation, *arguments: Formula) -> Formula:
    """The node, with signs and fractions of numbers worked out so that exponents stay numbers."""
    values = [each.value for each in arguments if isinstance(each, Constant)]
    if len(values) == len(arguments):
        if operation == "neg":
            return Constant(-values[0])
        if operation == "/" and values[1]:
            return Constant(values[0] / values[1])
        if operation == "*":
            return Constant(values[0] * values[1])
    if operation == "*" and isinstance(arguments[1], Constant):
        return Apply("*", (arguments[1], arguments[0]))
    return Apply(operation, arguments)
