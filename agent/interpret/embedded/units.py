"""Units of measure: which words mean the same one, and how one converts into another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

# Factors to the first unit of each row (International System of Units; pound and ounce by the
# international agreement of 1959).
_ROWS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "mass",
        {
            "kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos": "1",
            "g gram grams gramme grammes": "0.001",
            "mg milligram milligrams": "0.000001",
            "t ton tons tonne tonnes": "1000",
            "lb lbs pound pounds": "0.45359237",
            "oz ounce ounces": "0.028349523125",
        },
    ),
    (
        "volume",
        {
            "l litre litres liter liters": "1",
            "ml millilitre millilitres milliliter milliliters": "0.001",
            "cl centilitre centilitres": "0.01",
        },
    ),
    (
        "time",
        {
            "h hr hrs hour hours": "1",
            "min mins minute minutes": "1/60",
            "s sec secs second seconds": "1/3600",
        },
    ),
    ("length", {"m metre metres meter meters": "1", "cm centimetre centimetres": "0.01"}),
    ("data", {"gb gigabyte gigabytes": "1", "mb megabyte megabytes": "0.001", "tb": "1000"}),
)
_KNOWN = {
    word: (dimension, Fraction(factor), words.split()[0])
    for dimension, row in _ROWS
    for words, factor in row.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A known unit. `symbol` is its shortest spelling, so that equal units have equal symbols."""

    symbol: str
    dimension: str
    factor: Fraction


def unit_of(word: str) -> Unit | None:
    """Returns the unit that a word names.

    >>> unit_of("tonnes").symbol, unit_of("boards")
    ('t', None)
    """
    known = _KNOWN.get(word.lower())
    return Unit(known[2], known[0], known[1]) if known else None


def converted(value: float, from_word: str, to_word: str) -> float | None:
    """Returns the value in another unit, exactly in decimals; None where the two do not convert.

    >>> converted(500, "g", "kg"), converted(2, "kg", "hours")
    (0.5, None)
    """
    source, target = unit_of(from_word), unit_of(to_word)
    if source is None or target is None or source.dimension != target.dimension:
        return None
    return float(Fraction(repr(value)) * source.factor / target.factor)
