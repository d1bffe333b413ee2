"""What a number measures: money, time, a share of something, or so many of a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.ledger.marks import CURRENCIES, Mark
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.units import unit_of

PERIODS = frozenset("day week month year hour minute night morning evening".split())
_EACH = frozenset("a an per each every apiece".split())
_UNITLIKE = frozenset("unit piece portion amount serving".split())
_ENDS = frozenset(
    "a an the per each every apiece and or but while for in on at to from by with if so than as is are was "
    "be can may must could should will would has have take takes cost costs earn earns bring brings sell sells "
    "need needs altogether together total only there this that which who of then available left all it they he she "
    "yield yields give gives make makes hold holds carry carries require requires use uses handle handles".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value, the `dimension` of its unit or "", the noun `of` what, and `per` what period.

    Values with a dimension are in its first unit (hours, kilograms, litres); `factor` is that of the
    unit as written.
    """

    value: float
    dimension: str
    noun: str
    per: str
    span: Span
    after: int
    factor: float = 1.0

    def is_same_kind(self, other: Quantity) -> bool:
        """Whether two quantities can be held against each other."""
        if self.dimension != other.dimension:
            return False
        if self.noun == other.noun:
            return True
        return bool(self.dimension) and (not self.noun or not other.noun)


def quantity_at(marks: Sequence[Mark], index: int) -> Quantity:
    """Returns what the number at `index` measures, by the words after it."""
    mark, position = marks[index], index + 1
    nouns: list[str] = []
    dimension, value, factor = "", mark.value, 1.0
    if mark.is_money:
        dimension = "money"
        if position < len(marks) and marks[position].stem in CURRENCIES | {"pound"}:
            position += 1
    elif mark.kind == "share":
        dimension = "share"
    elif (
        position < len(marks)
        and marks[position].kind == "word"
        and (unit := unit_of(marks[position].text))
    ):
        dimension, factor = unit.dimension, float(unit.factor)
        value = mark.value * factor
        position += 1
    elif position < len(marks) and marks[position].stem in {"day", "week"}:
        dimension, position = marks[position].stem, position + 1
    position = _nouns(marks, position, nouns)
    if nouns and nouns[0] in _UNITLIKE and len(nouns) > 1:
        nouns = nouns[1:]
    per = ""
    ahead = [each.stem or each.text for each in marks[position : position + 3]]
    if len(ahead) > 1 and marks[position].text in _EACH and ahead[1] in PERIODS:
        per, position = ahead[1], position + 2
    if dimension == "money":
        nouns = []
    noun = " ".join(nouns[-2:] if nouns and len(nouns[-1]) == 1 else nouns[-1:])
    return Quantity(value, dimension, noun, per, mark.span, position, factor)


def _nouns(marks: Sequence[Mark], position: int, nouns: list[str]) -> int:
    """Gathers the stems of "boards", "hours of labour", "kg of fruit"; returns where they end."""
    while position < len(marks) and len(nouns) < 4:
        mark = marks[position]
        follows = marks[position + 1] if position + 1 < len(marks) else None
        if mark.text == "of" and follows and follows.kind == "word" and follows.text not in _ENDS:
            position += 1
            continue
        if mark.kind != "word" or mark.text in _ENDS:
            break
        nouns.append(stem(mark.text))
        position += 1
    return position
