"""Whether a program that was read can be what somebody asked: it has a best solution.

A misread sentence mostly leaves a program that nothing meets, or whose goal has no end. The check is
the simplex method with Bland's rule on fractions of the amounts, in exact arithmetic.
Source: R. G. Bland, New finite pivoting rules for the simplex method (1977).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from agent.interpret.embedded.linear.goal import Goal
from agent.interpret.embedded.linear.scene import Limit
from problems.status import Sense

_MOST_STEPS = 500
Row = list[Fraction]


def has_optimum(goal: Goal, limits: Sequence[Limit], n_entities: int) -> bool:
    """Whether fractions of the amounts can meet all limits and the goal has an end.

    >>> from agent.interpret.embedded.linear.scene import Limit
    >>> goal = Goal(Sense.MAXIMISE, {0: 1.0}, ())
    >>> has_optimum(goal, [Limit({0: 1.0}, "<=", 4.0, ())], 1), has_optimum(goal, [], 1)
    (True, False)
    """
    rows, basis, n_columns = _tableau(limits, n_entities)
    first = [Fraction(0)] * (n_columns + 1)
    for row, base in zip(rows, basis, strict=True):
        if base >= n_columns:
            first = [a - b for a, b in zip(first, row, strict=True)]
    if not _improve(rows, basis, first) or first[-1] < 0:
        return False
    turn = -1 if goal.sense is Sense.MAXIMISE else 1
    last = [Fraction(0)] * (n_columns + 1)
    for entity, value in goal.terms.items():
        last[entity] = turn * _exact(value)
    for row, base in zip(rows, basis, strict=True):
        if base < n_columns and last[base]:
            factor = last[base]
            last[:] = [a - factor * b for a, b in zip(last, row, strict=True)]
    return _improve(rows, basis, last)


def _exact(value: float) -> Fraction:
    return Fraction(value).limit_denominator(1_000_000)


def _tableau(limits: Sequence[Limit], n_entities: int) -> tuple[list[Row], list[int], int]:
    """Rows with slacks and right sides of at least 0; a base beyond the columns is artificial."""
    n_columns = n_entities + sum(limit.relation != "=" for limit in limits)
    rows: list[Row] = []
    basis: list[int] = []
    slack = n_entities
    for index, limit in enumerate(limits):
        row = [Fraction(0)] * (n_columns + 1)
        for entity, value in limit.terms.items():
            row[entity] = _exact(value)
        row[-1] = _exact(limit.bound)
        own = -1
        if limit.relation != "=":
            row[slack] = Fraction(1 if limit.relation in {"<=", "<"} else -1)
            own, slack = slack, slack + 1
        if row[-1] < 0:
            row = [-value for value in row]
        rows.append(row)
        basis.append(own if own >= 0 and row[own] == 1 else n_columns + 1 + index)
    return rows, basis, n_columns


def _improve(rows: list[Row], basis: list[int], costs: Row) -> bool:
    """Pivots until no column lowers the costs; False where they fall without end."""
    for _ in range(_MOST_STEPS):
        column = next((i for i, cost in enumerate(costs[:-1]) if cost < 0), None)
        if column is None:
            return True
        ratios = [
            (row[-1] / row[column], basis[i], i) for i, row in enumerate(rows) if row[column] > 0
        ]
        if not ratios:
            return False
        _pivot(rows, costs, min(ratios)[2], column)
        basis[min(ratios)[2]] = column
    return False


def _pivot(rows: list[Row], costs: Row, pivot: int, column: int) -> None:
    size = rows[pivot][column]
    rows[pivot] = [value / size for value in rows[pivot]]
    for line in (*rows[:pivot], *rows[pivot + 1 :], costs):
        factor = line[column]
        if factor:
            line[:] = [a - factor * b for a, b in zip(line, rows[pivot], strict=True)]
