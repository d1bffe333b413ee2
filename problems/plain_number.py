"""Numbers as people write them: one function for every number that a person reads."""

from __future__ import annotations

_WHOLE_UP_TO = 1e15  # above it float64 no longer holds every whole number and a half
_DECIMALS = 3
_LEAST_DISTANCE = 1e-5  # what is nearer is the best, as far as any person or measurement can tell


def plain(value: float) -> str:
    """Returns a number without needless digits: whole where it is whole, else 3 decimals.

    Numbers under 0.1 keep three significant digits; an exponent appears only where plain digits
    would be unreadable.

    >>> [plain(value) for value in (2200.0, 1 / 3, 7544.3659, 0.001234, 1234567, -3.0, 1e-9, 1e20)]
    ['2200', '0.333', '7544.366', '0.00123', '1234567', '-3', '1e-09', '1e+20']
    """
    if abs(value) >= _WHOLE_UP_TO or 0 < abs(value) < 1e-4:
        return f"{value:.3g}"
    if value == int(value):
        return str(int(value))
    if abs(value) >= 0.1:
        written = f"{value:.{_DECIMALS}f}"
        return written.rstrip("0").rstrip(".")
    return f"{value:.3g}"


def percent(fraction: float) -> str:
    """Returns a fraction as a percentage.

    >>> percent(1 / 11), percent(1), percent(0.00001)
    ('9.091 %', '100 %', '0.001 %')
    """
    return f"{plain(100 * fraction)} %"


def distance(fraction: float, digits: int = 3) -> str:
    """Returns how far from the best as a percentage; less than a thousandth of a per cent is about nothing.

    >>> distance(0.12345), distance(3e-9), distance(0), distance(0.12345, digits=2)
    ('12.3 %', 'about 0 %', '0 %', '12 %')
    """
    if 0 < fraction < _LEAST_DISTANCE:
        return "about 0 %"
    return percent(float(f"{fraction:.{digits}g}"))
