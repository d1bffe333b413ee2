"""Formulas in running text: where "3a - 2b + c - 4ab" begins and ends between the words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.text import Span

NAME = r"[^\W\d_](?:_\{\d+(?:,\d+)*\}|\[\d+(?:,\d+)*\]|[0-9₀-₉]*(?:_\d+)*)"
_POWER = r"(?:\s?\^\s?\{?\d\}?|\*\*\d|[²³])?"
NUMBER = r"(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?:\s?/\s?\d+)?"
_NO_LETTER = r"(?![^\W\d_])"
_NO_WORD = r"(?!(?:of|is|as|to|in|at|by|on|or|be|we|if|an|it|do|no|so|up|my|me|us|he)\b)"
JOINED = r"(?:\s?[*·×]\s?|[ \t](?=[^\W\d_]_?\{?\d))"
# Factors are joined by a sign, by a blank where they carry an index ("x1 x2"), or stand side by side:
# two letters, or up to five where a coefficient touches them ("5abc"), lest words become products.
_PRODUCT = (
    rf"{NAME}{_POWER}(?:{JOINED}{NAME}{_POWER}){{1,7}}{_NO_LETTER}"
    rf"|(?<=\d)[^\W\d_]{{3,5}}{_NO_LETTER}|{_NO_WORD}{NAME}{_POWER}(?:{NAME}{_POWER}{_NO_LETTER})?{_NO_LETTER}"
)
_TERM = rf"(?:{NUMBER}[ \t]?[*·×]?[ \t]?(?:{_PRODUCT})|{_PRODUCT}|{NUMBER}{_NO_LETTER})"
SUM = rf"[-+−]?\s?{_TERM}(?:\s*[-+−]\s*{_TERM})*"
# What goes on after it would change it, so a sum must be read to its end or not at all.
_ALONE = r"(?<![\w.,)*^])(?<![-+−*/]\s)"
_COMPLETE = r"(?![\w(])(?!\s*[-+−*·×^(/]\s*[\w(])"
# A sum of two terms or more, or one term with a coefficient; "a" alone is a word.
_SUM = re.compile(
    rf"{_ALONE}(?P<sum>[-+−]?\s?{_TERM}(?:\s*[-+−]\s*{_TERM})+"
    rf"|[-−]?\s?{NUMBER}\s?[*·×]?\s?(?:{_PRODUCT})){_COMPLETE}"
)
_VARIABLE = re.compile(NAME)


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum as written, and where it stands."""

    text: str
    span: Span

    @property
    def letters(self) -> tuple[str, ...]:
        """The variables in order of appearance."""
        return tuple(dict.fromkeys(_VARIABLE.findall(re.sub(r"\d+[eE][-+]?\d+", "", self.text))))


def find_sums(text: str) -> tuple[Formula, ...]:
    """Returns the sums of terms in letters that a text writes out.

    >>> [each.text for each in find_sums("Minimise 3a - 2b + c - 4ab over binary a, b, c.")]
    ['3a - 2b + c - 4ab']
    >>> [each.text for each in find_sums("Maximise x1 - 3 x1 x2 x3 + 5abc over bits x1, x2 and x3.")]
    ['x1 - 3 x1 x2 x3 + 5abc']
    >>> [each.text for each in find_sums("the lowest value of -2*s1 + 4*s2*s3")]
    ['-2*s1 + 4*s2*s3']
    >>> find_sums("A tent weighs 7 kg and a stove 3 kg")
    ()
    """
    return tuple(
        Formula(match["sum"].strip(), Span(*match.span("sum")))
        for match in _SUM.finditer(text)
        if re.search(r"[^\W\d_]", match["sum"]) and _is_formula(match["sum"])
    )


def _is_formula(text: str) -> bool:
    """Whether the letters are variables, not units: "7 kg" is no sum, and "3 xy" neither by itself."""
    if re.search(r"[-+−*·×^]", text.lstrip("-+−")):
        return True
    return re.fullmatch(rf"[-−]?\s?{NUMBER}{NAME}", text) is not None
