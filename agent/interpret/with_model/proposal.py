"""The problem that a reply states, once its data is bound and its family has accepted it."""

from __future__ import annotations

from typing import Any

from pydantic import JsonValue, ValidationError

from agent.interpret.embedded.grids.literals import label
from agent.interpret.with_model.binding import Binding
from agent.interpret.with_model.briefing import IN_ALGEBRA, Briefing
from agent.interpret.with_model.reply import Said
from agent.interpret.with_model.stated_model import written_model
from problems.algebra.program import problem_of
from problems.errors import InvalidProblem
from problems.problem import Problem
from problems.registry import families
from problems.validation import one_sentence


def stated_problem(said: Said, binding: Binding) -> Problem[Any]:
    """Returns the problem that a reply states.

    Raises:
        InvalidProblem: there is no such family, its fields do not fit, or its model cannot be read.
        LimitExceeded: it is too large.
    """
    if said.kind == "model":
        if said.model is None:
            raise InvalidProblem('a reply of kind "model" needs "model"; give it')
        return problem_of(written_model(said.model, binding))
    family = families().get(said.family)
    if family is None or said.family in IN_ALGEBRA:
        raise InvalidProblem(
            f"{said.family!r} is no family that takes fields; use one of the list, or a model"
        )
    fields = binding.bound(said.fields)
    assert isinstance(fields, dict)
    return _validated(family, {**fields, "family": said.family})


def binding_of(briefing: Briefing) -> Binding:
    """Returns the data of a briefing by name."""
    return Binding({part.name: part for part in briefing.parts}, set())


def _validated(family: type[Problem[Any]], data: dict[str, JsonValue]) -> Problem[Any]:
    try:
        return family.model_validate(data)
    except ValidationError as error:
        if not _with_names_as_words(data, error):
            raise InvalidProblem(
                one_sentence(error, f"the {family.model_fields['family'].default}")
            ) from error
    try:
        return family.model_validate(data)
    except ValidationError as error:
        raise InvalidProblem(
            one_sentence(error, f"the {family.model_fields['family'].default}")
        ) from error


def _with_names_as_words(data: dict[str, JsonValue], error: ValidationError) -> bool:
    """Writes numbers as names in place where a name is wanted, as node 3 is "3"; whether there were any."""
    found = False
    for detail in error.errors(include_url=False):
        value = detail["input"]
        if detail["type"] == "string_type" and isinstance(value, int | float):
            found |= _replaced(data, detail["loc"], label(float(value)))
    return found


def _replaced(data: Any, place: tuple[int | str, ...], value: str) -> bool:
    *way, last = place
    for step in way:
        try:
            data = data[step]
        except (
            KeyError,
            IndexError,
            TypeError,
        ):  # a place that pydantic names, and is not in the data
            return False
    if isinstance(data, dict) and last in data:
        data[last] = value
        return True
    if isinstance(data, list) and isinstance(last, int) and last < len(data):
        data[last] = value
        return True
    return False
