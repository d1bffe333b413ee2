"""What a set costs or earns, said beside its elements: "for $8", "and earns 8", "(300 euros)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"(?P<currency>[$€£]\s?)?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_UNIT = r"(?:\s?(?P<unit>(?!each\b|and\b|for\b)[^\W\d_]{1,15}|[€%£]))?(?:\s(?:a|per)\s[a-z]{1,10})?"
_BEHIND = re.compile(
    rf"[,\s]*(?:\b(?:for|at|costing|charging|earning|worth|(?:and|which|that|it|they|but)\s(?:would\s)?(?:costs?|charges?|earns?|asks?"
    rf"|brings?(?:\sin)?|pays?|takes?|is\sworth|scores?|gives?|yields?|weighs?|wants?)|costs?|earns?|charges?)|[:=–-]|\()\s?"
    rf"(?:(?:a|the)\s(?:cost|price|fee|profit|value)\sof\s|about\s)?{_NUMBER}{_UNIT}\)?[\s.;,!?]*$",
    re.IGNORECASE,
)
_FRONT = re.compile(
    rf"^\s*(?:costs?|earns?|charges?|takes|is\sworth|offers|bids|pays|asks)?\s?{_NUMBER}{_UNIT}\s?(?:for|,?\sand\s(?:covers|reaches|holds|serves|needs|contains))\s",
    re.IGNORECASE,
)
_NOTE = re.compile(
    rf"^\s*(?:(?:cost|price|fee|value|weight|profit|costs?|at|for|worth|takes)\s?[:=]?\s?)?{_NUMBER}{_UNIT}\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Priced:
    """A text without its amount, the amount, and its unit."""

    rest: str
    amount: float | None = None
    unit: str = ""


def without_amount(tail: str) -> Priced:
    """Returns what is said of a set without the amount that stands at its end or at its front.

    >>> without_amount("bolts and nuts for $8")
    Priced(rest='bolts and nuts', amount=8.0, unit='$')
    >>> without_amount("60 for desk and lamp")
    Priced(rest='desk and lamp', amount=60.0, unit='')
    """
    for pattern in (_BEHIND, _FRONT):
        match = pattern.search(tail)
        if match:
            rest = tail[: match.start()] if pattern is _BEHIND else tail[match.end() :]
            if rest.strip(" ,"):
                return Priced(rest, *_value(match))
    return Priced(tail)


def note_amount(note: str) -> Priced | None:
    """Returns the amount that a note in brackets gives, None where it gives none.

    >>> note_amount("300 euros")
    Priced(rest='', amount=300.0, unit='euros')
    """
    match = _NOTE.match(note)
    return Priced("", *_value(match)) if match else None


def _value(match: re.Match[str]) -> tuple[float, str]:
    unit = (match["currency"] or "").strip() or (match["unit"] or "")
    return float(match["number"].replace(",", "")), unit
