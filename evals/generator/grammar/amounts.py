"""Numbers as people write them: digits, words, separated thousands, money and units."""

from __future__ import annotations

from evals.generator.grammar.draw import Draw

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n: int) -> str:
    """Returns a number from 0 to 99 in words.

    >>> in_words(7), in_words(20), in_words(42)
    ('seven', 'twenty', 'forty-two')
    """
    if n <= 20:
        return _SMALL[n]
    tens, ones = divmod(n, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")


def count(draw: Draw, n: int) -> str:
    """Returns how many: in words where that is short, else in digits.

    >>> import random
    >>> count(Draw(random.Random(1)), 130)
    '130'
    """
    return in_words(n) if n <= 12 and draw.chance(0.6) else f"{n:,}" if n >= 10_000 else str(n)


def times(n: int) -> str:
    """Returns how often.

    >>> times(1), times(2), times(5)
    ('once', 'twice', 'five times')
    """
    return {1: "once", 2: "twice"}.get(n, f"{in_words(n)} times")


def plain(value: float) -> str:
    """Returns a number without a needless .0.

    >>> plain(3.0), plain(2.5)
    ('3', '2.5')
    """
    return str(int(value)) if float(value).is_integer() else f"{value:g}"


CURRENCIES = ("${}", "€{}", "£{}", "{} euros", "{} dollars", "{} pounds", "{} EUR", "{} francs")


def currency(draw: Draw) -> str:
    """Returns how money is written in this question, such as "${}"."""
    return draw.one(CURRENCIES)


def money(pattern: str, value: float) -> str:
    """Returns an amount of money, with separated thousands from ten thousand up.

    >>> money("${}", 12500), money("{} euros", 2.5)
    ('$12,500', '2.50 euros')
    """
    if float(value).is_integer():
        return pattern.format(f"{int(value):,}" if value >= 10_000 else int(value))
    return pattern.format(f"{value:.2f}")
