"""The expected formulation of a row, with every field that its family fills in by itself."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from problems.problem import Problem
from problems.validation import one_sentence


@cache
def _any_problem() -> TypeAdapter[Problem[Any]]:
    from problems.registry import AnyProblem

    return TypeAdapter(AnyProblem)


def normalised(problem: dict[str, Any]) -> dict[str, Any]:
    """Returns the problem as a family writes it, with its defaults.

    Raises:
        ValueError: no family accepts it.
    """
    try:
        found: dict[str, Any] = _any_problem().validate_python(problem).model_dump(mode="json")
    except ValidationError as error:
        raise ValueError(one_sentence(error, "the expected problem")) from error
    return found
