"""A linear program as a question: named amounts, a goal, and rows of limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.generator.phrasing import Question, asked

Row = tuple[Mapping[str, float], str, float]


def program(  # the parts of a program in their usual order
    text: str,
    kinds: Mapping[str, str],
    goal: str,
    linear: Mapping[str, float],
    rows: Sequence[Row],
    *,
    bounds: Mapping[str, tuple[float, float | None]] | None = None,
) -> Question:
    """Returns the question with these amounts (name: kind), objective, limits and bounds."""
    limits = bounds or {}
    variables: list[dict[str, Any]] = []
    for name, kind in kinds.items():
        lower, upper = limits.get(name, (0, None))
        variables.append({"name": name, "kind": kind, "lower": lower, "upper": upper})
    constraints = [
        {"name": f"limit {i}", "terms": dict(terms), "relation": relation, "rhs": rhs}
        for i, (terms, relation, rhs) in enumerate(rows, 1)
    ]
    return asked(
        text,
        "linear_program",
        variables=variables,
        goal=goal,
        linear=dict(linear),
        constraints=constraints,
    )
