"""A nonlinear program on its way from words, and what it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from agent.interpret.embedded.text import Span
from problems.families.nonlinear_program import Amount, NonlinearProgram, Relationship
from problems.modelling.limits import Relation
from problems.status import Sense

Row = tuple[str, Relation, str]
"""left, relation, right."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A program in formulas, the spans of the numbers in it, and what was taken for granted."""

    goal: Sense
    objective: str
    amounts: tuple[Amount, ...]
    rows: tuple[Row, ...] = ()
    used: tuple[Span, ...] = ()
    assumptions: tuple[str, ...] = ()

    @property
    def problem(self) -> NonlinearProgram:
        """The typed problem."""
        return NonlinearProgram(
            amounts=self.amounts,
            goal=self.goal,
            objective=self.objective,
            constraints=tuple(
                Relationship(left=left, relation=relation, right=right)
                for left, relation, right in self.rows
            ),
        )


def positive(*names: str) -> tuple[Amount, ...]:
    """Returns amounts that are zero or more, without an upper bound."""
    return tuple(Amount(name=name) for name in names)


def plain(value: float) -> str:
    """Returns a number as a formula writes it.

    >>> plain(100.0), plain(0.5)
    ('100', '0.5')
    """
    return str(int(value)) if value == int(value) else repr(value)
