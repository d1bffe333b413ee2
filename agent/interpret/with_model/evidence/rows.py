"""The rules of a stated model spelled out in numbers, each still knowing what it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.with_model.binding import Binding
from agent.interpret.with_model.reply import Said, SaidRule
from agent.interpret.with_model.stated_model import written_model
from problems.algebra.expand import expand
from problems.algebra.spelled_out import Row as SpelledRow
from problems.algebra.spelled_out import Scalar

MOST_ROWS = 400  # of a model that is looked at row by row


@dataclass(frozen=True, slots=True)
class Row:
    """Σ terms + constant ≤ 0, or = 0 where `is_equal`. `rule` is where it was stated."""

    rule: SaidRule
    terms: Mapping[str, float]
    constant: float
    is_equal: bool

    @property
    def is_limit(self) -> bool:
        """Whether it limits a plain sum by a number, and sets no amounts against each other."""
        return self.constant != 0 and len({value > 0 for value in self.terms.values()}) == 1

    @property
    def is_most(self) -> bool:
        """Whether it limits a plain sum from above."""
        return self.is_limit and not self.is_equal and self.constant < 0

    @property
    def is_ratio(self) -> bool:
        """Whether it sets amounts against each other, with no number beside them."""
        return self.constant == 0 and len({value > 0 for value in self.terms.values()}) == 2

    @property
    def limit(self) -> float:
        """The number that limits the sum."""
        return abs(self.constant)


@dataclass(frozen=True, slots=True)
class SpelledModel:
    """A stated model's amounts, rows and linear goal."""

    scalars: Mapping[str, Scalar]
    rows: tuple[Row, ...]
    goal: Mapping[str, float]
    is_linear: bool


NOTHING = SpelledModel({}, (), {}, is_linear=False)


def spelled(said: Said, binding: Binding) -> SpelledModel:
    """Returns the linear rows of a model that has been read before; choices between rows are passed over."""
    assert said.model is not None
    numbered = tuple(
        each.model_copy(update={"name": f"#{at}"}) for at, each in enumerate(said.model.rules)
    )
    model = written_model(said.model.model_copy(update={"rules": numbered}), binding)
    out, objective = expand(model)
    if len(out.rows) > MOST_ROWS:
        return NOTHING
    auxiliary = {name for name in out.scalars if re.search(r" \d+$", name)}
    rows = tuple(row for row in _rows(out.rows, said.model.rules) if not auxiliary & set(row.terms))
    is_linear = objective.is_linear and all(row.amount.is_linear for row in out.rows)
    return SpelledModel(dict(out.scalars), rows, dict(objective.linear), is_linear)


def _rows(spelled_rows: list[SpelledRow], rules: tuple[SaidRule, ...]) -> Iterator[Row]:
    for each in spelled_rows:
        if not each.amount.is_linear or not each.name.startswith("#"):
            continue
        number = each.name[1:].split(" ", maxsplit=1)[0]
        terms = {name: value for name, value in each.amount.linear.items() if value}
        if number.isdecimal() and terms:
            yield Row(rules[int(number)], terms, each.amount.constant, each.side == "=")


def same_direction(rows: tuple[Row, ...]) -> Iterator[tuple[Row, Row]]:
    """Yields rows written without sums that limit the same amounts the same way, so that one says nothing."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    key: tuple[object, ...]
    for row in rows:
        if row.is_equal or "sum" in row.rule.rule or not (row.is_ratio or row.is_limit):
            continue
        terms = sorted(row.terms.items())
        if row.is_ratio and len(terms) == 2:  # x <= 2*y and x <= 3*y: one says nothing
            key = (row.rule.each, *((name, value > 0) for name, value in terms))
        else:
            key = (row.rule.each, *terms)
        groups.setdefault(key, []).append(row)
    for group in groups.values():
        yield from pairwise(group)
