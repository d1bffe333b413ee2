"""A crossover in a sentence: sizes, times and qubits as people say them."""

from __future__ import annotations

from solvers.quantum.crossover import Crossover

_HOUR_S, _DAY_H, _YEAR_H = 3600.0, 24.0, 8766.0
_MOST_YEARS = 1e6  # beyond it powers of ten say more


def in_words(found: Crossover) -> str:
    """Returns where quantum wins, after how long and on how much, and what the deadline makes of it.

    >>> in_words(Crossover(run=None, n_limit=10_000))
    'none below n = 10,000: the classical solver stays ahead'
    """
    run = found.run
    if run is None:
        return f"none below n = {found.n_limit:,}: the classical solver stays ahead"
    sentence = (
        f"at the earliest from n ≈ {run.n:,} on, after {duration(run.log2_hours)}, "
        f"on {qubits(run.physical_qubits)} physical qubits"
    )
    if found.within_deadline or found.deadline_s is None:
        return sentence
    limit = duration_of(found.deadline_s / _HOUR_S)
    return f"{sentence}; none within {limit} below n = {found.n_limit:,}"


def duration(log2_hours: float) -> str:
    """Returns a time of 2^log2_hours hours, which may be too many for a number, in words.

    >>> duration(0.0), duration(40.0), duration(2000.0)
    ('1 hour', '10^8.1 years', '10^598 years')
    """
    if log2_hours < 1000:
        hours = 2.0**log2_hours
        if hours / _YEAR_H < _MOST_YEARS:
            return duration_of(hours)
    exponent = log2_hours * 0.30103 - 3.94280  # log10(2), log10(8766)
    return f"10^{exponent:.3g} years"


def duration_of(hours: float) -> str:
    """Returns so many hours in the unit that people would use.

    >>> duration_of(15.05), duration_of(8766.0 * 4100), duration_of(0.001)
    ('15 hours', '4,100 years', '3.6 seconds')
    """
    for unit, size in (("year", _YEAR_H), ("day", _DAY_H), ("hour", 1.0), ("minute", 1 / 60)):
        if hours >= size:
            return _counted(hours / size, unit)
    return _counted(hours * _HOUR_S, "second")


def qubits(number: float) -> str:
    """Returns a number of qubits with two digits.

    >>> qubits(74.3e6), qubits(8.9e6), qubits(12_345.0), qubits(3.2e13)
    ('74 million', '8.9 million', '12,000', '3.2e+13')
    """
    if number >= 1e12:
        return f"{number:.2g}"
    for word, size in (("billion", 1e9), ("million", 1e6)):
        if number >= size:
            return f"{_two_digits(number / size)} {word}"
    return _two_digits(number)


def _counted(number: float, unit: str) -> str:
    said = _two_digits(number)
    return f"{said} {unit}" if said == "1" else f"{said} {unit}s"


def _two_digits(number: float) -> str:
    return f"{float(f'{number:.2g}'):,g}"
