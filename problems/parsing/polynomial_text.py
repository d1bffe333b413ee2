"""Polynomials as people write them: `3a - 2b + c - 4ab`, `2*x1*x2 - x3`, `x1^2`.

    polynomial = [sign] term {sign term}
    term       = factor {["*"] factor | "/" number}
    factor     = number | variable ["^" whole number]

A variable is one letter, with digits or an index after it where it has them (x1, x_12, x_{12}, x₁),
so letters side by side are multiplied; where the names are given, any of them is a variable. A number
may only open a term, follow "*" or follow "/", because "a 2" has more than one meaning.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from problems.errors import FormatError, LimitExceeded

MOST_CHARACTERS = 2_000_000

Vartype = Literal["binary", "spin"]

# \w takes superscripts, subscripts and fractions for letters.
_LETTER = r"[^\W\d_⁰¹²³⁴-⁹₀-₉¼-¾⅐-⅟](?:_\{\d+(?:,\d+)*\}|\[\d+(?:,\d+)*\]|[0-9₀-₉]*(?:_\d+)*)"
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789", "{}")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", "^* \t\n")
_REFUSED = {
    "(": "parentheses are not read; multiply the product out",
    ")": "parentheses are not read; multiply the product out",
    "=": "a polynomial has no equals sign; give its terms alone",
    "<": "a polynomial has no constraint; ask for a linear program to keep one",
    ">": "a polynomial has no constraint; ask for a linear program to keep one",
}
_SHOWN = 40  # characters of an offending term that a message quotes


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A polynomial of degree two at most; `names` in the order in which they first appear.

    Terms that cancel are left out; each pair stands once, in the order of `names`.
    """

    names: tuple[str, ...]
    linear: dict[str, float]
    quadratic: dict[tuple[str, str], float]
    constant: float


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # number, name, power, sign, times, over
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class _Term:
    """The coefficient of a term, and how often each variable stands in it."""

    coefficient: float
    powers: dict[str, int]


def parse_polynomial(text: str, vartype: Vartype, names: Collection[str] = ()) -> Polynomial:
    """Returns the terms of a polynomial; powers are reduced by x² = x for bits, s² = 1 for spins.

    Raises:
        FormatError: the text is not such a polynomial; the message says where.
        LimitExceeded: more than 2,000,000 characters.

    >>> parse_polynomial("3a - 4ab + 2", "binary")
    Polynomial(names=('a', 'b'), linear={'a': 3.0}, quadratic={('a', 'b'): -4.0}, constant=2.0)
    >>> parse_polynomial("x1*x1 + 2 x1", "spin").linear
    {'x1': 2.0}
    """
    order, sums = parse_monomials(text, vartype, names)
    for key in sums:
        if len(key) > 2:
            raise FormatError(
                f"the term '{'*'.join(key)[:_SHOWN]}' multiplies {len(key)} variables; at most 2 can "
                "be multiplied; a name is one letter, with digits where needed (x1)"
            )
    return Polynomial(
        names=order,
        linear={key[0]: value for key, value in sums.items() if len(key) == 1 and value},
        quadratic={
            (key[0], key[1]): value for key, value in sums.items() if len(key) == 2 and value
        },
        constant=sums.get((), 0.0),
    )


def parse_monomials(
    text: str, vartype: Vartype, names: Collection[str] = ()
) -> tuple[tuple[str, ...], dict[tuple[str, ...], float]]:
    """Returns the names in the order in which they appear, and the coefficient of each product.

    Products are of any degree, the constant is that of none; those that cancel are there with 0.

    Raises:
        FormatError: the text is not a polynomial; the message says where.
        LimitExceeded: more than 2,000,000 characters.

    >>> parse_monomials("x1*x2*x3 - 2 x2", "binary")
    (('x1', 'x2', 'x3'), {('x1', 'x2', 'x3'): 1.0, ('x2',): -2.0})
    """
    if len(text) > MOST_CHARACTERS:
        raise LimitExceeded(
            f"the polynomial has {len(text):,} characters; the limit is {MOST_CHARACTERS:,}; "
            "give it as a matrix or as separate terms"
        )
    sums: dict[tuple[str, ...], float] = {}
    order: dict[str, int] = {}
    for term in _terms(list(_tokens(text, names))):
        for name in term.powers:
            order.setdefault(name, len(order))
        kept = [
            name
            for name, power in term.powers.items()
            if power % 2 or (power and vartype == "binary")
        ]
        key = tuple(sorted(kept, key=order.__getitem__))
        sums[key] = sums.get(key, 0.0) + term.coefficient
    return tuple(order), sums


