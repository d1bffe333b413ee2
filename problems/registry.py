"""The families there are, and the types that stand for any of them."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Union

from pydantic import Field, GetCoreSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import CoreSchema

from problems.discovery import discover
from problems.errors import InvalidProblem, RegistryError
from problems.problem import Problem, Solution
from problems.validation import one_sentence


@cache
def families() -> dict[str, type[Problem[Any]]]:
    """Returns every family's class by its name.

    >>> families()["knapsack"].__name__
    'Knapsack'
    """
    import problems.families

    found = discover(problems.families, "FAMILY", type)
    for name, family in found.items():
        if not issubclass(family, Problem):
            raise RegistryError(
                f"problems.families.{name}: FAMILY is not a Problem; see CONTRIBUTING.md"
            )
        if family.model_fields["family"].default != name:
            raise RegistryError(
                f"problems.families.{name}: its family field says "
                f"{family.model_fields['family'].default!r}; it must be the file's name"
            )
    return found


class _AnyFamily:
    """Makes pydantic read a `Problem` or `Solution` as the one whose `family` the data names."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        known = families().values()
        members = tuple(each.solution_type if source is Solution else each for each in known)
        union: Any = Union[members]  # noqa: UP007  # the members are known only at run time
        return handler.generate_schema(Annotated[union, Field(discriminator="family")])


AnyProblem = Annotated[Problem[Any], _AnyFamily()]
AnySolution = Annotated[Solution, _AnyFamily()]


@cache
def _adapter() -> TypeAdapter[Problem[Any]]:
    return TypeAdapter(AnyProblem)


def parse_problem(data: object) -> Problem[Any]:
    """Returns the typed problem that plain JSON data describes.

    Raises:
        InvalidProblem: the family is unknown or a field does not fit; one sentence says which.
    """
    try:
        return _adapter().validate_python(data)
    except ValidationError as error:
        raise InvalidProblem(one_sentence(error, "the problem")) from error
