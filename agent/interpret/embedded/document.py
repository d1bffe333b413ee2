"""What a reader sees: the question and the tables and typed data that came with it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.text import Span, Text
from problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Table:
    """A table from a file or pasted into the question. Cells are as written, stripped.

    Shape: `rows` holds tuples as long as `columns`. `span` is where the table stands in the
    question, None where it came from the file `name`.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    span: Span | None = None


@dataclass(frozen=True)
class Document:
    """The question, its tables, and the problems that its data files spell out by themselves.

    `asides` are sentences beside the point; `text` has blanks in their place.
    """

    text: Text
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem[Any], ...] = field(default=())
    asides: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the question, in order."""
        return find_numbers(self.text.raw)

    def numbers_in(self, span: Span) -> tuple[Number, ...]:
        """The numbers that lie inside a span, in order."""
        first, last = (bisect_left(self._starts, each) for each in (span.start, span.end))
        return tuple(each for each in self.numbers[first:last] if span.contains(each.span))

    @cached_property
    def _starts(self) -> list[int]:
        return [number.span.start for number in self.numbers]
