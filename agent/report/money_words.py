"""Amounts of money in words."""

from __future__ import annotations

from problems.plain_number import plain


def usd_words(usd: float | None) -> str:
    """Returns a price in US dollars.

    >>> usd_words(327.98), usd_words(0.0021), usd_words(-5), usd_words(1234567.8), usd_words(None)
    ('327.98 USD', '0.0021 USD', '-5.00 USD', '1234568 USD', '–')
    """
    if usd is None:
        return "–"
    if abs(usd) >= 1e6:
        return f"{usd:.0f} USD"
    return f"{usd:.2f} USD" if abs(usd) >= 0.01 else f"{plain(float(f'{usd:.4g}'))} USD"
