"""Whether amounts are whole numbers: by what the text says, else by what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.entities import MEASURES
from agent.interpret.embedded.linear.words import stem, stems

_WHOLE = re.compile(
    r"\b(?:whole|integers?|integral|indivisible|discrete|no\sfractions?|non-?fractional"
    r"|cannot\sbe\sfraction\w*)\b",
    re.IGNORECASE,
)
_DIVISIBLE = re.compile(
    r"\b(?:fraction(?:s|al)?\s(?:are|is|of|amounts?|units?|values?)\s?(?:allowed|possible|permitted"
    r"|fine)|can\sbe\sfraction\w*"
    r"|continuous|divisible|full\sor\spartial|partial\s\w+\sare|need\snot\sbe\s(?:whole|integer)|real\s(?:numbers?|values?))\b",
    re.IGNORECASE,
)
_HOW_MUCH_OF_MANY = re.compile(r"\bhow\smuch\s(?P<what>[^\W\d_]+s)\b", re.IGNORECASE)
# What is always counted one by one, even where no question asks "how many".
_COUNTED = frozenset(
    stem(word)
    for word in "pill tablet capsule machine truck car van bus vehicle boat ship plane train bike scooter "
    "worker person nurse teacher guard employee trip shift flight chair table desk lamp sofa bed "
    "phone laptop computer printer server toy doll book package crate box bag bottle can jar house "
    "apartment room ticket seat advertisement ad commercial concert show game animal cow horse dog "
    "cat chicken robot camera watch bracelet necklace ring shirt dress shoe jacket hat drone tractor "
    "ambulance container pallet cart wagon tree sign poster window door "
    "tire tyre wheel engine pump drill saw tool test vaccine pizza burger cake pie sandwich "
    "cookie muffin bagel croissant loaf factory plant store shop".split()
)
_HOW_MANY = re.compile(r"\bhow\smany\s(?P<what>[^\W\d_]+)|\bnumber\sof\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\bhow\smuch\b|\bamount\sof\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wholeness:
    """Whether amounts are whole. `note` says why where the text does not say it itself.

    `is_open` is true where nothing speaks for either.
    """

    is_whole: bool
    note: str = ""
    is_open: bool = False

    @property
    def otherwise(self) -> str:
        """The other way to read it, in a few words."""
        return "amounts may be fractions" if self.is_whole else "only whole numbers"


def wholeness_of(document: Document, names: Sequence[str]) -> Wholeness:
    """Returns whether the amounts of these names are whole numbers."""
    text = document.text.raw
    if _DIVISIBLE.search(text):
        return Wholeness(is_whole=False)
    if _WHOLE.search(text):
        return Wholeness(is_whole=True)
    measured = [name for name in names if set(stems(name)) & MEASURES]
    asked = _HOW_MANY.search(text)
    what = stem(asked["what"]) if asked and asked["what"] else ""
    if (
        measured
        or what in MEASURES
        or (_HOW_MUCH.search(text) and not asked and not _HOW_MUCH_OF_MANY.search(text))
    ):
        return Wholeness(
            is_whole=False, note="Amounts may be fractions, since they are measured, not counted."
        )
    many = _HOW_MUCH_OF_MANY.search(text)
    counted = all(stems(name)[-1] in _COUNTED or stems(name)[0] in _COUNTED for name in names)
    if asked or counted or (many and stem(many["what"]) not in MEASURES):
        return Wholeness(
            is_whole=True, note="Only whole numbers are allowed, since things are counted."
        )
    return Wholeness(
        is_whole=False,
        note="Amounts may be fractions; say that they are whole numbers if they must be.",
        is_open=True,
    )
