"""A linear program written down term by term, for schemas to build from their data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.modelling.limits import Relation
from problems.status import Sense

Row = tuple[str, Mapping[str, float], Relation, float]


def program(
    sense: Sense,
    variables: Sequence[Variable],
    linear: Mapping[str, float],
    rows: Iterable[Row],
) -> LinearProgram:
    """Returns the program with these limits, each (name, terms, relation, bound)."""
    return LinearProgram(
        variables=tuple(variables),
        goal=sense,
        linear=dict(linear),
        constraints=tuple(
            Constraint(name=name, terms=dict(terms), relation=relation, rhs=bound)
            for name, terms, relation, bound in rows
        ),
    )


def pair(first: str, second: str) -> str:
    """Returns the name of the amount of a pair: "x[mill, shop]".

    >>> pair("mill", "shop")
    'x[mill, shop]'
    """
    return f"x[{first}, {second}]"
