"""OR-Library's portfolio files: mean and standard deviation of each return, and correlations.

Source: Chang, Meade, Beasley, Sharaiha: Heuristics for cardinality constrained portfolio
optimisation, Computers & Operations Research 27 (2000); OR-Library, "portinfo".
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from problems.errors import FormatError
from problems.families.portfolio import Portfolio
from problems.file_format import FileFormat
from problems.structures import Floats

_MOST_ASSETS = 1_000
_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class AssetStatistics:
    """Shape: `means` and `deviations` (n,), `correlations` (n, n) symmetric with ones across."""

    means: Floats
    deviations: Floats
    correlations: Floats


def recognises(head: str) -> bool:
    """Returns whether a lone whole number is followed by lines of two decimal numbers."""
    lines = [line.split() for line in head.splitlines() if line.strip()][: _HEAD_ROWS + 1]
    if len(lines) < 2 or len(lines[0]) != 1 or not lines[0][0].isdecimal():
        return False
    return all(
        len(fields) == 2 and all(_is_decimal(each) for each in fields)
        for fields in lines[1 : min(_HEAD_ROWS, int(lines[0][0][:9])) + 1]
    )


def read(text: str) -> AssetStatistics:
    """Returns the statistics that the file states.

    Raises:
        FormatError: the line that does not fit is named.

    >>> read("2\\n.01 .2\\n.02 .3\\n1 1 1\\n1 2 .5\\n2 2 1").correlations.tolist()
    [[1.0, 0.5], [0.5, 1.0]]
    """
    lines = [
        (number, line.split()) for number, line in enumerate(text.splitlines(), 1) if line.strip()
    ]
    if not lines or len(lines[0][1]) != 1:
        raise FormatError("line 1: a portfolio file starts with the number of assets alone")
    n = _count(*lines[0])
    if len(lines) < n + 1:
        raise FormatError(f"the file promises {n} assets and has {len(lines) - 1} lines after that")
    moments = np.array([_numbers(number, fields, 2) for number, fields in lines[1 : n + 1]])
    if (moments[:, 1] < 0).any():
        worst = int(np.argmax(moments[:, 1] < 0))
        raise FormatError(f"line {lines[worst + 1][0]}: a standard deviation is below 0")
    correlations = np.full((n, n), np.nan)
    np.fill_diagonal(correlations, 1.0)
    for number, fields in lines[n + 1 :]:
        i, j, value = _numbers(number, fields, 3)
        if not (i.is_integer() and j.is_integer() and min(i, j) >= 1 and max(i, j) <= n):
            raise FormatError(f"line {number}: assets are numbered from 1 to {n}")
        if abs(value) > 1 or (i == j and value != 1):
            raise FormatError(f"line {number}: {value:g} is no correlation of {i:g} and {j:g}")
        row, column = int(i) - 1, int(j) - 1
        correlations[row, column] = correlations[column, row] = value
    if np.isnan(correlations).any():
        row, column = np.argwhere(np.isnan(correlations))[0] + 1
        raise FormatError(f"the correlation of assets {row} and {column} is missing")
    return AssetStatistics(moments[:, 0], moments[:, 1], correlations)


def _count(number: int, fields: list[str]) -> int:
    value = _numbers(number, fields, 1)[0]
    if not value.is_integer() or not 1 <= value <= _MOST_ASSETS:
        raise FormatError(f"line {number}: {value:g} assets; a file has 1 to {_MOST_ASSETS}")
    return int(value)


def _numbers(number: int, fields: list[str], wanted: int) -> list[float]:
    try:
        values = [float(each) for each in fields]
    except ValueError as error:
        raise FormatError(f"line {number}: {' '.join(fields)[:60]!r} is not all numbers") from error
    if len(values) != wanted or not all(math.isfinite(each) for each in values):
        raise FormatError(
            f"line {number}: {wanted} finite numbers should stand here, not {len(values)}"
        )
    return values


def _is_decimal(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and not text.lstrip("+-").isdecimal()
    except ValueError:
        return False


def _as_problem(text: str) -> Portfolio:
    """Returns the mix of least variance of all, the one portfolio that needs no taste for risk."""
    statistics = read(text)
    covariance = statistics.correlations * np.outer(statistics.deviations, statistics.deviations)
    return Portfolio(
        assets=tuple(f"asset {at}" for at in range(1, statistics.deviations.size + 1)),
        expected_returns=tuple(statistics.means.tolist()),
        covariance=tuple(tuple(row) for row in covariance.tolist()),
        min_return=float(statistics.means.min()),
    )


FORMATS = (FileFormat("OR-Library portfolio", "portfolio", (".txt",), recognises, _as_problem),)
