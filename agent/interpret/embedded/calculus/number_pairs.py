"""Two numbers of which a sum, a difference or a product is given."""

from __future__ import annotations

import re

from agent.interpret.embedded.calculus.drafts import Draft, plain
from agent.interpret.embedded.calculus.number_words import said_of_two
from agent.interpret.embedded.calculus.wanted import Wanted
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Span
from problems.families.nonlinear_program import Amount
from problems.status import Sense

_TWO = re.compile(
    r"\b(?:two|2|pair\sof)\s(?P<kind>(?:positive|non-?negative|real|whole|natural|different|distinct)\s)?(?P<also>real\s|whole\s)?"
    r"(?:numbers?|integers)\b|\bsplit\s(?:the\s)?(?:number\s)?\d+(?:\.\d+)?\sinto\stwo\s(?:parts|numbers|summands)",
    re.IGNORECASE,
)
_EXPRESSIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), formula)
    for pattern, formula in (
        (
            r"\bsum\sof\s(?:(?:their|the|its|both)\s)?squares\b|\bsquares\b[^.]{0,30}\b(?:sum|total|add\sup|adds?\sto)\b"
            r"|\bsum\sof\s(?:the\s)?squares\b|\bsquares?\ssum\b",
            "x^2 + y^2",
        ),
        (
            r"\bsum\sof\s(?:(?:their|the|both)\s)?cubes\b|\bcubes\b[^.]{0,30}\b(?:sum|total|add\sup|adds?\sto)\b",
            "x^3 + y^3",
        ),
        (r"\bsum\sof\s(?:their|the)\s(?:reciprocals|inverses)\b", "1/x + 1/y"),
        (r"\bproduct\b|\bmultipl\w+\b", "x*y"),
        (r"\bdifference\b|\bdiffer\b", "x - y"),
        (
            r"\bsum\b|\badd(?:s|ed|ing)?\s(?:up\s)?to\b|\btotal\b|\btogether\b|\binto\stwo\b",
            "x + y",
        ),
    )
)
_TOLD = re.compile(
    r"\b(?:sum|product|difference|add(?:s)?\s(?:up\s)?to|differ\sby|total|together)\b[^.;?!\d]{0,40}?(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"|\binto\stwo\b",
    re.IGNORECASE,
)


def number_pair(document: Document, aim: Wanted) -> Draft | None:
    """Returns the program of two numbers, one fact told of them and another to be best."""
    text = document.text.raw
    fact = _fact(text) if _TWO.search(text) and not _SPOKEN_RULE.search(text) else None
    goal = _expression(fact[1], fact[0][0]) if fact else None
    if fact is None or goal is None:
        return None
    left, value, span = fact[0]
    objective, factors = goal
    told = {each.value for each in document.numbers if not each.is_spelt}
    lower = 0.0 if _POSITIVE.search(text) else None
    if told - {value, *factors, 2.0, 0.0} or (
        lower is None and not _has_a_best(objective, left, aim.goal)
    ):
        return None
    is_whole = bool(_WHOLE.search(text))
    low = 1.0 if is_whole and lower == 0.0 and "non" not in text.lower() else lower
    return Draft(
        goal=aim.goal,
        objective=objective,
        amounts=tuple(Amount(name=name, lower=low, is_whole=is_whole) for name in "xy"),
        rows=((left, "=", plain(value)),),
        used=(span, *(each.span for each in document.numbers)),
        assumptions=("x and y are the two numbers.",),
    )


_POSITIVE = re.compile(
    r"\b(?:positive|non-?\s?negative|natural|not\s(?:be\s)?negative|never\snegative|neither\s(?:of\s(?:them|which)\s)?(?:is\s)?negative"
    r"|(?:zero|0)\sor\s(?:more|above|greater|larger)|at\sleast\s(?:zero|0)|not\sbelow\s(?:zero|0))\b",
    re.IGNORECASE,
)
# A further rule that the two numbers would have to keep.
_SPOKEN_RULE = re.compile(
    r"\b(?:at\smost|at\sleast\s(?!zero|0)|no\s(?:more|less|fewer|larger|smaller|greater)|exceed\w*|odd|even|prime|multiples?"
    r"|divisible|consecutive|between\s\d|(?:larger|smaller|greater|bigger|less|more)\sthan\s(?!zero|0))\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\bwhole\b|\bintegers?\b|\bnatural\b", re.IGNORECASE)


def _has_a_best(objective: str, told: str, goal: Sense) -> bool:
    """Whether numbers of any sign have a best: without one the objective runs off."""
    if objective == "x^2 + y^2":
        return goal is Sense.MINIMISE
    return objective == "x*y" and (told, goal) in {
        ("x + y", Sense.MAXIMISE),
        ("x - y", Sense.MINIMISE),
    }


def _fact(text: str) -> tuple[tuple[str, float, Span], str] | None:
    """What is told of the numbers, its value, where; and the text without that piece."""
    split = _SPLIT.search(text)
    match = split or next((each for each in _TOLD.finditer(text) if each["number"]), None)
    if match is None:
        return None
    words = match[0]
    found = find_numbers(match["number"])
    plain_ones = (
        formula for pattern, formula in _EXPRESSIONS if formula in _PLAIN and pattern.search(words)
    )
    left = "x + y" if split else next(plain_ones, None)
    if left is None or not found or re.search(r"\bsquare|\btimes\b|\btwice\b", words):
        return None
    span = Span(*match.span("number"))
    return (left, found[0].value, span), text[: match.start()] + " ; " + text[match.end() :]


_SPLIT = re.compile(
    r"\bsplit\s(?:the\s)?(?:number\s)?(?P<number>\d+(?:\.\d+)?)\sinto\stwo", re.IGNORECASE
)
_OWN_FACTOR = re.compile(
    r"\b(?:times|twice|double|squared|cubed|half|square\sof|cube\sof|power|root)\b", re.IGNORECASE
)
_PLAIN = {"x*y", "x + y", "x - y"}


def _expression(text: str, told: str) -> tuple[str, frozenset[float]] | None:
    """What is to be best of the two numbers, and the factors that it names."""
    spelt = said_of_two(text)
    if spelt is not None:
        return spelt
    if _OWN_FACTOR.search(text):
        return None  # said of one of them, in words that are not understood
    for pattern, formula in _EXPRESSIONS:
        if pattern.search(text) and formula not in {told, "x - y"}:
            return formula, frozenset()
    return None
