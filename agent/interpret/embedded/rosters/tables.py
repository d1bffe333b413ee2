"""Tables of a roster: pay, limits, wishes and absences by person, or how many each day and shift needs."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Table
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.periods.mentions import find_mentions
from agent.interpret.embedded.rosters.told import Told, Unclear
from problems.modelling.roster_rules import Absence, Cover, Wish

_I = re.IGNORECASE
_PAY = re.compile(r"\b(?:pay|wages?|costs?|salary|rate|euros?|dollars?|pounds?|earns?)\b|[$€£]", _I)
_AWAY = re.compile(
    r"\b(?:away|absent|absence|unavailable|cannot|holiday|leave|not\savailable)\b", _I
)
_OFF = re.compile(r"\boff\b|\bwish\w*\b|\bwants?\b|\bfree\b|\brequest\w*\b", _I)
_POINTS = re.compile(r"\b(?:points?|weights?|penalt\w+|displeasure)\b", _I)
_MOST = re.compile(r"\b(?:max\w*|at\smost|most)\b", _I)
_LEAST = re.compile(r"\b(?:min\w*|at\sleast)\b", _I)
_NOTHING = frozenset({"", "-", "–", "—", "none", "never", "n/a"})


def read_table(told: Told, table: Table) -> None:
    """Fills in what a table tells.

    Raises:
        Unclear: a column tells something that has no place.
    """
    if all(row[0] in told.people for row in table.rows):
        _by_person(told, table)
    else:
        _by_day(told, table)


def _by_person(told: Told, table: Table) -> None:
    points = next((k for k, name in enumerate(table.columns) if _POINTS.search(name)), None)
    for row in table.rows:
        person = told.people.index(row[0])
        for k in range(1, len(table.columns)):
            heading, cell = table.columns[k], row[k].strip()
            if k == points or cell.lower() in _NOTHING:
                continue
            if re.search(r"\bhour", heading, _I):
                raise Unclear(heading)
            if _AWAY.search(heading):
                told.absences += [Absence(person=row[0], day=day) for day in _days(told, cell)]
            elif _OFF.search(heading):
                weight = _number(row[points]) if points is not None else 1.0
                told.wishes += [
                    (Wish(person=row[0], day=day, weight=weight), points is not None)
                    for day in _days(told, cell)
                ]
            elif _MOST.search(heading):
                told.most[person] = int(_number(cell))
            elif _LEAST.search(heading):
                told.least[person] = int(_number(cell))
            elif _PAY.search(heading):
                told.pay[person] = _number(cell)
            else:
                raise Unclear(heading)


def _by_day(told: Told, table: Table) -> None:
    """Rows of days with a number in the column of each shift, or of all where there is one."""
    for row in table.rows:
        days = _days(told, row[0])
        for k in range(1, len(table.columns)):
            shift = next(
                (s for s in told.shifts if re.search(rf"\b{s}\b", table.columns[k], _I)), ""
            )
            if not shift and len(told.shifts) == 1 and len(table.columns) == 2:
                shift = told.shifts[0]
            if not shift:
                raise Unclear(table.columns[k])
            n = int(_number(row[k]))
            told.cover += [Cover(shift=shift, day=day, minimum=n, maximum=n) for day in days]


def _days(told: Told, cell: str) -> list[str]:
    found = []
    # A name alone may be too short to be sure of; beside itself it is a list.
    for mention in find_mentions(f"{cell}, {cell}")[:1]:
        found = [told.days[told.keys.index(key)] for key in mention.keys if key in told.keys]
    if not found and cell.isdigit() and int(cell) in told.keys:
        found = [told.days[told.keys.index(int(cell))]]
    if not found:
        raise Unclear(cell)
    return list(dict.fromkeys(found))


def _number(cell: str) -> float:
    numbers = find_numbers(cell)
    if len(numbers) != 1:
        raise Unclear(cell)
    return numbers[0].value