def _tokens(text: str, names: Collection[str]) -> Iterator[_Token]:
    """The words of a polynomial; raises `FormatError` at what is none."""
    pattern = _pattern(names)
    at = 0
    while at < len(text):
        match = pattern.match(text, at)
        kind = match.lastgroup if match else None
        if match is None or kind is None or kind == "unclear":
            raise _unreadable(text, at, unclear=kind == "unclear", is_named=bool(names))
        if kind == "name" and not names:
            yield _Token(kind, match[0].translate(_SUBSCRIPTS), at)
        elif kind != "blank":
            yield _Token(kind, match[0], at)
        at = match.end()


def _pattern(names: Collection[str]) -> re.Pattern[str]:
    """What a word may be; given names are tried from the longest on."""
    odd = next((name for name in names if not name[:1].isalpha()), None)
    if odd is not None:
        raise FormatError(
            f"the variable {odd!r} cannot stand in a polynomial; begin it with a letter"
        )
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        r"(?P<blank>\s+)"
        + rf"|(?P<name>{known or _LETTER})"
        + r"|(?P<unclear>(?:\d+\.?\d*|\.\d+)[eE][+-]?\d)"
        + r"|(?P<number>\d+\.?\d*|\.\d+)"
        + r"|(?P<power>(?:\^|\*\*)\s*\d{1,3}(?!\d)|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
        + r"|(?P<sign>[+\-−–])"
        + r"|(?P<times>[*·⋅×])"
        + r"|(?P<over>/)"
    )


def _unreadable(text: str, at: int, *, unclear: bool, is_named: bool) -> FormatError:
    where = f"character {at + 1} of the polynomial"
    word = text[at : at + 12].split(maxsplit=1)[0]
    if unclear:
        return FormatError(
            f"{where}, {word!r}, may be a power of ten or a variable e; write '*' between, or plain digits"
        )
    if text[at] in _REFUSED:
        return FormatError(f"{where} is {text[at]!r}: {_REFUSED[text[at]]}")
    if is_named and text[at].isalpha():
        return FormatError(f"{where}, {word!r}, begins none of the variables that are given")
    return FormatError(f"{where} is {text[at]!r}; expected a number, a variable, '+', '-' or '*'")


def _terms(tokens: list[_Token]) -> Iterator[_Term]:
    """The terms of a polynomial, one after the other."""
    if not tokens:
        raise FormatError("the polynomial is empty; write its terms, such as '3a - 2b + ab'")
    at = 0
    while at < len(tokens):
        n_signs = 0
        sign = 1.0
        while _kind(tokens, at) == "sign":
            n_signs += 1
            sign = sign if tokens[at].text == "+" else -sign
            at += 1
        if n_signs > 2:
            raise _unexpected(tokens[at - 1])
        at, term = _term(tokens, at, sign)
        yield term


def _term(tokens: list[_Token], at: int, sign: float) -> tuple[int, _Term]:
    """Reads one term from a position on; returns where it ends."""
    coefficient, powers = sign, dict[str, int]()
    is_open = True  # a factor may follow that is a number
    while _kind(tokens, at) not in {"sign", "end"}:
        token, following = tokens[at], _kind(tokens, at + 1)
        if token.kind == "number" and is_open:
            coefficient *= float(token.text)
        elif token.kind == "name":
            power = int(tokens[at + 1].text.translate(_DIGITS)) if following == "power" else 1
            at += following == "power"
            powers[token.text] = powers.get(token.text, 0) + power
        elif token.kind == "over" and not is_open and following == "number":
            at += 1
            if not float(tokens[at].text):
                raise FormatError(f"character {token.at + 1} of the polynomial divides by 0")
            coefficient /= float(tokens[at].text)
        elif token.kind != "times" or is_open or following not in {"number", "name"}:
            raise _unexpected(token)
        is_open = token.kind == "times"
        at += 1
    if is_open:
        raise FormatError("the polynomial has a sign with no term after it; complete or remove it")
    return at, _Term(coefficient, powers)


def _kind(tokens: list[_Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else "end"


def _unexpected(token: _Token) -> FormatError:
    return FormatError(
        f"character {token.at + 1} of the polynomial, {token.text!r}, does not fit there; "
        "write '+', '-' or '*' between the parts"
    )
