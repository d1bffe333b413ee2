"""Sums whose numbers are measured in units that do not go together, as kilograms beside tonnes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.units import unit_of
from agent.interpret.with_model.evidence.beside import Place
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import CONVERSIONS, in_words, rounded
from agent.interpret.with_model.evidence.rows import SpelledModel
from agent.interpret.with_model.evidence.statements import groups_of
from agent.interpret.with_model.reply import Said
from problems.algebra.parse import parse_rule
from problems.plain_number import plain

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of a rule: its dimension, and how many of the reply's units one basic unit is."""

    value: float
    shown: str
    dimension: str
    scale: float


def measures(
    said: Said, model: SpelledModel, held: Mapping[float, Sequence[Place]]
) -> Iterator[Doubt]:
    """Yields a doubt for each limit of a sum in another unit than the sum, naming both.

    Looked at are numbers that stand in the text, or are worked out of one that does, always beside the
    same known unit; a factor written out (8*60) is a conversion, and fits.
    """
    derived = {rounded(each.value): in_words(each.words) for each in said.derived}
    for row in model.rows:
        if not row.is_limit or len(row.terms) < 1:
            continue
        sources = {rounded(whole): parts for whole, parts in groups_of(parse_rule(row.rule.rule))}
        limit = _measured(row.limit, sources, derived, held)
        if limit is None:
            continue
        for value in row.terms.values():
            factor = _measured(value, sources, derived, held)
            if factor is not None and not _fit(factor, limit):
                yield Doubt(
                    kind=Kind.UNIT,
                    sentence=f"the rule {row.rule.rule[:120]!r} counts {factor.shown} against {limit.shown}; write the "
                    "factor between the two units into the rule, as in 8*60, or put in the number that belongs there.",
                )
                break


def _fit(one: Measured, other: Measured) -> bool:
    words = [each.dimension.startswith("the word ") for each in (one, other)]
    if one.dimension != other.dimension:
        return any(words)
    return abs(one.scale - other.scale) <= _TOLERANCE * max(one.scale, other.scale)


def _measured(
    value: float,
    sources: Mapping[float, Sequence[float]],
    derived: Mapping[float, Sequence[float]],
    held: Mapping[float, Sequence[Place]],
) -> Measured | None:
    """A value by the unit of the number that it comes from; None where that is not sure."""
    size = rounded(abs(value))
    if size in {0.0, 1.0}:
        return None
    parts = [rounded(abs(each)) for each in sources.get(size, ())] or [size]
    parts = [rounded(abs(each)) for part in parts for each in derived.get(part, (part,))]
    written = [each for each in parts if each in held]
    if len(written) > 1:
        written = [each for each in written if each not in CONVERSIONS] or written
    if len(written) != 1:
        return None
    units = {_unit(place.number) for place in held[written[0]]}
    found = units.pop() if len(units) == 1 else None
    if found is None:
        return None
    dimension, basic, shown = found
    return Measured(size, shown, dimension, size / basic) if basic else None


def _unit(number: Number) -> tuple[str, float, str] | None:
    """A number's dimension, its value in the basic unit, and how it is written."""
    if number.currency:
        return "money", number.value, f"{number.currency}{plain(number.value)}"
    unit = unit_of(number.unit)
    if number.is_percentage or not number.unit:
        return None
    if unit is None:  # a unit that is known only by its word, as "kcal" or "boards"
        return (
            f"the word {number.unit.removesuffix('s')}",
            number.value,
            f"{plain(number.value)} {number.unit}",
        )
    return unit.dimension, number.value * float(unit.factor), f"{plain(number.value)} {number.unit}"
