"""Clauses of true-or-false variables as people write them: "(a or not b)", "-x1 v x2", "Ana or Ben comes"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.text import Span

_NAME = r"[^\W\d_][\w]{0,30}"
_LITERAL = rf"(?:(?:not\s|¬\s?|~\s?|!\s?|[-−]\s?)?{_NAME})"
_OR = r"\s?(?:\bor\b|\bv\b|∨|\|\|?|\+)\s?"
_BRACKETED = re.compile(rf"\(\s?(?P<clause>{_LITERAL}(?:{_OR}{_LITERAL}){{0,30}})\s?\)")
_NUMBERED = re.compile(
    rf"\bclause\s\d+\s?:\s?(?P<clause>{_LITERAL}(?:{_OR}{_LITERAL}){{0,30}})(?=\s?[\[(,;.]|\s(?:and|weight)\b|$)",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    r"\s?(?:\[|\(|,\s?|\bwith\s)?\s?(?:weights?\s?(?:of\s|=\s?|:\s?)?)?(?P<weight>\d+(?:\.\d+)?)\s?[\])]?"
)
_COMES = r"(?:comes?|is\s(?:chosen|invited|in|there|true|picked)|joins?|attends?)"
_STAYS = r"(?:stays?\saway|does\snot\scome|is\s(?:out|absent|not\sinvited|left\sout|false)|doesn['’]t\scome)"
_GUEST = rf"{_NAME}\s(?:{_COMES}|{_STAYS})"
_POINTS = re.compile(
    rf"(?P<weight>\d+(?:\.\d+)?)\spoints?\s(?:if|when)\s(?P<clause>{_GUEST}(?:\sor\s{_GUEST}){{0,10}})",
    re.IGNORECASE,
)
_STAYING = re.compile(_STAYS, re.IGNORECASE)
_NEGATED = re.compile(r"^(?:not\s|¬|~|!|[-−])\s?", re.IGNORECASE)
_HARD = re.compile(r"\bhard\b|\bmust\s(?:all\s)?(?:hold|be\s(?:true|satisfied))\b", re.IGNORECASE)
_SOFT = re.compile(r"\bsoft\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenClause:
    """Names that help by being true and by being false, what it is worth (None: it must hold), and where it is."""

    positive: tuple[str, ...]
    negative: tuple[str, ...]
    weight: float | None
    span: Span


def written_clauses(text: str) -> tuple[WrittenClause, ...]:
    """Returns the clauses of a text in order; those under the word "hard" must hold.

    >>> [(c.positive, c.negative, c.weight) for c in written_clauses("(a or not b), (c)")]
    [(('a',), ('b',), 1.0), (('c',), (), 1.0)]
    >>> [c.weight for c in written_clauses("Hard: (a or b). Soft: (not a) weight 5, (not b) weight 4")]
    [None, 5.0, 4.0]
    """
    named = [_pointed(match) for match in _POINTS.finditer(text)]
    if named:
        return tuple(named)
    numbered = list(_NUMBERED.finditer(text))
    matches = numbered or list(_BRACKETED.finditer(text))
    return tuple(_clause(match, text) for match in matches)


def _clause(match: re.Match[str], text: str) -> WrittenClause:
    literals = re.split(_OR, match["clause"])
    weight, end = _weight(match, text)
    return WrittenClause(
        tuple(each.strip() for each in literals if not _NEGATED.match(each)),
        tuple(_NEGATED.sub("", each).strip() for each in literals if _NEGATED.match(each)),
        weight,
        Span(match.start(), end),
    )


def _weight(match: re.Match[str], text: str) -> tuple[float | None, int]:
    """A weight right behind the clause; else none under "hard", and 1 anywhere else."""
    behind = _WEIGHT.match(text, match.end())
    if behind and re.search(r"[\[(]|weight", text[match.end() : behind.start("weight")]):
        return float(behind["weight"]), behind.end()
    head = text[: match.start()]
    hard = max((each.end() for each in _HARD.finditer(head)), default=-1)
    soft = max((each.end() for each in _SOFT.finditer(head)), default=-1)
    return (None if hard > soft else 1.0), match.end()


def _pointed(match: re.Match[str]) -> WrittenClause:
    guests = re.split(r"\sor\s", match["clause"])
    names = [(each.split()[0], bool(_STAYING.search(each))) for each in guests]
    return WrittenClause(
        tuple(name for name, stays in names if not stays),
        tuple(name for name, stays in names if stays),
        float(match["weight"]),
        Span(*match.span()),
    )
