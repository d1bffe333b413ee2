"""Polynomials as people type them."""

from __future__ import annotations

from collections.abc import Mapping

from evals.generator.grammar.draw import Draw


def polynomial(draw: Draw, terms: Mapping[tuple[str, ...], int]) -> str:
    """Returns the sum of coefficient times product, with *, a blank, or nothing in between.

    >>> import random
    >>> written({("a",): 3, ("a", "b"): -1}, "*", "*")
    '3*a - a*b'
    """
    between, inside = draw.one([("*", "*"), (" ", " "), ("", " ")])
    return written(terms, between, inside)


def written(terms: Mapping[tuple[str, ...], int], between: str, inside: str) -> str:
    """Returns the sum with these signs between coefficient and product, and between factors."""
    words = ""
    for factors, coefficient in terms.items():
        if not coefficient:
            continue
        sign = "-" if coefficient < 0 else "+"
        size = "" if abs(coefficient) == 1 else f"{abs(coefficient)}{between}"
        words += f" {sign} {size}{inside.join(factors)}"
    return (
        words.removeprefix(" + ").replace(" - ", "-", 1) if words.startswith(" - ") else words[3:]
    )
